package furong.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.platform.WeeklyHours;
import furong.platform.WorkCalendar;
import furong.promise.Why.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The arithmetic of due times, without a database and without a clock. */
class PromiseClockTest {

    private static final ZoneId CHENGDU = ZoneId.of("Asia/Shanghai");
    private static final WeeklyHours OFFICE = WeeklyHours.parse("MON-FRI 09:00-12:00,13:00-18:00");
    private static final WorkCalendar CALENDAR = new WorkCalendar(CHENGDU, OFFICE, springFestivalOf2004());
    private static final List<Term> TERMS = List.of(
            new Term.Hours(1),
            new Term.Hours(48),
            new Term.CalendarDays(15),
            new Term.WorkingDays(1),
            new Term.WorkingDays(5),
            new Term.WorkingHours(1),
            new Term.WorkingHours(8),
            new Term.WorkingHours(100),
            new Term.SameDay(LocalTime.of(16, 0), 24));

    @Test
    @DisplayName("G4-1 15:59 is in time for the same day, 16:00 sharp too, 16:01 is due 24 hours on")
    void sameDay() {
        var term = new Term.SameDay(LocalTime.of(16, 0), 24);
        assertThat(due(term, "2004-03-10T15:59")).isEqualTo(at("2004-03-11T00:00"));
        assertThat(due(term, "2004-03-10T16:00")).isEqualTo(at("2004-03-11T00:00"));
        assertThat(due(term, "2004-03-10T16:01")).isEqualTo(at("2004-03-11T16:01"));
    }

