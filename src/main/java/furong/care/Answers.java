package furong.care;

import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.Duties;
import furong.contact.NewTouch;
import furong.customer.CustomerId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers cases in writing, closes them with their cause, and hears from the customer whether that was right. */
@Component
@Transactional
public class Answers {

    private static final int WORDS_MAX = 2_000;

    private final JdbcClient db;
    private final CaseRows rows;
    private final Cases cases;
    private final CaseHistory history;
    private final CaseNews news;
    private final Procedures procedures;
    private final Promises promises;
    private final Duties duties;
    private final Contacts contacts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Answers(
            JdbcClient db,
            CaseRows rows,
            Cases cases,
            CaseHistory history,
            CaseNews news,
            Procedures procedures,
            Promises promises,
            Duties duties,
            Contacts contacts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.cases = cases;
        this.history = history;
        this.news = news;
        this.procedures = procedures;
        this.promises = promises;
        this.duties = duties;
        this.contacts = contacts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Tells the customer in writing what we found and do; the promise of an answer is kept by it, also for cases merged
     * into this one. Refused as {@code case-steps-left} while a required step is open, {@code case-answer-missing}
     * without words.
     */
    public void answer(CustomerId customer, CaseId id, Decision decision, String words, Actor by) {
        if (words.isBlank()) throw Refused.field("words", "case-answer-missing");
        if (words.length() > WORDS_MAX) throw Refused.field("words", "case-answer-long", WORDS_MAX);
        var found = rows.lockOpen(customer, id);
        if (!cases.record(customer, id).isReady()) throw new Refused("case-steps-left");
        answer(found, decision, words.strip(), by);
        news.write(found, "CASE_ANSWERED", List.of(found.number(), words.strip()), by);
        for (var same : rows.mergedInto(customer, id)) answer(same, decision, words.strip(), by);
    }

    /**
     * The newest answer, to be posted as a letter, which is a contact; printing it again is none. Refused as
     * {@code case-not-answered-yet}.
     */
    public CaseRecord.Answered letter(CustomerId customer, CaseId id, Actor by) {
        var matter = rows.lock(customer, id);
        var answers = history.answers(customer, id);
        if (answers.isEmpty()) throw new Refused("case-not-answered-yet");
        var newest = answers.getLast();
        if (contacts.lettersAbout(customer, id.subject()).stream()
                .noneMatch(letter -> letter.beganAt().isAfter(newest.at()))) {
            var words = new NewTouch.Wording("ANSWER", "POSTED");
            contacts.note(NewTouch.written(customer, ContactChannel.LETTER, words, matter.number(), id.subject()), by);
        }
        return newest;
    }

    /**
     * Closes an answered case with its cause; with it, in the same transaction, falls due the call that asks the
     * customer. Refused as {@code case-not-answered}, {@code case-cause}.
     */
    public void close(CustomerId customer, CaseId id, String cause, Actor by) {
        if (procedures.causes().stream().noneMatch(one -> one.code().equals(cause)))
            throw Refused.field("cause", "case-cause");
        var found = rows.lock(customer, id);
        if (found.state() != CaseState.ANSWERED) throw new Refused("case-not-answered");
        var now = clock.instant();
        db.sql("""
                update care.case set state = 'CLOSED', closed_at = :now, cause = :cause
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(now))
                .param("cause", cause)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        duties.settled(customer, id.subject(), by);
        news.tell(found, "closed", List.of(), by);
        var closed = closed(found, now, by);
        history.closed(closed, cause, by);
        events.publishEvent(closed);
    }

    /**
     * The customer says whether it is right now. If not, the case is open again, in the next round.
     *
     * @param toldAgain whether they had to tell the story again; null if nobody asked
     */
    public void heard(CustomerId customer, CaseId id, Heard heard, @Nullable Boolean toldAgain, Actor by) {
        switch (heard) {
            case Heard.Content _ -> duties.confirm(customer, id.subject(), Duties.Confirmed.CALLBACK, toldAgain, by);
            case Heard.Unreached _ -> duties.confirm(customer, id.subject(), Duties.Confirmed.NOT_REACHED, null, by);
            case Heard.Unhappy(var why) -> cases.reopen(customer, id, why, by);
        }
    }

    /** What came back from asking the customer. */
    public sealed interface Heard {
        record Content() implements Heard {}

        /** Nobody could be asked after all tries. */
        record Unreached() implements Heard {}

        record Unhappy(String why) implements Heard {}
    }

    private void answer(Case found, Decision decision, String words, Actor by) {
        var now = clock.instant();
        history.answered(found, decision, words, now, by);
        db.sql("""
                update care.case set state = case when state = 'OPEN' then 'ANSWERED' else state end,
                    answered_at = :now, decision = :decision, answer = :words, parked_until = null,
                    next_level_at = null
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(now))
                .param("decision", decision.name())
                .param("words", words)
                .param("customer", found.customer().value())
                .param("id", found.id().value())
                .update();
        promises.keep(
                found.customer(), PromiseType.COMPLAINT_ANSWER, found.id().subject(), now, "answer:" + found.number());
        news.tell(found, "answered", List.of(decision.name()), by);
    }

    private CaseClosed closed(Case found, Instant now, Actor by) {
        var procedure = procedures.version(found.procedure(), found.version());
        return new CaseClosed(
                found.customer(),
                found.id(),
                found.round(),
                found.kind(),
                procedure.callsBack(),
                found.unit(),
                found.businessLine(),
                found.segment(),
                procedure.product(),
                found.rural(),
                new StaffId(by.person()),
                new UnitId(by.unit()),
                now);
    }
}
