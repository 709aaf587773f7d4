package furong.billing;

import static org.assertj.core.api.Assertions.assertThat;

import furong.billing.Spans.Heard;
import furong.billing.Spans.Pause;
import furong.billing.Spans.Since;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.subscription.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever happens to a line, its days neither overlap nor leave one out, and each is charged once. */
class SpansTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SubscriptionId LINE = new SubscriptionId(1);
    private static final long RENT = 8_800;

    @Test
    void aDayOffAndOnIsADayWithService() {
        assertThat(Spans.pauses(List.of(off("2026-03-05T09:00"), on("2026-03-05T17:00")), null, ZONE))
                .isEmpty();
    }

    @Test
    void onlyWholeDaysWithoutServiceAreAPause() {
        assertThat(Spans.pauses(List.of(off("2026-03-05T09:00"), on("2026-03-08T17:00")), null, ZONE))
                .containsExactly(
                        new Pause(LocalDate.parse("2026-03-06"), LocalDate.parse("2026-03-08"), "NON_PAYMENT"));
    }

    @Test
    void whatIsHeardTwiceOrInTheWrongOrderComesToTheSame() {
        var heard = new ArrayList<>(List.of(
                off("2026-03-05T09:00"), on("2026-03-08T17:00"), off("2026-03-20T09:00"), on("2026-04-02T10:00")));
        var expected = Spans.pauses(heard, null, ZONE);
        heard.addAll(List.copyOf(heard));
        Collections.reverse(heard);
        assertThat(Spans.pauses(heard, null, ZONE)).isEqualTo(expected).hasSize(2);
    }

    @Test
    void theLastOfferOfADayCountsForTheDay() {
        var ways =
                List.of(since("2026-03-01T10:00", "A"), since("2026-03-10T09:00", "B"), since("2026-03-10T15:00", "C"));
        assertThat(Spans.periods(ways, at("2026-03-20T12:00"), ZONE))
                .extracting(period -> period.from() + " " + period.until() + " "
                        + period.offer().value())
                .containsExactly("2026-03-01 2026-03-10 A", "2026-03-10 2026-03-20 C");
    }

    @Test
    void aLineThatEndsOnItsFirstDayCostsNothing() {
        assertThat(Spans.periods(List.of(since("2026-03-01T10:00", "A")), at("2026-03-01T18:00"), ZONE))
                .isEmpty();
    }

    /** killbill#2306: suspended and resumed again and again within long terms, charges overlapped and the account stuck. */
    @Test
    void killbill2306_suspendedAndResumedAgainAndAgainChargesNeitherOverlapNorRepeat() {
        var heard = new ArrayList<Heard>();
        var day = LocalDate.parse("2025-01-05");
        for (var n = 0; n < 60; n++) {
            heard.add(new Heard(day.plusDays(n * 6).atTime(10, 0).atZone(ZONE).toInstant(), true, "NON_PAYMENT"));
            heard.add(new Heard(
                    day.plusDays(n * 6 + n % 6).atTime(11, 0).atZone(ZONE).toInstant(), false, ""));
        }
        var periods = Spans.periods(List.of(since("2025-01-01T00:00", "A")), at("2025-12-31T12:00"), ZONE);
        check(periods, Spans.pauses(heard, at("2025-12-31T12:00"), ZONE), "killbill#2306");
    }

    @Test
    void noLifeOfALineLeavesAnOverlapOrAGap() {
        var seed = Long.getLong("furong.seed", new Random().nextLong());
        System.out.println("SpansTest seed " + seed + " (repeat with -Dfurong.seed=" + seed + ")");
        var lot = new Random(seed);
        for (var life = 0; life < 3_000; life++) {
            var now = at("2025-01-01T00:00").plus(Duration.ofMinutes(lot.nextInt(500_000)));
            var ways = new ArrayList<>(List.of(since(now, "A")));
            var heard = new ArrayList<Heard>();
            var isOff = false;
            for (var n = lot.nextInt(25); n > 0; n--) {
                now = now.plus(Duration.ofMinutes(lot.nextInt(lot.nextBoolean() ? 600 : 40_000)));
                if (lot.nextInt(4) == 0)
                    ways.add(since(now, "ABC".substring(lot.nextInt(3)).substring(0, 1)));
                else {
                    isOff = !isOff;
                    heard.add(new Heard(now, isOff, isOff ? "NON_PAYMENT" : ""));
                }
                if (lot.nextInt(5) == 0 && !heard.isEmpty()) heard.add(heard.getLast());
            }
            var over = lot.nextBoolean() ? now.plus(Duration.ofMinutes(lot.nextInt(100_000))) : null;
            Collections.shuffle(heard, lot);
            check(Spans.periods(ways, over, ZONE), Spans.pauses(heard, over, ZONE), "seed " + seed + " life " + life);
        }
    }

    /** Every day from the first to the last lies in one period; what is charged and what is paused make all of them. */
    private static void check(List<Period> periods, List<Pause> pauses, String what) {
        for (var n = 1; n < periods.size(); n++)
            assertThat(periods.get(n).from())
                    .as(what)
                    .isEqualTo(periods.get(n - 1).until());
        for (var n = 1; n < pauses.size(); n++) {
            var before = pauses.get(n - 1).until();
            assertThat(before)
                    .as(what)
                    .isNotNull()
                    .isBeforeOrEqualTo(pauses.get(n).from());
        }
        if (periods.isEmpty()) return;
        var first = periods.getFirst().from();
        var end = periods.getLast().until() == null
                ? first.plusMonths(14)
                : periods.getLast().until();
        for (var month = first.withDayOfMonth(1); month.isBefore(end); month = month.plusMonths(1))
            checkMonth(periods, pauses, month, end, what);
    }

    private static void checkMonth(
            List<Period> periods, List<Pause> pauses, LocalDate month, LocalDate end, String what) {
        var charged = 0L;
        var days = new boolean[month.lengthOfMonth()];
        for (var period : periods) {
            var parts = Rents.parts(period, pauses, month, pause -> 0);
            var amounts = Rents.amounts(RENT, parts, month);
            for (var n = 0; n < parts.size(); n++) {
                charged += amounts.get(n);
                for (var day = parts.get(n).from(); day.isBefore(parts.get(n).until()); day = day.plusDays(1)) {
                    assertThat(days[day.getDayOfMonth() - 1])
                            .as(what + ": charged twice " + day)
                            .isFalse();
                    days[day.getDayOfMonth() - 1] = true;
                }
            }
        }
        var working = 0;
        for (var day = month; day.isBefore(month.plusMonths(1)); day = day.plusDays(1)) {
            var of = day;
            var has = !of.isBefore(periods.getFirst().from()) && of.isBefore(end);
            var paused = pauses.stream()
                    .anyMatch(pause ->
                            !of.isBefore(pause.from()) && (pause.until() == null || of.isBefore(pause.until())));
            if (has && !paused) working++;
            if (of.isBefore(end))
                assertThat(days[of.getDayOfMonth() - 1]).as(what + ": " + of).isEqualTo(has && !paused);
        }
        if (month.plusMonths(1).isAfter(end)) return;
        var exact = (double) RENT * working / month.lengthOfMonth();
        assertThat((double) charged).as(what + ": " + month).isBetween(exact - periods.size(), exact + periods.size());
        if (working == month.lengthOfMonth()
                && periods.stream()
                                .filter(period -> !Rents.parts(period, pauses, month, pause -> 0)
                                        .isEmpty())
                                .count()
                        == 1) assertThat(charged).as(what + ": a whole month").isEqualTo(RENT);
    }

    private static Since since(String at, String offer) {
        return since(at(at), offer);
    }

    private static Since since(Instant at, String offer) {
        return new Since(
                at, new Period(LINE, LocalDate.MIN, null, new AccountId(1), new OfferId(offer), List.of(), null));
    }

    private static Heard off(String at) {
        return new Heard(at(at), true, "NON_PAYMENT");
    }

    private static Heard on(String at) {
        return new Heard(at(at), false, "");
    }

    private static Instant at(@Nullable String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
