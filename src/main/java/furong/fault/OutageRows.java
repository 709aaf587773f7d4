package furong.fault;

import furong.organisation.Area;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outages as they lie in the database. */
@Component
@AcrossCustomers("an outage is nobody's own")
class OutageRows {

    static final int OPEN_MAX = 200;
    private static final int UPDATES_MAX = 50;

    private final JdbcClient db;

    OutageRows(JdbcClient db) {
        this.db = db;
    }

    Outage get(OutageId id) {
        return db.sql("select * from fault.outage where id = ?")
                .params(id.value())
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    Outage lock(OutageId id) {
        db.sql("select id from fault.outage where id = ? for update")
                .params(id.value())
                .query(Long.class)
                .optional();
        return get(id);
    }

    List<Outage> open(int limit) {
        return db.sql("select * from fault.outage where mended_at is null order by declared_at desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<Outage> newest(int limit) {
        return db.sql("""
                        select * from fault.outage
                        order by mended_at is not null, declared_at desc limit :limit""").param("limit", limit).query((row, n) -> read(row)).list();
    }

    private Outage read(ResultSet row) throws SQLException {
        var id = new OutageId(row.getLong("id"));
        return new Outage(
                id,
                row.getString("number"),
                row.getString("exchange"),
                new Area(row.getString("district"), row.getString("street_office")),
                row.getString("text"),
                row.getTimestamp("began_at").toInstant(),
                row.getTimestamp("expected_at").toInstant(),
                row.getString("badge"),
                new UnitId(row.getLong("unit")),
                FaultRows.instant(row.getTimestamp("mended_at")),
                row.getString("cause"),
                row.getString("remedy"),
                updates(id));
    }

    private List<Outage.Update> updates(OutageId id) {
        return db.sql("select n, at, text, badge, told from fault.outage_update where outage = ? order by n desc limit "
                        + UPDATES_MAX)
                .params(id.value())
                .query((row, n) -> new Outage.Update(
                        row.getInt("n"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("text"),
                        row.getString("badge"),
                        row.getObject("told", Integer.class)))
                .list();
    }
}
