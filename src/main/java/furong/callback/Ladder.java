package furong.callback;

import furong.customer.CustomerId;
import furong.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way to one customer as rows: three calls in different parts of three days, all within 72 hours, planned when the
 * callback falls due; then what is written. The numbers are the suggestion of our own method note, not anybody's rule.
 */
@Component
class Ladder {

    static final int CALLS = 3;
    private static final Duration LEFT_MIN = Duration.ofMinutes(60);
    private static final int STEPS_MAX = 20;

    private final JdbcClient db;
    private final Clock clock;

    Ladder(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One planned call. */
    record Planned(DayPart part, LocalDate day) {}

    /** Three calls from {@code at} on, each in another part of another day; the last begins within 72 hours. */
    static List<Planned> plan(Instant at, java.time.ZoneId zone) {
        var first = first(at, zone);
        var parts = new ArrayList<>(List.of(first.part));
        for (var part : List.of(DayPart.EVENING, DayPart.MORNING, DayPart.AFTERNOON))
            if (parts.size() < CALLS && !parts.contains(part)) parts.add(part);
        var planned = new ArrayList<Planned>();
        for (var n = 0; n < parts.size(); n++) planned.add(new Planned(parts.get(n), first.day.plusDays(n)));
        return planned;
    }

    /** The part of the day it is, if an hour of it is left; else the one that begins next. */
    private static Planned first(Instant at, java.time.ZoneId zone) {
        var today = LocalDate.ofInstant(at, zone);
        return DayPart.ringing().stream()
                .filter(part -> !part.ends(today, zone).isBefore(at.plus(LEFT_MIN)))
                .findFirst()
                .map(part -> new Planned(part, today))
                .orElse(new Planned(DayPart.MORNING, today.plusDays(1)));
    }

    /** Writes the calls of a callback that has just fallen due. */
    void begin(CustomerId customer, CallbackId callback, Instant at) {
        var n = 0;
        for (var call : plan(at, clock.getZone())) {
            var begins = call.part.begins(call.day, clock.getZone());
            add(
                    customer,
                    callback,
                    ++n,
                    Step.Kind.CALL,
                    call.part,
                    begins.isBefore(at) ? at : begins,
                    call.part.ends(call.day, clock.getZone()));
        }
    }

    /** Adds what follows the calls; a kind stands there once. */
    void add(CustomerId customer, CallbackId callback, Step.Kind kind, Instant from, Instant until) {
        add(customer, callback, steps(customer, callback).size() + 1, kind, null, from, until);
    }

    private void add(
            CustomerId customer,
            CallbackId callback,
            int n,
            Step.Kind kind,
            @Nullable DayPart part,
            Instant from,
            Instant until) {
        var _ = db.sql("""
                        insert into callback.step (customer, obligation, n, kind, day_part, planned_from, planned_until)
                        values (:customer, :callback, :n, :kind, :part, :from, :until) on conflict do nothing""")
                .param("customer", customer.value())
                .param("callback", callback.value())
                .param("n", n)
                .param("kind", kind.name())
                .param("part", part == null ? null : part.name())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .update();
    }

    /**
     * A try in a part of the day not tried before is one of the planned calls: the one of that part, else the next. A
     * second try in the same part is none.
     */
    void called(Callback.Matter matter, DayPart part, CallOutcome outcome, boolean another, Actor by) {
        if (!another || part == DayPart.QUIET) return;
        steps(matter.customer(), matter.id()).stream()
                .filter(step -> step.kind() == Step.Kind.CALL && step.open())
                .min(java.util.Comparator.comparing((Step step) -> step.part() != part)
                        .thenComparing(Step::n))
                .ifPresent(step -> done(matter, step, outcome.name(), by));
    }

    void done(Callback.Matter matter, Step step, String outcome, Actor by) {
        var _ = db.sql("""
                        update callback.step set done_at = :at, outcome = :outcome, badge = :badge
                        where customer = :customer and obligation = :callback and n = :n and done_at is null""")
                .param("at", Timestamp.from(clock.instant()))
                .param("outcome", outcome)
                .param("badge", by.badge())
                .param("customer", matter.customer().value())
                .param("callback", matter.id().value())
                .param("n", step.n())
                .update();
    }

    /** The callback has ended: what was still planned is needless. */
    void over(Callback.Matter matter, Actor by) {
        for (var step : steps(matter.customer(), matter.id())) if (step.open()) done(matter, step, "NEEDLESS", by);
    }

    /** Gives a letter, once printed, its time to be answered. */
    void extend(Callback.Matter matter, Step.Kind kind, Instant until) {
        var _ = db.sql("""
                        update callback.step set planned_until = :until
                        where customer = :customer and obligation = :callback and kind = :kind and done_at is null""")
                .param("until", Timestamp.from(until))
                .param("customer", matter.customer().value())
                .param("callback", matter.id().value())
                .param("kind", kind.name())
                .update();
    }

    List<Step> steps(CustomerId customer, CallbackId callback) {
        return db.sql("""
                        select n, kind, day_part, planned_from, planned_until, done_at, outcome, badge
                        from callback.step where customer = ? and obligation = ? order by n limit ?""")
                .params(customer.value(), callback.value(), STEPS_MAX)
                .query((row, n) -> step(row))
                .list();
    }

    /** What is out and may still be answered, if anything is. */
    Optional<Step> written(CustomerId customer, CallbackId callback) {
        return steps(customer, callback).stream()
                .filter(step -> step.kind() != Step.Kind.CALL && step.open())
                .findFirst();
    }

    static Step step(ResultSet row) throws SQLException {
        var part = row.getString("day_part");
        var done = row.getTimestamp("done_at");
        return new Step(
                row.getInt("n"),
                Step.Kind.valueOf(row.getString("kind")),
                part == null ? null : DayPart.valueOf(part),
                row.getTimestamp("planned_from").toInstant(),
                row.getTimestamp("planned_until").toInstant(),
                done == null ? null : done.toInstant(),
                row.getString("outcome"),
                row.getString("badge"));
    }
}
