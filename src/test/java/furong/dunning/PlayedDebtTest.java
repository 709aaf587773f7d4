package furong.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.dunning.Attempt.Outcome;
import furong.dunning.PlayedDebt.Debt;
import furong.dunning.PlayedDebt.Past;
import furong.dunning.PlayedDebt.Pause;
import furong.dunning.PlayedDebt.Try;
import furong.dunning.Rung.Action;
import furong.organisation.Segment;
import furong.platform.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ladder tried out goes by the same hours, tries, promises and stops as one in force. */
@FurongTest
class PlayedDebtTest {

    private static final LocalDate MARCH = LocalDate.of(2031, 3, 1);

    @Autowired
    DunningHours hours;

    @Test
    void aDebtThatStaysGoesThroughEveryStep() {
        assertThat(play(past(List.of(), List.of(), List.of(), null), 60))
                .isEqualTo(Map.of(Action.REMIND, 2L, Action.SOFT, 1L, Action.FULL, 1L));
    }

    @Test
    void nothingIsDoneAfterItWasPaid() {
        assertThat(play(past(List.of(), List.of(), List.of(), at(20)), 60)).isEqualTo(Map.of(Action.REMIND, 2L));
    }

    @Test
    void onlyWhatFallsIntoTheTimeIsCounted() {
        var past = past(List.of(), List.of(), List.of(), null);
        assertThat(PlayedDebt.play(past, rungs("MON-SUN 09:00-20:00", 1), hours, at(10), at(40)))
                .isEqualTo(Map.of(Action.REMIND, 1L, Action.SOFT, 1L));
    }

    @Test
    void whatDidNotArriveIsTriedAgainAndWhatWaitsForACallHoldsTheRest() {
        var failed = IntStream.range(0, 4)
                .mapToObj(n -> new Try(at(n), at(n).plusSeconds(60), Outcome.FAILED))
                .toList();
        assertThat(play(past(failed, List.of(), List.of(), null), 60)).containsEntry(Action.REMIND, 4L);
        var waiting = List.of(new Try(at(3), null, Outcome.WAITING));
        assertThat(play(past(waiting, List.of(), List.of(), null), 60)).isEqualTo(Map.of(Action.REMIND, 1L));
    }

    @Test
    void aPromiseThatIsKeptToHoldsTheSuspensionOffAndOneThatIsBrokenPutsItOff() {
        var lasting = new Pause(at(25), null, MARCH.plusDays(80), true);
        assertThat(play(past(List.of(), List.of(lasting), List.of(), null), 60)).isEqualTo(Map.of(Action.REMIND, 2L));
        var broken = new Pause(at(33), at(41), MARCH.plusDays(40), true);
        assertThat(play(past(List.of(), List.of(broken), List.of(), null), 44))
                .as("suspended, back on the promise, suspended again")
                .isEqualTo(Map.of(Action.REMIND, 2L, Action.SOFT, 2L));
    }

    @Test
    void aStopHoldsEverythingWhileItLasts() {
        var stop = new Pause(at(1), at(30), MARCH.plusDays(60), false);
        assertThat(play(past(List.of(), List.of(), List.of(stop), null), 29)).isEmpty();
        assertThat(play(past(List.of(), List.of(), List.of(stop), null), 60)).containsEntry(Action.SOFT, 1L);
    }

    @Test
    void outsideItsHoursAStepWaits() {
        var onSundays = rungs("SUN 09:00-20:00", 1);
        var past = past(List.of(), List.of(), List.of(), null);
        // due on Tuesday the fourth; the Sunday after it is the ninth
        assertThat(PlayedDebt.play(past, onSundays, hours, at(0), at(8))).isEmpty();
        assertThat(PlayedDebt.play(past, onSundays, hours, at(0), at(9))).isEqualTo(Map.of(Action.REMIND, 1L));
    }

    private Map<Action, Long> play(Past past, int days) {
        return PlayedDebt.play(past, rungs("MON-SUN 09:00-20:00", 2), hours, at(0), at(days));
    }

    private static Past past(List<Try> tries, List<Pause> promises, List<Pause> stops, @Nullable Instant clearedAt) {
        return new Past(new Debt(7, 8, MARCH, 5_000, clearedAt), tries, promises, stops);
    }

    private Instant at(int day) {
        return hours.startOf(MARCH.plusDays(day));
    }

    private static List<Rung> rungs(String week, int tries) {
        return List.of(
                rung(1, Action.REMIND, 3, tries, week),
                rung(2, Action.REMIND, 15, tries, week),
                rung(3, Action.SOFT, 31, 1, week),
                rung(4, Action.FULL, 46, 1, week));
    }

    private static Rung rung(int step, Action action, int days, int tries, String week) {
        return new Rung(
                Segment.PUBLIC,
                step,
                action,
                days,
                100,
                tries,
                24,
                WeeklyHours.parse(week),
                true,
                0,
                action == Action.REMIND ? "DUNNING_1" : "");
    }
}
