package furong.channel.web.billing;

import furong.billing.Alarms;
import furong.billing.Parked;
import furong.billing.Run;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.rating.Usage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What finance's desk of bills shows. */
public record RunView(
        Shell shell,
        List<Run> runs,
        List<Parked> parked,
        List<Alarms.Alarm> alarms,
        List<Usage.TakenFile> files,
        Map<CustomerId, CustomerRow> customers) {

    private static final int MONTHS_OFFERED = 6;

    static RunView of(Shell shell, List<Run> runs) {
        return new RunView(shell, runs, List.of(), List.of(), List.of(), Map.of());
    }

    public boolean underWay() {
        return runs.stream().anyMatch(run -> !run.ended());
    }

    public String month(LocalDate cycle) {
        return BillingWords.month(cycle, shell);
    }

    public Tone tone(Run run) {
        if (!run.ended()) return Tone.INFO;
        return run.parked() > 0 ? Tone.WARN : Tone.GOOD;
    }

    public String state(Run run) {
        if (!run.ended()) return shell.t("billing.run.going", shell.percent(run.progress()));
        return run.parked() > 0 ? shell.t("billing.run.parked", run.parked()) : shell.t("billing.run.ended");
    }

    /** The month before this one first: it is the one to be billed. */
    public List<Option> months() {
        var last = shell.today().withDayOfMonth(1).minusMonths(1);
        return IntStream.rangeClosed(-1, MONTHS_OFFERED)
                .mapToObj(last::minusMonths)
                .map(month -> new Option(month.toString().substring(0, 7), month(month)))
                .toList();
    }

    public String lastMonth() {
        return shell.today().minusMonths(1).toString().substring(0, 7);
    }

    public List<Option> kinds() {
        return List.of(
                new Option("TRIAL", shell.t("billing.kind.TRIAL")), new Option("REAL", shell.t("billing.kind.REAL")));
    }

    public String name(CustomerId customer) {
        var row = customers.get(customer);
        return row == null ? customer.text() : row.name() + " " + row.number();
    }

    /** In the reader's language where we knew what was wrong, else as the machine put it. */
    public String why(Parked one) {
        return shell.texts().textOr(shell.locale(), "refused." + one.why(), one.why(), "", "");
    }
}
