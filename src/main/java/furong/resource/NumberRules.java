package furong.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long numbers rest after use, so that the next one is not rung by the last one's friends, and how long they announce. */
@Component
@Transactional(readOnly = true)
class NumberRules {

    private final JdbcClient db;
    private final Clock clock;

    NumberRules(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Duration rest(String number) {
        return term("REST", number);
    }

    Duration announcement(String number) {
        return term("ANNOUNCEMENT", number);
    }

    /** The rule of the number's kind before the one of all, and the newest that counts today. */
    private Duration term(String term, String number) {
        return Duration.ofDays(db.sql("""
                select r.days from resource.number_rule r
                where r.term = :term and r.since <= :today
                  and r.numbers in ('', (select e.numbers from resource.number n
                                         join resource.exchange e on e.code = n.exchange where n.number = :number))
                order by r.numbers desc, r.since desc limit 1""")
                .param("term", term)
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .param("number", number)
                .query(Long.class)
                .single());
    }
}
