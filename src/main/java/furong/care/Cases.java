package furong.care;

import furong.catalog.Catalog;
import furong.catalog.Product;
import furong.contact.Contacts;
import furong.contact.Duties;
import furong.contact.HandedOver;
import furong.contact.NewDuty;
import furong.contact.NewTouch;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.StaffId;
import furong.platform.Actor;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up what customers bring, by the procedure of its type: with it come the promise of an answer, the duty of
 * whoever was asked first, and the contact. Answering and closing are {@link Answers}'.
 */
@Component
@Transactional
public class Cases {

    private static final int TITLE_MAX = 120;
    private static final int STORY_MAX = 4_000;

    private final JdbcClient db;
    private final CaseRows rows;
    private final CaseHistory history;
    private final CaseClock caseClock;
    private final CaseNews news;
    private final Procedures procedures;
    private final Offices offices;
    private final Customers customers;
    private final Catalog catalog;
    private final Contacts contacts;
    private final Duties duties;
    private final DocumentNumbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(
            JdbcClient db,
            CaseRows rows,
            CaseHistory history,
            CaseClock caseClock,
            CaseNews news,
            Procedures procedures,
            Offices offices,
            Customers customers,
            Catalog catalog,
            Contacts contacts,
            Duties duties,
            DocumentNumbers numbers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.history = history;
        this.caseClock = caseClock;
        this.news = news;
        this.procedures = procedures;
        this.offices = offices;
        this.customers = customers;
        this.catalog = catalog;
        this.contacts = contacts;
        this.duties = duties;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a case up. Refused as {@code case-type}, {@code case-title-missing}, or at the procedure's field that is
     * missing or wrong.
     */
    public Case open(NewCase wanted, Actor by) {
        if (wanted.title().isBlank()) throw Refused.field("title", "case-title-missing");
        if (wanted.title().strip().length() > TITLE_MAX) throw Refused.field("title", "case-title-long", TITLE_MAX);
        if (wanted.story().length() > STORY_MAX) throw Refused.field("story", "case-story-long", STORY_MAX);
        var procedure = procedures.current(wanted.type(), today());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        var opened = fresh(wanted, procedure, now, by);
        rows.insert(opened, CaseClock.next(procedure, 0, opened.receivedAt(), opened.dueAt()));
        duties.firstAsked(new NewDuty(opened.customer(), opened.id().subject(), title(opened), opened.channel()), by);
        noteContact(wanted, opened, by);
        news.tell(opened, "opened", List.of(procedure.name().packed(), opened.title()), by);
        news.write(opened, "CASE_TAKEN", List.of(opened.number(), opened.title(), news.moment(opened.dueAt())), by);
        events.publishEvent(
                new CaseOpened(opened.customer(), opened.id(), opened.number(), opened.dueAt(), opened.receivedAt()));
        return opened;
    }

    @Transactional(readOnly = true)
    public Case get(CustomerId customer, CaseId id) {
        return rows.get(customer, id);
    }

    /** The case with all that was done about it. */
    @Transactional(readOnly = true)
    public CaseRecord record(CustomerId customer, CaseId id) {
        var found = rows.get(customer, id);
        return new CaseRecord(
                found,
                procedures.version(found.procedure(), found.version()),
                history.steps(found),
                history.answers(customer, id),
                history.escalations(customer, id),
                history.parkings(customer, id),
                rows.mergedInto(customer, id));
    }

    /** The customer's cases, newest first. */
    @Transactional(readOnly = true)
    public List<Case> of(CustomerId customer, int limit) {
        return rows.of(customer, limit);
    }

    /**
     * Does a step of the procedure. Refused as {@code case-step-unknown}, {@code case-step-done} the second time,
     * {@code case-step-early} while a required one before it is open, {@code case-note-missing} without a word on how.
     */
    public void done(CustomerId customer, CaseId id, String code, String note, Actor by) {
        if (note.isBlank()) throw Refused.field("note", "case-note-missing");
        var found = rows.lockOpen(customer, id);
        var steps = procedures.version(found.procedure(), found.version()).steps();
        var step = steps.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.field("step", "case-step-unknown"));
        var already = history.steps(found).keySet();
        if (already.contains(code)) throw new Refused("case-step-done");
        var early = steps.stream()
                .takeWhile(one -> !one.code().equals(code))
                .anyMatch(one -> one.required() && !already.contains(one.code()));
        if (early) throw new Refused("case-step-early");
        history.stepDone(found, code, note.strip(), clock.instant(), by);
        news.tell(found, "step", List.of(step.name().packed()), by);
    }

