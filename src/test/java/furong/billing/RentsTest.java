package furong.billing;

import static org.assertj.core.api.Assertions.assertThat;

import furong.billing.Spans.Pause;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A month is charged by its days, and its parts come to what it costs. */
class RentsTest {

    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

    @Test
    void aWholeMonthCostsItsPriceAndElevenDaysElevenOfThirtyOne() {
        assertThat(amounts(period("2025-01-01", null), List.of())).containsExactly(16_800L);
        assertThat(amounts(period("2026-03-21", null), List.of())).containsExactly(5_961L);
    }

    @Test
    void partsOfAMonthCutByPausesThatCostAQuarterComeToTheSumRoundedOnce() {
        var pauses = List.of(new Pause(MARCH.plusDays(3), MARCH.plusDays(14), "CUSTOMER_WISH"));
        var parts = Rents.parts(period("2025-01-01", null), pauses, MARCH, pause -> 250);
        assertThat(parts).extracting(Rents.Part::permille).containsExactly(1000, 250, 1000);
        var sum = Rents.amounts(16_800, parts, MARCH).stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(sum).isEqualTo(Math.round(16_800.0 * (3 * 1000 + 11 * 250 + 17 * 1000) / 31_000));
    }

    @Test
    void daysThatCostNothingAreNoPart() {
        var pauses = List.of(new Pause(MARCH, null, "NON_PAYMENT"));
        assertThat(Rents.parts(period("2025-01-01", null), pauses, MARCH, pause -> 0))
                .isEmpty();
    }

    private static List<Long> amounts(Period period, List<Pause> pauses) {
        return Rents.amounts(16_800, Rents.parts(period, pauses, MARCH, pause -> 0), MARCH);
    }

    private static Period period(String from, String until) {
        return new Period(
                new SubscriptionId(1),
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                new AccountId(1),
                new OfferId("ADSL_2M"),
                List.of(),
                null);
    }
}
