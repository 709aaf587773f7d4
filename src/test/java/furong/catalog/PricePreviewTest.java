package furong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.platform.Label;
import furong.platform.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PricePreviewTest {

    private static final LocalDate FIRST = LocalDate.of(2004, 3, 1);
    private static final LocalDate NEXT = LocalDate.of(2004, 4, 1);
    private static final Label NAME = new Label("月费", "Rent");

    @Test
    @DisplayName("A3.8 the price before and after, and what this month makes of it by the day")
    void aFasterLineWithCallerDisplayFromTheEleventhOfMarch() {
        var slow = List.of(once("INSTALL", 10000), monthly("RENT", 12000));
        var fast = List.of(
                once("INSTALL", 10000), monthly("RENT", 16800), monthly("MODEM", 1000), monthly("CALLER_DISPLAY", 600));
        var preview = PricePreview.of(slow, fast, LocalDate.of(2004, 3, 11), FIRST, NEXT);
        assertThat(preview.days()).isEqualTo(21);
        assertThat(preview.daysOfMonth()).isEqualTo(31);
        assertThat(preview.before()).isEqualTo(Money.fen(12000));
        assertThat(preview.after()).isEqualTo(Money.fen(18400));
        assertThat(preview.lines())
                .extracting(PricePreview.Line::code)
                .containsExactly("RENT", "MODEM", "CALLER_DISPLAY");
        assertThat(preview.lines())
                .extracting(PricePreview.Line::thisMonth)
                .containsExactly(Money.fen(3252), Money.fen(677), Money.fen(406));
        assertThat(preview.thisMonth()).isEqualTo(Money.fen(3252 + 677 + 406));
        assertThat(preview.oneOff()).as("the installation was paid once").isEmpty();
    }

    @Test
    void whatIsGivenUpIsGivenBackByTheDay() {
        var preview = PricePreview.of(
                List.of(monthly("RENT", 2100), monthly("CALLER_DISPLAY", 600)),
                List.of(monthly("RENT", 2100), once("RING_BACK", 500), monthly("RING_BACK", 500)),
                LocalDate.of(2004, 3, 31),
                FIRST,
                NEXT);
        assertThat(preview.thisMonth()).isEqualTo(Money.fen(-19 + 16));
        assertThat(preview.once()).isEqualTo(Money.fen(500));
        assertThat(preview.lines())
                .filteredOn(PricePreview.Line::changed)
                .extracting(PricePreview.Line::code)
                .containsExactly("CALLER_DISPLAY", "RING_BACK");
    }

    @Test
    void whatIsFreeIsSeenToComeAndGo() {
        var preview = PricePreview.of(
                List.of(monthly("RENT", 2100), monthly("WAKE_UP", 0)),
                List.of(monthly("RENT", 2100), monthly("LONG_DISTANCE", 0)),
                FIRST,
                FIRST,
                NEXT);
        assertThat(preview.lines())
                .filteredOn(PricePreview.Line::changed)
                .extracting(PricePreview.Line::code)
                .containsExactly("WAKE_UP", "LONG_DISTANCE");
        assertThat(preview.thisMonth()).isEqualTo(Money.fen(0));
    }

    @Test
    void aMonthThatIsNoneOrADayBeforeItIsABug() {
        var rent = List.of(monthly("RENT", 2100));
        assertThatThrownBy(() -> PricePreview.of(rent, rent, FIRST, FIRST, FIRST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PricePreview.of(rent, rent, FIRST.minusDays(1), FIRST, NEXT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PricePreview.of(rent, twice("RENT"), FIRST, FIRST, NEXT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A3.8 whatever changes whenever: lines add up, the first day costs all of it, the last one day of it")
    void whateverChangesWheneverTheSumsAddUp() {
        var seed = new Random().nextLong();
        System.out.println("price preview seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 5000; round++) {
            var before = prices(random);
            var after = prices(random);
            var begin = LocalDate.of(2004, 1, 1).plusMonths(random.nextInt(48));
            var end = begin.plusMonths(1);
            var length = begin.lengthOfMonth();
            var day = begin.plusDays(random.nextInt(length));
            var what = "seed " + seed + " round " + round;

            var preview = PricePreview.of(before, after, day, begin, end);
            assertThat(sum(preview.lines(), PricePreview.Line::before)).as(what).isEqualTo(preview.before());
            assertThat(sum(preview.lines(), PricePreview.Line::after)).as(what).isEqualTo(preview.after());
            assertThat(sum(preview.lines(), PricePreview.Line::thisMonth))
                    .as(what)
                    .isEqualTo(preview.thisMonth());
            assertThat(preview.days() + (day.getDayOfMonth() - 1)).as(what).isEqualTo(length);
            for (var line : preview.lines()) {
                var whole = line.after().minus(line.before()).minor();
                var exactly = whole * preview.days();
                assertThat(Math.abs(line.thisMonth().minor() * length - exactly) * 2)
                        .as(what + ": off by half a fen at most")
                        .isLessThanOrEqualTo(length);
                if (line.changed() || line.thisMonth().isZero()) continue;
                throw new AssertionError(what + ": an unchanged line costs something");
            }

            var first = PricePreview.of(before, after, begin, begin, end);
            assertThat(first.thisMonth()).as(what).isEqualTo(first.after().minus(first.before()));
            var last = PricePreview.of(before, after, end.minusDays(1), begin, end);
            for (var line : last.lines())
                assertThat(line.thisMonth())
                        .as(what)
                        .isEqualTo(line.after().minus(line.before()).share(1, length));
            var later = PricePreview.of(before, after, end.plusDays(random.nextInt(40)), begin, end);
            assertThat(later.thisMonth()).as(what + ": the month is over").isEqualTo(Money.fen(0));
            assertThat(PricePreview.of(before, before, day, begin, end).thisMonth())
                    .isEqualTo(Money.fen(0));
            assertThat(PricePreview.of(before, before, day, begin, end).once()).isEqualTo(Money.fen(0));
        }
    }

    private static List<Price> prices(Random random) {
        var prices = new ArrayList<Price>();
        prices.add(monthly("RENT", random.nextInt(30000)));
        for (var code : List.of("A", "B", "C", "D", "E")) {
            if (random.nextBoolean()) prices.add(monthly(code, random.nextInt(2000)));
            if (random.nextInt(3) == 0) prices.add(once(code, random.nextInt(2000)));
        }
        return prices;
    }

    private static Money sum(List<PricePreview.Line> lines, Function<PricePreview.Line, Money> amount) {
        return lines.stream().map(amount).reduce(Money.fen(0), Money::plus);
    }

    private static List<Price> twice(String code) {
        return List.of(monthly(code, 1), monthly(code, 2));
    }

    private static Price monthly(String code, long fen) {
        return new Price(code, PriceKind.RECURRING, NAME, Money.fen(fen), new Label("月", "month"), true);
    }

    private static Price once(String code, long fen) {
        return new Price(code, PriceKind.ONE_OFF, NAME, Money.fen(fen), new Label("次", "once"), true);
    }
}
