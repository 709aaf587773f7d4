package furong.prepaid;

import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.PaymentId;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes money off a card and onto an account in one transaction. The card's row is the only door. */
@AcrossCustomers("a card is nobody's until somebody knows its number")
@Component
@Transactional
class Redemption {

    static final String LIABILITY = "liability.prepaid";

    private final JdbcClient db;
    private final Pins pins;
    private final Payments payments;
    private final Attempts attempts;
    private final Timeline timeline;
    private final Clock clock;

    Redemption(JdbcClient db, Pins pins, Payments payments, Attempts attempts, Timeline timeline, Clock clock) {
        this.db = db;
        this.pins = pins;
        this.payments = payments;
        this.attempts = attempts;
        this.timeline = timeline;
        this.clock = clock;
    }

    private record Row(String serial, String state, Money left, LocalDate expiresOn) {}

    CardAnswer look(String pin, Attempts.Begun.Try attempt) {
        var found = find(pin, "");
        if (found.isEmpty()) return new CardAnswer.Wrong(attempt.left());
        attempts.hit(attempt.id());
        var card = found.get();
        var why = unusable(card);
        if (why != null) return new CardAnswer.Unusable(why);
        return new CardAnswer.Balance(card.serial(), card.left(), card.expiresOn());
    }

    /** Locks the card before the account, as everybody does. */
    CardAnswer pay(CardPayment what, String pin, Attempts.Begun.Try attempt, Actor by) {
        var found = find(pin, " for update");
        if (found.isEmpty()) return new CardAnswer.Wrong(attempt.left());
        attempts.hit(attempt.id());
        var card = found.get();
        var before = payments.find(PayChannel.PREPAID_CARD, card.serial(), what.key());
        if (before.isPresent()) return again(what, card, by);
        var why = unusable(card);
        if (why != null) return new CardAnswer.Unusable(why);
        if (what.amount().compareTo(card.left()) > 0) return new CardAnswer.TooLittle(card.left());
        return switch (payments.receive(receipt(what, card), by)) {
            case Outcome.AlreadyAccepted(var id, var payment) -> new CardAnswer.PaidBefore(id);
            case Outcome.Declined(var declined) -> throw new Refused(declined);
            case Outcome.Accepted(var id, var credited) -> {
                var left = take(pin, what);
                keep(what, card, id, left);
                tell(what, card, id, by);
                yield new CardAnswer.Paid(id, left);
            }
        };
    }

    /** The payments know whether it is the same. */
    private CardAnswer again(CardPayment what, Row card, Actor by) {
        return switch (payments.receive(receipt(what, card), by)) {
            case Outcome.AlreadyAccepted(var id, var payment) -> new CardAnswer.PaidBefore(id);
            case Outcome.Declined(var declined) -> throw new Refused(declined);
            case Outcome.Accepted accepted -> throw new IllegalStateException("was booked: " + accepted.id());
        };
    }

    private Optional<Row> find(String pin, String lock) {
        return db.sql("""
                select c.serial, c.state, c.balance_minor, c.expires_on, b.currency
                from prepaid.card c join prepaid.batch b on b.id = c.batch
                where c.mark = :mark""" + (lock.isEmpty() ? "" : lock + " of c"))
                .param("mark", pins.mark(pin))
                .query((row, n) -> new Row(
                        row.getString("serial"),
                        row.getString("state"),
                        new Money(row.getLong("balance_minor"), row.getString("currency")),
                        Objects.requireNonNull(row.getObject("expires_on", LocalDate.class))))
                .optional();
    }

    private CardAnswer.@Nullable Why unusable(Row card) {
        return switch (card.state()) {
            case "PRINTED" -> CardAnswer.Why.NOT_ACTIVE;
            case "LOCKED" -> CardAnswer.Why.LOCKED;
            case "VOID" -> CardAnswer.Why.VOID;
            default -> card.expiresOn().isBefore(today()) ? CardAnswer.Why.EXPIRED : null;
        };
    }

    private Receipt receipt(CardPayment what, Row card) {
        return new Receipt(
                PayChannel.PREPAID_CARD,
                card.serial(),
                what.key(),
                what.customer(),
                what.account(),
                what.amount(),
                clock.instant(),
                today(),
                today(),
                LIABILITY,
                what.first());
    }

    private Money take(String pin, CardPayment what) {
        return db.sql("""
                update prepaid.card set balance_minor = balance_minor - :amount, customer = :customer
                where mark = :mark and state = 'ACTIVE' and balance_minor >= :amount and expires_on >= :today
                returning balance_minor""")
                .param("amount", what.amount().minor())
                .param("customer", what.customer().value())
                .param("mark", pins.mark(pin))
                .param("today", today())
                .query((row, n) ->
                        new Money(row.getLong("balance_minor"), what.amount().currency()))
                .single();
    }

    private void keep(CardPayment what, Row card, PaymentId id, Money left) {
        db.sql("""
                insert into prepaid.spend
                    (customer, id, serial, account, amount_minor, left_minor, currency, caller, at)
                values (:customer, :id, :serial, :account, :amount, :left, :currency, :caller, :at)""")
                .param("customer", what.customer().value())
                .param("id", id.value())
                .param("serial", card.serial())
                .param("account", what.account().value())
                .param("amount", what.amount().minor())
                .param("left", left.minor())
                .param("currency", left.currency())
                .param("caller", what.caller())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private void tell(CardPayment what, Row card, PaymentId id, Actor by) {
        timeline.add(new TimelineEntry(
                what.customer(),
                clock.instant(),
                "card",
                "payment:" + id.text(),
                "prepaid.timeline.paid",
                List.of(what.amount().decimal(), card.serial()),
                by.badge()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
