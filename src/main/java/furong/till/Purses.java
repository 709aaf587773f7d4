package furong.till;

import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each collector has on them: a row of their own that only their own receipts touch. */
@Component
class Purses {

    private static final int MANY = 1000;
    private static final String PURSES = """
            select c.staff, c.unit, c.badge, c.currency, c.limit_minor, c.in_hand_minor,
                   (select max(r.at) from till.remittance r where r.collector = c.staff) as remitted_at
            from till.collector c
            """;

    private final JdbcClient db;

    Purses(JdbcClient db) {
        this.db = db;
    }

    /** False if they have more on them than the new limit. */
    boolean appoint(StaffMember who, Money limit, Instant at) {
        return db.sql("""
                        insert into till.collector as c (staff, unit, badge, currency, limit_minor, since)
                        values (:staff, :unit, :badge, :currency, :limit, :at)
                        on conflict (staff) do update set limit_minor = :limit, unit = :unit
                        where c.in_hand_minor <= :limit""")
                        .param("staff", who.id().value())
                        .param("unit", who.unit().value())
                        .param("badge", who.badge())
                        .param("currency", limit.currency())
                        .param("limit", limit.minor())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    Optional<Collector> find(StaffId who) {
        return db.sql(PURSES + "where c.staff = :staff")
                .param("staff", who.value())
                .query((row, n) -> purse(row))
                .optional();
    }

    Optional<Collector> forUpdate(StaffId who) {
        return db.sql(PURSES + "where c.staff = :staff for update of c")
                .param("staff", who.value())
                .query((row, n) -> purse(row))
                .optional();
    }

    List<Collector> inScope(Scope scope) {
        return db.sql(PURSES + "where c.unit = any(:units) order by c.in_hand_minor desc, c.badge limit :many")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> purse(row))
                .list();
    }

    /** False if it would be more than they may have on them. */
    boolean add(StaffId who, Money amount) {
        return db.sql("""
                        update till.collector set in_hand_minor = in_hand_minor + :amount
                        where staff = :staff and in_hand_minor + :amount <= limit_minor""")
                        .param("amount", amount.minor())
                        .param("staff", who.value())
                        .update()
                == 1;
    }

    void remitted(Remittance remittance, Shift.Begun shift, StaffId receiver) {
        db.sql("""
                insert into till.remittance (id, collector, shift, business_date, in_hand_minor, remitted_minor, note,
                    received_by, received_badge, at)
                values (:id, :collector, :shift, :day, :inHand, :remitted, :note, :by, :badge, :at)""")
                .param("id", remittance.id().value())
                .param("collector", remittance.collector().value())
                .param("shift", shift.id().value())
                .param("day", remittance.businessDate())
                .param("inHand", remittance.inHand().minor())
                .param("remitted", remittance.remitted().minor())
                .param("note", remittance.note())
                .param("by", receiver.value())
                .param("badge", remittance.receivedBy())
                .param("at", Timestamp.from(remittance.at()))
                .update();
        db.sql("update till.collector set in_hand_minor = in_hand_minor - :amount where staff = :staff")
                .param("amount", remittance.remitted().minor())
                .param("staff", remittance.collector().value())
                .update();
    }

    List<Remittance> remittances(StaffId collector, int limit) {
        return db.sql("""
                select r.id, r.collector, r.business_date, r.in_hand_minor, r.remitted_minor, r.note, r.received_badge,
                       r.at, c.currency
                from till.remittance r join till.collector c on c.staff = r.collector
                where r.collector = :collector order by r.at desc limit :limit""")
                .param("collector", collector.value())
                .param("limit", limit)
                .query((row, n) -> remittance(row))
                .list();
    }

    private static Remittance remittance(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Remittance(
                new RemittanceId(row.getLong("id")),
                new StaffId(row.getLong("collector")),
                Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                new Money(row.getLong("in_hand_minor"), currency),
                new Money(row.getLong("remitted_minor"), currency),
                row.getString("note"),
                row.getString("received_badge"),
                row.getTimestamp("at").toInstant());
    }

    private static Collector purse(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var remitted = row.getTimestamp("remitted_at");
        return new Collector(
                new StaffId(row.getLong("staff")),
                new UnitId(row.getLong("unit")),
                row.getString("badge"),
                new Money(row.getLong("limit_minor"), currency),
                new Money(row.getLong("in_hand_minor"), currency),
                remitted == null ? null : remitted.toInstant());
    }
}
