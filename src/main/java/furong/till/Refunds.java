package furong.till;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.Discretion;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.Statement;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives back in cash what waits on an account. Up to the clerk's limit at once; above it the ledger asks a second person,
 * and the cash is paid out when they have agreed, from the till of whoever then serves the customer.
 */
@Component
@Transactional
public class Refunds {

    private static final int DAYS_BACK = 60;
    private static final int MANY = 500;

    private final JdbcClient db;
    private final Discretion discretion;
    private final Ledger ledger;
    private final TillShelf shelf;
    private final Clock clock;

    Refunds(JdbcClient db, Discretion discretion, Ledger ledger, TillShelf shelf, Clock clock) {
        this.db = db;
        this.discretion = discretion;
        this.ledger = ledger;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Money a customer wants back. */
    public record Wanted(CustomerId customer, AccountId account, Money amount, String reason) {}

    /** A refund that was agreed to and whose cash has not been paid out. */
    public record Due(ItemId item, Money amount, LocalDate since) {}

    /**
     * True if the cash was paid out, false if it waits for a second person. Refused as {@code ledger-not-on-account} if
     * less waits on the account, as {@code till-less} if there is not so much in the till, as {@code shift-none}.
     */
    public boolean give(Wanted wanted, StaffMember clerk, Actor by) {
        if (!wanted.amount().isPositive()) throw Refused.field("amount", "till-amount");
        if (wanted.reason().isBlank()) throw Refused.field("reason", "required");
        var shift = shelf.openForCounting(clerk.id());
        var item = ItemId.next();
        var refund = new Discretion.Refund(
                wanted.customer(), wanted.account(), item, wanted.amount(), "refund:" + item.text(), Tills.CASH);
        return switch (discretion.refund(refund, wanted.reason().strip(), by)) {
            case Discretion.Asked.Waiting waiting -> false;
            case Discretion.Asked.Done done -> {
                payOut(
                        wanted.customer(),
                        wanted.account(),
                        new Due(item, wanted.amount(), shift.businessDate()),
                        shift,
                        by);
                yield true;
            }
        };
    }

    /** What was agreed to of late and waits at the counter. */
    @Transactional(readOnly = true)
    public List<Due> due(CustomerId customer, AccountId account) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var paid = paid(customer);
        return ledger.statement(customer, account, today.minusDays(DAYS_BACK), today.plusDays(1)).lines().stream()
                .filter(line -> line.kind().equals("REFUND") && line.reference().startsWith("refund:"))
                .filter(line -> !paid.contains(line.item().value()))
                .map(Refunds::due)
                .toList();
    }

    /** Pays the cash of an agreed refund, once. Refused as {@code refund-none} if there is none. */
    public void payOut(CustomerId customer, AccountId account, ItemId item, StaffMember clerk, Actor by) {
        var shift = shelf.openForCounting(clerk.id());
        var due = due(customer, account).stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new Refused("refund-none"));
        payOut(customer, account, due, shift, by);
    }

    private void payOut(CustomerId customer, AccountId account, Due due, Shift.Begun shift, Actor by) {
        if (due.amount().compareTo(shelf.total(shift).cash()) > 0) throw Refused.field("amount", "till-less");
        var first = db.sql("""
                insert into till.paid_out (customer, item, account, shift, amount_minor, currency, at, badge)
                values (:customer, :item, :account, :shift, :amount, :currency, :at, :badge) on conflict do nothing""")
                        .param("customer", customer.value())
                        .param("item", due.item().value())
                        .param("account", account.value())
                        .param("shift", shift.id().value())
                        .param("amount", due.amount().minor())
                        .param("currency", due.amount().currency())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("badge", by.badge())
                        .update()
                == 1;
        if (!first) throw new Refused("refund-none");
        shelf.move(
                shift,
                TillTotal.Kind.PAID_OUT,
                due.amount().negated(),
                "refund:" + due.item().text(),
                by);
    }

    private Set<Long> paid(CustomerId customer) {
        return db
                .sql("select item from till.paid_out where customer = :customer order by item desc limit :many")
                .param("customer", customer.value())
                .param("many", MANY)
                .query(Long.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static Due due(Statement.Line line) {
        return new Due(line.item(), line.amount(), line.countsOn());
    }
}
