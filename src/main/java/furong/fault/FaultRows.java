package furong.fault;

import furong.catalog.OfferId;
import furong.contact.ContactChannel;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.VisitId;
import furong.network.ServiceId;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Refused;
import furong.subscription.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Faults as they lie in the database. */
@Component
class FaultRows {

    private final JdbcClient db;

    FaultRows(JdbcClient db) {
        this.db = db;
    }

    Fault get(CustomerId customer, FaultId id) {
        return db.sql("select * from fault.fault where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The same, kept from everybody else until the transaction ends. */
    Fault lock(CustomerId customer, FaultId id) {
        return db.sql("select * from fault.fault where customer = ? and id = ? for update")
                .params(customer.value(), id.value())
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    Fault lockOpen(CustomerId customer, FaultId id) {
        var fault = lock(customer, id);
        if (!fault.isOpen()) throw new Refused("fault-not-open");
        return fault;
    }

    Optional<Fault> openOf(CustomerId customer, SubscriptionId line) {
        return db.sql("""
                        select * from fault.fault
                        where customer = ? and subscription = ? and state in ('OPEN', 'VISIT')""")
                .params(customer.value(), line.value())
                .query((row, n) -> read(row))
                .optional();
    }

    List<Fault> of(CustomerId customer, int limit) {
        return db.sql("""
                        select * from fault.fault where customer = :customer
                        order by reported_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    void insert(Fault fault, long by) {
        db.sql("""
                insert into fault.fault (customer, id, number, subscription, service, place, offer, product,
                    business_line, segment, line, symptom, note, exchange, district, street_office, rural, unit,
                    channel, state, reported_at, reported_by, badge, due_at, outage)
                values (:customer, :id, :number, :subscription, :service, :place, :offer, :product,
                    :business, :segment, :line, :symptom, :note, :exchange, :district, :office, :rural, :unit,
                    :channel, 'OPEN', :reported, :by, :badge, :due, :outage)""")
                .param("customer", fault.customer().value())
                .param("id", fault.id().value())
                .param("number", fault.number())
                .param("subscription", fault.subscription().value())
                .param("service", fault.service().value())
                .param("place", fault.place().value())
                .param("offer", fault.offer().value())
                .param("product", fault.product())
                .param("business", fault.businessLine())
                .param("segment", fault.segment().name())
                .param("line", fault.line())
                .param("symptom", fault.symptom())
                .param("note", fault.note())
                .param("exchange", fault.exchange())
                .param("district", fault.area().district())
                .param("office", fault.area().streetOffice())
                .param("rural", fault.rural())
                .param("unit", fault.unit().value())
                .param("channel", fault.channel().name())
                .param("reported", Timestamp.from(fault.reportedAt()))
                .param("by", by)
                .param("badge", fault.badge())
                .param("due", Timestamp.from(fault.dueAt()))
                .param("outage", fault.outage() == null ? null : fault.outage().value(), Types.BIGINT)
                .update();
    }

    static Fault read(ResultSet row) throws SQLException {
        var visit = row.getObject("visit", Long.class);
        var outage = row.getObject("outage", Long.class);
        var handler = row.getObject("handler", Long.class);
        return new Fault(
                new CustomerId(row.getLong("customer")),
                new FaultId(row.getLong("id")),
                row.getString("number"),
                new SubscriptionId(row.getLong("subscription")),
                new ServiceId(row.getLong("service")),
                new PlaceId(row.getLong("place")),
                new OfferId(row.getString("offer")),
                row.getString("product"),
                row.getString("business_line"),
                Segment.valueOf(row.getString("segment")),
                row.getString("line"),
                row.getString("symptom"),
                row.getString("note"),
                row.getString("exchange"),
                new Area(row.getString("district"), row.getString("street_office")),
                row.getBoolean("rural"),
                new UnitId(row.getLong("unit")),
                ContactChannel.valueOf(row.getString("channel")),
                FaultState.valueOf(row.getString("state")),
                row.getTimestamp("reported_at").toInstant(),
                row.getString("badge"),
                row.getTimestamp("due_at").toInstant(),
                row.getObject("test_passed", Boolean.class),
                row.getString("test_fault"),
                instant(row.getTimestamp("tested_at")),
                visit == null ? null : new VisitId(visit),
                outage == null ? null : new OutageId(outage),
                row.getString("cause"),
                row.getString("remedy"),
                instant(row.getTimestamp("mended_at")),
                handler == null ? null : new StaffId(handler),
                row.getString("handler_badge"));
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
