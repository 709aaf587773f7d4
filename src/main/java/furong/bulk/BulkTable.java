package furong.bulk;

import furong.bulk.BulkLine.Problem;
import furong.customer.CustomerId;
import furong.ordering.OrderId;
import furong.platform.Actor;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of files and their lines, all of one customer. */
@Component
class BulkTable {

    private final JdbcClient db;
    private final JsonMapper json;

    BulkTable(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The file with this content that the customer has given already, if any. */
    Optional<BulkId> find(CustomerId customer, String hash) {
        return db.sql("select id from bulk.file where customer = ? and hash = ?")
                .params(customer.value(), hash)
                .query((row, n) -> new BulkId(row.getLong("id")))
                .optional();
    }

    /** Stores a file; false if the same was stored at the same moment. */
    boolean insert(CustomerId customer, BulkId id, String hash, String name, Actor by, Instant at) {
        return db.sql("""
                                insert into bulk.file (customer, id, hash, name, state, person, unit, badge, uploaded_at)
                                values (?, ?, ?, ?, 'CHECKED', ?, ?, ?, ?) on conflict do nothing""")
                        .params(customer.value(), id.value(), hash, name)
                        .params(by.person(), by.unit(), by.badge(), Timestamp.from(at))
                        .update()
                == 1;
    }

    void insert(CustomerId customer, BulkId file, BulkLine line) {
        var _ = db.sql("""
                        insert into bulk.line (customer, file, line, cells, state, problems)
                        values (?, ?, ?, cast(? as jsonb), ?, cast(? as jsonb))""")
                .params(customer.value(), file.value(), line.line(), json.writeValueAsString(line.cells()))
                .params(line.state().name(), json.writeValueAsString(line.problems()))
                .update();
    }

    /** Notes what became of a line that could be placed; false if that is known already. */
    boolean end(
            CustomerId customer,
            BulkId file,
            int line,
            LineState state,
            List<Problem> problems,
            @Nullable OrderId order) {
        return db.sql("""
                                update bulk.line set state = :state, problems = cast(:problems as jsonb),
                                                     order_id = :order
                                where customer = :customer and file = :file and line = :line and state = 'GOOD'""")
                        .param("state", state.name())
                        .param("problems", json.writeValueAsString(problems))
                        .param("order", order == null ? null : order.value())
                        .param("customer", customer.value())
                        .param("file", file.value())
                        .param("line", line)
                        .update()
                == 1;
    }

    /** Moves a file on; false if it was not in that state. */
    boolean move(CustomerId customer, BulkId file, BulkState from, BulkState to, Instant at) {
        return db.sql("""
                                update bulk.file set state = :to,
                                    started_at = case when :to = 'PLACING' then cast(:at as timestamptz)
                                                      else started_at end,
                                    ended_at = case when :to = 'DONE' then cast(:at as timestamptz) end
                                where customer = :customer and id = :file and state = :from""")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("at", Timestamp.from(at))
                        .param("customer", customer.value())
                        .param("file", file.value())
                        .update()
                == 1;
    }

    /** Whoever places lines of this file now does it alone until the transaction ends; who uploaded it answers for it. */
    Stored lock(CustomerId customer, BulkId file) {
        return db.sql("select hash, state, person, unit, badge from bulk.file where customer = ? and id = ? for update")
                .params(customer.value(), file.value())
                .query((row, n) -> new Stored(
                        row.getString("hash"),
                        BulkState.valueOf(row.getString("state")),
                        new Actor(row.getLong("person"), row.getLong("unit"), row.getString("badge"), "bulk")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", file.text()));
    }

    record Stored(String hash, BulkState state, Actor by) {}

    BulkFile file(CustomerId customer, BulkId id) {
        var counts = counts(customer, id);
        return db.sql("select * from bulk.file where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> file(row, counts))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<BulkFile> files(CustomerId customer, int limit) {
        return db
                .sql("select id from bulk.file where customer = ? order by id desc limit ?")
                .params(customer.value(), limit)
                .query((row, n) -> new BulkId(row.getLong("id")))
                .list()
                .stream()
                .map(id -> file(customer, id))
                .toList();
    }

    List<BulkLine> lines(CustomerId customer, BulkId file, int after, int limit) {
        return db.sql("select * from bulk.line where customer = ? and file = ? and line > ? order by line limit ?")
                .params(customer.value(), file.value(), after, limit)
                .query((row, n) -> line(row))
                .list();
    }

    /** The first line that is still to be placed. */
    Optional<BulkLine> next(CustomerId customer, BulkId file) {
        return db.sql("""
                        select * from bulk.line where customer = ? and file = ? and state = 'GOOD'
                        order by line limit 1""")
                .params(customer.value(), file.value())
                .query((row, n) -> line(row))
                .optional();
    }

    private Map<LineState, Integer> counts(CustomerId customer, BulkId file) {
        var counts = new EnumMap<LineState, Integer>(LineState.class);
        db.sql("select state, count(*) from bulk.line where customer = ? and file = ? group by state")
                .params(customer.value(), file.value())
                .query(row -> {
                    counts.put(LineState.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    private static BulkFile file(ResultSet row, Map<LineState, Integer> counts) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new BulkFile(
                new CustomerId(row.getLong("customer")),
                new BulkId(row.getLong("id")),
                row.getString("name"),
                BulkState.valueOf(row.getString("state")),
                counts,
                row.getString("badge"),
                row.getTimestamp("uploaded_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private BulkLine line(ResultSet row) throws SQLException {
        var order = row.getObject("order_id", Long.class);
        return new BulkLine(
                row.getInt("line"),
                json.readValue(row.getString("cells"), new TypeReference<Map<String, String>>() {}),
                LineState.valueOf(row.getString("state")),
                Arrays.asList(json.readValue(row.getString("problems"), Problem[].class)),
                order == null ? null : new OrderId(order));
    }
}
