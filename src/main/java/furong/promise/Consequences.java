package furong.promise;

import static java.sql.Timestamp.from;

import furong.customer.Account;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.NewCredit;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows from a broken promise: excuses, compensation, its reversal, the proof that it was kept after all. */
@Component
class Consequences {

    private static final String BY_ITSELF = "rule";
    private static final String EXPENSE = "expense.compensation";

    private final JdbcClient db;
    private final Rules rules;
    private final Ledger ledger;
    private final Customers customers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consequences(
            JdbcClient db,
            Rules rules,
            Ledger ledger,
            Customers customers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.rules = rules;
        this.ledger = ledger;
        this.customers = customers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Computes and stores what a broken promise costs, as soon as that is certain. May be called any number of times:
     * the keys of the table let one compensation in, per promise and per bundle.
     */
    void settle(CustomerId customer, PromiseId id) {
        var row = locked(customer, id);
        var promise = row.promise();
        if (promise.state() != PromiseState.BROKEN) return;
        var rule = rules.version(promise.rule(), promise.ruleVersion());
        var excuse = excuse(customer, id);
        excuse.ifPresent(known -> blame(known.cause(), promise));
        if (excuse.isPresent() && rule.excludes().contains(excuse.get().cause())) return;
        var zone = rules.book().jurisdiction(row.jurisdiction()).zone();
        var delay = new Payout.Delay(row.began(), promise.dueAt(), promise.doneAt(), zone, row.fee());
        rule.payout().owed(delay).filter(owed -> owed.amount().isPositive()).ifPresent(owed -> {
            if (!store(row, "COMPENSATION", owed, BY_ITSELF, 0)) return;
            give(promise, owed.amount());
            announce(promise, owed.amount());
        });
    }

    void excuse(PromiseRow unlocked, Why.Excuse excuse, Actor by) {
        var customer = unlocked.promise().customer();
        var promise = locked(customer, unlocked.promise().id()).promise();
        if (promise.compensation() != null) throw new Refused("promise-compensated");
        if (promise.state() == PromiseState.KEPT || promise.state() == PromiseState.VOID)
            throw new Refused("promise-ended");
        var noted = db.sql("""
                insert into promise.excuse (customer, promise, cause, evidence, noted_at, person)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        customer.value(),
                        promise.id().value(),
                        excuse.cause().name(),
                        excuse.evidence(),
                        from(excuse.notedAt()),
                        by.person())
                .update();
        if (noted == 0) throw new Refused("promise-excused-before");
        blame(excuse.cause(), promise);
    }

    private void blame(Cause cause, Promise promise) {
        db.sql("update promise.promise set cause = :cause where customer = :customer and id = :id and state = 'BROKEN'")
                .param("cause", cause.name())
                .param("customer", promise.customer().value())
                .param("id", promise.id().value())
                .update();
    }

    Optional<Why.Excuse> excuse(CustomerId customer, PromiseId promise) {
        return db.sql("select cause, evidence, noted_at from promise.excuse where customer = ? and promise = ?")
                .params(customer.value(), promise.value())
                .query((row, n) -> new Why.Excuse(
                        Cause.valueOf(row.getString("cause")),
                        row.getString("evidence"),
                        PromiseRow.instant(row, "noted_at")))
                .optional();
    }

    /** Keeps a broken appointment that was done by {@code at}, in time; what was paid is taken back. */
    Optional<PromiseKept> prove(CustomerId customer, String subject, Instant at, String evidence, Actor by) {
        var broken = db.sql(PromiseRow.SELECT + """
                where p.customer = :customer and p.type = 'APPOINTMENT' and p.subject = :subject
                  and p.state = 'BROKEN' and p.done_at is null and p.due_at >= :at
                order by p.id desc limit 1 for update of p""")
                .param("customer", customer.value())
                .param("subject", subject)
                .param("at", from(at))
                .query(PromiseRow::of)
                .optional();
        return broken.map(row -> {
            var promise = row.promise();
            keepAfterAll(promise, at, evidence, by);
            var paid = promise.compensation();
            if (paid != null && !paid.reversed()) reverse(promise, evidence, by);
            return new PromiseKept(customer, promise.id(), promise.type(), subject, at);
        });
    }

    private void keepAfterAll(Promise promise, Instant at, String evidence, Actor by) {
        db.sql("""
                insert into promise.proof (customer, promise, done_at, evidence, noted_at, person)
                values (:customer, :promise, :at, :evidence, :now, :person)""")
                .param("customer", promise.customer().value())
                .param("promise", promise.id().value())
                .param("at", from(at))
                .param("evidence", evidence)
                .param("now", from(clock.instant()))
                .param("person", by.person())
                .update();
        db.sql("""
                update promise.promise set state = 'KEPT', done_at = :at, ended_at = :at, cause = '', evidence = :evidence
                where customer = :customer and id = :promise""")
                .param("at", from(at))
                .param("evidence", evidence)
                .param("customer", promise.customer().value())
                .param("promise", promise.id().value())
                .update();
    }

    void reverse(Promise promise, String reason, Actor by) {
        var paid = promise.compensation();
        if (paid == null) throw new Refused("promise-not-compensated");
        var row = locked(promise.customer(), promise.id());
        var back = new Payout.Owed(paid.amount().negated(), paid.days());
        if (!store(row, "REVERSAL", back, reason, by.person())) throw new Refused("promise-reversed-before");
        takeBack(promise, paid.amount(), reason, by);
        announce(promise, back.amount());
    }

    /**
     * Credits it to the customer's account in this transaction. The credit has the promise's own id, so that there is one
     * whatever is tried twice.
     */
    private void give(Promise promise, Money amount) {
        account(promise.customer(), amount).ifPresent(account -> {
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var unused = ledger.credit(
                    new NewCredit(
                            promise.customer(),
                            account,
                            item(promise),
                            CreditKind.COMPENSATION,
                            amount,
                            today,
                            today,
                            "promise:" + promise.id().text(),
                            EXPENSE,
                            List.of()),
                    Actor.system("promise.compensation"));
        });
    }

    private void takeBack(Promise promise, Money amount, String reason, Actor by) {
        if (account(promise.customer(), amount).isPresent())
            ledger.reverse(promise.customer(), item(promise), reason, by);
    }

    /** The account that is paid for; none for who has no account, or one in another currency than the rule pays in. */
    private Optional<AccountId> account(CustomerId customer, Money amount) {
        return customers.find(customer).stream()
                .flatMap(known -> known.accounts().stream())
                .filter(Account::active)
                .map(Account::id)
                .filter(account ->
                        ledger.owed(customer, account).open().currency().equals(amount.currency()))
                .findFirst();
    }

    private static ItemId item(Promise promise) {
        return new ItemId(promise.id().value());
    }

    private boolean store(PromiseRow row, String kind, Payout.Owed owed, String reason, long person) {
        var promise = row.promise();
        return db.sql("""
                insert into promise.compensation
                    (customer, promise, kind, amount_minor, currency, days, bundle, reason, at, person)
                values (:customer, :promise, :kind, :minor, :currency, :days, :bundle, :reason, :at, :person)
                on conflict do nothing""")
                        .param("customer", promise.customer().value())
                        .param("promise", promise.id().value())
                        .param("kind", kind)
                        .param("minor", owed.amount().minor())
                        .param("currency", owed.amount().currency())
                        .param("days", owed.days())
                        .param("bundle", row.bundle())
                        .param("reason", reason)
                        .param("at", from(clock.instant()))
                        .param("person", person)
                        .update()
                == 1;
    }

    private void announce(Promise promise, Money amount) {
        Instant now = clock.instant();
        events.publishEvent(new Compensated(promise.customer(), promise.id(), promise.subject(), amount, now));
    }

    /** An excuse and a settlement of the same promise wait for one another here. */
    private PromiseRow locked(CustomerId customer, PromiseId id) {
        return db.sql(PromiseRow.SELECT + "where p.customer = ? and p.id = ? for update of p")
                .params(customer.value(), id.value())
                .query(PromiseRow::of)
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }
}
