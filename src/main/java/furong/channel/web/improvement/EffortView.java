package furong.channel.web.improvement;

import furong.catalog.Forms;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.improvement.EffortRow;
import furong.improvement.Measure;
import furong.platform.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page of effort shows: a row for each transaction, a line for each in the chart, versions on its axis. */
public final class EffortView {

    private static final int LINES_MAX = 6;

    private final Shell shell;
    private final Measure measure;
    private final String transaction;
    private final EffortSpan span;
    private final Map<String, Label> names = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    EffortView(Shell shell, Measure measure, String transaction, EffortSpan span) {
        this.shell = shell;
        this.measure = measure;
        this.transaction = transaction;
        this.span = span;
    }

    /** One transaction over the whole span; {@code change} of the later half against the earlier, null if not known. */
    public record Row(
            String code,
            String name,
            long orders,
            Map<Measure, Double> medians,
            @Nullable Double change) {}

    /** One transaction week by week; null where nothing was measured. */
    public record Line(String name, List<@Nullable Double> values) {}

    /** A version of a form that begins in a week. */
    public record Mark(int week, String text) {}

    /** What the chart is drawn from. */
    public record Chart(List<String> weeks, List<Line> lines, List<Mark> marks, String unit) {}

    void known(List<Transaction> transactions) {
        for (var known : transactions) names.put(known.code(), known.name());
    }

    void counted(List<EffortRow> all, List<EffortRow> earlier, List<EffortRow> later) {
        for (var row : all) {
            var before = of(earlier, row.transaction());
            var now = of(later, row.transaction());
            var change = before == null || now == null || before == 0 ? null : (now - before) / before;
            rows.add(new Row(row.transaction(), name(row.transaction()), row.orders(), row.medians(), change));
        }
        rows.sort(Comparator.comparing(Row::orders).reversed().thenComparing(Row::code));
    }

    void drawn(List<EffortRow> weekly, Forms forms) {
        var shown = rows.stream()
                .map(Row::code)
                .filter(code -> transaction.isEmpty() || transaction.equals(code))
                .limit(LINES_MAX)
                .toList();
        for (var code : shown) {
            var values = new ArrayList<@Nullable Double>();
            for (var monday : span.mondays()) {
                values.add(weekly.stream()
                        .filter(row ->
                                row.transaction().equals(code) && row.from().equals(monday))
                        .map(row -> row.medians().get(measure))
                        .filter(value -> value != null)
                        .findFirst()
                        .orElse(null));
            }
            lines.add(new Line(name(code), values));
            for (var edition : forms.editions(code)) {
                var week = span.weekOf(edition.since());
                if (week >= 0 && week < span.weeks())
                    marks.add(new Mark(week, shell.t("improvement.effort.mark", name(code), edition.version())));
            }
        }
    }

    public Chart chart() {
        return new Chart(weeks(), lines, marks, unit());
    }

    public List<String> weeks() {
        return span.mondays().stream()
                .map(day -> shell.formats().shortDate(day))
                .toList();
    }

    public List<Row> rows() {
        return rows;
    }

    public List<Line> lines() {
        return lines;
    }

    /** The versions that begin in a week, in words; empty for most. */
    public List<String> marksIn(int week) {
        return marks.stream()
                .filter(mark -> mark.week() == week)
                .map(Mark::text)
                .toList();
    }

    public Measure measure() {
        return measure;
    }

    public String transaction() {
        return transaction;
    }

    public int span() {
        return span.weeks();
    }

    public List<Option> measures() {
        return Arrays.stream(Measure.values())
                .map(one -> new Option(one.name(), shell.t("improvement.measure." + one)))
                .toList();
    }

    public List<Option> transactions() {
        return rows.stream().map(row -> new Option(row.code(), row.name())).toList();
    }

    public List<Option> spans() {
        return List.of(4, 12, 26, 52).stream()
                .map(weeks -> new Option(String.valueOf(weeks), shell.t("improvement.effort.weeks", weeks)))
                .toList();
    }

    public String unit() {
        return shell.t("improvement.unit." + measure);
    }

    /** A median as people read it. */
    public String value(Measure of, @Nullable Double value) {
        if (value == null) return "—";
        if (of == Measure.SECONDS && value >= 60) {
            var spent = Duration.ofSeconds(Math.round(value));
            return spent.toMinutes() + ":" + "%02d".formatted(spent.toSecondsPart());
        }
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    public String change(Row row) {
        if (row.change() == null) return "—";
        return (row.change() > 0 ? "+" : row.change() < 0 ? "−" : "") + shell.percent(Math.abs(row.change()));
    }

    /** Less effort is better, whatever is measured. */
    public Tone tone(Row row) {
        if (row.change() == null || Math.abs(row.change()) < 0.005) return Tone.NEUTRAL;
        return row.change() < 0 ? Tone.GOOD : Tone.WARN;
    }

    private @Nullable Double of(List<EffortRow> rows, String code) {
        return rows.stream()
                .filter(row -> row.transaction().equals(code))
                .map(row -> row.medians().get(measure))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private String name(String code) {
        return shell.t(names.getOrDefault(code, new Label(code, code)));
    }
}
