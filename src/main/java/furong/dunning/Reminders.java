package furong.dunning;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dunning.Attempt.Channel;
import furong.dunning.Attempt.Outcome;
import furong.ledger.AccountKey;
import furong.message.Messages;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts to remind: a message with its row, or a call that a person is to make. */
@Component
class Reminders {

    static final String REFERENCE = "dunning:";

    private final JdbcClient db;
    private final Messages messages;
    private final Customers customers;
    private final Clock clock;

    Reminders(JdbcClient db, Messages messages, Customers customers, Clock clock) {
        this.db = db;
        this.messages = messages;
        this.customers = customers;
        this.clock = clock;
    }

    /** Makes the attempt that was decided; the unique key sees to it that each is made once. */
    void make(Facts facts, Decision decision, Ladders.Ladder ladder, Money overdue, Actor by) {
        var rung = Objects.requireNonNull(decision.rung());
        var customer = new CustomerId(facts.customer());
        var number = customers.messageNumber(customer);
        var channel = number.isEmpty() || optedOut(customer) ? Channel.CALL : Channel.SMS;
        var id = Ids.next();
        var made = db.sql("""
                insert into dunning.attempt (customer, id, account, episode, ladder, step, try, channel, reached,
                    template, made_at, outcome, badge)
                values (:customer, :id, :account, :episode, :ladder, :step, :try, :channel, :reached, :template, :now,
                    'WAITING', :badge)
                on conflict (customer, account, episode, step, try) do nothing""")
                .param("customer", facts.customer())
                .param("id", id)
                .param("account", facts.account())
                .param("episode", facts.overdueSince())
                .param("ladder", ladder.version())
                .param("step", rung.step())
                .param("try", decision.attempt())
                .param("channel", channel.name())
                .param("reached", number)
                .param("template", rung.template())
                .param("now", Timestamp.from(clock.instant()))
                .param("badge", by.badge())
                .update();
        if (made == 0 || channel == Channel.CALL) return;
        var words = List.of(overdue.decimal(), String.valueOf(facts.overdueSince()), "");
        var _ = messages.send(customer, number, rung.template(), words, REFERENCE + Ids.text(id), by);
    }

    /** What came of an attempt; empty if nobody waits for that any more, else whose account it concerns. */
    Optional<AccountKey> ended(CustomerId customer, long attempt, Outcome outcome, String note, String badge) {
        return db.sql("""
                update dunning.attempt set outcome = :outcome, ended_at = :now,
                    note = case when :note = '' then note else :note end,
                    badge = case when :badge = '' then badge else :badge end
                where customer = :customer and id = :id
                  and (outcome = 'WAITING' or (outcome = 'SENT' and :outcome in ('DELIVERED', 'FAILED')))
                returning account""")
                .param("outcome", outcome.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("note", note)
                .param("badge", badge)
                .param("customer", customer.value())
                .param("id", attempt)
                .query((row, n) -> new AccountKey(customer, new furong.customer.AccountId(row.getLong(1))))
                .optional();
    }

    /** The attempts of this debt that have ended: they allow a suspension. */
    List<Long> ended(Facts facts) {
        return db.sql("""
                select id from dunning.attempt
                where customer = :customer and account = :account and episode = :episode and outcome <> 'WAITING'
                order by id limit 100""")
                .param("customer", facts.customer())
                .param("account", facts.account())
                .param("episode", facts.overdueSince())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    List<Attempt> of(AccountKey key, int limit) {
        return db.sql("""
                select * from dunning.attempt where customer = :customer and account = :account
                order by made_at desc, id desc limit :limit""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("limit", limit)
                .query(Reminders::attempt)
                .list();
    }

    boolean optedOut(CustomerId customer) {
        return db.sql("""
                select exists (select from dunning.opt_out
                               where customer = :customer and channel = 'SMS' and withdrawn_at is null)""")
                .param("customer", customer.value())
                .query(Boolean.class)
                .single();
    }

    void optOut(CustomerId customer, String source) {
        if (source.isBlank()) throw Refused.field("source", "dunning-reason-missing");
        db.sql("""
                insert into dunning.opt_out (customer, channel, since, source) values (:customer, 'SMS', :now, :source)
                on conflict (customer, channel) do update set since = excluded.since, source = excluded.source,
                    withdrawn_at = null where dunning.opt_out.withdrawn_at is not null""")
                .param("customer", customer.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("source", source)
                .update();
    }

    void optIn(CustomerId customer) {
        db.sql("""
                update dunning.opt_out set withdrawn_at = :now
                where customer = :customer and channel = 'SMS' and withdrawn_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", customer.value())
                .update();
    }

    static Attempt attempt(ResultSet row, int n) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Attempt(
                row.getLong("id"),
                row.getObject("episode", LocalDate.class),
                row.getInt("step"),
                row.getInt("try"),
                Channel.valueOf(row.getString("channel")),
                row.getString("reached"),
                row.getTimestamp("made_at").toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                ended == null ? null : ended.toInstant(),
                row.getString("note"),
                row.getString("badge"));
    }
}
