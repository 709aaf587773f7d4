package furong.fault;

import furong.catalog.Catalog;
import furong.contact.Duties;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fieldwork.HoldId;
import furong.fieldwork.NewVisit;
import furong.fieldwork.VisitDone;
import furong.fieldwork.VisitFailed;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.network.LineTest;
import furong.network.Network;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.promise.Cause;
import furong.promise.Promise;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gets faults out of the way: tests the line, sends a crew, notes what was mended. With the mending the promise ends; if
 * it was late through us, the rule pays by itself, and in the same transaction somebody is to ring and ask.
 */
@Component
@Transactional
public class Mending {

    /** How long a crew needs; the same slot is sold for every repair. */
    public static final int VISIT_MINUTES = 60;

    private final JdbcClient db;
    private final FaultRows rows;
    private final FaultNews news;
    private final Handbook handbook;
    private final Network network;
    private final Visits visits;
    private final Customers customers;
    private final Catalog catalog;
    private final Promises promises;
    private final Duties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mending(
            JdbcClient db,
            FaultRows rows,
            FaultNews news,
            Handbook handbook,
            Network network,
            Visits visits,
            Customers customers,
            Catalog catalog,
            Promises promises,
            Duties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.news = news;
        this.handbook = handbook;
        this.network = network;
        this.visits = visits;
        this.customers = customers;
        this.catalog = catalog;
        this.promises = promises;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /** Tests the line now and keeps what came out. */
    public LineTest test(CustomerId customer, FaultId id, Actor by) {
        var fault = rows.lock(customer, id);
        var test = network.test(customer.value(), fault.service(), by);
        db.sql("""
                update fault.fault set test_passed = :passed, test_fault = :fault, tested_at = :at
                where customer = :customer and id = :id""")
                .param("passed", test.passed())
                .param("fault", test.fault())
                .param("at", Timestamp.from(test.at()))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        news.tell(fault, test.passed() ? "test-passed" : "test-failed", List.of(), by);
        return test;
    }

    /** The skill a crew needs for this fault; "" where no crew can help. */
    public String skill(Fault fault) {
        return catalog.offer(fault.offer()).skill();
    }

    /** Books a crew for minutes held before. Refused as {@code fault-visit-booked} if one comes already. */
    public VisitId sendCrew(CustomerId customer, FaultId id, HoldId hold, Actor by) {
        var fault = rows.lockOpen(customer, id);
        if (fault.state() == FaultState.VISIT) throw new Refused("fault-visit-booked");
        var theirs = customers.get(customer);
        var place = theirs.place(fault.place());
        var visit = visits.book(
                new NewVisit(
                        customer,
                        hold,
                        "REPAIR",
                        skill(fault),
                        VISIT_MINUTES,
                        place.id(),
                        place.area(),
                        place.line(),
                        theirs.phone(),
                        fault.unit(),
                        fault.businessLine(),
                        id.subject()),
                by);
        db.sql("update fault.fault set state = 'VISIT', visit = :visit where customer = :customer and id = :id")
                .param("visit", visit.value())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        news.tell(fault, "visit", List.of(), by);
        return visit;
    }

    /**
     * It works again. Refused as {@code fault-cause}, {@code fault-remedy-missing}, or {@code fault-line-bad} while the
     * line's test still fails for a cause that is ours.
     */
    public void mended(CustomerId customer, FaultId id, String cause, String remedy, Actor by) {
        if (remedy.isBlank()) throw Refused.field("remedy", "fault-remedy-missing");
        var fault = rows.lockOpen(customer, id);
        var side = side(cause);
        if (side != Cause.CUSTOMER && !test(customer, id, by).passed()) throw new Refused("fault-line-bad");
        mended(fault, cause, remedy.strip(), by);
    }

    /** It was none, or the customer no longer wants it: nothing is owed, and nobody rings. */
    public void withdraw(CustomerId customer, FaultId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "fault-why-missing");
        var fault = rows.lockOpen(customer, id);
        var visit = fault.visit();
        if (visit != null && fault.state() == FaultState.VISIT) visits.cancel(customer, visit, why, by);
        db.sql("update fault.fault set state = 'WITHDRAWN', remedy = :why where customer = :customer and id = :id")
                .param("why", why.strip())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        promises.voidIt(customer, PromiseType.REPAIR, id.subject(), Cause.CUSTOMER.name(), by);
        duties.confirm(customer, id.subject(), Duties.Confirmed.WITHDRAWN, null, by);
        news.tell(fault, "withdrawn", List.of(why.strip()), by);
    }

