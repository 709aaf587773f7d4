package furong.promise;

import furong.platform.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a broken promise costs us, as a rule says it. */
public sealed interface Payout {

    /** Nothing but the apology. */
    record None() implements Payout {}

    /** A fixed sum, however long the delay. */
    record Once(Money amount) implements Payout {}

    /** A sum for each day begun, at most {@code cap} where there is one. */
    record PerDay(Money amount, @Nullable Money cap) implements Payout {}

    /** A sum for each date on the calendar from the one missed to the one on which it was done, both counted. */
    record PerDate(Money amount) implements Payout {}

    /** A share of the fee, in hundredths of a percent, for each day begun. */
    record ShareOfFeePerDay(int basisPoints) implements Payout {}

    /** The month's rent for the time without service: by the day begun since the fault was reported. */
    record RentForTheTime() implements Payout {}

    /** The delay a payout is computed for; {@code done} null means that it still lasts. */
    record Delay(
            Instant from,
            Instant due,
            @Nullable Instant done,
            ZoneId zone,
            @Nullable Money fee) {}

    /** An amount, and the days it was counted for. */
    record Owed(Money amount, int days) {}

    /** What is owed for {@code delay}; empty if nothing is, or not yet, because the amount grows while it lasts. */
    default Optional<Owed> owed(Delay delay) {
        if (delay.done() != null && !delay.done().isAfter(delay.due())) return Optional.empty();
        if (this instanceof Once once) return Optional.of(new Owed(once.amount(), 0));
        var done = delay.done();
        if (done == null) return Optional.empty();
        var late = daysBegun(delay.due(), done);
        return switch (this) {
            case None ignored -> Optional.empty();
            case Once once -> Optional.of(new Owed(once.amount(), 0));
            case PerDay perDay -> {
                var sum = perDay.amount().times(late);
                yield Optional.of(new Owed(perDay.cap() == null ? sum : sum.min(perDay.cap()), late));
            }
            case PerDate perDate -> {
                var dates = datesTouched(delay.due(), done, delay.zone());
                yield Optional.of(new Owed(perDate.amount().times(dates), dates));
            }
            case ShareOfFeePerDay share ->
                Optional.ofNullable(delay.fee())
                        .map(fee -> new Owed(fee.share((long) share.basisPoints() * late, 10_000), late));
            case RentForTheTime ignored ->
                Optional.ofNullable(delay.fee()).map(rent -> rent(rent, delay, daysBegun(delay.from(), done)));
        };
    }

    private static Owed rent(Money rent, Delay delay, int days) {
        var month = delay.from().atZone(delay.zone()).toLocalDate().lengthOfMonth();
        return new Owed(rent.share(days, month), days);
    }

    /** A part of a day counts as a day. */
    private static int daysBegun(Instant from, Instant until) {
        var length = Duration.between(from, until);
        var whole = length.toDays();
        return Math.toIntExact(length.equals(Duration.ofDays(whole)) ? whole : whole + 1);
    }

    /** What is due at a midnight was due on the date that ends with it. */
    private static int datesTouched(Instant due, Instant done, ZoneId zone) {
        var first = due.minusNanos(1).atZone(zone).toLocalDate();
        var last = done.atZone(zone).toLocalDate();
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
    }
}
