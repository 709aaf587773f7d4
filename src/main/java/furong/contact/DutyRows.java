package furong.contact;

import furong.contact.Duty.HandOver;
import furong.contact.Duty.Person;
import furong.customer.CustomerId;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Duties as they lie in the database, each with the offer that waits. */
@Component
@AcrossCustomers("a person's list of duties holds matters of many customers")
class DutyRows {

    private static final String SELECT = """
            select d.*, h.id as offer, h.from_person, h.from_badge, h.from_unit, h.to_unit, h.to_person, h.why,
                   h.offered_at
            from contact.duty d
            left join contact.hand_over h on h.customer = d.customer and h.subject = d.subject and h.ended_at is null
            """;

    private final JdbcClient db;

    DutyRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Duty> find(CustomerId customer, String subject) {
        return db.sql(SELECT + " where d.customer = ? and d.subject = ?")
                .params(customer.value(), subject)
                .query((row, n) -> duty(row))
                .optional();
    }

    /** The same, kept from everybody else until the transaction ends. */
    Duty lock(CustomerId customer, String subject) {
        var _ = db.sql("select subject from contact.duty where customer = ? and subject = ? for update")
                .params(customer.value(), subject)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("not-found", subject));
        return find(customer, subject).orElseThrow();
    }

    List<Duty> owedBy(long person, int limit) {
        return db.sql(SELECT + """
                where d.confirmed_at is null and (d.first_asked_by = :person or d.holder = :person)
                order by d.first_asked_at, d.customer, d.subject limit :limit""")
                .param("person", person)
                .param("limit", limit)
                .query((row, n) -> duty(row))
                .list();
    }

    List<Duty> offeredTo(long person, long unit, int limit) {
        return db.sql(SELECT + """
                where h.to_unit = :unit and (h.to_person is null or h.to_person = :person)
                  and h.from_person <> :person and h.ended_at is null
                order by h.offered_at, h.id limit :limit""")
                .param("unit", unit)
                .param("person", person)
                .param("limit", limit)
                .query((row, n) -> duty(row))
                .list();
    }

    private static Duty duty(ResultSet row) throws SQLException {
        return new Duty(
                new CustomerId(row.getLong("customer")),
                row.getString("subject"),
                row.getString("title"),
                ContactChannel.valueOf(row.getString("channel")),
                new Person(
                        row.getLong("first_asked_by"),
                        row.getString("first_badge"),
                        new UnitId(row.getLong("first_unit"))),
                row.getTimestamp("first_asked_at").toInstant(),
                new Person(
                        row.getLong("holder"), row.getString("holder_badge"), new UnitId(row.getLong("holder_unit"))),
                instant(row.getTimestamp("settled_at")),
                instant(row.getTimestamp("confirmed_at")),
                offer(row));
    }

    private static @Nullable HandOver offer(ResultSet row) throws SQLException {
        var id = row.getObject("offer", Long.class);
        if (id == null) return null;
        return new HandOver(
                id,
                new Person(
                        row.getLong("from_person"), row.getString("from_badge"), new UnitId(row.getLong("from_unit"))),
                new UnitId(row.getLong("to_unit")),
                row.getObject("to_person", Long.class),
                row.getString("why"),
                row.getTimestamp("offered_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
