package furong.callback;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.survey.Script;
import furong.survey.Scripts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rings customers: claims, tries, answers, endings. Whoever did the work, or sits with those who did, may not ring. */
@Component
@Transactional
public class Callbacks {

    private static final int TRIES_PARTS_MIN = 3;

    private final Obligations obligations;
    private final CallLog log;
    private final Scripts scripts;
    private final Reworks reworks;
    private final Ladder ladder;
    private final Writing writing;
    private final Closings closings;
    private final Promises promises;
    private final Audit audit;
    private final Clock clock;

    Callbacks(
            Obligations obligations,
            CallLog log,
            Scripts scripts,
            Reworks reworks,
            Ladder ladder,
            Writing writing,
            Closings closings,
            Promises promises,
            Audit audit,
            Clock clock) {
        this.obligations = obligations;
        this.log = log;
        this.scripts = scripts;
        this.reworks = reworks;
        this.ladder = ladder;
        this.writing = writing;
        this.closings = closings;
        this.promises = promises;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CallbackView view(CustomerId customer, CallbackId id) {
        var callback = obligations.get(customer, id);
        var matter = callback.matter();
        var attempts = log.attempts(customer, id);
        var tried = log.parts(attempts);
        return new CallbackView(
                callback,
                scriptOf(callback),
                attempts,
                ladder.steps(customer, id),
                DayPart.suggest(DayPart.of(clock.instant(), clock.getZone()), tried),
                DayPart.counted(tried) >= TRIES_PARTS_MIN,
                log.answers(customer, id),
                log.exclusion(customer, id),
                reworks.of(customer, id),
                promises.about(customer, matter.id().subject()));
    }

    /** The callbacks about one subject, oldest first: an order's first and those after reworks. */
    @Transactional(readOnly = true)
    public List<Callback> about(CustomerId customer, String subject) {
        return log.about(customer, subject);
    }

    /** Keeps other agents from ringing this customer for a quarter of an hour. */
    public Claim claim(CustomerId customer, CallbackId id, Actor by) {
        var due = obligations.lock(customer, id);
        mustNotBeTheHandler(due.matter(), by);
        return log.claim(due.matter(), clock.instant(), by);
    }

    /** Notes a try that led to no conversation; after the last of three parts of the day, what can be written is written. */
    public void tried(CustomerId customer, CallbackId id, CallOutcome outcome, String callRecord, Actor by) {
        if (outcome == CallOutcome.REACHED) throw Refused.field("outcome", "callback-reached-ends");
        var due = mine(customer, id, by);
        var before = log.parts(log.attempts(customer, id));
        var _ = log.attempt(due.matter(), outcome, callRecord, by);
        var part = DayPart.of(clock.instant(), clock.getZone());
        ladder.called(due.matter(), part, outcome, !before.contains(part), by);
        log.release(due.matter());
        if (DayPart.counted(log.parts(log.attempts(customer, id))) >= TRIES_PARTS_MIN)
            writing.afterCalls(due.matter(), by);
        audit.note(by, "callback.tried", customer.value(), id.subject(), Map.of("outcome", outcome.name()));
    }

    /** Ends a callback in every way but exclusion; an unhappy answer reopens the matter in the same transaction. */
    public void end(Ending ending, Actor by) {
        var due = mine(ending.customer(), ending.callback(), by);
        var matter = due.matter();
        var script = scripts.current(matter.occasion(), today());
        mayEnd(ending);
        var level = Closings.check(ending, script);
        var attempt = ending.disposition().reached()
                ? log.attempt(matter, CallOutcome.REACHED, ending.callRecord(), by)
                : null;
        ladder.called(matter, DayPart.of(clock.instant(), clock.getZone()), CallOutcome.REACHED, attempt != null, by);
        var parts = DayPart.counted(log.parts(log.attempts(matter.customer(), matter.id())));
        if (ending.disposition() == Disposition.NC) noContact(matter, parts);
        closings.close(
                matter, new CallLog.Close(ending, level, script.version(), attempt, parts, null, Step.Kind.CALL), by);
    }

    /** Says that this customer must not be asked; nothing changes until a second person agrees. */
    public void proposeExclusion(CustomerId customer, CallbackId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "callback-why-missing");
        var due = mine(customer, id, by);
        log.propose(due.matter(), why.strip(), by);
        log.release(due.matter());
        audit.note(by, "callback.exclusion-proposed", customer.value(), id.subject(), Map.of("why", why.strip()));
    }

    /** The second person agrees: the callback ends as excluded and leaves the statistics. */
    public void confirmExclusion(CustomerId customer, CallbackId id, Actor by) {
        var due = obligations.lock(customer, id);
        var proposed = log.exclusion(customer, id);
        if (proposed == null) throw new Refused("callback-not-proposed");
        if (proposed.agent() == by.person()) throw new Refused("callback-needs-a-second");
        if (due.matter().handler().value() == by.person()) throw new Refused("callback-own-work");
        log.exclude(due.matter(), proposed, by);
        promises.voidIt(customer, PromiseType.CALLBACK, id.subject(), "EXCLUDED", by);
        closings.done(due.matter(), Disposition.X, by);
    }

    /** What was reopened is put right: the customer is rung again, in the same transaction promised. */
    public void reworkDone(CustomerId customer, ReworkId id, String remedy, Actor by) {
        if (remedy.isBlank()) throw Refused.field("remedy", "callback-remedy-missing");
        reworks.done(customer, id, remedy.strip(), by);
    }

    private Callback.Due mine(CustomerId customer, CallbackId id, Actor by) {
        var due = obligations.lock(customer, id);
        mustNotBeTheHandler(due.matter(), by);
        return switch (log.claim(due.matter(), clock.instant(), by)) {
            case Claim.Yours yours -> due;
            case Claim.Taken(var badge, var until) -> throw new Refused("callback-taken", badge);
        };
    }

    private static void mustNotBeTheHandler(Callback.Matter matter, Actor by) {
        if (matter.handler().value() == by.person() || matter.handlerUnit().value() == by.unit())
            throw new Refused("callback-own-work");
    }

    private static void mayEnd(Ending ending) {
        if (ending.disposition() == Disposition.X) throw Refused.field("disposition", "callback-needs-a-second");
        if (ending.disposition().reached() && ending.callRecord().isEmpty())
            throw Refused.field("callRecord", "callback-record-missing");
        if (ending.disposition() == Disposition.O && ending.remark().isEmpty())
            throw Refused.field("remark", "callback-remark-missing");
    }

    private void noContact(Callback.Matter matter, long parts) {
        if (parts < TRIES_PARTS_MIN) throw Refused.field("disposition", "callback-tries-left", parts, TRIES_PARTS_MIN);
        ladder.written(matter.customer(), matter.id()).ifPresent(step -> {
            throw Refused.field("disposition", "callback-still-open");
        });
    }

    private Script scriptOf(Callback callback) {
        var occasion = callback.matter().occasion();
        if (callback instanceof Callback.Closed(var matter, var due, var closing) && closing.script() != null)
            return scripts.version(occasion, closing.script());
        return scripts.current(occasion, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
