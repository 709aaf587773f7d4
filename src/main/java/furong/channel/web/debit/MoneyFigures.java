package furong.channel.web.debit;

import furong.agency.Agencies;
import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.debit.Runs;
import furong.debit.Transfers;
import furong.organisation.Role;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For finance: what disagrees with agents, money nobody could place, calls about debits. */
@Order(30)
@Component
class MoneyFigures implements HomeSource {

    private static final int MANY = 500;

    private final Agencies agencies;
    private final Transfers transfers;
    private final Runs runs;

    MoneyFigures(Agencies agencies, Transfers transfers, Runs runs) {
        this.agencies = agencies;
        this.transfers = transfers;
        this.runs = runs;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (!who.is(Role.FINANCE)) return List.of();
        return List.of(
                todo(shell, "agency.figure.differences", agencies.open(MANY).size(), Tone.BAD, "/agents"),
                todo(shell, "debit.figure.unmatched", transfers.unmatched(MANY).size(), Tone.WARN, "/debit/unplaced"),
                todo(shell, "debit.figure.calls", runs.toCall(MANY).size(), Tone.WARN, "/debit/returns"));
    }

    private static Figure todo(Shell shell, String text, long count, Tone tone, String href) {
        return Figure.todo(shell.t(text), count, tone, href, shell);
    }
}
