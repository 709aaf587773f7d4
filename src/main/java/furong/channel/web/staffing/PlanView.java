package furong.channel.web.staffing;

import furong.channel.web.Shell;
import furong.staffing.Arrival;
import furong.staffing.Need;
import furong.staffing.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page of staffing shows: what each half hour needs, and what came where the day is over. */
public final class PlanView {

    private final LocalDate day;
    private final Target target;
    private final List<Need> needs;
    private final Map<Integer, Arrival> came;

    PlanView(LocalDate day, Target target, List<Need> needs, List<Arrival> came) {
        this.day = day;
        this.target = target;
        this.needs = needs;
        this.came = came.stream().collect(Collectors.toMap(Arrival::slot, Function.identity()));
    }

    /** What the chart is drawn from, in the form that all charts of the house take. */
    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, String unit) {}

    /** One line of the chart; null where nothing is known. */
    public record Line(String name, List<@Nullable Double> values) {}

    public LocalDate day() {
        return day;
    }

    public Target target() {
        return target;
    }

    public List<Need> needs() {
        return needs;
    }

    public boolean quiet() {
        return needs.stream().allMatch(need -> need.agents() == 0) && came.isEmpty();
    }

    public double calls() {
        return needs.stream().mapToDouble(Need::calls).sum();
    }

    public int peak() {
        return needs.stream().mapToInt(Need::agents).max().orElse(0);
    }

    /** Hours of work of all agents together. */
    public long hours() {
        return needs.stream().mapToLong(Need::agents).sum() * Arrival.LENGTH.toMinutes() / 60;
    }

    /** The share of the day's calls answered in time; null if none came yet. */
    public @Nullable Double kept() {
        var calls = came.values().stream().mapToLong(Arrival::calls).sum();
        if (calls == 0) return null;
        return (double) came.values().stream().mapToLong(Arrival::inTime).sum() / calls;
    }

    public String slot(int slot) {
        return Arrival.from(slot) + "–" + Arrival.from(slot).plus(Arrival.LENGTH);
    }

    public String one(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }

    public String came(int slot) {
        var one = came.get(slot);
        return one == null ? "—" : String.valueOf(one.calls());
    }

    Chart chart(Shell shell) {
        return new Chart(
                needs.stream().map(need -> Arrival.from(need.slot()).toString()).toList(),
                List.of(
                        line(shell.t("staffing.agents"), need -> (double) need.agents()),
                        line(shell.t("staffing.calls"), Need::calls),
                        line(shell.t("staffing.came"), need -> {
                            var one = came.get(need.slot());
                            return one == null ? null : (double) one.calls();
                        })),
                List.of(),
                "");
    }

    private Line line(String name, Function<Need, @Nullable Double> value) {
        var values = new ArrayList<@Nullable Double>();
        for (var need : needs) values.add(value.apply(need));
        return new Line(name, values);
    }
}
