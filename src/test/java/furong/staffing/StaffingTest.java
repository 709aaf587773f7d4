package furong.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import furong.FurongTest;
import furong.contact.CallAnswered;
import furong.contact.CallEnded;
import furong.contact.Rung;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class StaffingTest {

    private static final Actor BY = Actor.system("test");
    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 10);
    private static final int NINE = 18;

    @Autowired
    Staffing staffing;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void aForecastIsTheSameWeekdayWithTheLastWeekCountingMost() {
        staffing.keep(List.of(came(MONDAY.minusWeeks(1), 120), came(MONDAY.minusWeeks(2), 60)), BY);
        staffing.keep(List.of(came(MONDAY.minusDays(1), 999)), BY); // a Sunday says nothing of a Monday
        var nine = staffing.plan(MONDAY).get(NINE);
        assertThat(nine.calls()).isCloseTo((120 + 60 * 0.5) / 1.5, within(1e-9));
        assertThat(nine.handling()).isEqualTo(Duration.ofSeconds(180));
        assertThat(nine.load()).isCloseTo(10.0, within(1e-9));
        assertThat(nine.level()).isGreaterThanOrEqualTo(0.85);
        assertThat(new Erlang(10, nine.agents() - 1).answeredWithin(Duration.ofSeconds(15), nine.handling()))
                .as("one fewer would not do")
                .isLessThan(0.85);
        assertThat(staffing.plan(MONDAY).get(NINE + 1).agents()).isZero();
    }

    @Test
    void aHalfHourTakenInAgainIsReplaced() {
        var day = MONDAY.plusYears(1);
        staffing.keep(List.of(came(day, 10)), BY);
        staffing.keep(List.of(came(day, 30)), BY);
        assertThat(staffing.of(day)).extracting(Arrival::calls).containsExactly(30);
    }

    @Test
    @DisplayName("calls as they were answered are the level of the day and the next forecast, until the exchange tells")
    void realAnswerTimesAreTheLevelOfTheDayAndFeedTheForecast() {
        var day = MONDAY.plusYears(3);
        var nine = day.atTime(9, 5).atZone(clock.getZone()).toInstant();
        answered(nine, 15, 180);
        answered(nine.plusSeconds(60), 16, 120);
        assertThat(staffing.of(day)).singleElement().satisfies(half -> {
            assertThat(half.slot()).isEqualTo(NINE);
            assertThat(half.calls()).isEqualTo(2);
            assertThat(half.inTime()).as("15 s is in time, 16 is not").isEqualTo(1);
            assertThat(half.handled()).isEqualTo(Duration.ofSeconds(300));
        });
        assertThat(staffing.days(day, day.plusDays(1)))
                .extracting(Staffing.Day::inTime)
                .containsExactly(1L);
        assertThat(staffing.plan(day.plusWeeks(1)).get(NINE).calls()).isEqualTo(2);
        assertThat(staffing.plan(day.plusWeeks(1)).get(NINE).handling()).isEqualTo(Duration.ofSeconds(150));
        staffing.keep(List.of(new Arrival(day, NINE, 5, Duration.ofSeconds(400), 3, 2)), BY);
        assertThat(staffing.of(day))
                .as("the exchange knows who hung up, too")
                .extracting(Arrival::calls)
                .containsExactly(5);
    }

    private void answered(Instant rang, int seconds, int took) {
        var call = Ids.next();
        var picked = rang.plusSeconds(seconds);
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new CallAnswered(call, new Rung(rang, picked)));
            events.publishEvent(new CallEnded(call, picked.plusSeconds(took)));
            events.publishEvent(new CallEnded(call, picked.plusSeconds(took + 999)));
        });
    }

    @Test
    void impossibleFiguresAreRefusedAndNothingIsKept() {
        var day = MONDAY.plusYears(2);
        var bad = new Arrival(day, 20, 5, Duration.ofSeconds(60), 6, 6);
        assertThatThrownBy(() -> staffing.keep(List.of(came(day, 10), bad), BY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("arrival-row");
        assertThat(staffing.of(day)).isEmpty();
    }

    private static Arrival came(LocalDate day, int calls) {
        return new Arrival(day, NINE, calls, Duration.ofSeconds(180L * calls), calls, calls);
    }
}
