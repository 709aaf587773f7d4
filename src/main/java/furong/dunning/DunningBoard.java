package furong.dunning;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody with whom something is going on, by unit and stage, what comes next and when, and what it was worth. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("lists and counts the accounts of all customers")
public class DunningBoard {

    private final JdbcClient db;
    private final DunningRounds sweep;
    private final DunningPile pile;
    private final Clock clock;

    DunningBoard(JdbcClient db, DunningRounds sweep, DunningPile pile, Clock clock) {
        this.db = db;
        this.sweep = sweep;
        this.pile = pile;
        this.clock = clock;
    }

    /**
     * An account on the list.
     *
     * @param step the ladder's step that comes next, 0 where none does
     * @param nextAction REMIND, SUSPEND_SOFTLY, SUSPEND, TERMINATE, RELEASE or ""
     */
    public record Row(
            CustomerId customer,
            AccountId account,
            Segment segment,
            UnitId unit,
            Stage stage,
            Money overdue,
            @Nullable LocalDate overdueSince,
            int step,
            String nextAction,
            @Nullable Instant nextAt) {

        public AccountKey key() {
            return new AccountKey(customer, account);
        }
    }

    /** How many accounts of a unit are at a stage, and how much they owe. */
    public record Count(UnitId unit, Stage stage, int step, String nextAction, long accounts, Money overdue) {}

    /** Looks at everything overdue and writes down what is to be done; says at how many accounts. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public long look() {
        return sweep.look();
    }

    /** Does what is due, at most so many accounts; says how many were taken up. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public int takeUpDue(int limit) {
        return pile.takeUp(pile.due(limit));
    }

    /** What is asked of the list; null for all. */
    public record Asked(
            @Nullable Stage stage,
            @Nullable String nextAction,
            @Nullable Integer step) {}

    /** The accounts of these units, those first where something comes first. */
    public List<Row> rows(Collection<UnitId> units, Asked asked, int offset, int limit) {
        return db.sql("""
                select * from dunning.account
                where stage <> 'CLEAR' and unit = any(:units)
                  and (cast(:stage as text) is null or stage = :stage)
                  and (cast(:action as text) is null or next_action = :action)
                  and (cast(:step as int) is null or step = :step)
                order by next_at nulls last, customer, account offset :offset limit :limit""")
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .param("stage", asked.stage() == null ? null : asked.stage().name(), Types.VARCHAR)
                .param("action", asked.nextAction(), Types.VARCHAR)
                .param("step", asked.step(), Types.INTEGER)
                .param("offset", offset)
                .param("limit", limit)
                .query(DunningBoard::row)
                .list();
    }

    /** Where one account stands; a clear one if nothing was ever going on. */
    public @Nullable Row row(AccountKey key) {
        return db.sql("select * from dunning.account where customer = :customer and account = :account")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .query(DunningBoard::row)
                .optional()
                .orElse(null);
    }

    /** Where the accounts of a customer stand. */
    public List<Row> of(CustomerId customer) {
        return db.sql("select * from dunning.account where customer = ? order by account limit 100")
                .param(customer.value())
                .query(DunningBoard::row)
                .list();
    }

    public List<Count> counts(Collection<UnitId> units) {
        return db.sql("""
                select unit, stage, step, next_action, count(*) as accounts, sum(overdue_minor) as overdue,
                       min(currency) as currency
                from dunning.account where stage <> 'CLEAR' and unit = any(:units)
                group by unit, stage, step, next_action order by unit, stage, step limit 2000""")
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .query((row, n) -> new Count(
                        new UnitId(row.getLong("unit")),
                        Stage.valueOf(row.getString("stage")),
                        row.getInt("step"),
                        row.getString("next_action"),
                        row.getLong("accounts"),
                        new Money(row.getLong("overdue"), row.getString("currency"))))
                .list();
    }

    /** Promises to pay granted by these units since a day, the newest first. */
    public List<PromiseToPay> promises(Collection<UnitId> units, Instant since, int limit) {
        return db.sql("""
                select p.* from dunning.promise_to_pay p
                join dunning.account a on a.customer = p.customer and a.account = p.account
                where a.unit = any(:units) and p.granted_at >= :since
                order by p.granted_at desc limit :limit""")
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(PromisesToPay::promise)
                .list();
    }

    /** A call to be made. */
    public record Call(CustomerId customer, AccountId account, Attempt attempt) {}

    /** The calls that wait for somebody to make them, the oldest first. */
    public List<Call> calls(Collection<UnitId> units, int limit) {
        return db.sql("""
                select t.* from dunning.attempt t
                join dunning.account a on a.customer = t.customer and a.account = t.account
                where t.channel = 'CALL' and t.outcome = 'WAITING' and a.unit = any(:units)
                order by t.made_at limit :limit""")
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .param("limit", limit)
                .query((row, n) -> new Call(
                        new CustomerId(row.getLong("customer")),
                        new AccountId(row.getLong("account")),
                        Reminders.attempt(row, n)))
                .list();
    }

    /** What is overdue, by age: up to so many days. */
    public record Age(String bucket, long accounts, long minor) {}

    public List<Age> ages(Collection<UnitId> units) {
        return db.sql("""
                select case when age <= 15 then '1-15' when age <= 30 then '16-30' when age <= 60 then '31-60'
                            when age <= 90 then '61-90' else '90+' end as bucket,
                       count(*) as accounts, sum(overdue_minor) as minor
                from (select overdue_minor, cast(:today as date) - overdue_since as age from dunning.account
                      where stage <> 'CLEAR' and unit = any(:units)) aged
                group by bucket order by min(age)""")
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .query((row, n) -> new Age(row.getString("bucket"), row.getLong("accounts"), row.getLong("minor")))
                .list();
    }

    /** How many reminders of a step were made, and after how many the debt was cleared within 48 hours. */
    public record Worked(int step, long made, long reached, long paid) {}

    public List<Worked> worked(Collection<UnitId> units, Instant from, Instant until) {
        return db.sql("""
                select t.step, count(*) as made, count(*) filter (where t.outcome in ('SENT', 'DELIVERED')) as reached,
                       count(*) filter (where e.cleared_at between t.made_at and t.made_at + interval '48 hours') as paid
                from dunning.attempt t
                join dunning.account a on a.customer = t.customer and a.account = t.account
                left join dunning.episode e on e.customer = t.customer and e.account = t.account
                     and e.overdue_since = t.episode
                where t.made_at >= :from and t.made_at < :until and a.unit = any(:units)
                group by t.step order by t.step limit 100""")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
                .query((row, n) -> new Worked(
                        row.getInt("step"), row.getLong("made"), row.getLong("reached"), row.getLong("paid")))
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var at = row.getTimestamp("next_at");
        return new Row(
                new CustomerId(row.getLong("customer")),
                new AccountId(row.getLong("account")),
                Segment.valueOf(row.getString("segment")),
                new UnitId(row.getLong("unit")),
                Stage.valueOf(row.getString("stage")),
                new Money(row.getLong("overdue_minor"), row.getString("currency")),
                row.getObject("overdue_since", LocalDate.class),
                row.getInt("step"),
                row.getString("next_action"),
                at == null ? null : at.toInstant());
    }
}
