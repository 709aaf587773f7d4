package furong.channel.web.dunning;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.customer.Customer;
import furong.dunning.DunningBoard;
import furong.dunning.Stage;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer owes too long already, and what comes next. */
@Order(35)
@Component
class DunningPanel implements CustomerPanel {

    private final DunningBoard board;

    DunningPanel(DunningBoard board) {
        this.board = board;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = board.of(customer.id()).stream()
                .filter(row -> row.stage() != Stage.CLEAR)
                .map(row -> line(row, shell))
                .toList();
        return new Panel(shell.t("dunning.panel"), shell.t("dunning.panel.none"), List.of(), lines, null);
    }

    private static Line line(DunningBoard.Row row, Shell shell) {
        var at = row.nextAt();
        var next = row.nextAction().isEmpty()
                ? null
                : shell.t("dunning.next." + row.nextAction()) + (at == null ? "" : " · " + shell.dateTime(at));
        return new Line(
                shell.t("dunning.panel.overdue", shell.money(row.overdue())),
                next,
                DunningView.href(row),
                shell.t("dunning.stage." + row.stage()),
                DunningView.tone(row.stage()));
    }
}