    /** Whoever accepted the case handles it from now on, in their unit. */
    @EventListener
    void on(HandedOver handed) {
        if (!CaseId.isSubject(handed.subject())) return;
        var id = CaseId.ofSubject(handed.subject());
        var _ = db.sql("""
                        update care.case set handler = :to, handler_badge = :badge, unit = :unit
                        where customer = :customer and id = :id and state in ('OPEN', 'ANSWERED')""")
                .param("to", handed.to().value())
                .param("badge", handed.badge())
                .param("unit", handed.unit().value())
                .param("customer", handed.customer().value())
                .param("id", id.value())
                .update();
    }

    /**
     * An unhappy customer opens the next round: a new promise, the same duty. Refused as {@code case-not-closed} unless
     * it is answered or closed.
     */
    public void reopen(CustomerId customer, CaseId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "case-why-missing");
        var found = rows.lock(customer, id);
        if (found.state() != CaseState.CLOSED && found.state() != CaseState.ANSWERED)
            throw new Refused("case-not-closed");
        var procedure = procedures.version(found.procedure(), found.version());
        var now = clock.instant();
        var due = caseClock.promise(CaseClock.About.of(found), procedure, now, by);
        var next = CaseClock.next(procedure, 0, now, due);
        db.sql("""
                update care.case set state = 'OPEN', round = round + 1, received_at = :now, due_at = :due,
                    answered_at = null, decision = null, answer = '', closed_at = null, cause = null, level = 0,
                    escalated_to = null, next_level_at = :next
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .param("next", next == null ? null : Timestamp.from(next))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        duties.reopened(customer, id.subject());
        news.tell(found, "reopened", List.of(why.strip()), by);
    }

    private Case fresh(NewCase wanted, Procedure procedure, Instant now, Actor by) {
        var customer = customers.get(wanted.customer());
        var id = CaseId.next();
        var unit = offices.handling(procedure.owner(), customer, by);
        var line = businessLine(procedure.product());
        var answers = Asked.check(procedure, wanted.answers());
        var about = new CaseClock.About(
                customer.id(), id, customer.segment(), customer.home().rural(), unit, line);
        return new Case(
                customer.id(),
                id,
                numbers.next(procedure.kind() == CaseKind.COMPLAINT ? "TS" : "ZX"),
                procedure.code(),
                procedure.version(),
                procedure.kind(),
                wanted.title().strip(),
                wanted.story().strip(),
                answers,
                wanted.channel(),
                wanted.complainant().strip(),
                wanted.onBehalfOf().strip(),
                unit,
                line,
                customer.segment(),
                customer.home().rural(),
                CaseState.OPEN,
                1,
                new StaffId(by.person()),
                by.badge(),
                now,
                caseClock.promise(about, procedure, now, by),
                null,
                null,
                "",
                null,
                null,
                0,
                null,
                null,
                null,
                "");
    }

    private void noteContact(NewCase wanted, Case opened, Actor by) {
        var call = wanted.call();
        var subject = opened.id().subject();
        if (call != null) contacts.about(opened.customer(), call, subject, by);
        else {
            var reason = opened.kind().name();
            var _ = contacts.note(
                    new NewTouch(
                            opened.customer(),
                            opened.channel(),
                            opened.complainant(),
                            reason,
                            "OPENED",
                            opened.title(),
                            subject),
                    by);
        }
    }

    private String businessLine(String product) {
        return catalog.products().stream()
                .filter(one -> one.code().equals(product))
                .findFirst()
                .map(Product::businessLine)
                .orElse("");
    }

    private static String title(Case opened) {
        return opened.number() + " " + opened.title();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
