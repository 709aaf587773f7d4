package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.promise.PromiseWords;
import furong.customer.Customer;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What we owe the customer, the open ones first. */
@Order(10)
@Component
class PromisePanel implements CustomerPanel {

    private static final int SHOWN = 8;

    private final Promises promises;

    PromisePanel(Promises promises) {
        this.promises = promises;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var chips = promises.of(customer.id(), 50).stream()
                .sorted(Comparator.comparing(promise -> promise.state() != PromiseState.OPEN))
                .limit(SHOWN)
                .map(promise -> PromiseWords.chip(promise, shell))
                .toList();
        return new Panel(shell.t("customers.promises"), shell.t("customers.promises.none"), chips, List.of(), null);
    }
}
