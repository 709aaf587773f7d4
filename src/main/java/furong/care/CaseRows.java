package furong.care;

import furong.contact.ContactChannel;
import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Cases as they lie in the database. */
@Component
class CaseRows {

    private final JdbcClient db;
    private final JsonMapper json;

    CaseRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Case get(CustomerId customer, CaseId id) {
        return db.sql("select * from care.case where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The same, kept from everybody else until the transaction ends. */
    Case lock(CustomerId customer, CaseId id) {
        return db.sql("select * from care.case where customer = ? and id = ? for update")
                .params(customer.value(), id.value())
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    Case lockOpen(CustomerId customer, CaseId id) {
        var found = lock(customer, id);
        if (found.state() != CaseState.OPEN) throw new Refused("case-not-open");
        return found;
    }

    List<Case> of(CustomerId customer, int limit) {
        return db.sql("""
                        select * from care.case where customer = :customer
                        order by received_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<Case> mergedInto(CustomerId customer, CaseId id) {
        return db.sql("select * from care.case where customer = ? and merged_into = ? order by id limit 100")
                .params(customer.value(), id.value())
                .query((row, n) -> read(row))
                .list();
    }

    void insert(Case fresh, @Nullable Instant nextLevel) {
        db.sql("""
                insert into care.case (customer, id, number, procedure, version, kind, title, story, answers, channel,
                    complainant, on_behalf_of, unit, business_line, segment, rural, state, handler, handler_badge,
                    received_at, due_at, next_level_at)
                values (:customer, :id, :number, :procedure, :version, :kind, :title, :story, cast(:answers as jsonb),
                    :channel, :complainant, :behalf, :unit, :line, :segment, :rural, 'OPEN', :handler, :badge,
                    :received, :due, :next)""")
                .param("customer", fresh.customer().value())
                .param("id", fresh.id().value())
                .param("number", fresh.number())
                .param("procedure", fresh.procedure())
                .param("version", fresh.version())
                .param("kind", fresh.kind().name())
                .param("title", fresh.title())
                .param("story", fresh.story())
                .param("answers", json.writeValueAsString(fresh.answers()))
                .param("channel", fresh.channel().name())
                .param("complainant", fresh.complainant())
                .param("behalf", fresh.onBehalfOf())
                .param("unit", fresh.unit().value())
                .param("line", fresh.businessLine())
                .param("segment", fresh.segment().name())
                .param("rural", fresh.rural())
                .param("handler", fresh.handler().value())
                .param("badge", fresh.handlerBadge())
                .param("received", Timestamp.from(fresh.receivedAt()))
                .param("due", Timestamp.from(fresh.dueAt()))
                .param("next", nextLevel == null ? null : Timestamp.from(nextLevel))
                .update();
    }

    Case read(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        var escalated = row.getObject("escalated_to", Long.class);
        var merged = row.getObject("merged_into", Long.class);
        return new Case(
                new CustomerId(row.getLong("customer")),
                new CaseId(row.getLong("id")),
                row.getString("number"),
                row.getString("procedure"),
                row.getInt("version"),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("story"),
                answers(row.getString("answers")),
                ContactChannel.valueOf(row.getString("channel")),
                row.getString("complainant"),
                row.getString("on_behalf_of"),
                new UnitId(row.getLong("unit")),
                row.getString("business_line"),
                Segment.valueOf(row.getString("segment")),
                row.getBoolean("rural"),
                CaseState.valueOf(row.getString("state")),
                row.getInt("round"),
                new StaffId(row.getLong("handler")),
                row.getString("handler_badge"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row.getTimestamp("answered_at")),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("answer"),
                instant(row.getTimestamp("closed_at")),
                row.getString("cause"),
                row.getInt("level"),
                escalated == null ? null : new UnitId(escalated),
                instant(row.getTimestamp("parked_until")),
                merged == null ? null : new CaseId(merged),
                row.getString("source"));
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private Map<String, String> answers(String text) {
        var answers = new TreeMap<String, String>();
        json.readTree(text)
                .properties()
                .forEach(entry -> answers.put(entry.getKey(), entry.getValue().asString()));
        return answers;
    }
}
