package furong.fleet;

import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.organisation.VehicleId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of communities, stops and what came of them. */
@Component
@AcrossCustomers("counts the orders of many customers at a stop")
class StopRows {

    private static final int MANY = 10_000;
    private static final String STOPS = """
            select s.id, s.vehicle, s.day, s.starts, s.ends, s.occasion, s.published_at is not null as published, s.off_why,
                   c.id as community, c.unit, c.district, c.name_zh, c.name_en, c.place,
                   c.lat, c.lon, coalesce(e.people, 0) as people,
                   coalesce(o.orders, 0) + coalesce(t.orders, 0) as orders
            from fleet.stop s join fleet.community c on c.id = s.community
            left join lateral (select sum(people) as people from fleet.event e where e.stop = s.id) e on true
            left join lateral (select count(*) as orders from fleet.sale o where o.stop = s.id and o.day = s.day) o on true
            left join lateral (select count(*) as orders from fleet.capture t where t.stop = s.id and t.day = s.day) t on true
            """;

    private final JdbcClient db;

    StopRows(JdbcClient db) {
        this.db = db;
    }

    CommunityId community(UnitId unit, String district, Label name, String place) {
        db.sql("""
                insert into fleet.community (id, unit, district, name_zh, name_en, place)
                values (:id, :unit, :district, :zh, :en, :place) on conflict do nothing""")
                .param("id", CommunityId.next().value())
                .param("unit", unit.value())
                .param("district", district)
                .param("zh", name.zh())
                .param("en", name.en())
                .param("place", place)
                .update();
        return db.sql("select id from fleet.community where unit = ? and name_zh = ?")
                .params(unit.value(), name.zh())
                .query((row, n) -> new CommunityId(row.getLong("id")))
                .single();
    }

    Optional<Community> community(CommunityId id) {
        return db.sql("""
                select id as community, unit, district, name_zh, name_en, place, lat, lon from fleet.community
                where id = ?""").param(id.value()).query((row, n) -> community(row)).optional();
    }

    void measured(CommunityId id, Community.Point at) {
        db.sql("update fleet.community set lat = ?, lon = ? where id = ?")
                .params(at.lat(), at.lon(), id.value())
                .update();
    }

    List<Community> communities(Scope scope) {
        return db.sql("""
                select id as community, unit, district, name_zh, name_en, place, lat, lon from fleet.community
                where unit = any(:units) order by unit, name_zh limit :many""")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> community(row))
                .list();
    }

    StopId insert(NewStop stop, Actor by) {
        var id = StopId.next();
        db.sql("""
                insert into fleet.stop (id, vehicle, community, day, starts, ends, occasion, planned_by)
                values (:id, :vehicle, :community, :day, :starts, :ends, :occasion, :badge)""")
                .param("id", id.value())
                .param("vehicle", stop.vehicle().value())
                .param("community", stop.community().value())
                .param("day", stop.day())
                .param("starts", stop.from())
                .param("ends", stop.until())
                .param("occasion", stop.occasion().strip())
                .param("badge", by.badge())
                .update();
        return id;
    }

    boolean free(VehicleId vehicle, LocalDate day, LocalTime from, LocalTime until) {
        return db.sql("""
                        select count(*) from fleet.stop
                        where vehicle = ? and day = ? and off_why is null and starts < ? and ends > ?""")
                        .params(vehicle.value(), day, until, from)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** The community of a unit that no vehicle has stopped at for the longest time, counting what is planned already. */
    Optional<CommunityId> longestAgo(UnitId unit, LocalDate day) {
        return db.sql("""
                select c.id from fleet.community c
                left join fleet.stop s on s.community = c.id and s.off_why is null
                where c.unit = :unit
                group by c.id order by min(abs(s.day - :day)) desc nulls first, c.id limit 1""")
                .param("unit", unit.value())
                .param("day", day)
                .query((row, n) -> new CommunityId(row.getLong("id")))
                .optional();
    }

    int publish(VehicleId vehicle, LocalDate from, LocalDate until, Timestamp now) {
        return db.sql("""
                update fleet.stop set published_at = ?
                where vehicle = ? and day >= ? and day < ? and published_at is null and off_why is null""").params(now, vehicle.value(), from, until).update();
    }

    void callOff(StopId stop, String why) {
        var changed = db.sql("update fleet.stop set off_why = ? where id = ? and off_why is null")
                .params(why, stop.value())
                .update();
        if (changed == 0) throw new Refused("stop-off");
    }

    void report(StopId stop, int people, String note, Timestamp now, Actor by) {
        db.sql("insert into fleet.event (id, stop, people, note, at, person, badge) values (?, ?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), stop.value(), people, note, now, by.person(), by.badge())
                .update();
    }

    List<StopReport> reports(StopId stop) {
        return db.sql("select people, note, at, badge from fleet.event where stop = ? order by id limit ?")
                .params(stop.value(), MANY)
                .query((row, n) -> new StopReport(
                        row.getInt("people"),
                        row.getString("note"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("badge")))
                .list();
    }

    Optional<CommunityStop> find(StopId stop) {
        return db.sql(STOPS + "where s.id = ?")
                .param(stop.value())
                .query((row, n) -> stop(row))
                .optional();
    }

    List<CommunityStop> of(@Nullable VehicleId vehicle, LocalDate from, LocalDate until) {
        return db.sql(STOPS + """
                where s.day >= :from and s.day < :until and (cast(:vehicle as bigint) is null or s.vehicle = :vehicle)
                  and (s.off_why is null or s.published_at is not null)
                order by s.day, s.starts, s.vehicle limit :many""")
                .param("from", from)
                .param("until", until)
                .param("vehicle", vehicle == null ? null : vehicle.value(), Types.BIGINT)
                .param("many", MANY)
                .query((row, n) -> stop(row))
                .list();
    }

    List<CommunityFigures> figures(Scope scope, LocalDate from, LocalDate until) {
        return db.sql("with s as (" + STOPS + """
                where c.unit = any(:units) and s.off_why is null)
                select community, unit, district, name_zh, name_en, place, lat, lon,
                       count(*) filter (where day >= :from and day < :until) as held,
                       coalesce(sum(people) filter (where day >= :from and day < :until), 0) as people,
                       coalesce(sum(orders) filter (where day >= :from and day < :until), 0) as orders,
                       min(day) filter (where day >= :until and published) as next
                from s group by community, unit, district, name_zh, name_en, place, lat, lon
                order by unit, name_zh limit :many""")
                .param("units", scope.array())
                .param("from", from)
                .param("until", until)
                .param("many", MANY)
                .query((row, n) -> new CommunityFigures(
                        community(row),
                        row.getInt("held"),
                        row.getInt("people"),
                        row.getInt("orders"),
                        row.getObject("next", LocalDate.class)))
                .list();
    }

    private static CommunityStop stop(ResultSet row) throws SQLException {
        return new CommunityStop(
                new StopId(row.getLong("id")),
                new VehicleId(row.getLong("vehicle")),
                community(row),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getString("occasion"),
                row.getBoolean("published"),
                row.getString("off_why"),
                row.getInt("people"),
                row.getInt("orders"));
    }

    private static Community community(ResultSet row) throws SQLException {
        var lat = row.getObject("lat", Double.class);
        var lon = row.getObject("lon", Double.class);
        return new Community(
                new CommunityId(row.getLong("community")),
                new UnitId(row.getLong("unit")),
                row.getString("district"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                row.getString("place"),
                lat == null || lon == null ? null : new Community.Point(lat, lon));
    }
}
