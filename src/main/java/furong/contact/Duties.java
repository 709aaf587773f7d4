package furong.contact;

import furong.customer.CustomerId;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * First asked, answerable to the end (首问负责制): whoever was asked first is set once, a hand-over is an offer that
 * counts when it is accepted, and a duty ends when the customer confirms.
 */
@Component
@Transactional
@AcrossCustomers("a person's list of duties holds matters of many customers")
public class Duties {

    private final JdbcClient db;
    private final DutyRows rows;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Duties(JdbcClient db, DutyRows rows, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a duty ended. */
    public enum Confirmed {
        /** The customer told us so themselves. */
        CUSTOMER,
        /** Somebody rang and asked. */
        CALLBACK,
        /** Nobody could be reached after all tries. */
        NOT_REACHED,
        /** The matter became another's, or was withdrawn. */
        WITHDRAWN
    }

    /** Somebody is asked: from now on they answer for it. Asked again about the same, the first stays the first. */
    public void firstAsked(NewDuty wanted, Actor by) {
        db.sql("""
                insert into contact.duty (customer, subject, title, channel, first_asked_by, first_badge, first_unit,
                                          first_asked_at, holder, holder_badge, holder_unit)
                values (:customer, :subject, :title, :channel, :by, :badge, :unit, :now, :by, :badge, :unit)
                on conflict (customer, subject) do nothing""")
                .param("customer", wanted.customer().value())
                .param("subject", wanted.subject())
                .param("title", wanted.title())
                .param("channel", wanted.channel().name())
                .param("by", by.person())
                .param("badge", by.badge())
                .param("unit", by.unit())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes a matter in hand that nobody else holds: the system's, or one of somebody of the same unit. */
    public void take(CustomerId customer, String subject, Actor by) {
        var duty = rows.lock(customer, subject);
        if (duty.holder().id() == by.person()) return;
        var free = duty.holder().id() == 0 || duty.holder().unit().value() == by.unit();
        if (!free) throw new Refused("duty-held", duty.holder().badge());
        hold(duty, by);
    }

    /**
     * Offers a matter to a unit, or to one person of it. Until it is accepted the giver answers for it. Refused as
     * {@code duty-not-yours} unless the giver holds it or was asked first, as {@code duty-offered} while another offer
     * waits.
     */
    public void offer(CustomerId customer, String subject, Offer to, Actor by) {
        if (to.why().isBlank()) throw Refused.field("why", "duty-why-missing");
        var duty = rows.lock(customer, subject);
        mustBeOurs(duty, by);
        if (duty.offer() != null) throw new Refused("duty-offered");
        if (duty.confirmedAt() != null) throw new Refused("duty-over");
        var person = to.person();
        if (person != null && person.value() == by.person()) throw Refused.field("person", "duty-to-oneself");
        db.sql("""
                insert into contact.hand_over (customer, id, subject, from_person, from_badge, from_unit, to_unit,
                                               to_person, why, offered_at)
                values (:customer, :id, :subject, :by, :badge, :unit, :to_unit, :to_person, :why, :now)""")
                .param("customer", customer.value())
                .param("id", Ids.next())
                .param("subject", subject)
                .param("by", by.person())
                .param("badge", by.badge())
                .param("unit", by.unit())
                .param("to_unit", to.unit().value())
                .param("to_person", person == null ? null : person.value(), java.sql.Types.BIGINT)
                .param("why", to.why().strip())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.note(by, "duty.offered", customer.value(), subject, Map.of("unit", to.unit(), "why", to.why()));
    }

    /** To whom a matter is offered, and what they should know so that the customer need not tell it again. */
    public record Offer(UnitId unit, @Nullable StaffId person, String why) {}

    /** From now on {@code by} works on it; whoever was asked first stays answerable beside them. */
    public void accept(CustomerId customer, String subject, Actor by) {
        var duty = rows.lock(customer, subject);
        end(duty, mine(duty, by), "ACCEPTED", "", by);
        hold(duty, by);
    }

    /** No: the giver keeps it, and reads why. */
    public void decline(CustomerId customer, String subject, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "duty-why-missing");
        var duty = rows.lock(customer, subject);
        end(duty, mine(duty, by), "DECLINED", why.strip(), by);
    }

    /** The giver thinks better of it. */
    public void takeBack(CustomerId customer, String subject, Actor by) {
        var duty = rows.lock(customer, subject);
        mustBeOurs(duty, by);
        var offer = duty.offer();
        if (offer == null) throw new Refused("duty-not-offered");
        end(duty, offer, "TAKEN_BACK", "", by);
    }

    /** The matter is done as far as we know; it stays on the lists until the customer says so. */
    public void settled(CustomerId customer, String subject, Actor by) {
        db.sql("""
                update contact.duty set settled_at = :now, settled_by = :by
                where customer = :customer and subject = :subject and settled_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.person())
                .param("customer", customer.value())
                .param("subject", subject)
                .update();
    }

    /** It was not done after all: owed again, by the same people. */
    public void reopened(CustomerId customer, String subject) {
        db.sql("""
                update contact.duty set settled_at = null, settled_by = null, confirmed_at = null,
                    confirmed_how = null, told_again = null
                where customer = :customer and subject = :subject""")
                .param("customer", customer.value())
                .param("subject", subject)
                .update();
    }

    /**
     * The customer confirms, or can no longer be asked; hearing it twice changes nothing. Refused as
     * {@code duty-not-settled} while it is not done.
     *
     * @param toldAgain whether the customer had to tell the story again; null if nobody asked
     */
    public void confirm(CustomerId customer, String subject, Confirmed how, @Nullable Boolean toldAgain, Actor by) {
        var known = rows.find(customer, subject);
        if (known.isEmpty() || known.get().confirmedAt() != null) return;
        var duty = rows.lock(customer, subject);
        if (duty.settledAt() == null && how != Confirmed.WITHDRAWN) throw new Refused("duty-not-settled");
        var offer = duty.offer();
        if (offer != null) end(duty, offer, "TAKEN_BACK", "", by);
        db.sql("""
                update contact.duty set confirmed_at = :now, confirmed_how = :how, told_again = :again
                where customer = :customer and subject = :subject and confirmed_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("how", how.name())
                .param("again", toldAgain, java.sql.Types.BOOLEAN)
                .param("customer", customer.value())
                .param("subject", subject)
                .update();
        audit.note(by, "duty.confirmed", customer.value(), subject, Map.of("how", how));
    }

    @Transactional(readOnly = true)
    public Optional<Duty> find(CustomerId customer, String subject) {
        return rows.find(customer, subject);
    }

    /** What this person still owes: asked first or in hand, until the customer confirms. The oldest first. */
    @Transactional(readOnly = true)
    public List<Duty> owedBy(StaffId person, int limit) {
        return rows.owedBy(person.value(), limit);
    }

    /** What waits for this person's answer: offered to them, or to anybody of their unit. The oldest first. */
    @Transactional(readOnly = true)
    public List<Duty> offeredTo(StaffMember who, int limit) {
        return rows.offeredTo(who.id().value(), who.unit().value(), limit);
    }

    private static void mustBeOurs(Duty duty, Actor by) {
        if (duty.holder().id() != by.person() && duty.firstAsked().id() != by.person())
            throw new Refused("duty-not-yours", duty.holder().badge());
    }

    /** Whether the offer that waits is for this person. */
    public boolean mayAccept(Duty duty, StaffMember who) {
        var offer = duty.offer();
        return offer != null && isFor(offer, who.id().value(), who.unit().value());
    }

    private static boolean isFor(Duty.HandOver offer, long person, long unit) {
        var named = offer.toPerson();
        var forThem = named == null ? offer.toUnit().value() == unit : named == person;
        return forThem && offer.from().id() != person;
    }

    private static Duty.HandOver mine(Duty duty, Actor by) {
        var offer = duty.offer();
        if (offer == null) throw new Refused("duty-not-offered");
        if (!isFor(offer, by.person(), by.unit())) throw new Refused("duty-not-for-you");
        return offer;
    }

    private void hold(Duty duty, Actor by) {
        db.sql("""
                update contact.duty set holder = :by, holder_badge = :badge, holder_unit = :unit
                where customer = :customer and subject = :subject""")
                .param("by", by.person())
                .param("badge", by.badge())
                .param("unit", by.unit())
                .param("customer", duty.customer().value())
                .param("subject", duty.subject())
                .update();
        audit.note(by, "duty.taken", duty.customer().value(), duty.subject(), Map.of());
        events.publishEvent(new HandedOver(
                duty.customer(), duty.subject(), new StaffId(by.person()), new UnitId(by.unit()), by.badge()));
    }

    private void end(Duty duty, Duty.HandOver offer, String answer, String note, Actor by) {
        var ended = db.sql("""
                update contact.hand_over set ended_at = :now, answer = :answer, answered_by = :by,
                    answered_badge = :badge, answer_note = :note
                where customer = :customer and id = :id and ended_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("answer", answer)
                .param("by", by.person())
                .param("badge", by.badge())
                .param("note", note)
                .param("customer", duty.customer().value())
                .param("id", offer.id())
                .update();
        if (ended == 0) throw new Refused("duty-not-offered");
        audit.note(
                by,
                "duty.offer-" + answer.toLowerCase(java.util.Locale.ROOT),
                duty.customer().value(),
                duty.subject(),
                Map.of("note", note));
    }
}
