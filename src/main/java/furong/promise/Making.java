package furong.promise;

import static java.sql.Timestamp.from;

import furong.customer.CustomerId;
import furong.platform.Refused;
import furong.promise.Why.Step;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses the rule, computes the time, writes the promise; and can tell again how the time came about. */
@Component
class Making {

    private final JdbcClient db;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final String house;

    Making(
            JdbcClient db,
            Rules rules,
            ApplicationEventPublisher events,
            @Value("${furong.jurisdiction:CN-SC}") String house) {
        this.db = db;
        this.rules = rules;
        this.events = events;
        this.house = house;
    }

    Promise byRule(NewPromise asked, Instant now) {
        var wanted = here(asked);
        var where = rules.book().jurisdiction(wanted.jurisdiction());
        var rule = choose(wanted, where, fitting -> !(fitting.term() instanceof Term.Agreed));
        var due = PromiseClock.due(rule.term(), wanted.from(), rules.calendar(where));
        return write(wanted, rule, due.at(), now);
    }

    Instant due(NewPromise asked) {
        var wanted = here(asked);
        var where = rules.book().jurisdiction(wanted.jurisdiction());
        var rule = choose(wanted, where, fitting -> !(fitting.term() instanceof Term.Agreed));
        return PromiseClock.due(rule.term(), wanted.from(), rules.calendar(where))
                .at();
    }

    Promise until(NewPromise asked, Instant due, Instant now) {
        var wanted = here(asked);
        if (!due.isAfter(wanted.from())) throw Refused.field("due", "promise-due-in-the-past");
        var where = rules.book().jurisdiction(wanted.jurisdiction());
        return write(wanted, choose(wanted, where, fitting -> true), due, now);
    }

    List<Step> steps(PromiseRow row, Rule rule, Jurisdiction where) {
        var due = row.promise().dueAt();
        var shown = PromiseClock.shown(due.atZone(where.zone()));
        if (rule.term() instanceof Term.Agreed) return List.of(Step.of("agreed", shown));
        var again = PromiseClock.due(rule.term(), row.began(), rules.calendar(where));
        if (again.at().equals(due)) return again.steps();
        return Stream.concat(again.steps().stream(), Stream.of(Step.of("stands", shown)))
                .toList();
    }

    private NewPromise here(NewPromise asked) {
        return asked.jurisdiction().isEmpty() ? asked.under(house) : asked;
    }

    private Rule choose(NewPromise wanted, Jurisdiction where, Predicate<Rule> usable) {
        var on = wanted.from().atZone(where.zone()).toLocalDate();
        var wish =
                new RuleBook.Case(wanted.type(), where.code(), wanted.segment(), wanted.product(), wanted.rural(), on);
        return rules.book().fitting(wish).stream()
                .filter(usable)
                .findFirst()
                .orElseThrow(() -> new Refused("promise-no-rule", wanted.type().name(), where.code()));
    }

    /** Where the same promise is open already, that one is the answer: whoever asked twice meant it once. */
    private Promise write(NewPromise wanted, Rule rule, Instant due, Instant now) {
        var id = PromiseId.next();
        var fee = wanted.fee();
        var made = db.sql("""
                insert into promise.promise (customer, id, type, subject, rule, rule_version, jurisdiction, segment,
                    product, rural, unit, business_line, fee_minor, fee_currency, bundle, began_at, made_at, due_at)
                values (:customer, :id, :type, :subject, :rule, :version, :jurisdiction, :segment,
                    :product, :rural, :unit, :line, :fee, :currency, :bundle, :began, :made, :due)
                on conflict (customer, type, subject) where state = 'OPEN' do nothing""")
                .param("customer", wanted.customer().value())
                .param("id", id.value())
                .param("type", wanted.type().name())
                .param("subject", wanted.subject())
                .param("rule", rule.code())
                .param("version", rule.version())
                .param("jurisdiction", wanted.jurisdiction())
                .param("segment", wanted.segment().name())
                .param("product", wanted.product())
                .param("rural", wanted.rural())
                .param("unit", wanted.owner().value())
                .param("line", wanted.businessLine())
                .param("fee", fee == null ? null : fee.minor())
                .param("currency", fee == null ? null : fee.currency())
                .param("bundle", wanted.bundle())
                .param("began", from(wanted.from()))
                .param("made", from(now))
                .param("due", from(due))
                .update();
        if (made == 1)
            events.publishEvent(new PromiseMade(wanted.customer(), id, wanted.type(), wanted.subject(), due));
        return open(wanted);
    }

