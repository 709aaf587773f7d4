package furong.fieldwork;

import furong.platform.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device asks for. Sending it twice changes nothing.
 *
 * @param id the device's own id of this command, unique for the customer
 * @param deviceTime what the device's clock showed; kept as evidence
 * @param offline how it came, if it was given without a network; null where the house's clock alone decides
 */
public record Command(
        String id, Instant deviceTime, @Nullable Offline offline, Actor by) {

    private static final int ID_LENGTH_MAX = 80;

    /**
     * Given earlier than it came.
     *
     * @param device the device's own name
     * @param sentAt what the device's clock showed when it sent the command: held against the house's clock when it came,
     *     it says how wrong the device's is
     */
    public record Offline(String device, Instant sentAt) {}

    public Command {
        if (id.isBlank() || id.length() > ID_LENGTH_MAX) throw new IllegalArgumentException("command id: " + id);
    }

    /** Given with a network: the house's clock decides. */
    public Command(String id, Instant deviceTime, Actor by) {
        this(id, deviceTime, null, by);
    }
}
