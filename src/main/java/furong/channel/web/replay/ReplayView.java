package furong.channel.web.replay;

import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.dispatch.Replays.Outcome;
import furong.dispatch.Replays.Run;
import furong.dispatch.Replays.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the page of replayed days shows. */
public record ReplayView(Shell shell, @Nullable Run run, LocalDate from, LocalDate until, List<Outcome> outcomes) {

    private static final double METRES = 1_000.0;
    private static final int MINUTE = 60;

    /** What the chart is drawn from, in the form that all charts of the house take. */
    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, String unit) {}

    /** One line of the chart. */
    public record Line(String name, List<Double> values) {}

    /** One figure in both ways; whether less of it is better. */
    public record Compared(String name, String note, String planned, String first, String change, Tone tone) {}

    /** A day in both ways. */
    public record Day(LocalDate day, Outcome planned, Outcome first) {}

    public boolean running() {
        return run != null && run.endedAt() == null;
    }

    public boolean isEmpty() {
        return outcomes.stream().allMatch(one -> one.visits() == 0);
    }

    public List<Day> days() {
        return of(Way.FURONG).stream()
                .filter(one -> one.visits() > 0)
                .flatMap(planned -> of(Way.FIRST_COME).stream()
                        .filter(first -> first.day().equals(planned.day()))
                        .map(first -> new Day(planned.day(), planned, first)))
                .toList();
    }

    public List<Compared> compared() {
        var planned = sum(Way.FURONG);
        var first = sum(Way.FIRST_COME);
        return List.of(
                compare("kilometres", planned, first, one -> one.metres() / METRES, true),
                compare("idle", planned, first, one -> (double) one.idle() / MINUTE, true),
                compare("kept", planned, first, one -> 100.0 * one.kept() / Math.max(1, one.visits()), false),
                compare("overtime", planned, first, one -> (double) one.overtime() / MINUTE, true),
                compare("unserved", planned, first, one -> (double) one.unserved(), true),
                compare("crews", planned, first, one -> (double) one.crews(), true));
    }

    private Compared compare(
            String what, Outcome planned, Outcome first, ToDoubleFunction<Outcome> figure, boolean lessIsBetter) {
        var one = figure.applyAsDouble(planned);
        var other = figure.applyAsDouble(first);
        var better = lessIsBetter ? one < other : one > other;
        var tone = one == other ? Tone.NEUTRAL : better ? Tone.GOOD : Tone.WARN;
        var change = other == 0 ? "—" : (one > other ? "+" : "") + decimal(100 * (one - other) / other) + " %";
        return new Compared(
                shell.t("dispatch.replay." + what),
                shell.t("dispatch.replay." + what + ".note"),
                decimal(one),
                decimal(other),
                change,
                tone);
    }

    private List<Outcome> of(Way way) {
        return outcomes.stream().filter(one -> one.way() == way).toList();
    }

    private Outcome sum(Way way) {
        return of(way).stream().reduce(new Outcome(from, way, 0, 0, 0, 0, 0, 0, 0), Outcome::plus);
    }

    Chart chart() {
        return new Chart(
                days().stream().map(day -> shell.formats().shortDate(day.day())).toList(),
                List.of(
                        line("planned", day -> day.planned().metres() / METRES),
                        line("first-come", day -> day.first().metres() / METRES)),
                List.of(),
                shell.t("dispatch.replay.km"));
    }

    private Line line(String name, Function<Day, Double> value) {
        return new Line(
                shell.t("dispatch.replay." + name), days().stream().map(value).toList());
    }

    List<List<String>> sheet() {
        return outcomes.stream()
                .map(one -> List.of(
                        one.day().toString(),
                        one.way().name(),
                        Integer.toString(one.visits()),
                        Integer.toString(one.kept()),
                        Integer.toString(one.missed()),
                        Integer.toString(one.unserved()),
                        Long.toString(one.metres()),
                        Long.toString(one.idle() / MINUTE),
                        Long.toString(one.overtime() / MINUTE),
                        Integer.toString(one.crews())))
                .toList();
    }

    public String kilometres(Outcome one) {
        return decimal(one.metres() / METRES);
    }

    public String minutes(long seconds) {
        return shell.number(seconds / MINUTE);
    }

    public String kept(Outcome one) {
        return one.kept() + "/" + one.visits();
    }

    public double share() {
        return run == null ? 0 : (double) run.done() / run.days();
    }

    public String progress() {
        return run == null ? "" : shell.t("dispatch.replay.progress", run.done(), run.days());
    }

    private static String decimal(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
