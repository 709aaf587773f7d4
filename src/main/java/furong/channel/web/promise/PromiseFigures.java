package furong.channel.web.promise;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.organisation.Role;
import furong.promise.PromiseBoard;
import furong.promise.PromiseBoard.Tally;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many promises are open, in danger or broken. */
@Order(10)
@Component
class PromiseFigures implements HomeSource {

    private static final List<Role> READERS =
            List.of(Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.DISPATCHER, Role.ADMINISTRATOR);

    private final PromiseBoard board;

    PromiseFigures(PromiseBoard board) {
        this.board = board;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (READERS.stream().noneMatch(who::is)) return List.of();
        var units = board.byUnit(who.scope());
        var open = units.stream().mapToLong(Tally::open).sum();
        var risk = units.stream().mapToLong(one -> one.atRisk() + one.overdue()).sum();
        var broken = units.stream().mapToLong(Tally::broken).sum();
        return List.of(
                Figure.todo(shell.t("promise.figure.open"), open, Tone.INFO, "/promises", shell),
                Figure.todo(shell.t("promise.figure.risk"), risk, Tone.WARN, "/promises?tab=AT_RISK", shell),
                Figure.todo(shell.t("promise.figure.broken"), broken, Tone.BAD, "/promises?tab=BROKEN", shell));
    }
}
