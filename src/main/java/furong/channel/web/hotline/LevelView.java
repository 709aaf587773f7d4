package furong.channel.web.hotline;

import furong.staffing.Arrival;
import furong.staffing.Need;
import furong.staffing.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hotline's service level today, and this half hour.
 *
 * @param need what this half hour was planned with
 */
public record LevelView(Target target, long calls, long inTime, long callsNow, Need need) {

    static LevelView of(Target target, List<Arrival> came, Need need) {
        var calls = 0L;
        var inTime = 0L;
        var now = 0L;
        for (var one : came) {
            calls += one.calls();
            inTime += one.inTime();
            if (one.slot() == need.slot()) now = one.calls();
        }
        return new LevelView(target, calls, inTime, now, need);
    }

    /** Null before the first call of the day. */
    public @Nullable Double share() {
        return calls == 0 ? null : (double) inTime / calls;
    }

    public boolean kept() {
        return calls == 0 || (double) inTime / calls >= target.share();
    }
}
