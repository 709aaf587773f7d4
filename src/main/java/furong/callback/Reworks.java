package furong.callback;

import furong.customer.CustomerId;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.survey.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Matters reopened by an unhappy answer: promised to the counter, put right by the owner unit, asked about again. */
@Component
class Reworks {

    private final JdbcClient db;
    private final Obligations obligations;
    private final Promises promises;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    Reworks(JdbcClient db, Obligations obligations, Promises promises, Timeline timeline, Audit audit, Clock clock) {
        this.db = db;
        this.obligations = obligations;
        this.promises = promises;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** Reopens the matter and expects, from this moment on, the callback that will ask whether it is right now. */
    void open(Callback.Matter matter, String why, Actor by) {
        var id = ReworkId.next();
        var at = clock.instant();
        var _ = db.sql("""
                        insert into callback.rework (customer, id, obligation, subject, owner, why, opened_at, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(matter.customer().value(), id.value(), matter.id().value(), matter.subject())
                .params(matter.owner().value(), why, Timestamp.from(at), by.badge())
                .update();
        var _ = promises.make(
                new NewPromise(
                        matter.customer(),
                        PromiseType.BACK_OFFICE,
                        id.subject(),
                        matter.segment(),
                        matter.product(),
                        matter.rural(),
                        at,
                        matter.owner(),
                        matter.businessLine()),
                by);
        obligations.expect(again(matter, id), at);
        tell(matter, "callback.timeline.reopened", why, by);
        audit.note(by, "callback.reopened", matter.customer().value(), id.subject(), Map.of("why", why));
    }

    void done(CustomerId customer, ReworkId id, String remedy, Actor by) {
        var at = clock.instant();
        var callback = db.sql("""
                        update callback.rework set done_at = :at, done_by = :by, done_badge = :badge, remedy = :remedy
                        where customer = :customer and id = :id and done_at is null returning obligation""")
                .param("at", Timestamp.from(at))
                .param("by", by.person())
                .param("badge", by.badge())
                .param("remedy", remedy)
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> new CallbackId(row.getLong("obligation")))
                .optional()
                .orElseThrow(() -> new Refused("callback-rework-not-open"));
        var first = obligations.get(customer, callback).matter();
        promises.keep(customer, PromiseType.BACK_OFFICE, id.subject(), at, remedy);
        var handler = new Obligations.Handler(new StaffId(by.person()), new UnitId(by.unit()));
        obligations.due(customer, id.subject(), handler, at);
        tell(first, "callback.timeline.rework-done", remedy, by);
        audit.note(by, "callback.rework-done", customer.value(), id.subject(), Map.of("remedy", remedy));
    }

    /** The second callback; until the rework is done, whose work is asked about is whose it was before. */
    private static Callback.Matter again(Callback.Matter first, ReworkId rework) {
        return new Callback.Matter(
                first.customer(),
                CallbackId.next(),
                Occasion.REWORK,
                rework.subject(),
                first.subject(),
                first.owner(),
                first.businessLine(),
                first.segment(),
                first.product(),
                first.rural(),
                first.handler(),
                first.handlerUnit());
    }

    private void tell(Callback.Matter matter, String key, String words, Actor by) {
        timeline.add(new TimelineEntry(
                matter.customer(), clock.instant(), "callback", matter.subject(), key, List.of(words), by.badge()));
    }

    @Nullable
    Rework of(CustomerId customer, CallbackId callback) {
        return db.sql("select * from callback.rework where customer = ? and obligation = ?")
                .params(customer.value(), callback.value())
                .query((row, n) -> rework(row))
                .optional()
                .orElse(null);
    }

    static Rework rework(ResultSet row) throws SQLException {
        var done = row.getTimestamp("done_at");
        var remedy = row.getString("remedy");
        return new Rework(
                new CustomerId(row.getLong("customer")),
                new ReworkId(row.getLong("id")),
                new CallbackId(row.getLong("obligation")),
                row.getString("subject"),
                new UnitId(row.getLong("owner")),
                row.getString("why"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("badge"),
                done == null ? null : done.toInstant(),
                remedy == null ? "" : remedy);
    }
}
