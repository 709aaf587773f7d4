package furong.promise;

import static furong.promise.PromiseRow.SELECT;
import static java.sql.Timestamp.from;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The promises of the house. They are made in the transaction of the fact that causes them, so that there is never the
 * one without the other; each ends once. Hearing the same thing twice changes nothing: making a promise that is open
 * already gives that one, keeping one that has ended is no error.
 */
@Component
@Transactional
public class Promises {

    private final JdbcClient db;
    private final Rules rules;
    private final Making making;
    private final Consequences consequences;
    private final Overdue overdue;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Promises(
            JdbcClient db,
            Rules rules,
            Making making,
            Consequences consequences,
            Overdue overdue,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.rules = rules;
        this.making = making;
        this.consequences = consequences;
        this.overdue = overdue;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Promises by the rule that fits best. Refused {@code promise-no-rule} where none does. */
    public Promise make(NewPromise wanted, Actor by) {
        return making.byRule(wanted, clock.instant());
    }

    /** When a promise would be due, without making it: for what another system promised, or to show before. */
    @Transactional(readOnly = true)
    public Instant dueBy(NewPromise wanted) {
        return making.due(wanted);
    }

    /**
     * Promises a time agreed with the customer, such as the end of an appointment's window. The rule that fits best
     * says what breaking it costs.
     */
    public Promise makeUntil(NewPromise wanted, Instant due, Actor by) {
        return making.until(wanted, due, clock.instant());
    }

    /**
     * What was promised was done at {@code at}. In time, the promise is kept. Late, it is broken, or was already: then
     * the delay ends here and what it costs is settled.
     *
     * @param evidence what shows it, such as {@code visit:0HZX5V6WBC8Q1}
     */
    public void keep(CustomerId customer, PromiseType type, String subject, Instant at, String evidence) {
        var done = db.sql("""
                update promise.promise set done_at = :at, evidence = :evidence,
                    state = case when :at <= due_at then 'KEPT' else 'BROKEN' end,
                    ended_at = least(:at, due_at),
                    cause = case when :at <= due_at then '' else 'OPERATOR' end
                where customer = :customer and type = :type and subject = :subject and state = 'OPEN'
                returning id, state, due_at""")
                .param("at", from(at))
                .param("evidence", evidence)
                .param("customer", customer.value())
                .param("type", type.name())
                .param("subject", subject)
                .query((row, n) -> {
                    var id = new PromiseId(row.getLong("id"));
                    return row.getString("state").equals("KEPT")
                            ? new PromiseKept(customer, id, type, subject, at)
                            : new PromiseBroken(customer, id, type, subject, PromiseRow.instant(row, "due_at"));
                })
                .optional();
        done.ifPresent(events::publishEvent);
        if (done.isPresent() && done.get() instanceof PromiseBroken broken)
            consequences.settle(customer, broken.promise());
        if (done.isEmpty()) endDelay(customer, type, subject, at, evidence);
    }

    /**
     * Heard of late: what an appointment promised was done in time, though by then it counted as broken. It is kept after
     * all, by a proof of its own, and what was paid for the delay is taken back. False, and nothing changed, if there is no
     * broken appointment of this subject or {@code at} is not in time.
     *
     * @param at when it was done, as a device that had no network noted it
     */
    public boolean prove(CustomerId customer, String subject, Instant at, String evidence, Actor by) {
        var kept = consequences.prove(customer, subject, at, evidence, by);
        kept.ifPresent(events::publishEvent);
        kept.ifPresent(proved ->
                note(by, "promise.proved", customer, proved.promise(), Map.of("done_at", at, "evidence", evidence)));
        return kept.isPresent();
    }

    /**
     * The promise is no longer owed, for a cause that is written down: the order was withdrawn, the customer asked for
     * another day. If it is broken already it stays so; nobody waits any longer, so its delay ends.
     */
    public void voidIt(CustomerId customer, PromiseType type, String subject, String cause, Actor by) {
        if (cause.isBlank()) throw Refused.field("cause", "promise-cause-missing");
        var now = clock.instant();
        var ended = db.sql("""
                update promise.promise set state = 'VOID', ended_at = :now, cause = :cause
                where customer = :customer and type = :type and subject = :subject and state = 'OPEN'
                returning id""")
                .param("now", from(now))
                .param("cause", cause)
                .param("customer", customer.value())
                .param("type", type.name())
                .param("subject", subject)
                .query(Long.class)
                .optional();
        if (ended.isPresent()) note(by, "promise.voided", customer, new PromiseId(ended.get()), Map.of("cause", cause));
        else endDelay(customer, type, subject, now, cause);
    }

    /**
     * The customer holds it up: the clock of everything open that was promised about {@code subject} stands until {@link #resume},
     * and nothing of it breaks meanwhile. Said again it changes nothing.
     */
    public void pause(CustomerId customer, String subject, Cause reason, String evidence, Actor by) {
        if (reason == Cause.OPERATOR) throw Refused.field("cause", "promise-cause-ours");
        for (var promise : making.pause(customer, subject, reason.name(), evidence, clock.instant()))
            note(by, "promise.paused", customer, promise, Map.of("reason", reason, "evidence", evidence));
    }

    /** The clock goes on: what stood is promised anew, later by as long as it stood. */
    public void resume(CustomerId customer, String subject, Actor by) {
        for (var promise : making.resume(customer, subject, clock.instant()))
            note(by, "promise.resumed", customer, promise, Map.of("subject", subject));
    }

    /**
     * Notes that a delay, if there is one, is not ours, so that a rule that excludes the cause pays nothing. Must be
     * noted before the compensation is settled; afterwards only {@link #reverse} helps.
     */
    public void excuse(CustomerId customer, PromiseId promise, Cause cause, String evidence, Actor by) {
        if (cause == Cause.OPERATOR) throw Refused.field("cause", "promise-cause-ours");
        if (evidence.isBlank()) throw Refused.field("evidence", "promise-evidence-missing");
        consequences.excuse(row(customer, promise), new Why.Excuse(cause, evidence, clock.instant()), by);
        note(by, "promise.excused", customer, promise, Map.of("cause", cause, "evidence", evidence));
    }

    /** Takes a compensation back by an entry of its own. Refused if there is none, or it was reversed before. */
    public void reverse(CustomerId customer, PromiseId promise, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "promise-reason-missing");
        consequences.reverse(row(customer, promise).promise(), reason, by);
        note(by, "promise.compensation-reversed", customer, promise, Map.of("reason", reason));
    }