    /** The clock of what is open about this stands from now on; of what stands already nothing changes. Says of which. */
    List<PromiseId> pause(CustomerId customer, String subject, String reason, String evidence, Instant now) {
        return db.sql("""
                insert into promise.pause (customer, promise, began_at, reason, evidence)
                select customer, id, :now, :reason, :evidence from promise.promise
                where customer = :customer and subject = :subject and state = 'OPEN' and due_at >= :now
                on conflict do nothing returning promise""")
                .param("now", from(now))
                .param("reason", reason)
                .param("evidence", evidence)
                .param("customer", customer.value())
                .param("subject", subject)
                .query((row, n) -> new PromiseId(row.getLong("promise")))
                .list();
    }

    /** The clock goes on: each promise that stood is void, and the same is promised anew, later by the pause. */
    List<PromiseId> resume(CustomerId customer, String subject, Instant now) {
        var stood = db.sql("""
                update promise.pause u set ended_at = greatest(:now, u.began_at) from promise.promise p
                where u.customer = :customer and u.ended_at is null and p.customer = u.customer and p.id = u.promise
                  and p.subject = :subject and p.state = 'OPEN'
                returning u.promise""")
                .param("now", from(now))
                .param("customer", customer.value())
                .param("subject", subject)
                .query((row, n) -> new PromiseId(row.getLong("promise")))
                .list();
        for (var old : stood) anew(customer, old, now);
        return stood;
    }

    /** When its clock stood, in order; the newest may stand still. */
    List<Why.Pause> pauses(CustomerId customer, PromiseId promise) {
        return db.sql("""
                select began_at, ended_at, reason, evidence from promise.pause
                where customer = :customer and promise = :promise order by began_at limit 100""")
                .param("customer", customer.value())
                .param("promise", promise.value())
                .query((row, n) -> new Why.Pause(
                        PromiseRow.instant(row, "began_at"),
                        PromiseRow.instantOrNull(row, "ended_at"),
                        Cause.valueOf(row.getString("reason")),
                        row.getString("evidence")))
                .list();
    }

    private void anew(CustomerId customer, PromiseId old, Instant now) {
        var id = PromiseId.next();
        db.sql("""
                update promise.promise set state = 'VOID', ended_at = :now, cause = :cause
                where customer = :customer and id = :old""")
                .param("now", from(now))
                .param("cause", Cause.CUSTOMER.name())
                .param("customer", customer.value())
                .param("old", old.value())
                .update();
        var made = db.sql("""
                insert into promise.promise (customer, id, type, subject, rule, rule_version, jurisdiction, segment,
                    product, rural, unit, business_line, fee_minor, fee_currency, bundle, began_at, made_at, due_at)
                select customer, :id, type, subject, rule, rule_version, jurisdiction, segment, product, rural, unit,
                       business_line, fee_minor, fee_currency, bundle, began_at, :now,
                       due_at + (select sum(ended_at - began_at) from promise.pause u
                                 where u.customer = p.customer and u.promise = p.id)
                from promise.promise p where customer = :customer and id = :old
                returning type, subject, due_at""")
                .param("id", id.value())
                .param("now", from(now))
                .param("customer", customer.value())
                .param("old", old.value())
                .query((row, n) -> new PromiseMade(
                        customer,
                        id,
                        PromiseType.valueOf(row.getString("type")),
                        row.getString("subject"),
                        PromiseRow.instant(row, "due_at")))
                .single();
        events.publishEvent(made);
    }

    private Promise open(NewPromise wanted) {
        return db.sql(PromiseRow.SELECT + """
                where p.customer = :customer and p.type = :type and p.subject = :subject and p.state = 'OPEN'""")
                .param("customer", wanted.customer().value())
                .param("type", wanted.type().name())
                .param("subject", wanted.subject())
                .query(PromiseRow::of)
                .single()
                .promise();
    }
}
