package furong.channel.web.dunning;

import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Tone;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.dunning.Attempt;
import furong.dunning.Collecting;
import furong.dunning.DunningBoard;
import furong.dunning.PromiseToPay;
import furong.dunning.Rung;
import furong.dunning.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one account shows.
 *
 * @param steers whether the reader may stop and release
 * @param acts whether the reader may do anything at all
 */
public record AccountView(
        Shell shell,
        Customer customer,
        AccountId account,
        DunningBoard.@Nullable Row row,
        Collecting.History history,
        List<Rung> ladder,
        boolean steers,
        boolean acts) {

    public String title() {
        return shell.t("dunning.account", customer.name());
    }

    public String action(String what) {
        return "/customers/" + customer.id().text() + "/dunning/" + account.text() + "/" + what;
    }

    public Stage stage() {
        return row == null ? Stage.CLEAR : row.stage();
    }

    public boolean stopped() {
        return history.stops().stream()
                .anyMatch(stop -> !stop.over() && !stop.until().isBefore(shell.today()));
    }

    public boolean promised() {
        return history.promises().stream().anyMatch(one -> one.state() == PromiseToPay.State.OPEN);
    }

    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        customer.accounts().stream()
                .filter(one -> one.id().equals(account))
                .forEach(one -> facts.add(Fact.copyable(shell.t("dunning.page.account"), one.number())));
        if (row == null) return facts;
        facts.add(new Fact(shell.t("dunning.page.overdue"), shell.money(row.overdue())));
        var since = row.overdueSince();
        if (since != null) facts.add(new Fact(shell.t("dunning.page.since"), shell.date(since)));
        var at = row.nextAt();
        if (!row.nextAction().isEmpty())
            facts.add(new Fact(
                    shell.t("dunning.page.next"),
                    shell.t("dunning.next." + row.nextAction()) + (at == null ? "" : " · " + shell.dateTime(at))));
        return facts;
    }

    /** When a step of the ladder is reached, if nothing changes; empty for what counts from the suspension. */
    public String on(Rung rung) {
        var since = row == null ? null : row.overdueSince();
        if (since == null || rung.action() == Rung.Action.TERMINATE)
            return shell.t("dunning.page.after.suspended", rung.afterDays());
        LocalDate day = since.plusDays(rung.afterDays());
        return shell.date(day);
    }

    public boolean isNext(Rung rung) {
        return row != null && row.step() == rung.step();
    }

    public static Tone tone(Attempt.Outcome outcome) {
        return switch (outcome) {
            case WAITING -> Tone.INFO;
            case SENT, DELIVERED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }
}
