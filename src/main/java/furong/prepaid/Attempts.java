package furong.prepaid;

import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries of card numbers. A try is counted as a miss, in a transaction of its own, before the number is looked up,
 * so that no number of simultaneous tries gets more than the limit; a hit is taken out of the count.
 */
@Component
@Transactional
class Attempts {

    private final JdbcClient db;
    private final Clock clock;

    Attempts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    sealed interface Begun {

        record Try(long id, int left) implements Begun {}

        record Refuse(Instant until) implements Begun {}
    }

    private record Rule(int callerMax, int allMax, Duration window) {}

    private record Missed(int times, Instant first) {}

    Begun begin(String caller) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('prepaid:' || :caller, 0))")
                .param("caller", caller)
                .query((row, n) -> true)
                .single();
        var now = clock.instant(); // after the wait: whoever was before us counts
        var rule = rule(LocalDate.ofInstant(now, clock.getZone()));
        var own = missed("caller = :caller and", caller, now, rule);
        if (own.times() >= rule.callerMax()) return new Begun.Refuse(own.first().plus(rule.window()));
        var all = missed("", caller, now, rule);
        if (all.times() >= rule.allMax()) return new Begun.Refuse(all.first().plus(rule.window()));
        var id = Ids.next();
        db.sql("insert into prepaid.attempt (id, caller, at) values (?, ?, ?)")
                .params(id, caller, Timestamp.from(now))
                .update();
        return new Begun.Try(id, rule.callerMax() - own.times() - 1);
    }

    void hit(long id) {
        db.sql("update prepaid.attempt set hit = true where id = ?").param(id).update();
    }

    private Missed missed(String whose, String caller, Instant now, Rule rule) {
        return db.sql("select count(*) as times, min(at) as first from (select at from prepaid.attempt where " + whose
                        + " not hit and at > :since and at <= :now order by at desc limit :max) as missed")
                .param("caller", caller)
                .param("since", Timestamp.from(now.minus(rule.window())))
                .param("now", Timestamp.from(now))
                .param("max", whose.isEmpty() ? rule.allMax() : rule.callerMax())
                .query((row, n) -> {
                    var first = row.getTimestamp("first");
                    return new Missed(row.getInt("times"), first == null ? now : first.toInstant());
                })
                .single();
    }

    private Rule rule(LocalDate day) {
        return db.sql("""
                select caller_misses_max, all_misses_max, window_minutes from prepaid.attempt_rule
                where since <= :day order by since desc limit 1""")
                .param("day", day)
                .query((row, n) -> new Rule(
                        row.getInt("caller_misses_max"),
                        row.getInt("all_misses_max"),
                        Duration.ofMinutes(row.getInt("window_minutes"))))
                .single();
    }
}
