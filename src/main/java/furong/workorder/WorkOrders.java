package furong.workorder;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Label;
import furong.platform.Refused;
import furong.promise.Cause;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The work orders of the back office: taken by a person, done in time or late, graded by whoever waited for it. */
@Component
@Transactional
@AcrossCustomers("a desk works through the orders of all customers of its units")
public class WorkOrders {

    private static final int RATING_MAX = 5;

    private final JdbcClient db;
    private final Promises promises;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkOrders(
            JdbcClient db,
            Promises promises,
            DocumentNumbers numbers,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.promises = promises;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Asks a desk for its part and promises it; asking again gives the same work order. */
    public WorkOrder open(NewWork wanted, Actor by) {
        var earlier = find(wanted.customer(), wanted.reference(), wanted.task());
        if (earlier.isPresent()) return earlier.get();
        var id = WorkOrderId.next();
        var now = clock.instant();
        var promise = promises.make(promise(wanted, id, now), by);
        db.sql("""
                insert into workorder.work_order (customer, id, number, reference, task, queue, unit, business_line,
                    title_zh, title_en, state, asked_by, asked_unit, opened_at, due_at)
                values (:customer, :id, :number, :reference, :task, :queue, :unit, :line, :zh, :en, 'OPEN', :by,
                    :asked, :now, :due)""")
                .param("customer", wanted.customer().value())
                .param("id", id.value())
                .param("number", numbers.next("GD"))
                .param("reference", wanted.reference())
                .param("task", wanted.task())
                .param("queue", wanted.queue())
                .param("unit", wanted.unit().value())
                .param("line", wanted.businessLine())
                .param("zh", wanted.title().zh())
                .param("en", wanted.title().en())
                .param("by", wanted.askedBy())
                .param("asked", wanted.askedUnit().value())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(promise.dueAt()))
                .update();
        return get(wanted.customer(), id);
    }

    /** Nobody needs it any more; what is done stays done. */
    public void cancel(CustomerId customer, WorkOrderId id, String why, Actor by) {
        var cancelled = db.sql("""
                update workorder.work_order set state = 'CANCELLED', note = :why
                where customer = :customer and id = :id and state in ('OPEN', 'TAKEN')""")
                .param("why", why)
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        if (cancelled == 1) promises.voidIt(customer, PromiseType.BACK_OFFICE, id.subject(), Cause.CUSTOMER.name(), by);
    }

    /** What is open or taken in units of {@code scope}, the most urgent first; {@code queue} "" for all desks. */
    @Transactional(readOnly = true)
    public List<WorkOrder> open(String queue, Scope scope, int limit) {
        return db.sql("""
                        select * from workorder.work_order
                        where unit = any(:scope) and state in ('OPEN', 'TAKEN') and (:queue = '' or queue = :queue)
                        order by due_at, id limit :limit""")
                .param("scope", scope.array())
                .param("queue", queue)
                .param("limit", limit)
                .query((row, n) -> order(row))
                .list();
    }

    /** What was done lately, newest first: what the front line may grade. */
    @Transactional(readOnly = true)
    public List<WorkOrder> done(Scope scope, int limit) {
        return db.sql("""
                        select * from workorder.work_order
                        where unit = any(:scope) and state = 'DONE' order by done_at desc limit :limit""")
                .param("scope", scope.array())
                .param("limit", limit)
                .query((row, n) -> order(row))
                .list();
    }

