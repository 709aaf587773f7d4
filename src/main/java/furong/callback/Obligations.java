package furong.callback;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.survey.Level;
import furong.survey.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The obligations as they lie in the database, and the promise each makes when it falls due. */
@Component
class Obligations {

    private static final Actor SYSTEM = Actor.system("callback");

    static final String SELECT = """
            select o.*, c.at closed_at, c.disposition, c.level, c.remark, c.script, c.badge, c.way
            from callback.obligation o
            left join callback.closing c on c.customer = o.customer and c.obligation = o.id
            """;

    private final JdbcClient db;
    private final Promises promises;
    private final Ladder ladder;

    Obligations(JdbcClient db, Promises promises, Ladder ladder) {
        this.db = db;
        this.promises = promises;
        this.ladder = ladder;
    }

    /** From now on somebody knows that this customer will have to be rung; hearing it twice changes nothing. */
    void expect(Callback.Matter matter, Instant at) {
        var _ = db.sql("""
                        insert into callback.obligation (customer, id, occasion, reference, subject, owner,
                            business_line, segment, product, rural, state, expected_at, handler, handler_unit)
                        values (:customer, :id, :occasion, :reference, :subject, :owner, :line, :segment, :product,
                            :rural, 'EXPECTED', :at, :handler, :handler_unit)
                        on conflict (customer, reference) do nothing""")
                .param("customer", matter.customer().value())
                .param("id", matter.id().value())
                .param("occasion", matter.occasion().name())
                .param("reference", matter.reference())
                .param("subject", matter.subject())
                .param("owner", matter.owner().value())
                .param("line", matter.businessLine())
                .param("segment", matter.segment().name())
                .param("product", matter.product())
                .param("rural", matter.rural())
                .param("at", Timestamp.from(at))
                .param("handler", matter.handler().value())
                .param("handler_unit", matter.handlerUnit().value())
                .update();
    }

    /** The work is done by {@code handler}: ring within the time the promise's rule gives. Once per reference. */
    void due(CustomerId customer, String reference, @Nullable Handler handler, Instant at) {
        var expected = byReference(customer, reference);
        if (!(expected.orElseThrow() instanceof Callback.Expected(var matter))) return;
        var promise = promises.make(
                new NewPromise(
                        customer,
                        PromiseType.CALLBACK,
                        matter.id().subject(),
                        matter.segment(),
                        matter.product(),
                        matter.rural(),
                        at,
                        matter.owner(),
                        matter.businessLine()),
                SYSTEM);
        var by = handler == null ? new Handler(matter.handler(), matter.handlerUnit()) : handler;
        var moved = db.sql("""
                        update callback.obligation set state = 'DUE', due_at = :at, due_until = :until,
                            handler = :handler, handler_unit = :handler_unit
                        where customer = :customer and id = :id and state = 'EXPECTED'""")
                .param("at", Timestamp.from(at))
                .param("until", Timestamp.from(promise.dueAt()))
                .param("handler", by.person().value())
                .param("handler_unit", by.unit().value())
                .param("customer", customer.value())
                .param("id", matter.id().value())
                .update();
        if (moved != 1)
            throw new IllegalStateException("callback " + matter.id().text() + " fell due twice at once");
        ladder.begin(customer, matter.id(), at);
    }

    /** Who did the work that is asked about. */
    record Handler(StaffId person, UnitId unit) {}

    void withdraw(CustomerId customer, String reference) {
        var _ = db.sql("""
                        update callback.obligation set state = 'WITHDRAWN'
                        where customer = ? and reference = ? and state = 'EXPECTED'""").params(customer.value(), reference).update();
    }

    Callback get(CustomerId customer, CallbackId id) {
        return db.sql(SELECT + " where o.customer = ? and o.id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> callback(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The same, kept from everybody else until the transaction ends; refused unless it is due. */
    Callback.Due lock(CustomerId customer, CallbackId id) {
        var _ = db.sql("select id from callback.obligation where customer = ? and id = ? for update")
                .params(customer.value(), id.value())
                .query(Long.class)
                .optional();
        if (get(customer, id) instanceof Callback.Due due) return due;
        throw new Refused("callback-not-due");
    }

    Optional<Callback> byReference(CustomerId customer, String reference) {
        return db.sql(SELECT + " where o.customer = ? and o.reference = ?")
                .params(customer.value(), reference)
                .query((row, n) -> callback(row))
                .optional();
    }

    static Callback callback(ResultSet row) throws SQLException {
        var matter = matter(row);
        return switch (row.getString("state")) {
            case "EXPECTED" -> new Callback.Expected(matter);
            case "WITHDRAWN" -> new Callback.Withdrawn(matter);
            case "DUE" ->
                new Callback.Due(
                        matter,
                        row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("due_until").toInstant());
            case "CLOSED" ->
                new Callback.Closed(matter, row.getTimestamp("due_at").toInstant(), closing(row));
            default -> throw new IllegalStateException("callback state " + row.getString("state"));
        };
    }

    private static Callback.Closing closing(ResultSet row) throws SQLException {
        var level = row.getString("level");
        return new Callback.Closing(
                row.getTimestamp("closed_at").toInstant(),
                Disposition.valueOf(row.getString("disposition")),
                level == null ? null : Level.valueOf(level),
                row.getString("remark"),
                row.getObject("script", Integer.class),
                row.getString("badge"),
                Step.Kind.valueOf(row.getString("way")));
    }

    private static Callback.Matter matter(ResultSet row) throws SQLException {
        return new Callback.Matter(
                new CustomerId(row.getLong("customer")),
                new CallbackId(row.getLong("id")),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("reference"),
                row.getString("subject"),
                new UnitId(row.getLong("owner")),
                row.getString("business_line"),
                Segment.valueOf(row.getString("segment")),
                row.getString("product"),
                row.getBoolean("rural"),
                new StaffId(row.getLong("handler")),
                new UnitId(row.getLong("handler_unit")));
    }
}
