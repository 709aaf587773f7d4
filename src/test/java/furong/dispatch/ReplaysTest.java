package furong.dispatch;

import static furong.dispatch.Town.DISPATCHER;
import static furong.dispatch.Town.EAST;
import static furong.dispatch.Town.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import furong.FurongTest;
import furong.dispatch.Replays.Outcome;
import furong.dispatch.Replays.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A small city replayed, checked against a count with paper and pencil: haversine, a clock, nothing of the planner's. */
@FurongTest
class ReplaysTest {

    private static final double[] HALL = {30.6601, 104.07};
    private static final int WORK = 50;
    private static final int MEAL = 45;

    @Autowired
    Replays replays;

    @Autowired
    Town town;

    @AfterEach
    void now() {
        town.backToRealTime();
    }

    @Test
    void aSmallCityComesToWhatAnIndependentCountSays() {
        town.crews(2);
        // booked in turn on both sides of town: first come sends one crew to and fro
        for (var hour : new int[] {9, 11}) {
            town.book(WEST, hour, WORK);
            town.book(EAST, hour, WORK);
        }
        replays.begin(town.day(), town.day(), DISPATCHER);
        assertThatThrownBy(() -> replays.begin(town.day(), town.day(), DISPATCHER))
                .hasMessageContaining("replay-running");
        assertThat(replays.newest().orElseThrow().done()).isZero();
        replays.work();
        var run = replays.newest().orElseThrow();
        assertThat(run.endedAt()).isNotNull();
        assertThat(run.done()).isEqualTo(1);

        var first = of(Way.FIRST_COME);
        // hall, west at nine, east, west, east, hall
        var ways = metres(WEST) + 3 * metres(WEST, EAST) + metres(EAST);
        assertThat((double) first.metres()).isCloseTo(ways, within(5.0));
        var over = minutes(metres(WEST, EAST));
        // 9:00 west, then east before eleven; west again after eleven; a meal; east is after one
        var east = 9 * 60 + WORK + over;
        var west = Math.max(11 * 60, east + WORK + over);
        var last = west + WORK + MEAL + over;
        assertThat(east).isLessThan(11 * 60);
        assertThat(last).isGreaterThan(13 * 60);
        assertThat(first.missed()).isEqualTo(1);
        assertThat(first.kept()).isEqualTo(3);
        assertThat(first.idle() / 60.0).isCloseTo(west - (east + WORK + over), within(1.0));
        assertThat(first.crews()).isEqualTo(1);
        assertThat(first.unserved()).isZero();

        var planned = of(Way.FURONG);
        // one crew to each side and back
        assertThat((double) planned.metres()).isCloseTo(2 * metres(WEST) + 2 * metres(EAST), within(5.0));
        assertThat(planned.missed()).isZero();
        assertThat(planned.kept()).isEqualTo(4);
        assertThat(planned.crews()).isEqualTo(2);
        assertThat(planned.overtime()).isZero();
        // both are free from ten to nine until eleven
        assertThat(planned.idle() / 60.0).isCloseTo(2 * 70, within(1.0));
    }

    private Outcome of(Way way) {
        return replays.of(town.day(), town.day()).stream()
                .filter(one -> one.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private static double metres(double lon) {
        return metres(HALL[0], HALL[1], 30.66, lon);
    }

    private static double metres(double lon, double other) {
        return metres(30.66, lon, 30.66, other);
    }

    /** As the crow flies, and two fifths more. */
    private static double metres(double lat, double lon, double otherLat, double otherLon) {
        var radius = 6_371_008.8;
        var a = Math.toRadians(lat);
        var b = Math.toRadians(otherLat);
        var angle = Math.acos(
                Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(Math.toRadians(otherLon - lon)));
        return 1.4 * radius * angle;
    }

    /** At 25 kilometres an hour. */
    private static double minutes(double metres) {
        return metres / 25_000 * 60;
    }
}