    @Transactional(readOnly = true)
    public WorkOrder get(CustomerId customer, WorkOrderId id) {
        return db.sql("select * from workorder.work_order where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> order(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The work orders of one plan, in the order in which they were opened. */
    @Transactional(readOnly = true)
    public List<WorkOrder> of(CustomerId customer, String reference) {
        return db.sql("select * from workorder.work_order where customer = ? and reference = ? order by id limit 100")
                .params(customer.value(), reference)
                .query((row, n) -> order(row))
                .list();
    }

    @Transactional(readOnly = true)
    public List<WorkQueue> queues() {
        return db.sql("select code, name_zh, name_en from workorder.queue order by position limit 100")
                .query((row, n) -> new WorkQueue(
                        row.getString("code"), new Label(row.getString("name_zh"), row.getString("name_en"))))
                .list();
    }

    /**
     * Takes an open work order in hand; one's own again changes nothing.
     *
     * @throws Refused work-not-open if somebody else was faster
     */
    public void take(CustomerId customer, WorkOrderId id, Actor by) {
        var taken = db.sql("""
                update workorder.work_order set state = 'TAKEN', taken_by = :by, taken_badge = :badge
                where customer = :customer and id = :id and (state = 'OPEN' or state = 'TAKEN' and taken_by = :by)""")
                .param("by", by.person())
                .param("badge", by.badge())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        if (taken == 0) throw new Refused("work-not-open");
        audit.note(by, "work.taken", customer.value(), id.subject(), Map.of());
    }

    /**
     * The work is done: the promise to the front line is kept and whoever asked hears it, in the same transaction.
     *
     * @param note what was done; must not be empty
     */
    public void done(CustomerId customer, WorkOrderId id, String note, Actor by) {
        if (note.isBlank()) throw Refused.field("note", "work-note-missing");
        take(customer, id, by);
        var at = clock.instant();
        db.sql("""
                update workorder.work_order set state = 'DONE', done_at = :at, note = :note
                where customer = :customer and id = :id""")
                .param("at", Timestamp.from(at))
                .param("note", note.strip())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        promises.keep(customer, PromiseType.BACK_OFFICE, id.subject(), at, note.strip());
        audit.note(by, "work.done", customer.value(), id.subject(), Map.of("note", note.strip()));
        var work = get(customer, id);
        events.publishEvent(new WorkDone(customer, work.reference(), work.task(), id, at, by));
    }

    /**
     * The front line says how the back office served it, once.
     *
     * @param rating 1 to 5
     * @throws Refused work-rating, work-own (one's own work), work-not-done (or graded before)
     */
    public void rate(CustomerId customer, WorkOrderId id, int rating, String note, Actor by) {
        if (rating < 1 || rating > RATING_MAX) throw Refused.field("rating", "work-rating", RATING_MAX);
        if (by.badge().equals(get(customer, id).takenBadge())) throw new Refused("work-own");
        var rated = db.sql("""
                update workorder.work_order set rating = :rating, rating_note = :note, rated_by = :by
                where customer = :customer and id = :id and state = 'DONE' and rating is null and taken_by <> :by""")
                .param("rating", rating)
                .param("note", note.strip())
                .param("by", by.person())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        if (rated == 0) throw new Refused("work-not-done");
        audit.note(by, "work.rated", customer.value(), id.subject(), Map.of("rating", rating));
    }

    /**
     * How the back office served the front line, by desk.
     *
     * @param ratingTimes100 the mean grade in hundredths, 0 without any
     */
    public record Service(
            String queue, long open, long overdue, long done, long inTime, long graded, int ratingTimes100) {

        /** The mean grade as people read it. */
        public String rating() {
            return java.math.BigDecimal.valueOf(ratingTimes100, 2).toString();
        }
    }

    @Transactional(readOnly = true)
    public List<Service> service(Scope scope) {
        return db.sql("""
                select queue, count(*) filter (where state in ('OPEN', 'TAKEN')) as open,
                       count(*) filter (where state in ('OPEN', 'TAKEN') and due_at < :now) as overdue,
                       count(*) filter (where state = 'DONE') as done,
                       count(*) filter (where state = 'DONE' and done_at <= due_at) as in_time,
                       count(rating) as graded, coalesce(round(avg(rating) * 100), 0)::int as rating
                from workorder.work_order where unit = any(:scope) group by queue order by queue limit 100""")
                .param("now", Timestamp.from(clock.instant()))
                .param("scope", scope.array())
                .query((row, n) -> new Service(
                        row.getString("queue"),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        row.getLong("done"),
                        row.getLong("in_time"),
                        row.getLong("graded"),
                        row.getInt("rating")))
                .list();
    }

    private Optional<WorkOrder> find(CustomerId customer, String reference, String task) {
        return db.sql("select * from workorder.work_order where customer = ? and reference = ? and task = ?")
                .params(customer.value(), reference, task)
                .query((row, n) -> order(row))
                .optional();
    }

    private static NewPromise promise(NewWork wanted, WorkOrderId id, Instant from) {
        return new NewPromise(
                wanted.customer(),
                PromiseType.BACK_OFFICE,
                id.subject(),
                wanted.segment(),
                wanted.product(),
                wanted.rural(),
                from,
                wanted.unit(),
                wanted.businessLine());
    }

    private static WorkOrder order(ResultSet row) throws SQLException {
        var done = row.getTimestamp("done_at");
        return new WorkOrder(
                new CustomerId(row.getLong("customer")),
                new WorkOrderId(row.getLong("id")),
                row.getString("number"),
                row.getString("reference"),
                row.getString("task"),
                row.getString("queue"),
                new UnitId(row.getLong("unit")),
                row.getString("business_line"),
                new Label(row.getString("title_zh"), row.getString("title_en")),
                WorkOrder.State.valueOf(row.getString("state")),
                new UnitId(row.getLong("asked_unit")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("taken_badge"),
                done == null ? null : done.toInstant(),
                row.getString("note"),
                row.getObject("rating", Integer.class),
                row.getString("rating_note"));
    }
}
