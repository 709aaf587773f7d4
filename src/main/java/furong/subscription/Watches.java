package furong.subscription;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is waited for until the network was seen to do it. Whoever looks compares what is observed with what is waited
 * for; it does not matter which news made them look, nor how often. What is seen is recorded, done and said once, in one
 * transaction, with the subscription's row locked.
 */
@Component
class Watches {

    private static final Actor SYSTEM = Actor.system("subscription");
    private static final int AT_ONCE = 100;
    private static final int DOUBLINGS_MAX = 5;

    private final JdbcClient db;
    private final Clock clock;
    private final Rows rows;
    private final Legs legs;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Watches(JdbcClient db, Clock clock, Rows rows, Legs legs, Audit audit, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.rows = rows;
        this.legs = legs;
        this.audit = audit;
        this.events = events;
    }

    enum What {
        WENT_OFF,
        CAME_BACK,
        CHANGED,
        RENUMBERED,
        ENDED,
        OLD_LEG_GONE,
        NEW_LEG_GONE
    }

    private record Watch(
            long id,
            What what,
            @Nullable MoveId move,
            @Nullable String oldNumber,
            @Nullable Instant announceUntil,
            String reference,
            Instant askedAt) {}

    void add(Rows.Line line, What what, String reason, String reference) {
        var _ = add(line, what, reason, null, reference);
    }

    void add(Rows.Line line, What what, Move move) {
        var _ = add(line, what, "", move.id(), move.reference());
    }

