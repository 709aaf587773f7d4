package furong.network;

import furong.organisation.Area;
import java.time.Instant;

/**
 * A service that works already, elsewhere or long before us.
 *
 * @param area where it ends, to find a port there
 * @param portKind PAIR, DSLAM, LAN, PON; {@code ""} if it needs no port
 */
public record ExistingService(
        long customer, ServiceId id, ServiceSpec spec, Area area, String portKind, Instant since) {}
