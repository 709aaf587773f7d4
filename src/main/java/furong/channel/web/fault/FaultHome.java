package furong.channel.web.fault;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.fault.FaultBoard;
import furong.fault.Outages;
import furong.organisation.Role;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many faults are open, and where many of them may be one. */
@Order(24)
@Component
class FaultHome implements HomeSource {

    private final FaultBoard board;
    private final Outages outages;

    FaultHome(FaultBoard board, Outages outages) {
        this.board = board;
        this.outages = outages;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (!who.is(Role.DISPATCHER) && !who.is(Role.BRANCH_MANAGER)) return List.of();
        return List.of(
                Figure.todo(shell.t("fault.page.board"), board.count(who.scope()), Tone.WARN, "/faults", shell),
                Figure.todo(
                        shell.t("fault.suspects"), outages.suspects(who.scope()).size(), Tone.BAD, "/faults", shell));
    }
}
