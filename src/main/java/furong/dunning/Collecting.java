package furong.dunning;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.dunning.Attempt.Outcome;
import furong.ledger.AccountKey;
import furong.ledger.Arrears;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do about one account's unpaid bills: stop and go on, agree on a day, note a call. Each looks at the account
 * again at once, so that what follows from it has happened when the call returns.
 */
@Component
@Transactional
public class Collecting {

    private static final int LIST_MAX = 100;
    private static final int STOP_DAYS_MAX = 90;

    private final JdbcClient db;
    private final DunningDesk desk;
    private final Arrears arrears;
    private final PromisesToPay promises;
    private final Reminders reminders;
    private final Audit audit;
    private final Clock clock;

    Collecting(
            JdbcClient db,
            DunningDesk desk,
            Arrears arrears,
            PromisesToPay promises,
            Reminders reminders,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.desk = desk;
        this.arrears = arrears;
        this.promises = promises;
        this.reminders = reminders;
        this.audit = audit;
        this.clock = clock;
    }

    /** A stop in force or over. {@code lifts}: the lines came back meanwhile. */
    public record Stop(String reason, Instant since, LocalDate until, boolean lifts, String badge, boolean over) {}

    /** All that happened about an account, the newest first. */
    public record History(
            List<Attempt> attempts, List<PromiseToPay> promises, List<Stop> stops, List<Cut> cuts, boolean optedOut) {}

    /** A suspension; {@code fullAt} is null while it is soft, {@code endedAt} while it lasts. */
    public record Cut(
            Instant begunAt,
            @Nullable Instant fullAt,
            @Nullable Instant endedAt,
            String why,
            @Nullable Instant backAt) {}

    /** Looks at the account anew and does what is due. */
    public void look(CustomerId customer, AccountId account) {
        desk.act(new AccountKey(customer, account), DunningDesk.SYSTEM);
    }

    /**
     * Nothing further is done until that day.
     *
     * @param lifts whether the lines come back meanwhile
     * @throws Refused dunning-reason-missing, dunning-stop-days, dunning-stopped
     */
    public void stop(AccountKey key, String reason, LocalDate until, boolean lifts, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "dunning-reason-missing");
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (until.isBefore(today) || until.isAfter(today.plusDays(STOP_DAYS_MAX)))
            throw Refused.field("until", "dunning-stop-days", STOP_DAYS_MAX);
        endStops(key, "over", today);
        var added = db.sql("""
                insert into dunning.stop (customer, id, account, reason, since, until, lifts, person, badge)
                values (:customer, :id, :account, :reason, :now, :until, :lifts, :person, :badge)
                on conflict (customer, account) where released_at is null do nothing""")
                .param("customer", key.customer().value())
                .param("id", Ids.next())
                .param("account", key.account().value())
                .param("reason", reason.strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", until)
                .param("lifts", lifts)
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
        if (added == 0) throw new Refused("dunning-stopped");
        note(by, "dunning.stopped", key, Map.of("reason", reason, "until", until.toString(), "lifts", lifts));
        desk.act(key, by);
    }

    /** It goes on. {@code Refused("dunning-not-stopped")} if it was not stopped. */
    public void release(AccountKey key, Actor by) {
        if (endStops(key, by.badge(), null) == 0) throw new Refused("dunning-not-stopped");
        note(by, "dunning.released", key, Map.of());
        desk.act(key, by);
    }

    private int endStops(AccountKey key, String badge, @Nullable LocalDate before) {
        return db.sql("""
                update dunning.stop set released_at = :now, released_by = :badge
                where customer = :customer and account = :account and released_at is null
                  and (cast(:before as date) is null or until < :before)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("badge", badge)
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("before", before, java.sql.Types.DATE)
                .update();
    }

    /**
     * The customer promises to pay what is overdue by that day; until then nothing further is done, and lines come back.
     *
     * @throws Refused dunning-nothing-overdue, dunning-promise-days, dunning-promise-amount, dunning-promise-broken,
     *     dunning-promise-open
     */
    public void promise(AccountKey key, LocalDate dueOn, String note, Actor by) {
        var segment = desk.whose(key).segment();
        promises.grant(arrears.of(key.customer(), key.account()), segment, dueOn, note, by);
        note(by, "dunning.promised", key, Map.of("due", dueOn.toString()));
        desk.act(key, by);
    }

    /** The customer takes the promise back, or it was a mistake. */
    public void withdraw(AccountKey key, Actor by) {
        if (!promises.withdraw(key)) throw new Refused("dunning-no-promise");
        note(by, "dunning.promise-withdrawn", key, Map.of());
        desk.act(key, by);
    }

    /** Notes how a call went. {@code Refused("dunning-called")} if that was noted before. */
    public void called(AccountKey key, long attempt, boolean reached, String words, Actor by) {
        var outcome = reached ? Outcome.DELIVERED : Outcome.FAILED;
        if (reminders
                .ended(key.customer(), attempt, outcome, words.strip(), by.badge())
                .isEmpty()) throw new Refused("dunning-called");
        note(by, "dunning.called", key, Map.of("reached", reached));
        desk.act(key, by);
    }

    /** The customer wants no messages about bills; a person calls instead. */
    public void optOut(CustomerId customer, String source, Actor by) {
        reminders.optOut(customer, source);
        audit.note(by, "dunning.opted-out", customer.value(), "customer:" + customer.text(), Map.of("source", source));
    }

    public void optIn(CustomerId customer, Actor by) {
        reminders.optIn(customer);
        audit.note(by, "dunning.opted-in", customer.value(), "customer:" + customer.text(), Map.of());
    }

    @Transactional(readOnly = true)
    public History history(AccountKey key) {
        return new History(
                reminders.of(key, LIST_MAX),
                promises.of(key, LIST_MAX),
                stops(key),
                cuts(key),
                reminders.optedOut(key.customer()));
    }

    private List<Stop> stops(AccountKey key) {
        return db.sql("""
                select * from dunning.stop where customer = :customer and account = :account
                order by since desc limit 100""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .query((row, n) -> new Stop(
                        row.getString("reason"),
                        row.getTimestamp("since").toInstant(),
                        row.getObject("until", LocalDate.class),
                        row.getBoolean("lifts"),
                        row.getString("badge"),
                        row.getTimestamp("released_at") != null))
                .list();
    }

    private List<Cut> cuts(AccountKey key) {
        return db.sql("""
                select s.*, (select max(back_at) from dunning.suspended_line l
                             where l.customer = s.customer and l.suspension = s.id) as back_at
                from dunning.suspension s where s.customer = :customer and s.account = :account
                order by s.begun_at desc limit 100""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .query((row, n) -> new Cut(
                        row.getTimestamp("begun_at").toInstant(),
                        instant(row.getTimestamp("hardened_at")),
                        instant(row.getTimestamp("ended_at")),
                        row.getString("why"),
                        instant(row.getTimestamp("back_at"))))
                .list();
    }

    private void note(Actor by, String what, AccountKey key, Map<String, ?> facts) {
        audit.note(by, what, key.customer().value(), "account:" + key.account().text(), facts);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
