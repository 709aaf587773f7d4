package furong.bulk;

import furong.bulk.BulkLine.Problem;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ordering.AnswersRefused;
import furong.ordering.Orders;
import furong.platform.Actor;
import furong.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One line in one transaction: tried and taken back, or placed. */
@Component
class BulkTrial {

    private static final Logger log = LoggerFactory.getLogger(BulkTrial.class);
    private static final int ATTEMPTS = 4;

    private final Customers customers;
    private final Wording wording;
    private final Orders orders;
    private final BulkTable table;
    private final TransactionTemplate alone;

    BulkTrial(
            Customers customers,
            Wording wording,
            Orders orders,
            BulkTable table,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.wording = wording;
        this.orders = orders;
        this.table = table;
        this.alone = new TransactionTemplate(transactions);
    }

    /** What is refused if the line is placed now: it is, and all of it is taken back at once. */
    List<Problem> check(Customer customer, BulkLine line, Actor by) {
        try {
            alone.executeWithoutResult(trial -> {
                trial.setRollbackOnly();
                var _ = orders.place(wording.order(customer, line, by), by);
            });
            return List.of();
        } catch (Refused refused) {
            return problems(refused);
        }
    }

    /**
     * Places the next line of a file: the order with all it takes and the line's end are one transaction. A killed run
     * leaves the line as it was, and the next one takes it up. Says whether there was one.
     */
    boolean placeNext(CustomerId customer, BulkId file) {
        var next = table.next(customer, file);
        if (next.isEmpty()) return false;
        var line = next.get();
        var refused = tried(customer, file, line);
        if (refused != null) {
            alone.executeWithoutResult(
                    trial -> table.end(customer, file, line.line(), LineState.REFUSED, problems(refused), null));
        }
        return true;
    }

    /** A window or a number that somebody took at the same moment is chosen anew. */
    private @Nullable Refused tried(CustomerId customer, BulkId file, BulkLine line) {
        for (var attempt = 1; ; attempt++) {
            try {
                place(customer, file, line);
                return null;
            } catch (Refused refused) {
                var taken = refused.code().startsWith("slot-") || refused.code().startsWith("number-");
                if (!taken || attempt == ATTEMPTS) return refused;
            } catch (TransientDataAccessException neighbour) {
                if (attempt == ATTEMPTS) throw neighbour;
            } catch (IllegalArgumentException | IllegalStateException | NullPointerException bug) {
                log.error("line {} of bulk file {} failed", line.line(), file.text(), bug);
                return new Refused("bulk-failed");
            }
        }
    }

    private void place(CustomerId customer, BulkId file, BulkLine line) {
        alone.executeWithoutResult(trial -> {
            var stored = table.lock(customer, file);
            if (stored.state() != BulkState.PLACING) return;
            var wish = wording.order(customers.get(customer), line, stored.by());
            var order = orders.place(wish.under(stored.hash() + ":" + line.line()), stored.by());
            if (!table.end(customer, file, line.line(), LineState.PLACED, List.of(), order.id()))
                trial.setRollbackOnly();
        });
    }

    static List<Problem> problems(Refused refused) {
        if (!(refused instanceof AnswersRefused answers)) {
            var column = refused.field();
            return List.of(new Problem(column == null ? "" : column, refused.code(), words(refused.arguments())));
        }
        var all = new ArrayList<Problem>();
        for (var error : answers.errors()) all.add(new Problem(error.field(), error.code(), words(error.arguments())));
        return all;
    }

    private static List<String> words(List<Object> arguments) {
        return arguments.stream().map(String::valueOf).toList();
    }
}
