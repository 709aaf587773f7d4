package furong.till;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Those who take money at the door. They have cash of ours on them up to a limit, and hand it in every day to somebody
 * else, to the cent.
 */
@Component
@Transactional
public class Collectors {

    public static final String CASH = "cash.collector";

    private final Purses purses;
    private final TillShelf shifts;
    private final Payments payments;
    private final Timeline timeline;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Collectors(
            Purses purses,
            TillShelf shifts,
            Payments payments,
            Timeline timeline,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.purses = purses;
        this.shifts = shifts;
        this.payments = payments;
        this.timeline = timeline;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Money taken at a door.
     *
     * @param key the device's own for it: sent twice, taken once
     * @param paidAt when it was taken, which is before it is sent where there was no network
     */
    public record AtTheDoor(CustomerId customer, AccountId account, Money amount, String key, Instant paidAt) {}

    /** Lets somebody collect, or changes their limit. Refused as {@code collector-limit} below what they have on them. */
    public Collector appoint(StaffMember who, Money limit, Actor by) {
        if (!limit.isPositive()) throw Refused.field("limit", "till-amount");
        if (!purses.appoint(who, limit, clock.instant())) throw Refused.field("limit", "collector-limit", limit);
        audit.note(by, "collector.appointed", 0, "staff:" + who.id().text(), Map.of("limit", limit.minor()));
        return purses.find(who.id()).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<Collector> find(StaffId who) {
        return purses.find(who);
    }

    /** Those with most on them first. */
    @Transactional(readOnly = true)
    public List<Collector> inScope(Scope scope) {
        return purses.inScope(scope);
    }

    /**
     * Takes money and answers with the payment to print. Refused as {@code collector-none} to whoever is none, and as
     * {@code collector-limit} if they would have more on them than they may: then they hand in first.
     */
    public Outcome take(AtTheDoor taken, StaffMember who, Actor by) {
        if (purses.find(who.id()).isEmpty()) throw new Refused("collector-none");
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var outcome = payments.receive(
                new Receipt(
                        PayChannel.COLLECTOR,
                        who.id().text(),
                        taken.key(),
                        taken.customer(),
                        taken.account(),
                        taken.amount(),
                        taken.paidAt().isAfter(now) ? now : taken.paidAt(),
                        today,
                        today,
                        CASH,
                        List.of()),
                by);
        if (outcome instanceof Outcome.Accepted(var id, var credited)) {
            if (!purses.add(who.id(), taken.amount())) throw Refused.field("amount", "collector-limit", limit(who));
            timeline.add(new TimelineEntry(
                    taken.customer(),
                    clock.instant(),
                    "money",
                    "payment:" + id.text(),
                    "till.timeline.collected",
                    List.of(taken.amount().decimal()),
                    by.badge()));
            events.publishEvent(new CashTaken(taken.customer(), id, CashTaken.Where.DOOR, by));
        }
        return outcome;
    }

    /**
     * A clerk with an open till receives what a collector lays down. Refused as {@code remittance-differs} if that is
     * not what the books say they have on them, until it is said why: what is short stays theirs to bring. Refused as
     * {@code remittance-own} to the collector, and as {@code remittance-more} if it is more than they have.
     */
    public Remittance remit(StaffId collector, Money counted, String note, StaffMember clerk, Actor by) {
        if (collector.equals(clerk.id())) throw new Refused("remittance-own");
        if (!counted.isPositive()) throw Refused.field("counted", "till-amount");
        var shift = shifts.openForCounting(clerk.id());
        var purse = purses.forUpdate(collector).orElseThrow(() -> new Refused("collector-none"));
        var missing = purse.inHand().minus(counted);
        if (missing.minor() < 0) throw Refused.field("counted", "remittance-more", purse.inHand());
        if (missing.isPositive() && note.isBlank()) throw Refused.field("counted", "remittance-differs", missing);
        var remittance = new Remittance(
                RemittanceId.next(),
                collector,
                shift.businessDate(),
                purse.inHand(),
                counted,
                note.strip(),
                clerk.badge(),
                clock.instant());
        purses.remitted(remittance, shift, clerk.id());
        shifts.move(
                shift,
                TillTotal.Kind.FROM_COLLECTOR,
                counted,
                "remittance:" + remittance.id().text(),
                by);
        audit.note(
                by,
                "collector.remitted",
                0,
                "staff:" + collector.text(),
                Map.of("inHand", purse.inHand().minor(), "counted", counted.minor(), "note", note));
        return remittance;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Remittance> remittances(StaffId collector, int limit) {
        return purses.remittances(collector, limit);
    }

    private Money limit(StaffMember who) {
        return purses.find(who.id()).orElseThrow().limit();
    }
}
