package furong.coverage;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rounds of signal tests. A weak reading makes a spot the network must mend; it is closed by nothing but a good reading
 * taken after that.
 */
@Component
@Transactional
public class SignalTests {

    private static final int MANY = 2_000;
    private static final int POINTS_MAX = 300;
    private static final int DBM_MIN = -140;
    private static final int DBM_MAX = -20;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    SignalTests(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** All rounds with their points, the newest first. */
    @Transactional(readOnly = true)
    public List<Round> rounds() {
        return read("order by since desc, id desc limit " + MANY, Map.of());
    }

    @Transactional(readOnly = true)
    public Round get(RoundId id) {
        return read("where id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Below this level, in dBm, a signal is weak. */
    @Transactional(readOnly = true)
    public int weakBelow(LocalDate on) {
        return db.sql("select weak_dbm from coverage.limit_rule where since <= ? order by since desc limit 1")
                .param(on)
                .query(Integer.class)
                .single();
    }

    public RoundId plan(String name, LocalDate since, LocalDate until, List<Round.Place> places, Actor by) {
        if (name.isBlank()) throw Refused.field("name", "required");
        if (until.isBefore(since)) throw Refused.field("until", "plan-days");
        if (places.isEmpty() || places.size() > POINTS_MAX)
            throw Refused.field("points", "coverage-points", POINTS_MAX);
        var id = RoundId.next();
        var _ = db.sql("insert into coverage.round (id, name, since, until, at, badge) values (?, ?, ?, ?, ?, ?)")
                .params(id.value(), name.strip(), since, until, Timestamp.from(clock.instant()), by.badge())
                .update();
        var number = 0;
        for (var place : places) {
            var _ = db.sql("insert into coverage.point (round, number, name, lat, lon) values (?, ?, ?, ?, ?)")
                    .params(id.value(), ++number, place.name(), place.lat(), place.lon())
                    .update();
        }
        audit.note(by, "coverage.planned", 0, "round:" + id.text(), Map.of("points", places.size()));
        return id;
    }

    /** Notes a level in dBm, −140 to −20 ({@code coverage-level}). Returns how the point stands then. */
    public Round.State measured(RoundId id, int point, int dbm, String note, Actor by) {
        if (dbm < DBM_MIN || dbm > DBM_MAX) throw Refused.field("dbm", "coverage-level", DBM_MIN, DBM_MAX);
        var known = db.sql("select number from coverage.point where round = ? and number = ? for update")
                .params(id.value(), point)
                .query(Integer.class)
                .optional();
        if (known.isEmpty()) throw new Refused("not-found", point);
        var now = clock.instant();
        var weak = dbm < weakBelow(LocalDate.ofInstant(now, clock.getZone()));
        var _ = db.sql("""
                        insert into coverage.reading (round, point, id, at, person, badge, dbm, weak, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), point, Ids.next(), Timestamp.from(now), by.person(), by.badge(), dbm, weak)
                .param(note.strip())
                .update();
        if (weak) weakened(id, point, now);
        else {
            var _ = db.sql("""
                            update coverage.weak_spot set closed_at = ?
                            where round = ? and point = ? and mended_at is not null and closed_at is null""").params(Timestamp.from(now), id.value(), point).update();
        }
        return get(id).points().get(point - 1).state();
    }

    /** The network did something about a weak spot; a volunteer goes there again. */
    public void mended(RoundId id, int point, String remedy, Actor by) {
        if (remedy.isBlank()) throw Refused.field("remedy", "required");
        var mended = db.sql("""
                        update coverage.weak_spot set remedy = ?, mended_at = ?, mended_by = ?
                        where round = ? and point = ? and closed_at is null and mended_at is null""")
                .params(remedy.strip(), Timestamp.from(clock.instant()), by.badge(), id.value(), point)
                .update();
        if (mended == 0) throw new Refused("coverage-not-weak");
        audit.note(by, "coverage.mended", 0, "round:" + id.text(), Map.of("point", point));
    }

    /** Still weak after it was mended, or weak again after it was cured: open once more. */
    private void weakened(RoundId id, int point, java.time.Instant now) {
        var _ = db.sql("""
                        insert into coverage.weak_spot (round, point, opened_at) values (?, ?, ?)
                        on conflict (round, point) do update
                            set remedy = null, mended_at = null, mended_by = null, closed_at = null""").params(id.value(), point, Timestamp.from(now)).update();
    }

    private List<Round> read(String where, Map<String, ?> params) {
        var points = new HashMap<Long, List<Round.Point>>();
        db.sql("""
                select p.*, r.dbm, r.at, r.badge, r.weak,
                       (select count(*) from coverage.reading c where c.round = p.round and c.point = p.number) as readings,
                       w.opened_at, w.mended_at, w.closed_at, w.remedy
                from coverage.point p
                left join lateral (select * from coverage.reading c where c.round = p.round and c.point = p.number
                                   order by c.id desc limit 1) r on true
                left join coverage.weak_spot w on w.round = p.round and w.point = p.number
                where p.round in (select id from coverage.round)
                order by p.round, p.number limit 20000""").query(row -> {
            points.computeIfAbsent(row.getLong("round"), round -> new ArrayList<>())
                    .add(point(row));
        });
        return db.sql("select * from coverage.round " + where)
                .params(params)
                .query((row, n) -> new Round(
                        new RoundId(row.getLong("id")),
                        row.getString("name"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        List.copyOf(points.getOrDefault(row.getLong("id"), List.of()))))
                .list();
    }

    private static Round.Point point(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at");
        return new Round.Point(
                row.getInt("number"),
                row.getString("name"),
                row.getDouble("lat"),
                row.getDouble("lon"),
                state(row),
                row.getObject("dbm", Integer.class),
                at == null ? null : at.toInstant(),
                row.getString("badge"),
                row.getInt("readings"),
                row.getString("remedy"));
    }

    private static Round.State state(ResultSet row) throws SQLException {
        if (row.getTimestamp("at") == null) return Round.State.PLANNED;
        if (row.getTimestamp("opened_at") == null) return Round.State.GOOD;
        if (row.getTimestamp("closed_at") != null) return Round.State.CURED;
        return row.getTimestamp("mended_at") != null ? Round.State.TO_RETEST : Round.State.WEAK;
    }
}
