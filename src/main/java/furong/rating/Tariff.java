package furong.rating;

import furong.platform.Label;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of use costs under an offer, from a day on. Amounts are minor units of {@code currency}.
 *
 * @param offer its code; empty for every offer without a tariff of its own
 * @param code of the line on the bill
 * @param firstSize the first part of each use, charged {@code firstMinor} as a whole; 0 for none
 * @param unitSize seconds, kibioctets or messages; a unit begun is charged
 * @param included units of a month that are free
 * @param dayMinor one amount for a day with any use, instead of units; null where units count
 * @param windows other prices at times of day; the moment a use begins decides
 * @param tiers what each unit of a month beyond so many costs, rising
 * @param example true until the operator has published its own
 */
public record Tariff(
        long id,
        String offer,
        UsageKind kind,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String code,
        Label name,
        String currency,
        long firstSize,
        long firstMinor,
        long unitSize,
        long unitMinor,
        long included,
        @Nullable Long dayMinor,
        List<Window> windows,
        List<Tier> tiers,
        boolean example) {

    /** @param days sum of 1 for Monday to 64 for Sunday */
    public record Window(int days, LocalTime from, LocalTime until, long firstMinor, long unitMinor) {

        boolean holds(int dayOfWeek, LocalTime time) {
            return (days >> (dayOfWeek - 1) & 1) == 1
                    && !time.isBefore(from)
                    && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
        }
    }

    public record Tier(long fromUnits, long unitMinor) {}

    /** Whether only a whole month says what its uses cost. */
    public boolean byMonth() {
        return included > 0 || dayMinor != null || !tiers.isEmpty();
    }

    boolean counts(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || day.isBefore(validUntil));
    }
}
