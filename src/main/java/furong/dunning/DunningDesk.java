package furong.dunning;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dunning.Decision.Doing;
import furong.ledger.AccountKey;
import furong.ledger.Arrears;
import furong.ledger.Arrears.Standing;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up one account: locks its row, gathers the facts, decides, does what is due, and decides again until nothing is.
 * What was paid before the lock is seen; what is paid afterwards takes the account up again. So a payment that comes
 * while a line is being suspended always ends with the line on.
 */
@Component
class DunningDesk {

    static final Actor SYSTEM = Actor.system("dunning");
    private static final int ROUNDS_MAX = 8;

    private final JdbcClient db;
    private final Arrears arrears;
    private final Customers customers;
    private final Ladders ladders;
    private final FactsShelf shelf;
    private final DunningHours hours;
    private final PromisesToPay promises;
    private final Reminders reminders;
    private final Scissors scissors;
    private final Clock clock;

    DunningDesk(
            JdbcClient db,
            Arrears arrears,
            Customers customers,
            Ladders ladders,
            FactsShelf shelf,
            DunningHours hours,
            PromisesToPay promises,
            Reminders reminders,
            Scissors scissors,
            Clock clock) {
        this.db = db;
        this.arrears = arrears;
        this.customers = customers;
        this.ladders = ladders;
        this.shelf = shelf;
        this.hours = hours;
        this.promises = promises;
        this.reminders = reminders;
        this.scissors = scissors;
        this.clock = clock;
    }

    /** The same as {@link #act}, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void takeUp(AccountKey key) {
        act(key, SYSTEM);
    }

    /** Does what is due about an account. */
    @Transactional
    public void act(AccountKey key, Actor by) {
        var whose = lock(key);
        for (var round = 0; round < ROUNDS_MAX; round++) {
            var standing = arrears.of(key.customer(), key.account());
            promises.settle(standing);
            var now = clock.instant();
            var ladder = ladders.current(LocalDate.ofInstant(now, clock.getZone()));
            var segments = Map.of(key.customer().value(), whose.segment());
            var facts =
                    shelf.gather(List.of(standing), segments, ladder.rungs()).getFirst();
            var decision = Decision.of(facts, now, hours);
            note(standing, whose, decision, now);
            if (decision.doing() == Doing.NOTHING
                    || decision.at() == null
                    || decision.at().isAfter(now)) return;
            carryOut(new Case(facts, decision, ladder, standing, whose), by);
        }
        throw new IllegalStateException("account " + key + " does not come to rest");
    }

    private record Case(
            Facts facts, Decision decision, Ladders.Ladder ladder, Standing standing, Scissors.Whose whose) {}

    private void carryOut(Case matter, Actor by) {
        var facts = matter.facts();
        var overdue = matter.standing().overdue();
        switch (matter.decision().doing()) {
            case NOTHING -> {}
            case REMIND -> reminders.make(facts, matter.decision(), matter.ladder(), overdue, by);
            case SUSPEND_SOFTLY -> scissors.cut(facts, true, matter.ladder(), overdue, by);
            case SUSPEND -> scissors.cut(facts, false, matter.ladder(), overdue, by);
            case TERMINATE -> scissors.giveUp(facts, by);
            case RELEASE -> scissors.release(facts, "PAID", matter.whose(), by);
            case RELEASE_ON_PROMISE -> scissors.release(facts, "PROMISED", matter.whose(), by);
            case RELEASE_ON_STOP -> scissors.release(facts, "STOPPED", matter.whose(), by);
        }
    }

    /** Locks the account's row, which is made first if it is missing: a fixed row, whatever else changes. */
    private Scissors.Whose lock(AccountKey key) {
        var known = locked(key);
        if (known.isPresent()) return whose(key.customer(), known.get());
        db.sql("""
                insert into dunning.account (customer, account, segment, unit, stage, overdue_minor, currency, looked_at)
                values (:customer, :account, 'PUBLIC', 0, 'CLEAR', 0, 'CNY', :now) on conflict do nothing""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return whose(key.customer(), locked(key).orElseThrow());
    }

    private record Row(Segment segment, long unit) {}

    private Optional<Row> locked(AccountKey key) {
        return db.sql("""
                select segment, unit from dunning.account
                where customer = :customer and account = :account for update""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .query((row, n) -> new Row(Segment.valueOf(row.getString(1)), row.getLong(2)))
                .optional();
    }

    /** As the customer is today: another segment or unit counts from the next look on. */
    private Scissors.Whose whose(CustomerId customer, Row row) {
        var known = customers.find(customer).orElse(null);
        if (known == null) return new Scissors.Whose(row.segment(), new UnitId(row.unit()), "");
        var province = known.home().area().district().substring(0, 2);
        var jurisdiction = db.sql("select code from dunning.jurisdiction where province = ?")
                .param(province)
                .query(String.class)
                .optional();
        return new Scissors.Whose(known.segment(), known.owner(), jurisdiction.orElse(""));
    }

    private void note(Standing standing, Scissors.Whose whose, Decision decision, Instant now) {
        var clear = decision.stage() == Stage.CLEAR;
        var rung = decision.rung();
        db.sql("""
                update dunning.account set segment = :segment, unit = :unit, stage = :stage, overdue_minor = :overdue, currency = :currency,
                    overdue_since = :since, step = :step, next_action = :action, next_at = :at, looked_at = :now
                where customer = :customer and account = :account""")
                .param("segment", whose.segment().name())
                .param("unit", whose.unit().value())
                .param("stage", decision.stage().name())
                .param("overdue", standing.overdue().minor())
                .param("currency", standing.overdue().currency())
                .param("since", clear ? null : standing.overdueSince(), java.sql.Types.DATE)
                .param("step", rung == null ? 0 : rung.step())
                .param(
                        "action",
                        decision.doing() == Doing.NOTHING
                                ? ""
                                : decision.doing().name())
                .param("at", timestamp(decision.at()))
                .param("now", Timestamp.from(now))
                .param("customer", standing.key().customer().value())
                .param("account", standing.key().account().value())
                .update();
        episodes(standing, whose.segment(), clear ? null : standing.overdueSince(), now);
    }

    /** The history of debts: the one that runs grows to the most it was, the others are over. */
    private void episodes(Standing standing, Segment segment, @Nullable LocalDate since, Instant now) {
        if (since != null)
            db.sql("""
                    insert into dunning.episode as e (customer, account, overdue_since, segment, amount_minor)
                    values (:customer, :account, :since, :segment, :amount)
                    on conflict (customer, account, overdue_since) do update
                    set amount_minor = greatest(e.amount_minor, excluded.amount_minor), cleared_at = null
                    where e.amount_minor < excluded.amount_minor or e.cleared_at is not null""")
                    .param("customer", standing.key().customer().value())
                    .param("account", standing.key().account().value())
                    .param("since", since)
                    .param("segment", segment.name())
                    .param("amount", standing.overdue().minor())
                    .update();
        db.sql("""
                update dunning.episode set cleared_at = :now
                where customer = :customer and account = :account and cleared_at is null
                  and overdue_since is distinct from cast(:since as date)""")
                .param("now", Timestamp.from(now))
                .param("customer", standing.key().customer().value())
                .param("account", standing.key().account().value())
                .param("since", since, java.sql.Types.DATE)
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** Whose rows these are. */
    Scissors.Whose whose(AccountKey key) {
        return Objects.requireNonNull(lock(key));
    }
}
