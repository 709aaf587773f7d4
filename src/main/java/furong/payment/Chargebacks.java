package furong.payment;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A bank or a gateway takes a payment back because its payer contests it. One person notes it, another decides: accepted,
 * what the payment had settled is open again; contested with the bank, it stays as it is.
 */
@AcrossCustomers("whoever decides sees what waits of all customers")
@Component
@Transactional
public class Chargebacks {

    private final JdbcClient db;
    private final Payments payments;
    private final PaymentShelf shelf;
    private final Audit audit;
    private final Clock clock;

    Chargebacks(JdbcClient db, Payments payments, PaymentShelf shelf, Audit audit, Clock clock) {
        this.db = db;
        this.payments = payments;
        this.shelf = shelf;
        this.audit = audit;
        this.clock = clock;
    }

    /** One that waits for a second person; {@code reference} is the bank's. */
    public record Open(Payment payment, String reason, String reference, long askedBy, String badge, Instant at) {}

    /**
     * Notes what the bank says. Refused as {@code chargeback-cash} for cash, which no bank takes back, as
     * {@code chargeback-reversed} if it was taken back already, as {@code chargeback-known} the second time.
     */
    public void open(CustomerId customer, PaymentId id, String reason, String reference, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "required");
        if (reference.isBlank()) throw Refused.field("reference", "required");
        var payment = shelf.get(customer, id);
        switch (payment.channel()) {
            case COUNTER, COLLECTOR, PREPAID_CARD -> throw new Refused("chargeback-cash");
            case AGENT, DIRECT_DEBIT, TRANSFER, ONLINE -> {}
        }
        if (!payment.stands()) throw new Refused("chargeback-reversed");
        try {
            db.sql("""
                    insert into payment.chargeback
                        (customer, payment, reason, reference, unit, asked_by, badge, at)
                    values (:customer, :payment, :reason, :reference, :unit, :by, :badge, :at)""")
                    .param("customer", customer.value())
                    .param("payment", id.value())
                    .param("reason", reason.strip())
                    .param("reference", reference.strip())
                    .param("unit", by.unit())
                    .param("by", by.person())
                    .param("badge", by.badge())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException known) {
            throw new Refused("chargeback-known");
        }
        audit.note(by, "chargeback.opened", customer.value(), subject(id), Map.of("reference", reference));
    }

    /** What waits, the oldest first. */
    @Transactional(readOnly = true)
    public List<Open> waiting(Scope scope, int limit) {
        return db.sql("""
                select c.customer, c.payment, c.reason, c.reference, c.asked_by, c.badge, c.at
                from payment.chargeback c
                where c.unit = any(:units) and not exists (
                    select from payment.chargeback_decision d
                    where d.customer = c.customer and d.payment = c.payment)
                order by c.at limit :limit""")
                .param("units", scope.array())
                .param("limit", limit)
                .query((row, n) -> new Open(
                        shelf.get(new CustomerId(row.getLong("customer")), new PaymentId(row.getLong("payment"))),
                        row.getString("reason"),
                        row.getString("reference"),
                        row.getLong("asked_by"),
                        row.getString("badge"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /**
     * Accepts it, which takes the payment back, or not, with a reason. Refused as {@code chargeback-own} to who noted it,
     * as {@code chargeback-decided} the second time.
     */
    public void decide(CustomerId customer, PaymentId id, boolean accepted, String reason, Actor by) {
        if (!accepted && reason.isBlank()) throw Refused.field("reason", "required");
        var asked = db.sql("select asked_by, reason from payment.chargeback where customer = ? and payment = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> Map.entry(row.getLong("asked_by"), row.getString("reason")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
        if (asked.getKey() == by.person()) throw new Refused("chargeback-own");
        var first = db.sql("""
                insert into payment.chargeback_decision
                    (customer, payment, asked_by, accepted, reason, decided_by, badge, at)
                values (:customer, :payment, :asked, :accepted, :reason, :by, :badge, :at) on conflict do nothing""")
                        .param("customer", customer.value())
                        .param("payment", id.value())
                        .param("asked", asked.getKey())
                        .param("accepted", accepted)
                        .param("reason", reason.strip())
                        .param("by", by.person())
                        .param("badge", by.badge())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!first) throw new Refused("chargeback-decided");
        if (accepted) {
            var payment = shelf.get(customer, id);
            payments.reverse(payment.channel(), payment.door(), payment.reference(), asked.getValue(), by);
        }
        audit.note(by, "chargeback.decided", customer.value(), subject(id), Map.of("accepted", accepted));
    }

    private static String subject(PaymentId id) {
        return "payment:" + id.text();
    }
}
