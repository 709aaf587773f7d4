package furong.channel.web.order;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.ordering.OrderBoard;
import furong.organisation.Role;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many orders are under way. */
@Order(30)
@Component
class OrderFigures implements HomeSource {

    private static final List<Role> READERS =
            List.of(Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.DISPATCHER, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER);

    private final OrderBoard board;

    OrderFigures(OrderBoard board) {
        this.board = board;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (READERS.stream().noneMatch(who::is)) return List.of();
        var states = board.states(who.scope());
        return List.of(
                figure("VISIT", states.getOrDefault("VISIT", 0L), shell),
                figure("NETWORK", states.getOrDefault("NETWORK", 0L), shell),
                figure("WORK", states.getOrDefault("WORK", 0L), shell));
    }

    private static Figure figure(String state, long count, Shell shell) {
        var name = shell.t("ordering.page.figure", shell.t("ordering.state." + state));
        return Figure.todo(name, count, OrderLook.tone(state), "/orders?state=" + state, shell);
    }
}
