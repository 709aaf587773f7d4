package furong.payment;

import furong.customer.CustomerId;
import furong.ledger.Ledger;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Page;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes money on every channel, each receipt once; takes it back when it was a mistake. */
@Component
@Transactional
public class Payments {

    private final JdbcClient db;
    private final CommitGroups groups;
    private final Poster poster;
    private final PaymentShelf shelf;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Payments(
            JdbcClient db,
            CommitGroups groups,
            Poster poster,
            PaymentShelf shelf,
            Ledger ledger,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.groups = groups;
        this.poster = poster;
        this.shelf = shelf;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Books a receipt; when this returns it is committed, unless the caller has a transaction, which it then joins. The
     * same reference again gives the first answer. Refused as {@code payment-differs} if the reference came before with
     * another amount or account, as {@code payment-amount} and {@code payment-reference} if it cannot be a receipt.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Outcome receive(Receipt receipt, Actor by) {
        var posting = Posting.of(receipt, by);
        var answer = TransactionSynchronizationManager.isActualTransactionActive()
                ? poster.post(List.of(posting)).getFirst()
                : groups.post(posting);
        return answer.orThrow();
    }

    /**
     * Books the rows of a file in one commit; a few hundred at a time are best. The answers are in the order of the rows;
     * a row that differs from what came before under its reference is declined and keeps no other from being booked.
     */
    public List<Outcome> receiveAll(List<Receipt> receipts, Actor by) {
        if (receipts.isEmpty()) return List.of();
        var postings = receipts.stream().map(receipt -> Posting.of(receipt, by)).toList();
        return poster.post(postings).stream().map(Answer::orDeclined).toList();
    }

    /**
     * Takes back what was booked under a reference: what it had settled is open again. If nothing was booked, nothing
     * will be: a reversal that overtakes its original blocks it.
     */
    public ReversalOutcome reverse(PayChannel channel, String door, String reference, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "payment-reason");
        if (!Receipt.isText(door) || !Receipt.isText(reference))
            throw Refused.field("reference", "payment-reference", Receipt.TEXT_MAX);
        var what = new Reference(channel, door, reference);
        if (block(what, reason, by)) {
            audit.note(by, "payment.blocked", 0, channel + ":" + door, Map.of("reference", reference));
            return new ReversalOutcome.Blocked();
        }
        return shelf.byReference(what)
                .map(payment -> takeBack(payment, reason, by))
                .orElseGet(ReversalOutcome.Blocked::new);
    }

    /** Refused as {@code not-found}. */
    @Transactional(readOnly = true)
    public Payment get(CustomerId customer, PaymentId id) {
        return shelf.get(customer, id);
    }

    /** What was booked under a reference, whether or not it was taken back since. */
    @Transactional(readOnly = true)
    public Optional<Payment> find(PayChannel channel, String door, String reference) {
        return shelf.byReference(new Reference(channel, door, reference));
    }

    /** The customer's payments on every channel, the newest first. */
    @Transactional(readOnly = true)
    public Page<Payment> of(CustomerId customer, @Nullable PaymentId after, int limit) {
        return shelf.of(customer, after, limit);
    }

    /** True if the reference was free; waits for whoever is booking under it just now. */
    private boolean block(Reference what, String reason, Actor by) {
        return db.sql("""
                        insert into payment.reference (channel, door, reference, reason, badge, at)
                        values (:channel, :door, :reference, :reason, :badge, :at) on conflict do nothing""")
                        .param("channel", what.channel().name())
                        .param("door", what.door())
                        .param("reference", what.reference())
                        .param("reason", reason)
                        .param("badge", by.badge())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private ReversalOutcome takeBack(Payment payment, String reason, Actor by) {
        var first = db.sql("""
                insert into payment.reversal (customer, payment, reason, at, person, badge)
                values (:customer, :payment, :reason, :at, :person, :badge) on conflict do nothing""")
                        .param("customer", payment.customer().value())
                        .param("payment", payment.id().value())
                        .param("reason", reason)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("person", by.person())
                        .param("badge", by.badge())
                        .update()
                == 1;
        if (!first) return new ReversalOutcome.AlreadyReversed(payment.id());
        ledger.reverse(payment.customer(), payment.id().credit(), reason, by);
        audit.note(
                by,
                "payment.reversed",
                payment.customer().value(),
                "payment:" + payment.id().text(),
                Map.of("amount", payment.amount().minor(), "channel", payment.channel(), "reason", reason));
        return new ReversalOutcome.Reversed(payment.id());
    }
}
