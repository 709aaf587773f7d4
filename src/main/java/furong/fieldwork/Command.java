package furong.fieldwork;

import furong.platform.Actor;
import java.time.Instant;

/**
 * What a device asks for. Sending it twice changes nothing.
 *
 * @param id the device's own id of this command, unique for the customer
 * @param deviceTime what the device's clock showed; kept as evidence, while the house's clock decides
 */
public record Command(String id, Instant deviceTime, Actor by) {

    private static final int ID_LENGTH_MAX = 80;

    public Command {
        if (id.isBlank() || id.length() > ID_LENGTH_MAX) throw new IllegalArgumentException("command id: " + id);
    }
}
