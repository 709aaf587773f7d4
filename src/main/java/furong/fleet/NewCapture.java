package furong.fleet;

import java.time.Instant;

/**
 * A wish as the device sends it.
 *
 * @param command the device's own id of it: sent again, it is the same
 * @param deviceTime what the device's clock showed when it was taken down
 * @param sentAt what it shows while it sends
 */
public record NewCapture(
        String command, String name, String phone, String address, String wish, Instant deviceTime, Instant sentAt) {}
