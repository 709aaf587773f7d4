package furong.dunning;

import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspensions that should not have been: somebody finds out, says why, and the lines come back at once. When all of them
 * work again, whoever asks customers about it hears so.
 */
@Component
@Transactional
@AcrossCustomers("a night's count runs over all customers")
public class WrongCuts {

    /** So long nothing further is done about the account, while the mistake is cleared up. */
    private static final int CLEARED_UP_WITHIN_DAYS = 30;

    private static final Duration LOOKING_BACK = Duration.ofDays(90);

    private final JdbcClient db;
    private final Collecting collecting;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    WrongCuts(JdbcClient db, Collecting collecting, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.db = db;
        this.collecting = collecting;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says that the newest suspension of an account should not have been. If it lasts, dunning stops and the lines come
     * back; whoever says so answers for it from now on.
     *
     * @throws Refused dunning-reason-missing without a reason, dunning-no-cut if there was none in ninety days or it was
     *     said before
     */
    public void declare(AccountKey key, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "dunning-reason-missing");
        var now = clock.instant();
        var open = db.sql("""
                        insert into dunning.wrong_cut (customer, suspension, account, declared_at, why, person, unit, badge)
                        select s.customer, s.id, s.account, :now, :why, :person, :unit, :badge
                        from dunning.suspension s
                        where s.customer = :customer and s.account = :account and s.begun_at > :since
                          and not exists (select from dunning.wrong_cut w
                                          where w.customer = s.customer and w.suspension = s.id)
                        order by s.begun_at desc limit 1
                        returning suspension, (select ended_at is null from dunning.suspension o
                            where o.customer = wrong_cut.customer and o.id = wrong_cut.suspension) as lasts""")
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(LOOKING_BACK)))
                .param("why", why.strip())
                .param("person", by.person())
                .param("unit", by.unit())
                .param("badge", by.badge())
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .query((row, n) -> new Declared(row.getLong("suspension"), row.getBoolean("lasts")))
                .optional()
                .orElseThrow(() -> new Refused("dunning-no-cut"));
        audit.note(
                by, "dunning.wrong-cut", key.customer().value(), subject(open.suspension), Map.of("why", why.strip()));
        if (open.lasts) {
            var today = LocalDate.ofInstant(now, clock.getZone());
            collecting.stop(key, why.strip(), today.plusDays(CLEARED_UP_WITHIN_DAYS), true, by);
        }
        resumed(key.customer(), open.suspension, now);
    }

    private record Declared(long suspension, boolean lasts) {}

    /** How many wrong suspensions were made good in a period: all their lines worked again. */
    @Transactional(readOnly = true)
    public long resumed(Instant from, Instant until) {
        return db.sql("select count(*) from dunning.wrong_cut where resumed_at >= :from and resumed_at < :until")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .single();
    }

    /** Tells, once, that a suspension declared wrong is made good; nothing while a line of it is still off. */
    void resumed(CustomerId customer, long suspension, Instant at) {
        db.sql("""
                        update dunning.wrong_cut w set resumed_at = :at
                        from dunning.account a
                        where w.customer = :customer and w.suspension = :suspension and w.resumed_at is null
                          and a.customer = w.customer and a.account = w.account
                          and not exists (select from dunning.suspended_line l
                              where l.customer = w.customer and l.suspension = w.suspension and l.back_at is null)
                        returning w.person, w.unit as cleared_by, a.unit, a.segment""")
                .param("at", Timestamp.from(at))
                .param("customer", customer.value())
                .param("suspension", suspension)
                .query((row, n) -> new WrongCutResumed(
                        customer,
                        subject(suspension),
                        new UnitId(row.getLong("unit")),
                        Segment.valueOf(row.getString("segment")),
                        new StaffId(row.getLong("person")),
                        new UnitId(row.getLong("cleared_by")),
                        at))
                .optional()
                .ifPresent(events::publishEvent);
    }

    private static String subject(long suspension) {
        return "cut:" + Ids.text(suspension);
    }
}
