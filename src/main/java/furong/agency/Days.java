package furong.agency;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Interval;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The business days of agents. One is open at any time; it ends when the agent says so, else at the agent's hour. What
 * comes after the end counts for the next day, whatever the calendar says.
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class Days {

    static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Days(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The day that is open now; one that is overdue is cut first, so that a clock that stood still cuts nothing short. */
    LocalDate current(Agent agent) {
        var open = open(agent.code());
        if (open.isPresent() && clock.instant().isBefore(ends(agent, open.get()))) return open.get();
        var now = clock.instant();
        open.ifPresent(day -> end(agent, day, CutBy.CLOCK, Actor.system("agency-days"), now));
        var next = byClock(agent);
        start(
                agent.code(),
                open.isPresent() && !next.isAfter(open.get()) ? open.get().plusDays(1) : next,
                now);
        return open(agent.code()).orElseThrow();
    }

    /** Ends {@code day} if it is still open; a second time changes nothing. Answers with the day that is open then. */
    LocalDate cut(Agent agent, LocalDate day, CutBy how, Actor by) {
        var now = clock.instant();
        if (day.equals(current(agent)) && end(agent, day, how, by, now)) {
            var next = byClock(agent);
            start(agent.code(), next.isAfter(day) ? next : day.plusDays(1), now);
        }
        return current(agent);
    }

    /** When a day ends by itself. */
    Instant ends(Agent agent, LocalDate day) {
        return day.atTime(agent.cutOff()).atZone(clock.getZone()).toInstant();
    }

    boolean known(AgentCode agent, LocalDate day) {
        return period(agent, day).isPresent();
    }

    /** From when until when a day was open; one that still is ends with the end of time. */
    Optional<Interval> period(AgentCode agent, LocalDate day) {
        return db.sql("select opened_at, cut_at from agency.day where agent = ? and day = ?")
                .params(agent.value(), day)
                .query((row, n) -> {
                    var cut = row.getTimestamp("cut_at");
                    var opened = row.getTimestamp("opened_at").toInstant();
                    var until = cut == null ? FOREVER : cut.toInstant();
                    return new Interval(opened, until.isAfter(opened) ? until : opened.plusNanos(1));
                })
                .optional();
    }

    private LocalDate byClock(Agent agent) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return clock.instant().isBefore(ends(agent, today)) ? today : today.plusDays(1);
    }

    private Optional<LocalDate> open(AgentCode agent) {
        return db.sql("select day from agency.day where agent = ? and cut_at is null")
                .param(agent.value())
                .query((row, n) -> row.getObject("day", LocalDate.class))
                .optional();
    }

    private boolean end(Agent agent, LocalDate day, CutBy how, Actor by, Instant now) {
        var ended = db.sql(
                                "update agency.day set cut_at = ?, cut_by = ? where agent = ? and day = ? and cut_at is null")
                        .params(Timestamp.from(now), how.name(), agent.code().value(), day)
                        .update()
                == 1;
        if (ended)
            audit.note(
                    by,
                    "agency.day-cut",
                    0,
                    "agent:" + agent.code().value(),
                    Map.of("day", day.toString(), "how", how.name()));
        return ended;
    }

    /** Two that start a day at once start the same one. */
    private void start(AgentCode agent, LocalDate day, Instant now) {
        var _ = db.sql("insert into agency.day (agent, day, opened_at) values (?, ?, ?) on conflict do nothing")
                .params(agent.value(), day, Timestamp.from(now))
                .update();
    }
}
