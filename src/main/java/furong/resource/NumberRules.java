package furong.resource;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long numbers rest after use, so that the next one is not rung by the last one's friends, and how long they announce. */
@Component
@Transactional(readOnly = true)
public class NumberRules {

    private static final int DAYS_MAX = 3650;
    private static final int ROWS_MAX = 500;

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;

    NumberRules(JdbcClient db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** What is counted: the rest of a number after use, and how long it announces its successor before. */
    public enum Term {
        REST,
        ANNOUNCEMENT
    }

    /**
     * From {@code since} on, numbers of a kind rest or announce so many days.
     *
     * @param numbers VOICE, PHS …, {@code ""} for all kinds that have no rule of their own
     * @param source where it is written
     */
    public record Rule(Term term, String numbers, LocalDate since, int days, String source) {}

    /** All there ever were, the newest of each first. */
    public List<Rule> all() {
        return db.sql("""
                select term, numbers, since, days, source from resource.number_rule
                order by term, numbers, since desc limit :max""")
                .param("max", ROWS_MAX)
                .query((row, n) -> new Rule(
                        Term.valueOf(row.getString("term")),
                        row.getString("numbers"),
                        row.getObject("since", LocalDate.class),
                        row.getInt("days"),
                        row.getString("source")))
                .list();
    }

    /** Lets a rule count from its day on, which is not past; what rests already rests as long as it was told. */
    @Transactional
    public void set(Rule rule, Actor by) {
        if (rule.days() < 0 || rule.days() > DAYS_MAX) throw Refused.field("days", "number-days", DAYS_MAX);
        if (!rule.numbers().matches("[A-Z_]*")) throw Refused.field("numbers", "stock-numbers", rule.numbers());
        if (rule.since().isBefore(today())) throw Refused.field("since", "number-rule-past");
        db.sql("""
                insert into resource.number_rule (term, numbers, since, days, source)
                values (:term, :numbers, :since, :days, :source)
                on conflict (term, numbers, since) do update set days = excluded.days, source = excluded.source""")
                .param("term", rule.term().name())
                .param("numbers", rule.numbers())
                .param("since", rule.since())
                .param("days", rule.days())
                .param("source", rule.source())
                .update();
        audit.note(
                by,
                "number.rule",
                0,
                "number-rule:" + rule.term(),
                Map.of("numbers", rule.numbers(), "since", rule.since().toString(), "days", rule.days()));
    }

    Duration rest(String number) {
        return term(Term.REST, number);
    }

    Duration announcement(String number) {
        return term(Term.ANNOUNCEMENT, number);
    }

    /** The rule of the number's kind before the one of all, and the newest that counts today. */
    private Duration term(Term term, String number) {
        return Duration.ofDays(db.sql("""
                select r.days from resource.number_rule r
                where r.term = :term and r.since <= :today
                  and r.numbers in ('', (select e.numbers from resource.number n
                                         join resource.exchange e on e.code = n.exchange where n.number = :number))
                order by r.numbers desc, r.since desc limit 1""")
                .param("term", term.name())
                .param("today", today())
                .param("number", number)
                .query(Long.class)
                .single());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
