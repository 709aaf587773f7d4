package furong.conduct;

import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.organisation.UnitKind;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proceedings about breaches: opened on evidence, the person told and heard, decided by somebody else, open to appeal,
 * ruled on by the company's management. The database refuses a stage out of turn and a person in two parts.
 */
@Component
@Transactional
public class Proceedings {

    private static final int WORDS_MAX = 2000;

    private final JdbcClient db;
    private final ProceedingRows rows;
    private final Signals signals;
    private final Limits limits;
    private final Organisation organisation;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proceedings(
            JdbcClient db,
            ProceedingRows rows,
            Signals signals,
            Limits limits,
            Organisation organisation,
            DocumentNumbers numbers,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.signals = signals;
        this.limits = limits;
        this.organisation = organisation;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Proceeding get(ProceedingId id) {
        return rows.get(id);
    }

    /** The rule, cap and minimum wage that hold on a day. */
    @Transactional(readOnly = true)
    public PenaltyRule rule(LocalDate on) {
        return rows.rule(on);
    }

    /** The rule it was opened under, with the cap and the minimum wage of a day. */
    private PenaltyRule rule(Proceeding proceeding, Instant at) {
        return rows.rule(proceeding.rule(), today(at));
    }

    /** Those of the units in scope, the newest first. */
    @Transactional(readOnly = true)
    public List<Proceeding> in(Scope scope) {
        return rows.read("where p.unit = any(:units)", Map.of("units", scope.array()));
    }

    /** Those about one person, the newest first. */
    @Transactional(readOnly = true)
    public List<Proceeding> about(StaffId person) {
        return rows.read("where p.person = :person", Map.of("person", person.value()));
    }

    /**
     * Opens one on a signal. Refused where the badge is nobody's ({@code conduct-nobody}), where it was judged before
     * ({@code conduct-judged}), and for whoever it is about or noted it ({@code conduct-own}).
     */
    public ProceedingId open(SignalId from, String facts, Actor by) {
        var signal = signals.lock(from).orElseThrow(() -> new Refused("not-found", from.text()));
        if (!signal.isOpen()) throw new Refused("conduct-judged");
        var person = signal.person();
        var unit = signal.unit();
        if (person == null || unit == null) throw new Refused("conduct-nobody", signal.badge());
        if (person.value() == by.person() || signal.reporter() == person.value()) throw new Refused("conduct-own");
        words("facts", facts);
        var id = ProceedingId.next();
        var now = clock.instant();
        var _ = db.sql("""
                        insert into conduct.proceeding (id, number, signal, person, unit, badge, reporter, opener,
                                                        opener_badge, rule, facts, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), numbers.next("WG"), from.value(), person.value(), unit.value(), signal.badge())
                .params(
                        signal.reporter(),
                        by.person(),
                        by.badge(),
                        rows.rule(today(now)).version(),
                        facts.strip())
                .param(Timestamp.from(now))
                .update();
        note(by, "opened", id, Map.of("signal", from.text()));
        return id;
    }

    /** Tells the person what is held against them; they are heard after the rule's working days of notice. */
    public void notify(ProceedingId id, String words, Actor by) {
        var proceeding = at(id, Proceeding.Stage.OPENED);
        words("words", words);
        var now = clock.instant();
        var from = limits.after(now, rule(proceeding, now).noticeDays());
        var _ = db.sql("""
                        insert into conduct.notice (proceeding, at, by_person, badge, words, hearing_from)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(id.value(), Timestamp.from(now), by.person(), by.badge(), words.strip(), Timestamp.from(from))
                .update();
        note(by, "notified", id, Map.of("person", proceeding.person().text()));
    }

    /**
     * What the person says. They may write it themselves at once; somebody else writes it down only when the days of
     * notice are over ({@code conduct-too-early}).
     */
    public void hear(ProceedingId id, String statement, Actor by) {
        var proceeding = at(id, Proceeding.Stage.NOTIFIED);
        words("statement", statement);
        var now = clock.instant();
        var own = proceeding.person().value() == by.person();
        var from = proceeding.notice() == null ? now : proceeding.notice().hearingFrom();
        if (!own && now.isBefore(from)) throw new Refused("conduct-too-early", today(from));
        var _ = db.sql("""
                        insert into conduct.hearing (proceeding, at, hearing_from, own_words, statement, by_person, badge)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), Timestamp.from(now), Timestamp.from(from), own, statement.strip())
                .params(by.person(), by.badge())
                .update();
        note(by, "heard", id, Map.of("own", own));
    }

    /** Decides it. Not the person, nor who noted it, nor who opened it ({@code conduct-part}). */
    public void decide(ProceedingId id, boolean upheld, String reasons, Actor by) {
        var proceeding = at(id, Proceeding.Stage.HEARD);
        words("reasons", reasons);
        var parts = parts(id);
        if (List.of(parts.person, parts.reporter, parts.opener).contains(by.person()))
            throw new Refused("conduct-part");
        var now = clock.instant();
        var until = limits.after(now, rule(proceeding, now).appealDays());
        var _ = db.sql("""
                        insert into conduct.decision (proceeding, at, decider, badge, upheld, reasons, appeal_until,
                                                      person, reporter, opener)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), Timestamp.from(now), by.person(), by.badge(), upheld, reasons.strip())
                .params(Timestamp.from(until), parts.person, parts.reporter, parts.opener)
                .update();
        note(by, "decided", id, Map.of("upheld", upheld));
        if (upheld)
            events.publishEvent(new BreachUpheld(
                    proceeding.person(),
                    proceeding.unit(),
                    id,
                    proceeding.signal().source(),
                    now));
    }

    /** The person does not accept it; after the time for it only on new evidence, which {@code grounds} names. */
    public void appeal(ProceedingId id, String grounds, Actor by) {
        var proceeding = rows.lock(id);
        if (proceeding.person().value() != by.person()) throw new Refused("not-found", id.text());
        var decision = proceeding.decision();
        if (decision == null || proceeding.stage() != Proceeding.Stage.UPHELD) throw new Refused("conduct-stage");
        words("grounds", grounds);
        var now = clock.instant();
        var late = !now.isBefore(decision.appealUntil());
        if (late
                && !now.isBefore(
                        limits.late(decision.at(), rule(proceeding, now).lateAppealDays())))
            throw new Refused("conduct-appeal-over");
        var _ = db.sql("insert into conduct.appeal (proceeding, upheld, at, grounds, late) values (?, true, ?, ?, ?)")
                .params(id.value(), Timestamp.from(now), grounds.strip(), late)
                .update();
        note(by, "appealed", id, Map.of("late", late));
    }

    /** Rules on an appeal: somebody of the company's management who had no part in it ({@code conduct-ruler}). */
    public void rule(ProceedingId id, boolean reversed, String reasons, Actor by) {
        var proceeding = at(id, Proceeding.Stage.APPEALED);
        words("reasons", reasons);
        var parts = parts(id);
        var above = organisation.unit(new UnitId(by.unit())).kind() == UnitKind.COMPANY;
        if (!above
                || List.of(parts.person, parts.reporter, parts.opener, parts.decider)
                        .contains(by.person())) throw new Refused("conduct-ruler");
        var now = clock.instant();
        var _ = db.sql("""
                        insert into conduct.ruling (proceeding, at, ruler, badge, reversed, reasons, decider, person,
                                                    reporter, opener)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), Timestamp.from(now), by.person(), by.badge(), reversed, reasons.strip())
                .params(parts.decider, parts.person, parts.reporter, parts.opener)
                .update();
        note(by, "ruled", id, Map.of("reversed", reversed));
        if (reversed)
            events.publishEvent(new BreachReversed(
                    proceeding.person(),
                    proceeding.unit(),
                    id,
                    proceeding.signal().source(),
                    now));
    }

    private record Parts(long person, long reporter, long opener, long decider) {}

    private Parts parts(ProceedingId id) {
        return db.sql("""
                        select p.person, p.reporter, p.opener, coalesce(d.decider, -1) as decider
                        from conduct.proceeding p left join conduct.decision d on d.proceeding = p.id where p.id = ?""")
                .param(id.value())
                .query((row, n) -> new Parts(
                        row.getLong("person"), row.getLong("reporter"), row.getLong("opener"), row.getLong("decider")))
                .single();
    }

    private Proceeding at(ProceedingId id, Proceeding.Stage stage) {
        var proceeding = rows.lock(id);
        if (proceeding.stage() != stage) throw new Refused("conduct-stage");
        return proceeding;
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }

    private void note(Actor by, String what, ProceedingId id, Map<String, ?> facts) {
        audit.note(by, "proceeding." + what, 0, "proceeding:" + id.text(), facts);
    }

    private static void words(String field, String text) {
        if (text.isBlank()) throw Refused.field(field, "required");
        if (text.length() > WORDS_MAX) throw Refused.field(field, "field-too-long", WORDS_MAX);
    }
}