    /** The latest promises to a customer, the newest first. */
    @Transactional(readOnly = true)
    public List<Promise> of(CustomerId customer, int limit) {
        return db.sql(SELECT + "where p.customer = :customer order by p.id desc limit :limit")
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, n) -> PromiseRow.of(row, n).promise())
                .list();
    }

    /** All promises about one thing, in the order in which they were made. */
    @Transactional(readOnly = true)
    public List<Promise> about(CustomerId customer, String subject) {
        return db.sql(SELECT + "where p.customer = :customer and p.subject = :subject order by p.id limit 200")
                .param("customer", customer.value())
                .param("subject", subject)
                .query((row, n) -> PromiseRow.of(row, n).promise())
                .list();
    }

    @Transactional(readOnly = true)
    public Promise get(CustomerId customer, PromiseId promise) {
        return row(customer, promise).promise();
    }

    /** The whole story of a promise. What was promised stands, even if a calendar was corrected since; then it says so. */
    @Transactional(readOnly = true)
    public Why why(CustomerId customer, PromiseId id) {
        var row = row(customer, id);
        var promise = row.promise();
        var book = rules.book();
        var where = book.jurisdiction(row.jurisdiction());
        var rule = book.version(promise.rule(), promise.ruleVersion());
        var passedOver = book.fitting(row.asCase(where)).stream()
                .filter(other -> !other.code().equals(rule.code()))
                .toList();
        return new Why(
                promise,
                rule,
                where,
                row.segment(),
                row.product(),
                row.rural(),
                row.began(),
                row.fee(),
                making.steps(row, rule, where),
                passedOver,
                making.pauses(customer, id),
                consequences.excuse(customer, id).orElse(null));
    }

    /** Breaks the promises whose time has passed, the longest overdue first, at most {@code limit}; says how many. */
    public int breakOverdue(int limit) {
        return overdue.breakOverdue(clock.instant(), limit);
    }

    private void endDelay(CustomerId customer, PromiseType type, String subject, Instant at, String evidence) {
        var late = db.sql("""
                update promise.promise set done_at = :at, evidence = :evidence
                where customer = :customer and type = :type and subject = :subject
                  and state = 'BROKEN' and done_at is null
                returning id""")
                .param("at", from(at))
                .param("evidence", evidence)
                .param("customer", customer.value())
                .param("type", type.name())
                .param("subject", subject)
                .query(Long.class)
                .list();
        late.forEach(id -> consequences.settle(customer, new PromiseId(id)));
    }

    private PromiseRow row(CustomerId customer, PromiseId promise) {
        return db.sql(SELECT + "where p.customer = :customer and p.id = :id")
                .param("customer", customer.value())
                .param("id", promise.value())
                .query(PromiseRow::of)
                .optional()
                .orElseThrow(() -> new Refused("not-found", promise.text()));
    }

    private void note(Actor by, String what, CustomerId customer, PromiseId promise, Map<String, ?> facts) {
        audit.note(by, what, customer.value(), "promise:" + promise.text(), facts);
    }
}
