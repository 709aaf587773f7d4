package furong.resource;

import org.jspecify.annotations.Nullable;

/**
 * A port and who has it.
 *
 * @param label what is written on the frame, so that the technician finds it
 * @param customer whose it is or for whom it is kept, {@code null} if free
 */
public record Port(
        PortId id,
        String exchange,
        String kind,
        String label,
        String state,
        @Nullable Long customer) {}
