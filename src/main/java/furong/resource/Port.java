package furong.resource;

import org.jspecify.annotations.Nullable;

/**
 * A port and who has it.
 *
 * @param label what is written on the frame, so that the technician finds it
 * @param streetOffice the only one its wire leads to, {@code ""} for all that the exchange serves
 * @param customer whose it is or for whom it is kept, {@code null} if free
 */
public record Port(
        PortId id,
        String exchange,
        String kind,
        String label,
        String streetOffice,
        String state,
        @Nullable Long customer) {}
