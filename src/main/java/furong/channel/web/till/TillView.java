package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.platform.Money;
import furong.till.Collector;
import furong.till.Fund;
import furong.till.Loan;
import furong.till.Shift;
import furong.till.TillTotal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clerk's till, the fund of their hall, and the collectors who hand in here; a manager sees the tills of the day.
 *
 * @param names of the borrowers, by customer
 */
public record TillView(
        @Nullable Shift open,
        @Nullable TillTotal total,
        List<Shift> day,
        @Nullable Fund fund,
        List<Loan> loans,
        List<Collector> collectors,
        Map<String, String> names,
        Money loanMax,
        boolean clerk,
        boolean manager) {

    public String name(String id) {
        return names.getOrDefault(id, id);
    }

    public static String state(Shift shift, Shell shell) {
        return switch (shift) {
            case Shift.Open open -> shell.t("till.state.open");
            case Shift.Closed closed when closed.difference().isZero() -> shell.t("till.state.right");
            case Shift.Closed closed -> shell.t("till.state.differs", shell.money(closed.difference()));
        };
    }

    public static furong.channel.web.ui.Tone tone(Shift shift) {
        return switch (shift) {
            case Shift.Open open -> furong.channel.web.ui.Tone.INFO;
            case Shift.Closed closed when closed.difference().isZero() -> furong.channel.web.ui.Tone.GOOD;
            case Shift.Closed closed -> furong.channel.web.ui.Tone.BAD;
        };
    }
}
