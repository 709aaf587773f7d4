package furong.fault;

import furong.organisation.Area;
import furong.organisation.UnitId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault of many.
 *
 * @param area where it is; its street office "" is all that the exchange serves
 * @param text what is wrong, in words for customers
 * @param expectedAt when we expect it to be over
 * @param mendedAt null while it lasts
 * @param updates newest first
 */
public record Outage(
        OutageId id,
        String number,
        String exchange,
        Area area,
        String text,
        Instant beganAt,
        Instant expectedAt,
        String badge,
        UnitId unit,
        @Nullable Instant mendedAt,
        @Nullable String cause,
        String remedy,
        List<Update> updates) {

    /** News; {@code told} is how many customers heard it, null until all have. */
    public record Update(
            int n,
            Instant at,
            String text,
            String badge,
            @Nullable Integer told) {}

    public boolean isOpen() {
        return mendedAt == null;
    }

    /** Whether it may be why something there does not work. */
    public boolean touches(String otherExchange, Area other) {
        return exchange.equals(otherExchange) && (area.streetOffice().isEmpty() || area.equals(other));
    }
}
