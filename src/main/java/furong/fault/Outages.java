package furong.fault;

import furong.customer.CustomerId;
import furong.organisation.Area;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Faults of many: seen in the reports of one exchange and street office, declared once, told to everybody by one update,
 * and mended with one entry. What concerns each customer is done by {@link OutageRun}, each in a transaction of theirs.
 */
@Component
@Transactional
@AcrossCustomers("an outage hits many customers")
public class Outages {

    private static final int SUSPECTS_MIN = 3;
    private static final Duration SUSPECTS_WITHIN = Duration.ofHours(4);
    private static final int LIST_MAX = 100;

    private final JdbcClient db;
    private final OutageRows rows;
    private final DocumentNumbers documents;
    private final Audit audit;
    private final Clock clock;

    Outages(JdbcClient db, OutageRows rows, DocumentNumbers documents, Audit audit, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** A fault and who reported it. */
    public record Reported(CustomerId customer, FaultId fault) {}

    /** The outages these faults belong to; those that belong to none are missing. */
    @Transactional(readOnly = true)
    public Map<FaultId, Outage> of(Collection<Reported> faults) {
        if (faults.isEmpty()) return Map.of();
        var known = new HashMap<Long, Outage>();
        var found = new HashMap<FaultId, Outage>();
        db.sql("""
                select f.id, f.outage from unnest(:customers, :faults) as g (customer, fault)
                join fault.fault f on f.customer = g.customer and f.id = g.fault where f.outage is not null""")
                .param(
                        "customers",
                        faults.stream().map(one -> one.customer().value()).toArray(Long[]::new))
                .param("faults", faults.stream().map(one -> one.fault().value()).toArray(Long[]::new))
                .query((RowCallbackHandler) row -> found.put(
                        new FaultId(row.getLong("id")),
                        known.computeIfAbsent(row.getLong("outage"), id -> get(new OutageId(id)))));
        return found;
    }

    /** Several open faults at one exchange and street office that belong to no outage yet. */
    public record Suspect(String exchange, Area area, long faults, Instant first) {}

    /** Where an outage is likely, the most reports first. */
    @Transactional(readOnly = true)
    public List<Suspect> suspects(Scope scope) {
        return db.sql("""
                        select exchange, district, street_office, count(*) as faults, min(reported_at) as first
                        from fault.fault
                        where state in ('OPEN', 'VISIT') and outage is null and exchange <> ''
                          and reported_at >= :since and unit = any(:units)
                        group by exchange, district, street_office having count(*) >= :min
                        order by faults desc, exchange limit :limit""")
                .param("since", Timestamp.from(clock.instant().minus(SUSPECTS_WITHIN)))
                .param("units", scope.array())
                .param("min", SUSPECTS_MIN)
                .param("limit", LIST_MAX)
                .query((row, n) -> new Suspect(
                        row.getString("exchange"),
                        new Area(row.getString("district"), row.getString("street_office")),
                        row.getLong("faults"),
                        row.getTimestamp("first").toInstant()))
                .list();
    }

    /** Where, what in words for customers, and until when we expect it to last. */
    public record NewOutage(String exchange, Area area, String text, Instant expectedAt) {}

    /**
     * Declares an outage: the open faults there belong to it from now on, and new ones join it. Refused as
     * {@code outage-text}, {@code outage-expected} unless that lies ahead, {@code outage-known} while there is one.
     */
    public OutageId declare(NewOutage wanted, Actor by) {
        if (wanted.text().isBlank()) throw Refused.field("text", "outage-text");
        var now = clock.instant();
        if (!wanted.expectedAt().isAfter(now)) throw Refused.field("expected", "outage-expected");
        var id = OutageId.next();
        try {
            db.sql("""
                    insert into fault.outage (id, number, exchange, district, street_office, text, began_at,
                                              expected_at, declared_at, badge, unit)
                    values (:id, :number, :exchange, :district, :office, :text,
                            coalesce((select min(reported_at) from fault.fault
                                      where exchange = :exchange and district = :district
                                        and (:office = '' or street_office = :office)
                                        and state in ('OPEN', 'VISIT') and outage is null), :now),
                            :expected, :now, :badge, :unit)""")
                    .param("id", id.value())
                    .param("number", documents.next("PQ"))
                    .param("exchange", wanted.exchange())
                    .param("district", wanted.area().district())
                    .param("office", wanted.area().streetOffice())
                    .param("text", wanted.text().strip())
                    .param("now", Timestamp.from(now))
                    .param("expected", Timestamp.from(wanted.expectedAt()))
                    .param("badge", by.badge())
                    .param("unit", by.unit())
                    .update();
        } catch (DuplicateKeyException known) {
            throw new Refused("outage-known");
        }
        gather(id, wanted);
        audit.note(by, "outage.declared", 0, id.subject(), Map.of("exchange", wanted.exchange()));
        write(id, wanted.text().strip(), by);
        return id;
    }

    /** One update to all who reported it; refused as {@code outage-text} if empty, {@code outage-over} afterwards. */
    public void update(OutageId id, String text, Actor by) {
        if (text.isBlank()) throw Refused.field("text", "outage-text");
        if (!rows.lock(id).isOpen()) throw new Refused("outage-over");
        write(id, text.strip(), by);
    }

    /** It is mended, for all: their faults end one by one from now on. */
    public void mended(OutageId id, String cause, String remedy, Actor by) {
        if (remedy.isBlank()) throw Refused.field("remedy", "fault-remedy-missing");
        if (!rows.lock(id).isOpen()) throw new Refused("outage-over");
        var known = db.sql("select count(*) from fault.cause where code = ?")
                .params(cause)
                .query(Long.class)
                .single();
        if (known == 0) throw Refused.field("cause", "fault-cause");
        db.sql("""
                update fault.outage set mended_at = :now, cause = :cause, remedy = :remedy, mended_by = :by,
                    mended_unit = :unit, mended_badge = :badge
                where id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("cause", cause)
                .param("remedy", remedy.strip())
                .param("by", by.person())
                .param("unit", by.unit())
                .param("badge", by.badge())
                .param("id", id.value())
                .update();
        audit.note(by, "outage.mended", 0, id.subject(), Map.of("cause", cause));
    }

    @Transactional(readOnly = true)
    public Outage get(OutageId id) {
        return rows.get(id);
    }

    /** Those that last, then the newest of the others. */
    @Transactional(readOnly = true)
    public List<Outage> list(int limit) {
        return rows.newest(limit);
    }

    /** How many reported it, and of how many it still is not mended. */
    public record Hit(long faults, long open, long customers) {}

    @Transactional(readOnly = true)
    public Hit hit(OutageId id) {
        return db.sql("""
                        select count(*) as faults, count(*) filter (where state in ('OPEN', 'VISIT')) as open,
                               count(distinct customer) as customers
                        from fault.fault where outage = ?""")
                .params(id.value())
                .query((row, n) -> new Hit(row.getLong("faults"), row.getLong("open"), row.getLong("customers")))
                .single();
    }

    /** The customers who reported it, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<CustomerId> reporters(OutageId id, int limit) {
        return db.sql("select distinct customer from fault.fault where outage = :id order by customer limit :limit")
                .param("id", id.value())
                .param("limit", limit)
                .query((row, n) -> new CustomerId(row.getLong("customer")))
                .list();
    }

    private void gather(OutageId id, NewOutage wanted) {
        db.sql("""
                update fault.fault set outage = :id
                where exchange = :exchange and district = :district and (:office = '' or street_office = :office)
                  and state in ('OPEN', 'VISIT') and outage is null""")
                .param("id", id.value())
                .param("exchange", wanted.exchange())
                .param("district", wanted.area().district())
                .param("office", wanted.area().streetOffice())
                .update();
    }

    private void write(OutageId id, String text, Actor by) {
        db.sql("""
                insert into fault.outage_update (outage, n, at, text, badge)
                select :id, coalesce(max(n), 0) + 1, :now, :text, :badge from fault.outage_update where outage = :id""")
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("text", text)
                .param("badge", by.badge())
                .update();
    }
}