    @Test
    void aSameDayRuleThatWouldRewardComingLaterIsRefused() {
        assertThatThrownBy(() -> new Term.SameDay(LocalTime.of(16, 0), 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("G4-5 working hours leave out the lunch break")
    void lunch() {
        assertThat(due(new Term.WorkingHours(2), "2004-03-10T11:00")).isEqualTo(at("2004-03-10T14:00"));
        assertThat(due(new Term.WorkingHours(1), "2004-03-10T11:00")).isEqualTo(at("2004-03-10T12:00"));
        assertThat(due(new Term.WorkingHours(1), "2004-03-10T12:30")).isEqualTo(at("2004-03-10T14:00"));
    }

    @Test
    @DisplayName("G4-5 working hours over a split shift that ends at midnight")
    void splitShift() {
        var shift = new WorkCalendar(CHENGDU, WeeklyHours.parse("MON-SUN 06:00-10:00,20:00-24:00"), Map.of());
        assertThat(PromiseClock.due(new Term.WorkingHours(5), at("2004-03-10T09:00"), shift)
                        .at())
                .isEqualTo(at("2004-03-11T00:00"));
        assertThat(PromiseClock.due(new Term.WorkingHours(6), at("2004-03-10T09:00"), shift)
                        .at())
                .isEqualTo(at("2004-03-11T07:00"));
    }

    @Test
    @DisplayName("G4-5 Spring Festival: days off do not count, make-up days do")
    void springFestival() {
        // Thursday 15 January; the 17th and 18th are worked, the 22nd to 28th are off.
        assertThat(due(new Term.WorkingDays(5), "2004-01-15T10:00")).isEqualTo(at("2004-01-21T00:00"));
        assertThat(due(new Term.WorkingDays(7), "2004-01-15T10:00")).isEqualTo(at("2004-01-30T00:00"));
        assertThat(due(new Term.WorkingHours(2), "2004-01-21T17:00")).isEqualTo(at("2004-01-29T10:00"));
        assertThat(due(new Term.WorkingHours(1), "2004-01-18T08:00")).isEqualTo(at("2004-01-18T10:00"));
    }

    @Test
    void theStepsTellTheStory() {
        var due = PromiseClock.due(new Term.WorkingDays(5), at("2004-01-16T10:00"), CALENDAR);
        assertThat(due.steps())
                .containsExactly(
                        new Step("promise.step.from", List.of("2004-01-16 10:00")),
                        new Step("promise.step.working-days", List.of("5", "2004-01-21")),
                        new Step("promise.step.off", List.of("0")),
                        new Step("promise.step.due", List.of("2004-01-21 24:00")));
    }

    @Test
    @DisplayName("G4-5 property: who begins later is never due earlier, and nothing is due before it begins")
    void monotone() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var n = 0; n < 20_000; n++) {
            var term = TERMS.get(random.nextInt(TERMS.size()));
            var calendar = n % 2 == 0 ? CALENDAR : randomCalendar(random);
            var from = at("2004-01-01T00:00").plusSeconds(random.nextInt(60 * 86_400));
            var later = from.plusSeconds(random.nextInt(n % 3 == 0 ? 600 : 10 * 86_400));
            var due = PromiseClock.due(term, from, calendar).at();
            assertThat(due).as("seed %d: %s from %s", seed, term, from).isAfterOrEqualTo(from);
            assertThat(PromiseClock.due(term, later, calendar).at())
                    .as("seed %d: %s from %s and %s in %s", seed, term, from, later, calendar.weekly())
                    .isAfterOrEqualTo(due);
        }
    }

    @Test
    @DisplayName("G4-5 property: the due time does not depend on when, or how often, it is computed")
    void independentOfEvaluation() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var n = 0; n < 2_000; n++) {
            var term = TERMS.get(random.nextInt(TERMS.size()));
            var from = at("2004-01-01T00:00").plusSeconds(random.nextInt(60 * 86_400));
            var calendar = randomCalendar(random);
            var first = PromiseClock.due(term, from, calendar);
            PromiseClock.due(term, from.plus(Duration.ofDays(random.nextInt(400))), calendar);
            assertThat(PromiseClock.due(term, from, calendar))
                    .as("seed %d", seed)
                    .isEqualTo(first);
        }
    }

    @Test
    @DisplayName("G4-5 property: working hours promised are exactly the working time that lies between")
    void workingHoursAreWorkingTime() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var n = 0; n < 5_000; n++) {
            var hours = 1 + random.nextInt(60);
            var calendar = randomCalendar(random);
            var from = at("2004-01-01T00:00").plusSeconds(random.nextInt(60 * 86_400));
            var due = PromiseClock.due(new Term.WorkingHours(hours), from, calendar)
                    .at();
            assertThat(calendar.open(from, due).total())
                    .as("seed %d: %d h from %s in %s", seed, hours, from, calendar.weekly())
                    .isEqualTo(Duration.ofHours(hours));
        }
    }

    @Test
    void summerTimeIsCountedAsItPasses() {
        var london = new WorkCalendar(ZoneId.of("Europe/London"), WeeklyHours.ALWAYS, Map.of());
        var evening =
                LocalDateTime.parse("2019-03-30T18:00").atZone(london.zone()).toInstant();
        assertThat(PromiseClock.due(new Term.Hours(24), evening, london).at())
                .isEqualTo(LocalDateTime.parse("2019-03-31T19:00")
                        .atZone(london.zone())
                        .toInstant());
        assertThat(PromiseClock.due(new Term.CalendarDays(1), evening, london).at())
                .isEqualTo(LocalDate.parse("2019-04-01")
                        .atStartOfDay(london.zone())
                        .toInstant());
    }

    private static WorkCalendar randomCalendar(Random random) {
        var weeks = List.of(
                OFFICE,
                WeeklyHours.ALWAYS,
                WeeklyHours.parse("MON-SUN 06:00-10:00,20:00-24:00"),
                WeeklyHours.parse("MON 08:00-12:00; WED-FRI 00:00-08:00,10:00-10:30; SUN 23:00-24:00"));
        var days = new HashMap<LocalDate, WorkCalendar.Exception>();
        for (var n = 0; n < 12; n++) {
            var kind = random.nextBoolean() ? WorkCalendar.Exception.OFF : WorkCalendar.Exception.WORK;
            days.put(LocalDate.of(2004, 1, 1).plusDays(random.nextInt(70)), kind);
        }
        return new WorkCalendar(CHENGDU, weeks.get(random.nextInt(weeks.size())), days);
    }

    private static Map<LocalDate, WorkCalendar.Exception> springFestivalOf2004() {
        var days = new HashMap<LocalDate, WorkCalendar.Exception>();
        for (var day = 22; day <= 28; day++) days.put(LocalDate.of(2004, 1, day), WorkCalendar.Exception.OFF);
        days.put(LocalDate.of(2004, 1, 17), WorkCalendar.Exception.WORK);
        days.put(LocalDate.of(2004, 1, 18), WorkCalendar.Exception.WORK);
        return days;
    }

    private static Instant due(Term term, String from) {
        return PromiseClock.due(term, at(from), CALENDAR).at();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHENGDU).toInstant();
    }
}
