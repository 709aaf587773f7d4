package furong.rating;

import static org.assertj.core.api.Assertions.assertThat;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Label;
import furong.subscription.SubscriptionId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a use costs by itself, and what a month makes of many. */
class MeterTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Tariff LOCAL = tariff(180, 22, 60, 11, 0, null, List.of(), List.of());

    @Test
    void aCallCostsItsFirstThreeMinutesAndEachMinuteBegun() {
        assertThat(cost(LOCAL, 0)).isZero();
        assertThat(cost(LOCAL, 1)).isEqualTo(22);
        assertThat(cost(LOCAL, 180)).isEqualTo(22);
        assertThat(cost(LOCAL, 181)).isEqualTo(33);
        assertThat(cost(LOCAL, 300)).isEqualTo(44);
    }

    @Test
    void theTimeACallBeginsDecidesItsPrice() {
        var night = new Tariff.Window(127, LocalTime.MIDNIGHT, LocalTime.of(7, 0), 0, 4);
        var weekend = new Tariff.Window(32 + 64, LocalTime.of(7, 0), LocalTime.MIDNIGHT, 0, 5);
        var toll = tariff(0, 0, 6, 7, 0, null, List.of(night, weekend), List.of());
        assertThat(cost(toll, 13, "2026-11-23T06:59:59")).isEqualTo(12);
        assertThat(cost(toll, 13, "2026-11-23T07:00:00")).isEqualTo(21);
        assertThat(cost(toll, 13, "2026-11-28T23:59:00")).isEqualTo(15);
    }

    @Test
    void includedUnitsAreFreeAndTiersCountFromThere() {
        var tiers = List.of(new Tariff.Tier(200, 6), new Tariff.Tier(500, 3));
        var messages = tariff(0, 0, 1, 8, 100, null, List.of(), tiers);
        assertThat(month(messages, 100, 0)).isZero();
        assertThat(month(messages, 101, 0)).isEqualTo(8);
        assertThat(month(messages, 200, 0)).isEqualTo(800);
        assertThat(month(messages, 201, 0)).isEqualTo(806);
        assertThat(month(messages, 600, 0)).isEqualTo(800 + 1800 + 300);
        assertThat(Meter.one(messages, use(5, "2026-11-23T10:00:00"), ZONE).amountMinor())
                .isZero();
    }

    @Test
    void aDayRateIsChargedForDaysAndNotForUnits() {
        var roaming = tariff(0, 0, 60, 0, 0, 200L, List.of(), List.of());
        assertThat(month(roaming, 999, 3)).isEqualTo(600);
    }

    private static long cost(Tariff tariff, long quantity) {
        return cost(tariff, quantity, "2026-11-23T10:00:00");
    }

    private static long cost(Tariff tariff, long quantity, String at) {
        return Meter.one(tariff, use(quantity, at), ZONE).amountMinor();
    }

    private static UsageRecord use(long quantity, String at) {
        var start = java.time.LocalDateTime.parse(at).atZone(ZONE).toInstant();
        return new UsageRecord("k", UsageKind.LOCAL_CALL, "02886000001", "", start, quantity);
    }

    private static long month(Tariff tariff, long units, int days) {
        return Meter.month(
                tariff,
                new MonthTotal(
                        new CustomerId(1), new AccountId(1), new SubscriptionId(1), tariff, 1, units, units, days, 0));
    }

    private static Tariff tariff(
            long firstSize,
            long first,
            long size,
            long unit,
            long included,
            Long day,
            List<Tariff.Window> windows,
            List<Tariff.Tier> tiers) {
        return new Tariff(
                1,
                "",
                UsageKind.LOCAL_CALL,
                LocalDate.parse("2000-01-01"),
                null,
                "LOCAL",
                new Label("通话", "Calls"),
                "CNY",
                firstSize,
                first,
                size,
                unit,
                included,
                day,
                windows,
                tiers,
                true);
    }
}
