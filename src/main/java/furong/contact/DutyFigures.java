package furong.contact;

import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How first asked works: what the first asked closed themselves, how often matters were passed on, and told again. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("figures run over all customers of the units in scope")
public class DutyFigures {

    private final JdbcClient db;

    DutyFigures(JdbcClient db) {
        this.db = db;
    }

    /**
     * The measures of a period, over matters first asked in it.
     *
     * @param settledByFirst of those settled, the ones the first asked settled
     * @param handOvers accepted ones, all matters together
     * @param unaccepted offers that wait now
     * @param meanWait how long offers waited for their answer; null if there were none
     * @param asked customers who were asked whether they had to tell it again
     * @param toldAgain of those, the ones who had to
     */
    public record Measures(
            long duties,
            long settled,
            long settledByFirst,
            long confirmed,
            long handOvers,
            long unaccepted,
            @Nullable Duration meanWait,
            long asked,
            long toldAgain) {}

    /** Of matters first asked in {@code [from, until)} by people of units in scope. */
    public Measures measures(Scope scope, Instant from, Instant until) {
        return db.sql("""
                select count(*) as duties, count(d.settled_at) as settled,
                       count(*) filter (where d.settled_by = d.first_asked_by) as by_first,
                       count(d.confirmed_at) as confirmed,
                       coalesce(sum(h.accepted), 0) as hand_overs, coalesce(sum(h.waiting), 0) as waiting,
                       sum(h.waited_seconds) / nullif(sum(h.answered), 0) as wait,
                       count(d.told_again) as asked, count(*) filter (where d.told_again) as again
                from contact.duty d
                left join lateral (
                    select count(*) filter (where answer = 'ACCEPTED') as accepted,
                           count(*) filter (where ended_at is null) as waiting,
                           count(*) filter (where answer in ('ACCEPTED', 'DECLINED')) as answered,
                           extract(epoch from sum(ended_at - offered_at)
                               filter (where answer in ('ACCEPTED', 'DECLINED'))) as waited_seconds
                    from contact.hand_over where customer = d.customer and subject = d.subject) h on true
                where d.first_asked_at >= :from and d.first_asked_at < :until and d.first_unit = any(:units)""")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("units", scope.array())
                .query((row, n) -> {
                    var wait = row.getBigDecimal("wait");
                    return new Measures(
                            row.getLong("duties"),
                            row.getLong("settled"),
                            row.getLong("by_first"),
                            row.getLong("confirmed"),
                            row.getLong("hand_overs"),
                            row.getLong("waiting"),
                            wait == null ? null : Duration.ofSeconds(wait.longValue()),
                            row.getLong("asked"),
                            row.getLong("again"));
                })
                .single();
    }
}
