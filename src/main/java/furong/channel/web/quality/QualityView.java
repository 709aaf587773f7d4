package furong.channel.web.quality;

import furong.callback.DueList;
import furong.callback.Rework;
import furong.callback.Satisfaction;
import furong.care.CaseFigures;
import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.UnitId;
import furong.platform.Share;
import furong.promise.Promise;
import furong.promise.PromiseBoard;
import furong.promise.PromiseBoard.Kept;
import furong.promise.PromiseType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the supervisor's screen shows. */
public record QualityView(
        Shell shell,
        Period period,
        List<Kept> kept,
        Satisfaction.Report answers,
        long alarms,
        DueList.Open open,
        List<Rework> unhappy,
        List<CaseFigures.Caused> causes,
        List<PromiseBoard.Tally> tallies,
        List<Promise> ahead,
        Map<CustomerId, CustomerRow> customers,
        Map<UnitId, String> units) {

    /** The kinds of promises anybody ended in the period, in their order. */
    public List<PromiseType> types() {
        return kept.stream().map(Kept::type).distinct().sorted().toList();
    }

    /** The units that ended any, in theirs. */
    public List<UnitId> rows() {
        return kept.stream().map(Kept::unit).distinct().toList();
    }

    public String unit(UnitId id) {
        return units.getOrDefault(id, id.text());
    }

    public Share kept(@Nullable UnitId unit, @Nullable PromiseType type) {
        Predicate<Kept> fits = one -> (unit == null || one.unit().equals(unit)) && (type == null || one.type() == type);
        var good = kept.stream().filter(fits).mapToLong(Kept::kept).sum();
        var bad = kept.stream().filter(fits).mapToLong(Kept::broken).sum();
        return new Share(good, good + bad);
    }

    public String share(Share share) {
        return share.known() ? shell.percent(share.value()) : "—";
    }

    /** How a share of promises kept looks: what falls behind is told by a word beside its colour. */
    public static Tone tone(Share share) {
        if (!share.known() || share.value() >= 0.95) return Tone.NEUTRAL;
        return share.value() >= 0.9 ? Tone.WARN : Tone.BAD;
    }

    public long atRisk() {
        return tallies.stream().mapToLong(PromiseBoard.Tally::atRisk).sum();
    }

    public long overdue() {
        return tallies.stream().mapToLong(PromiseBoard.Tally::overdue).sum();
    }

    public String customer(CustomerId id) {
        var row = customers.get(id);
        return row == null ? id.text() : row.name();
    }

    public long allCauses() {
        return causes.stream().mapToLong(CaseFigures.Caused::cases).sum();
    }

    /** The share of all that this and the more frequent causes make up together. */
    public Share upTo(int n) {
        return new Share(
                causes.stream()
                        .limit(n + 1L)
                        .mapToLong(CaseFigures.Caused::cases)
                        .sum(),
                allCauses());
    }

    /** One series; a share is drawn as a line against an axis of its own, from nothing to all. */
    public record Line(String name, List<Double> values, boolean share) {}

    /** What the chart is drawn from. */
    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, boolean bars) {}

    /** The causes as a Pareto chart: how many each brought, and how much those so far make up. */
    public Chart pareto() {
        var counts = new ArrayList<Double>();
        var shares = new ArrayList<Double>();
        for (var n = 0; n < causes.size(); n++) {
            counts.add((double) causes.get(n).cases());
            shares.add(Math.round(1000 * upTo(n).value()) / 10.0);
        }
        return new Chart(
                causes.stream().map(cause -> shell.t(cause.name())).toList(),
                List.of(
                        new Line(shell.t("quality.cases"), counts, false),
                        new Line(shell.t("quality.together"), shares, true)),
                List.of(),
                true);
    }
}