    /** The customer says it works, or can no longer be asked. */
    public void confirmed(CustomerId customer, FaultId id, Duties.Confirmed how, @Nullable Boolean again, Actor by) {
        duties.confirm(customer, id.subject(), how, again, by);
    }

    /** The crew has mended it and its test passed. */
    @EventListener
    void on(VisitDone done) {
        if (!FaultId.isSubject(done.reference())) return;
        var fault = rows.lock(done.customer(), FaultId.ofSubject(done.reference()));
        if (!fault.isOpen()) return;
        var badge = visits.record(done.customer(), done.visit()).log().stream()
                .map(entry -> entry.badge())
                .reduce((first, last) -> last)
                .orElse("");
        mended(
                fault,
                "LINE",
                "",
                new Actor(done.handler().value(), done.handlerUnit().value(), badge, "visit"));
    }

    /** The crew could not; the fault is open again and somebody decides what next. */
    @EventListener
    void on(VisitFailed failed) {
        if (!FaultId.isSubject(failed.reference())) return;
        var fault = rows.lock(failed.customer(), FaultId.ofSubject(failed.reference()));
        var _ = db.sql("""
                        update fault.fault set state = 'OPEN'
                        where customer = ? and id = ? and state = 'VISIT'""").params(fault.customer().value(), fault.id().value()).update();
        news.tell(fault, "visit-failed", List.of(failed.reason()), Actor.system("fault"));
    }

    /** Ends a fault whose line is known to work; its lateness is excused first where the cause is not ours. */
    void mended(Fault fault, String cause, String remedy, Actor by) {
        var now = clock.instant();
        var side = side(cause);
        var visit = fault.visit();
        var crew = visit != null && by.origin().equals("visit");
        if (visit != null && fault.state() == FaultState.VISIT && !crew)
            visits.cancel(fault.customer(), visit, cause, by);
        db.sql("""
                update fault.fault set state = 'MENDED', mended_at = :now, cause = :cause, remedy = :remedy,
                    handler = :by, handler_badge = :badge
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(now))
                .param("cause", cause)
                .param("remedy", remedy)
                .param("by", by.person())
                .param("badge", by.badge())
                .param("customer", fault.customer().value())
                .param("id", fault.id().value())
                .update();
        excuse(fault, side, cause, by);
        promises.keep(fault.customer(), PromiseType.REPAIR, fault.id().subject(), now, "fault:" + fault.number());
        duties.settled(fault.customer(), fault.id().subject(), by);
        var said = handbook.causes().stream()
                .filter(one -> one.code().equals(cause))
                .findFirst()
                .map(one -> one.name().packed())
                .orElse(cause);
        news.tell(fault, "mended", List.of(said), by);
        news.write(
                fault.customer(),
                "FAULT_MENDED",
                List.of(fault.number(), fault.line(), remedy.isEmpty() ? said : remedy),
                fault.id().subject(),
                by);
        events.publishEvent(new FaultMended(
                fault.customer(),
                fault.id(),
                fault.unit(),
                fault.businessLine(),
                fault.segment(),
                fault.product(),
                fault.rural(),
                new StaffId(by.person()),
                new UnitId(by.unit()),
                now));
    }

    private void excuse(Fault fault, Cause side, String cause, Actor by) {
        if (side == Cause.OPERATOR) return;
        promises.about(fault.customer(), fault.id().subject()).stream()
                .filter(promise -> promise.type() == PromiseType.REPAIR)
                .filter(promise -> promise.state() == PromiseState.OPEN
                        || promise.state() == PromiseState.BROKEN && promise.compensation() == null)
                .map(Promise::id)
                .findFirst()
                .ifPresent(id -> promises.excuse(fault.customer(), id, side, cause, by));
    }

    private Cause side(String cause) {
        return handbook.causes().stream()
                .filter(one -> one.code().equals(cause))
                .findFirst()
                .map(Handbook.FaultCause::side)
                .orElseThrow(() -> Refused.field("cause", "fault-cause"));
    }
}
