package furong.channel.web.dunning;

import furong.channel.web.Shell;
import furong.dunning.LadderSimulation.Trial;
import furong.dunning.Ladders.Ladder;
import furong.dunning.Ladders.Law;
import furong.dunning.Rung;
import furong.organisation.Segment;
import java.time.LocalDate;
import java.util.List;

/**
 * What the page of a ladder shows.
 *
 * @param month the first day of the month on which it was tried out
 * @param now what the ladder in force would have done in it
 * @param then what this one would have done
 */
public record LadderView(
        Shell shell,
        Ladder ladder,
        int current,
        List<Ladder> all,
        List<Law> laws,
        LocalDate month,
        Trial now,
        Trial then,
        boolean edits) {

    public boolean draft() {
        return ladder.since() == null;
    }

    public String monthText() {
        return month.getYear() + "-" + (month.getMonthValue() < 10 ? "0" : "") + month.getMonthValue();
    }

    public List<Segment> segments() {
        return List.of(Segment.values());
    }

    public List<Rung.Action> actions() {
        return List.of(Rung.Action.values());
    }

    /** On how many debts it was tried out, and how many of them stand for all if not each was. */
    public String trialNote() {
        return then.played() == then.debts()
                ? shell.t("dunning.ladder.trial.note", then.debts())
                : shell.t("dunning.ladder.trial.part", then.debts(), then.played());
    }

    public static String field(String what, Rung rung) {
        return what + "-" + rung.segment() + "-" + rung.step();
    }

    /** More or fewer than under the ladder in force, with its sign; "" for the same. */
    public String difference(Rung.Action action) {
        var change = then.of(action) - now.of(action);
        if (change == 0) return "±0";
        return (change > 0 ? "+" : "−") + shell.number(Math.abs(change));
    }
}
