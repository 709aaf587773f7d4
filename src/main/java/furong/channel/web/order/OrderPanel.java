package furong.channel.web.order;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerPanel;
import furong.customer.Customer;
import furong.ordering.OrderRow;
import furong.ordering.Orders;
import furong.organisation.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The customer's orders on the customer's page, and the way to a new one. */
@Order(15)
@Component
class OrderPanel implements CustomerPanel {

    private static final int SHOWN = 6;

    private final Orders orders;
    private final Catalog catalog;

    OrderPanel(Orders orders, Catalog catalog) {
        this.orders = orders;
        this.catalog = catalog;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = orders.of(customer.id(), SHOWN).stream()
                .map(row -> line(row, shell))
                .toList();
        return new Panel(
                shell.t("ordering.page.board"),
                shell.t("customers.orders.none"),
                List.of(),
                lines,
                action(customer, shell));
    }

    private Line line(OrderRow row, Shell shell) {
        var href = "/customers/" + row.customer().text() + "/orders/" + row.id().text();
        var note = shell.t("ordering.action." + row.action()) + " · "
                + shell.t(catalog.offer(row.offer()).name()) + " · " + shell.dateTime(row.placedAt());
        var state = shell.t("ordering.state." + OrderLook.state(row.state(), row.stage()));
        return new Line(row.number(), note, href, state, OrderLook.tone(OrderLook.state(row.state(), row.stage())));
    }

    private static @Nullable Action action(Customer customer, Shell shell) {
        var person = shell.person();
        var may =
                person != null && person.hasAny(List.of(Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER));
        return may
                ? new Action(
                        shell.t("ordering.page.new"),
                        "/customers/" + customer.id().text() + "/orders/new")
                : null;
    }
}
