package furong.promise;

import static org.assertj.core.api.Assertions.assertThat;

import furong.platform.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a delay costs. */
class PayoutTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant DUE = at("2019-06-04T00:00");

    @Test
    @DisplayName("G4-3 1% a day of 300.00, seven days: 21.00")
    void shareOfTheFee() {
        var delay = new Payout.Delay(DUE, DUE, DUE.plus(Duration.ofDays(7)), LONDON, Money.fen(300_00));
        assertThat(new Payout.ShareOfFeePerDay(100).owed(delay)).contains(new Payout.Owed(Money.fen(21_00), 7));
    }

    @Test
    void aShareOfAnUnknownFeeIsNothing() {
        assertThat(new Payout.ShareOfFeePerDay(100).owed(late(Duration.ofDays(7))))
                .isEmpty();
    }

    @Test
    void aLateStartIsPaidForEachDateTheMissedOneIncluded() {
        // due on Monday 3 June until midnight, started on Wednesday at noon: three dates
        assertThat(new Payout.PerDate(new Money(500, "GBP")).owed(late(Duration.ofHours(36))))
                .contains(new Payout.Owed(new Money(1500, "GBP"), 3));
    }

    @Test
    void whatDoesNotDependOnTheDelayIsKnownAtTheBreak() {
        var lasting = new Payout.Delay(DUE, DUE, null, LONDON, null);
        assertThat(new Payout.Once(new Money(2500, "GBP")).owed(lasting))
                .contains(new Payout.Owed(new Money(2500, "GBP"), 0));
        assertThat(new Payout.PerDay(new Money(800, "GBP"), null).owed(lasting)).isEmpty();
    }

    @Test
    void theRentOfAMonthIsNeverExceededByAMonthsFault() {
        var from = at("2019-06-01T00:00");
        var month = new Payout.Delay(
                from, from.plus(Duration.ofHours(48)), at("2019-07-01T00:00"), LONDON, Money.fen(35_00));
        assertThat(new Payout.RentForTheTime().owed(month)).contains(new Payout.Owed(Money.fen(35_00), 30));
    }

    @Test
    void waitingLongerNeverPaysLessAndBeingInTimePaysNothing() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var payouts = new Payout[] {
            new Payout.None(),
            new Payout.Once(Money.fen(20_00)),
            new Payout.PerDay(Money.fen(10_00), Money.fen(100_00)),
            new Payout.PerDate(Money.fen(5_00)),
            new Payout.ShareOfFeePerDay(100),
            new Payout.RentForTheTime()
        };
        for (var n = 0; n < 5_000; n++) {
            var payout = payouts[random.nextInt(payouts.length)];
            var first = Duration.ofMinutes(random.nextInt(40 * 1440) - 1440);
            var second = first.plusMinutes(random.nextInt(3 * 1440));
            assertThat(minor(payout, second))
                    .as("seed %d: %s %s %s", seed, payout, first, second)
                    .isGreaterThanOrEqualTo(minor(payout, first));
            if (!first.isPositive())
                assertThat(minor(payout, first)).as("seed %d", seed).isZero();
        }
    }

    private static long minor(Payout payout, Duration late) {
        var delay = new Payout.Delay(DUE.minus(Duration.ofDays(2)), DUE, DUE.plus(late), LONDON, Money.fen(35_00));
        return payout.owed(delay).map(owed -> owed.amount().minor()).orElse(0L);
    }

    private static Payout.Delay late(Duration late) {
        return new Payout.Delay(DUE.minus(Duration.ofDays(2)), DUE, DUE.plus(late), LONDON, null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }
}
