package furong.till;

import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.Payment;
import furong.payment.PaymentId;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.payment.ReversalOutcome;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tills of the counters: opened by a clerk, paid into, counted and closed; what is counted is what should be there. */
@Component
@Transactional
public class Tills {

    public static final String CASH = "cash.counter";

    private final TillShelf shifts;
    private final Payments payments;
    private final PettyFunds funds;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tills(
            TillShelf shifts,
            Payments payments,
            PettyFunds funds,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shifts = shifts;
        this.payments = payments;
        this.funds = funds;
        this.timeline = timeline;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a shift with this much small money. Refused as {@code shift-open} if the clerk has one already. */
    public Shift.Open open(StaffMember clerk, Money change, Actor by) {
        if (change.minor() < 0) throw Refused.field("change", "till-amount");
        var begun = new Shift.Begun(
                ShiftId.next(),
                clerk.unit(),
                clerk.hall(),
                clerk.id(),
                clerk.badge(),
                today(),
                clock.instant(),
                change);
        if (!shifts.begin(begun)) throw new Refused("shift-open");
        note(by, "till.opened", begun, Map.of("change", change.minor()));
        return new Shift.Open(begun);
    }

    /** The clerk's open shift. */
    @Transactional(readOnly = true)
    public Optional<Shift.Open> openShift(furong.organisation.StaffId clerk) {
        return shifts.openOf(clerk);
    }

    /** Refused as {@code not-found}. */
    @Transactional(readOnly = true)
    public Shift get(ShiftId id) {
        return shifts.get(id);
    }

    /** The shifts of a day, the open ones first. */
    @Transactional(readOnly = true)
    public List<Shift> of(LocalDate day, Scope scope) {
        return shifts.of(day, scope);
    }

    /** What should be in the till now; for a closed one, what should have been when it was counted. */
    @Transactional(readOnly = true)
    public TillTotal total(ShiftId id) {
        return shifts.total(shifts.get(id).begun());
    }

    /**
     * Takes cash: the whole of what is owed, a part or more. Refused as {@code shift-none} without an open shift, as
     * {@code till-short} if the customer gave less than is to be booked and the fund is not to lend the rest.
     */
    public Taken take(CashPayment cash, StaffMember clerk, Actor by) {
        var shift = shifts.openForPaying(clerk.id());
        if (cash.given().minor() < 0) throw Refused.field("given", "till-amount");
        var missing = cash.missing();
        if (missing.isPositive() && cash.lend() == null) throw Refused.field("given", "till-short", missing);
        var outcome = payments.receive(receipt(cash, shift), by);
        return switch (outcome) {
            case Outcome.AlreadyAccepted(var id, var payment) ->
                new Taken(id, Money.zero(missing.currency()), null, true);
            case Outcome.Declined(var why) -> throw new Refused(why);
            case Outcome.Accepted(var id, var credited) -> {
                var loan = missing.isPositive() ? funds.lend(cash, id, clerk, by) : null;
                tell(cash.customer(), id, "till.timeline.paid", cash.amount(), by);
                var where = shift.hall() == null ? CashTaken.Where.VEHICLE : CashTaken.Where.HALL;
                events.publishEvent(new CashTaken(cash.customer(), id, where, by));
                var change = missing.isPositive() ? Money.zero(missing.currency()) : missing.negated();
                yield new Taken(id, change, loan, false);
            }
        };
    }

    /**
     * A mistake is undone while the till is open and by the one whose till it is: the cash is handed back. Later the
     * customer gets it as a refund. Refused as {@code till-undo-late} and, if it was undone before, {@code till-undone}.
     */
    public void undo(Payment payment, String reason, StaffMember clerk, Actor by) {
        var shift = shifts.openForPaying(clerk.id());
        var own = payment.channel() == PayChannel.COUNTER && payment.door().equals(door(shift));
        if (!own) throw new Refused("till-undo-late");
        if (funds.isLent(payment)) throw new Refused("till-undo-lent");
        var undone = payments.reverse(payment.channel(), payment.door(), payment.reference(), reason, by);
        if (!(undone instanceof ReversalOutcome.Reversed)) throw new Refused("till-undone");
        tell(payment.customer(), payment.id(), "till.timeline.undone", payment.amount(), by);
    }

    /** Cash that leaves the till for the safe, so that not too much lies at the counter. */
    public void toSafe(Money amount, String reference, StaffMember clerk, Actor by) {
        if (!amount.isPositive()) throw Refused.field("amount", "till-amount");
        var shift = shifts.openForCounting(clerk.id());
        if (amount.compareTo(shifts.total(shift).cash()) > 0) throw Refused.field("amount", "till-less");
        shifts.move(shift, TillTotal.Kind.TO_SAFE, amount.negated(), required(reference, "reference"), by);
        note(by, "till.to-safe", shift, Map.of("amount", amount.minor(), "reference", reference));
    }

    /**
     * Closes the shift with what was counted. Refused as {@code till-differs} if that is not what should be there, until
     * a reason and the badge of a colleague who counted too are given.
     */
    public Shift.Closed close(Count count, StaffMember clerk, Actor by) {
        var shift = shifts.openForCounting(clerk.id());
        var system = shifts.total(shift).cash();
        var differs = !system.equals(count.counted());
        if (differs && (count.note().isBlank() || count.witness() == null))
            throw Refused.field("counted", "till-differs", count.counted().minus(system));
        if (clerk.id().equals(count.witness())) throw Refused.field("witness", "till-own-witness");
        var closed = new Shift.Closed(
                shift,
                clock.instant(),
                system,
                count.counted(),
                differs ? count.witness() : null,
                count.note().strip());
        shifts.end(closed);
        note(
                by,
                "till.closed",
                shift,
                Map.of("system", system.minor(), "counted", count.counted().minor()));
        return closed;
    }

    /** What was counted when a till is closed, and who else counted if it differs. */
    public record Count(
            Money counted, String note, furong.organisation.@org.jspecify.annotations.Nullable StaffId witness) {}

    /** Cash paid out of the clerk's till, for a refund; the reference makes it once. */
    public void payOut(CustomerId customer, Money amount, String reference, StaffMember clerk, Actor by) {
        var shift = shifts.openForCounting(clerk.id());
        if (amount.compareTo(shifts.total(shift).cash()) > 0) throw Refused.field("amount", "till-less");
        shifts.move(shift, TillTotal.Kind.PAID_OUT, amount.negated(), reference, by);
        audit.note(
                by,
                "till.paid-out",
                customer.value(),
                "shift:" + shift.id().text(),
                Map.of("amount", amount.minor(), "reference", reference));
    }

    static String door(Shift.Begun shift) {
        return shift.id().text();
    }

    private Receipt receipt(CashPayment cash, Shift.Begun shift) {
        return new Receipt(
                PayChannel.COUNTER,
                door(shift),
                required(cash.key(), "key"),
                cash.customer(),
                cash.account(),
                cash.amount(),
                clock.instant(),
                shift.businessDate(),
                shift.businessDate(),
                CASH,
                cash.first());
    }

    private static String required(String text, String field) {
        if (text.isBlank()) throw Refused.field(field, "required");
        return text.strip();
    }

    private void tell(CustomerId customer, PaymentId payment, String key, Money amount, Actor by) {
        timeline.add(new TimelineEntry(
                customer,
                clock.instant(),
                "money",
                "payment:" + payment.text(),
                key,
                List.of(amount.decimal()),
                by.badge()));
    }

    private void note(Actor by, String what, Shift.Begun shift, Map<String, ?> facts) {
        audit.note(by, what, 0, "shift:" + shift.id().text(), facts);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
