package furong.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import furong.FurongTest;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class StaffingTest {

    private static final Actor BY = Actor.system("test");
    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 10);
    private static final int NINE = 18;

    @Autowired
    Staffing staffing;

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
