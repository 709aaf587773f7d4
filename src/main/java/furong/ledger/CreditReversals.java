package furong.ledger;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes credits back by entries, settlements and an item of their own. */
@Component
class CreditReversals {

    private final JdbcClient db;
    private final Books books;
    private final Settled settled;
    private final Clock clock;

    CreditReversals(JdbcClient db, Books books, Settled settled, Clock clock) {
        this.db = db;
        this.books = books;
        this.settled = settled;
        this.clock = clock;
    }

    void reverse(CustomerId customer, ItemId id, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "ledger-reason-missing");
        var credit = settled.credit(customer, id);
        if (credit.item().kind().equals(CreditKind.TRANSFER_IN.name())) throw new Refused("ledger-not-reversible");
        var key = credit.item().key();
        var batch = books.open(Books.Wanted.accounts(List.of(key), credit.currency()));
        if (isReversed(customer, id)) throw new Refused("ledger-reversed-before");
        for (var standing : settled.by(credit))
            batch.reopen(standing.row(), standing.debit(), standing.credit(), reason);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var amount = credit.item().amount();
        var journal = batch.post(
                new Rows.Journal(key, Ids.next(), "REVERSAL", credit.item().reference(), reason, today, today),
                new Money(amount, credit.currency()),
                Map.of(credit.otherSide(), -amount));
        var taken = batch.add(new Rows.NewItem(
                new Item(
                        key,
                        Ids.next(),
                        true,
                        ItemKind.REVERSAL.name(),
                        "",
                        today,
                        today,
                        credit.item().reference(),
                        amount),
                credit.currency(),
                today,
                credit.otherSide(),
                id.value(),
                journal.id()));
        batch.settle(taken, Objects.requireNonNull(batch.open(key, id.value())), amount, 0);
        batch.settle(key, today);
        books.close(batch, by);
    }

    private boolean isReversed(CustomerId customer, ItemId credit) {
        return db.sql("select exists (select from ledger.item where customer = ? and reverses = ?)")
                .params(customer.value(), credit.value())
                .query(Boolean.class)
                .single();
    }
}
