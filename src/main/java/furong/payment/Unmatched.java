package furong.payment;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.Ledger;
import furong.ledger.Ledger.GeneralMove;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Id;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money that came in and nobody knows whose it is: a list that is worked down, oldest first. */
@Component
@Transactional
public class Unmatched {

    private static final String OPEN = """
            select id, channel, door, reference, amount_minor, currency, payer, note, paid_at, value_date,
                   business_date, other_side, at, booked
            from payment.unmatched where ended_at is null
            """;

    private static final String UNPLACED = "liability.unplaced";

    private final JdbcClient db;
    private final Payments payments;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Unmatched(JdbcClient db, Payments payments, Ledger ledger, Audit audit, Clock clock) {
        this.db = db;
        this.payments = payments;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of them. */
    public record UnmatchedId(long value) implements Id {

        public static UnmatchedId of(String text) {
            return new UnmatchedId(Ids.parse(text));
        }
    }

    /**
     * What is known of it.
     *
     * @param payer as the bank wrote it
     * @param note why it could not be booked, or what the payer wrote
     */
    public record Stray(
            PayChannel channel,
            String door,
            String reference,
            Money amount,
            String payer,
            String note,
            Instant paidAt,
            LocalDate valueDate,
            LocalDate businessDate,
            String otherSide) {}

    /** One that waits; {@code booked} whether the books say already that we owe it to somebody. */
    public record Waiting(UnmatchedId id, Stray money, Instant since, boolean booked) {}

    /** Keeps it, and books that it came and is somebody's; the same reference of the same door again changes nothing. */
    public void keep(Stray money, Actor by) {
        if (!money.amount().isPositive()) throw Refused.field("amount", "payment-amount");
        var fresh = db.sql("""
                insert into payment.unmatched (id, channel, door, reference, amount_minor, currency, payer, note,
                    paid_at, value_date, business_date, other_side, at, badge, booked)
                values (:id, :channel, :door, :reference, :amount, :currency, :payer, :note,
                    :paidAt, :valueDate, :businessDate, :other, :at, :badge, true)
                on conflict (channel, door, reference) do nothing""")
                .param("id", Ids.next())
                .param("channel", money.channel().name())
                .param("door", money.door())
                .param("reference", money.reference())
                .param("amount", money.amount().minor())
                .param("currency", money.amount().currency())
                .param("payer", money.payer())
                .param("note", money.note())
                .param("paidAt", Timestamp.from(money.paidAt()))
                .param("valueDate", money.valueDate())
                .param("businessDate", money.businessDate())
                .param("other", money.otherSide())
                .param("at", Timestamp.from(clock.instant()))
                .param("badge", by.badge())
                .update();
        if (fresh == 1) book(money, money.otherSide(), UNPLACED, by);
    }

    private void book(Stray money, String debit, String credit, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        ledger.move(new GeneralMove(debit, credit, money.amount(), today, money.reference()), by);
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<Waiting> open(int limit) {
        return db.sql(OPEN + " order by at limit :limit")
                .param("limit", limit)
                .query((row, n) -> waiting(row))
                .list();
    }

    /** It is this account's: booked with the dates it came with. Refused as {@code unmatched-ended}. */
    public PaymentId match(UnmatchedId id, CustomerId customer, AccountId account, Actor by) {
        var waiting = forUpdate(id);
        var money = waiting.money();
        var receipt = new Receipt(
                money.channel(),
                money.door(),
                money.reference(),
                customer,
                account,
                money.amount(),
                money.paidAt(),
                money.valueDate(),
                LocalDate.ofInstant(clock.instant(), clock.getZone()),
                waiting.booked() ? UNPLACED : money.otherSide(),
                List.of());
        var payment = switch (payments.receive(receipt, by)) {
            case Outcome.Accepted(var booked, var credited) -> booked;
            case Outcome.AlreadyAccepted(var booked, var known) -> booked;
            case Outcome.Declined(var why) -> throw new Refused(why);
        };
        db.sql("""
                update payment.unmatched set how = 'MATCHED', customer = :customer, payment = :payment, ended_at = :at,
                    ended_by = :by, ended_badge = :badge
                where id = :id""")
                .param("customer", customer.value())
                .param("payment", payment.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.person())
                .param("badge", by.badge())
                .param("id", id.value())
                .update();
        audit.note(
                by,
                "payment.matched",
                customer.value(),
                "payment:" + payment.text(),
                Map.of("amount", money.amount().minor(), "payer", money.payer()));
        return payment;
    }

    /** It is nobody's here: it goes back where it came from. Refused as {@code unmatched-ended}. */
    public void sendBack(UnmatchedId id, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "required");
        var waiting = forUpdate(id);
        var money = waiting.money();
        if (waiting.booked()) book(money, UNPLACED, money.otherSide(), by);
        db.sql("""
                update payment.unmatched set how = 'SENT_BACK', reason = :reason, ended_at = :at, ended_by = :by,
                    ended_badge = :badge
                where id = :id""")
                .param("reason", reason.strip())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.person())
                .param("badge", by.badge())
                .param("id", id.value())
                .update();
        audit.note(
                by,
                "payment.sent-back",
                0,
                "unmatched:" + id.text(),
                Map.of("amount", money.amount().minor(), "reason", reason));
    }

    private Waiting forUpdate(UnmatchedId id) {
        return db.sql(OPEN + " and id = :id for update")
                .param("id", id.value())
                .query((row, n) -> waiting(row))
                .optional()
                .orElseThrow(() -> new Refused("unmatched-ended"));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new UnmatchedId(row.getLong("id")),
                new Stray(
                        PayChannel.valueOf(row.getString("channel")),
                        row.getString("door"),
                        row.getString("reference"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("payer"),
                        row.getString("note"),
                        row.getTimestamp("paid_at").toInstant(),
                        Objects.requireNonNull(row.getObject("value_date", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                        row.getString("other_side")),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("booked"));
    }
}
