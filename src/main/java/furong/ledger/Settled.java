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

/**
 * What credits have settled, as the allocations have it, and how a credit is taken back: by entries, settlements and an
 * item of their own. Settlements that were taken back no longer count.
 */
@Component
class Settled {

    private static final int MANY = 100_000;

    private final JdbcClient db;
    private final Books books;
    private final Clock clock;

    Settled(JdbcClient db, Books books, Clock clock) {
        this.db = db;
        this.books = books;
        this.clock = clock;
    }

    /** A settlement that stands, with both of its items. */
    record Standing(Rows.Settlement row, Rows.Item debit, Rows.Item credit) {}

    /** What a credit that was posted before has settled by now. */
    Credited by(CustomerId customer, ItemId credit) {
        var item = credit(customer, credit);
        var allocations = by(item).stream()
                .map(standing -> new Allocation(
                        new ItemId(standing.row().debit()),
                        credit,
                        money(standing.row().amount(), item)))
                .toList();
        var settled = allocations.stream().map(Allocation::amount).reduce(money(0, item), Money::plus);
        return new Credited(credit, settled, money(item.item().amount(), item).minus(settled), allocations);
    }

    private static Money money(long minor, Rows.NewItem of) {
        return new Money(minor, of.currency());
    }

    /** Refused {@code not-found} if the customer has no such credit. */
    Rows.NewItem credit(CustomerId customer, ItemId id) {
        return db.sql("""
                select i.customer, i.account, i.id as item, i.side, i.kind, i.product, i.happened_on, i.due_on,
                       i.reference, i.amount_minor, i.currency, i.counts_on, i.other_side, i.journal
                from ledger.item i where i.customer = ? and i.id = ? and i.side = 'C'""")
                .params(customer.value(), id.value())
                .query((row, n) -> new Rows.NewItem(
                        Books.item(row),
                        row.getString("currency"),
                        row.getObject("counts_on", java.time.LocalDate.class),
                        row.getString("other_side"),
                        null,
                        row.getLong("journal")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Standing> by(Rows.NewItem credit) {
        return db.sql("""
                select a.id, a.debit, a.amount_minor as settled, a.rule_version,
                       i.customer, i.account, i.id as item, i.side, i.kind, i.product, i.happened_on, i.due_on,
                       i.reference, i.amount_minor
                from ledger.allocation a
                join ledger.item i on i.customer = a.customer and i.id = a.debit
                where a.customer = :customer and a.credit = :credit and a.reverses is null and not exists (
                    select from ledger.allocation r where r.customer = a.customer and r.reverses = a.id)
                order by a.id limit :many""")
                .param("customer", credit.item().key().customer().value())
                .param("credit", credit.item().id())
                .param("many", MANY)
                .query((row, n) -> new Standing(
                        new Rows.Settlement(
                                credit.item().key(),
                                row.getLong("id"),
                                row.getLong("debit"),
                                credit.item().id(),
                                row.getLong("settled"),
                                row.getInt("rule_version"),
                                null,
                                ""),
                        Books.item(row),
                        credit.item()))
                .list();
    }

    /** Refused {@code ledger-reversed-before}, or {@code ledger-not-reversible} for what came from another account. */
    void reverse(CustomerId customer, ItemId id, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "ledger-reason-missing");
        var credit = credit(customer, id);
        if (credit.item().kind().equals(CreditKind.TRANSFER_IN.name())) throw new Refused("ledger-not-reversible");
        var key = credit.item().key();
        var batch = books.open(Books.Wanted.accounts(List.of(key), credit.currency()));
        if (isReversed(customer, id)) throw new Refused("ledger-reversed-before");
        for (var standing : by(credit)) batch.reopen(standing.row(), standing.debit(), standing.credit(), reason);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var amount = credit.item().amount();
        var journal = batch.post(
                new Rows.Journal(key, Ids.next(), "REVERSAL", credit.item().reference(), reason, today, today),
                new Money(amount, credit.currency()),
                Map.of(credit.otherSide(), -amount));
        var taken = batch.add(new Rows.NewItem(
                new Rows.Item(
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
