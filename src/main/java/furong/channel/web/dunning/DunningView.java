package furong.channel.web.dunning;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.dunning.DunningBoard.Age;
import furong.dunning.DunningBoard.Asked;
import furong.dunning.DunningBoard.Call;
import furong.dunning.DunningBoard.Count;
import furong.dunning.DunningBoard.Row;
import furong.dunning.DunningBoard.Worked;
import furong.dunning.PromiseToPay;
import furong.dunning.Stage;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the list of unpaid bills shows. */
public record DunningView(
        Shell shell,
        Asked asked,
        @Nullable UnitId of,
        int from,
        boolean more,
        List<Row> rows,
        List<Count> counts,
        List<Call> calls,
        List<PromiseToPay> promises,
        List<Age> ages,
        List<Worked> worked,
        Map<CustomerId, CustomerRow> customers,
        Map<UnitId, String> units) {

    private static final List<String> ACTIONS = List.of("REMIND", "SUSPEND_SOFTLY", "SUSPEND", "TERMINATE");

    /** What a chart is drawn from; see chart.js. */
    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, boolean bars) {}

    /** One row of bars. */
    public record Line(String name, List<Double> values) {}

    public String customer(CustomerId id) {
        var row = customers.get(id);
        return row == null ? id.text() : row.name();
    }

    public String number(CustomerId id) {
        var row = customers.get(id);
        return row == null ? "" : row.number();
    }

    public String unit(UnitId id) {
        return units.getOrDefault(id, "—");
    }

    public static String href(Row row) {
        return "/customers/" + row.customer().text() + "/dunning/"
                + row.account().text();
    }

    public static String href(Call call) {
        return "/customers/" + call.customer().text() + "/dunning/"
                + call.account().text();
    }

    public static String href(PromiseToPay promise) {
        return "/customers/" + promise.customer().text() + "/dunning/"
                + promise.account().text();
    }

    public static Tone tone(Stage stage) {
        return switch (stage) {
            case CLEAR -> Tone.GOOD;
            case REMINDING -> Tone.INFO;
            case PROMISED -> Tone.ACCENT;
            case STOPPED -> Tone.NEUTRAL;
            case SOFT -> Tone.WARN;
            case SUSPENDED, TERMINATED -> Tone.BAD;
        };
    }

    public static Tone tone(PromiseToPay.State state) {
        return switch (state) {
            case OPEN -> Tone.INFO;
            case KEPT -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }

    public List<Option> stages() {
        return Stream.of(Stage.values())
                .filter(stage -> stage != Stage.CLEAR)
                .map(stage -> new Option(stage.name(), shell.t("dunning.stage." + stage)))
                .toList();
    }

    /** The units in which there is something, by name. */
    public List<Option> unitsToChoose() {
        return counts.stream()
                .map(Count::unit)
                .distinct()
                .map(one -> new Option(one.text(), unit(one)))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }

    public List<Option> steps() {
        return counts.stream()
                .map(Count::step)
                .filter(step -> step > 0)
                .distinct()
                .sorted()
                .map(step -> new Option(String.valueOf(step), shell.t("dunning.page.step", step)))
                .toList();
    }

    /** The list with only those who were counted here. */
    public static String href(Count count) {
        return "/dunning?unit=" + count.unit().text() + "&stage=" + count.stage()
                + (count.nextAction().isEmpty() ? "" : "&next=" + count.nextAction())
                + (count.step() == 0 ? "" : "&step=" + count.step());
    }

    public List<Option> actions() {
        return ACTIONS.stream()
                .map(action -> new Option(action, shell.t("dunning.next." + action)))
                .toList();
    }

    public long accounts() {
        return counts.stream().mapToLong(Count::accounts).sum();
    }

    public Money overdue() {
        return counts.stream().map(Count::overdue).reduce(Money.fen(0), Money::plus);
    }

    public long at(Stage... stages) {
        return counts.stream()
                .filter(count -> List.of(stages).contains(count.stage()))
                .mapToLong(Count::accounts)
                .sum();
    }

    /** The share of promises to pay that were kept, of those that ended; a dash if none did. */
    public String kept() {
        var kept = promises.stream()
                .filter(one -> one.state() == PromiseToPay.State.KEPT)
                .count();
        var broken = promises.stream()
                .filter(one -> one.state() == PromiseToPay.State.BROKEN)
                .count();
        return kept + broken == 0 ? "—" : shell.percent((double) kept / (kept + broken));
    }

    public String share(Worked step) {
        return step.made() == 0 ? "—" : shell.percent((double) step.paid() / step.made());
    }

    public Chart agesChart() {
        return new Chart(
                ages.stream().map(Age::bucket).toList(),
                List.of(new Line(
                        shell.t("dunning.page.ages"),
                        ages.stream().map(age -> age.minor() / 100.0).toList())),
                List.of(),
                true);
    }

    public Chart workedChart() {
        return new Chart(
                worked.stream()
                        .map(step -> shell.t("dunning.page.step", step.step()))
                        .toList(),
                List.of(new Line(
                        shell.t("dunning.page.paid"),
                        worked.stream()
                                .map(step ->
                                        step.made() == 0 ? 0.0 : Math.round(1000.0 * step.paid() / step.made()) / 10.0)
                                .toList())),
                List.of(),
                true);
    }

    public @Nullable String nextHref() {
        return more ? href(from + rows.size()) : null;
    }

    public @Nullable String firstHref() {
        return from == 0 ? null : href(0);
    }

    private String href(int begin) {
        var stage = asked.stage();
        var action = asked.nextAction();
        return "/dunning?from=" + begin + (stage == null ? "" : "&stage=" + stage)
                + (action == null ? "" : "&next=" + action)
                + (asked.step() == null ? "" : "&step=" + asked.step())
                + (of == null ? "" : "&unit=" + of.text());
    }
}
