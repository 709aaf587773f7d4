package furong.channel.web.work;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.fulfilment.FulfilmentBoard;
import furong.organisation.Role;
import furong.workorder.WorkOrders;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How much work waits for the back office, and how many orders are stuck. */
@Order(35)
@Component
class WorkFigures implements HomeSource {

    private static final int STUCK_MAX = 999;

    private final WorkOrders work;
    private final FulfilmentBoard board;

    WorkFigures(WorkOrders work, FulfilmentBoard board) {
        this.work = work;
        this.board = board;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        var figures = new ArrayList<Figure>();
        if (who.is(Role.BACK_OFFICE) || who.is(Role.FINANCE) || who.is(Role.BRANCH_MANAGER)) {
            var desks = work.service(who.scope());
            var open = desks.stream().mapToLong(WorkOrders.Service::open).sum();
            figures.add(Figure.todo(shell.t("workorder.open"), open, Tone.INFO, "/work", shell));
        }
        if (who.is(Role.DISPATCHER) || who.is(Role.BACK_OFFICE) || who.is(Role.BRANCH_MANAGER))
            figures.add(Figure.todo(
                    shell.t("fulfilment.stuck"),
                    board.stuck(who.scope(), STUCK_MAX).size(),
                    Tone.BAD,
                    "/orders/stuck",
                    shell));
        return figures;
    }
}
