package furong.dunning;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.ledger.Arrears.Standing;
import furong.organisation.Segment;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of promises to pay: granted within limits, kept by paying, broken by letting the day pass. */
@Component
class PromisesToPay {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final JdbcClient db;
    private final Clock clock;

    PromisesToPay(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Limit(int daysMax, long minorMax, int brokenMax) {}

    void grant(Standing standing, Segment segment, LocalDate dueOn, String note, Actor by) {
        var customer = standing.key().customer();
        if (!standing.overdue().isPositive()) throw new Refused("dunning-nothing-overdue");
        var limit = db.sql("select days_max, minor_max, broken_max from dunning.promise_limit where segment = ?")
                .param(segment.name())
                .query((row, n) -> new Limit(row.getInt(1), row.getLong(2), row.getInt(3)))
                .single();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (dueOn.isBefore(today) || dueOn.isAfter(today.plusDays(limit.daysMax())))
            throw Refused.field("dueOn", "dunning-promise-days", limit.daysMax());
        if (standing.overdue().minor() > limit.minorMax())
            throw new Refused(
                    "dunning-promise-amount",
                    new Money(limit.minorMax(), standing.overdue().currency()).decimal());
        if (broken(standing.key()) > limit.brokenMax()) throw new Refused("dunning-promise-broken", limit.brokenMax());
        var added = db.sql("""
                insert into dunning.promise_to_pay (customer, id, account, amount_minor, currency, due_on, state,
                    granted_at, person, unit, badge, note)
                values (:customer, :id, :account, :amount, :currency, :due, 'OPEN', :now, :person, :unit, :badge, :note)
                on conflict (customer, account) where state = 'OPEN' do nothing""")
                .param("customer", customer.value())
                .param("id", Ids.next())
                .param("account", standing.key().account().value())
                .param("amount", standing.overdue().minor())
                .param("currency", standing.overdue().currency())
                .param("due", dueOn)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("unit", by.unit())
                .param("badge", by.badge())
                .param("note", note)
                .update();
        if (added == 0) throw new Refused("dunning-promise-open");
    }

    /** Ends an open promise that was kept, or whose day has passed; nothing if there is none of these. */
    void settle(Standing standing) {
        var now = clock.instant();
        db.sql("""
                update dunning.promise_to_pay set ended_at = :now,
                    state = case when cast(:since as date) is null
                                   or cast(:since as date) > cast(granted_at at time zone :zone as date)
                                 then 'KEPT' else 'BROKEN' end
                where customer = :customer and account = :account and state = 'OPEN'
                  and (cast(:since as date) is null
                       or cast(:since as date) > cast(granted_at at time zone :zone as date) or due_on < :today)""")
                .param("now", Timestamp.from(now))
                .param("since", standing.overdueSince(), java.sql.Types.DATE)
                .param("zone", clock.getZone().getId())
                .param("today", LocalDate.ofInstant(now, clock.getZone()))
                .param("customer", standing.key().customer().value())
                .param("account", standing.key().account().value())
                .update();
    }

    boolean withdraw(AccountKey key) {
        return db.sql("""
                update dunning.promise_to_pay set state = 'WITHDRAWN', ended_at = :now
                where customer = :customer and account = :account and state = 'OPEN'""")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("customer", key.customer().value())
                        .param("account", key.account().value())
                        .update()
                > 0;
    }

    List<PromiseToPay> of(AccountKey key, int limit) {
        return db.sql("""
                select * from dunning.promise_to_pay where customer = :customer and account = :account
                order by granted_at desc, id desc limit :limit""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("limit", limit)
                .query(PromisesToPay::promise)
                .list();
    }

    private int broken(AccountKey key) {
        return db.sql("""
                select count(*) from dunning.promise_to_pay
                where customer = :customer and account = :account and state = 'BROKEN' and ended_at > :since""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("since", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .query(Integer.class)
                .single();
    }

    static PromiseToPay promise(ResultSet row, int n) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new PromiseToPay(
                new CustomerId(row.getLong("customer")),
                row.getLong("id"),
                new AccountId(row.getLong("account")),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("due_on", LocalDate.class),
                PromiseToPay.State.valueOf(row.getString("state")),
                row.getTimestamp("granted_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("badge"),
                row.getString("note"));
    }
}