    /** Whether somebody who waits for it asked for this under this reference before, and it was not overtaken. */
    boolean has(Rows.Line line, What what, String reason, String reference) {
        if (reference.isEmpty()) return false;
        return db.sql("""
                select count(*) from subscription.watch
                where customer = :customer and subscription = :subscription and what = :what and reason = :reason
                  and reference = :reference and overtaken_at is null""")
                        .param("customer", line.customer())
                        .param("subscription", line.id().value())
                        .param("what", what.name())
                        .param("reason", reason)
                        .param("reference", reference)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The opposite is asked now: what was not seen yet will not be. */
    void overtake(Rows.Line line, What what, String reason) {
        db.sql("""
                update subscription.watch set overtaken_at = :now, next_look_at = null
                where customer = :customer and subscription = :subscription and what = :what and reason = :reason
                  and next_look_at is not null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", line.customer())
                .param("subscription", line.id().value())
                .param("what", what.name())
                .param("reason", reason)
                .update();
    }

    /** The line is over, or another's: what it was to do is not waited for any more, but what it has to give back is. */
    void overtakeAll(Rows.Line line) {
        db.sql("""
                update subscription.watch set overtaken_at = :now, next_look_at = null
                where customer = :customer and subscription = :subscription and next_look_at is not null
                  and what in ('WENT_OFF', 'CAME_BACK', 'CHANGED')""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", line.customer())
                .param("subscription", line.id().value())
                .update();
    }

    /** Looks at everything waited for of this line. */
    void look(Rows.Line line) {
        var watches = open(line);
        // A leg that was given up may have had to stand in: it goes as soon as the line's own is back.
        if (watches.stream().anyMatch(watch -> watch.what() == What.NEW_LEG_GONE)) legs.follow(line, SYSTEM);
        for (var watch : watches)
            happened(line, watch)
                    .ifPresent(at -> close(line, watch, at.isAfter(watch.askedAt()) ? at : watch.askedAt()));
        db.sql("""
                update subscription.watch set looks = looks + 1,
                    next_look_at = cast(:now as timestamptz) + :pause * power(2, least(looks, :doublings)) * interval '1 second'
                where customer = :customer and subscription = :subscription and next_look_at <= :now""")
                .param("now", Timestamp.from(clock.instant()))
                .param("pause", Activations.PAUSE.toSeconds())
                .param("doublings", DOUBLINGS_MAX)
                .param("customer", line.customer())
                .param("subscription", line.id().value())
                .update();
    }

    /** @param announceUntil how long the old number tells callers the new one, {@code null} for not at all */
    void addRenumbering(Rows.Line line, String oldNumber, @Nullable Instant announceUntil, String reference) {
        var id = add(line, What.RENUMBERED, "", null, reference);
        db.sql("""
                update subscription.watch set old_number = :number, announce_until = :until
                where customer = :customer and id = :id""")
                .param("number", oldNumber)
                .param("until", announceUntil == null ? null : Timestamp.from(announceUntil))
                .param("customer", line.customer())
                .param("id", id)
                .update();
    }

    private long add(Rows.Line line, What what, String reason, @Nullable MoveId move, String reference) {
        var id = Ids.next();
        db.sql("""
                insert into subscription.watch (customer, id, subscription, what, reason, move, reference, asked_at,
                    next_look_at)
                values (:customer, :id, :subscription, :what, :reason, :move, :reference, :now, :next)""")
                .param("customer", line.customer())
                .param("id", id)
                .param("subscription", line.id().value())
                .param("what", what.name())
                .param("reason", reason)
                .param("move", move == null ? null : move.value())
                .param("reference", reference)
                .param("now", Timestamp.from(clock.instant()))
                .param("next", Timestamp.from(clock.instant().plus(Activations.PAUSE)))
                .update();
        return id;
    }

    private List<Watch> open(Rows.Line line) {
        return db.sql("""
                select * from subscription.watch
                where customer = :customer and subscription = :subscription and next_look_at is not null
                order by asked_at, id limit :limit""")
                .param("customer", line.customer())
                .param("subscription", line.id().value())
                .param("limit", AT_ONCE)
                .query((row, n) -> {
                    var move = row.getObject("move", Long.class);
                    var until = row.getTimestamp("announce_until");
                    return new Watch(
                            row.getLong("id"),
                            What.valueOf(row.getString("what")),
                            move == null ? null : new MoveId(move),
                            row.getString("old_number"),
                            until == null ? null : until.toInstant(),
                            row.getString("reference"),
                            row.getTimestamp("asked_at").toInstant());
                })
                .list();
    }

    /** When the network was seen to do it; empty if it was not yet. */
    private Optional<Instant> happened(Rows.Line line, Watch watch) {
        return switch (watch.what()) {
            case WENT_OFF, ENDED -> legs.allOffSince(line);
            case CAME_BACK -> legs.workingSince(line, line.service());
            case CHANGED, RENUMBERED -> legs.settledSince(line, line.service());
            case OLD_LEG_GONE -> legs.offSince(line, move(line, watch).from().service());
            case NEW_LEG_GONE -> legs.offSince(line, move(line, watch).to().service());
        };
    }

    private void close(Rows.Line line, Watch watch, Instant at) {
        var _ = db.sql("""
                update subscription.watch set seen_at = :now, next_look_at = null
                where customer = :customer and id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", line.customer())
                .param("id", watch.id())
                .update();
        switch (watch.what()) {
            case WENT_OFF -> events.publishEvent(new WentOff(line.owner(), line.id(), watch.reference(), at));
            case CAME_BACK -> events.publishEvent(new CameBack(line.owner(), line.id(), watch.reference(), at));
            case CHANGED -> events.publishEvent(new Changed(line.owner(), line.id(), watch.reference(), at));
            case RENUMBERED -> {
                legs.replaced(
                        line, Objects.requireNonNull(watch.oldNumber()), watch.announceUntil(), watch.reference());
                events.publishEvent(new Renumbered(line.owner(), line.id(), watch.reference(), at));
            }
            case ENDED -> {
                legs.giveBack(line, line.number(), line.port(), line.worked());
                events.publishEvent(new Ended(line.owner(), line.id(), watch.reference(), at));
            }
            case OLD_LEG_GONE -> oldLegGone(line, move(line, watch), at);
            case NEW_LEG_GONE -> newLegGone(line, move(line, watch), at);
        }
    }

    private void oldLegGone(Rows.Line line, Move move, Instant at) {
        moved(move, "released_at", later(move.releaseAskedAt(), at));
        legs.giveBack(
                line,
                move.leavesNumber() ? move.from().number() : null,
                move.from().port(),
                true);
        audit.note(SYSTEM, "move.old-leg-gone", line.customer(), Moves.subject(move.id()), Map.of());
        events.publishEvent(new OldLegGone(line.owner(), line.id(), move.id(), move.reference(), at));
    }

    private void newLegGone(Rows.Line line, Move move, Instant at) {
        moved(move, "cleared_at", later(move.givenUpAt(), at));
        legs.giveBack(
                line,
                move.takesNumber() ? move.to().number() : null,
                move.to().port(),
                legs.everOn(line, move.to().service()));
        audit.note(SYSTEM, "move.new-leg-gone", line.customer(), Moves.subject(move.id()), Map.of());
    }

    private void moved(Move move, String column, Instant at) {
        db.sql("update subscription.move set " + column + " = :at where customer = :customer and id = :id")
                .param("at", Timestamp.from(at))
                .param("customer", move.customer().value())
                .param("id", move.id().value())
                .update();
    }

    /** The clock may have been put back between the asking and the seeing. */
    private static Instant later(@Nullable Instant asked, Instant seen) {
        return asked == null || seen.isAfter(asked) ? seen : asked;
    }

    private Move move(Rows.Line line, Watch watch) {
        return rows.move(line.owner(), Objects.requireNonNull(watch.move()));
    }

    /** The recurring work of subscriptions. */
    @Configuration
    static class Work {

        private static final int SWEPT_AT_ONCE = 500;

        @Bean
        Task<?> takeUpUnfinishedActivations(Activations activations) {
            return Tasks.recurring("subscription-activations", FixedDelay.ofSeconds(15))
                    .execute((task, context) -> activations.sweep(SWEPT_AT_ONCE));
        }
    }
}
