package furong.organisation;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units, halls, crews, vehicles and business lines. Units and lines are data of the release and are read once. */
@Component
@Transactional
public class Organisation {

    private static final int MANY = 5_000;

    private final JdbcClient db;
    private final Audit audit;
    private volatile Map<UnitId, Unit> units = Map.of();
    private volatile Map<String, BusinessLine> lines = Map.of();

    Organisation(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** All units, the company first, each after the one above it. */
    public List<Unit> units() {
        return List.copyOf(unitsById().values());
    }

    public Unit unit(UnitId id) {
        var unit = unitsById().get(id);
        if (unit == null) throw new Refused("not-found", id.text());
        return unit;
    }

    public List<Hall> halls() {
        return halls(null);
    }

    public Hall hall(HallId id) {
        return halls(id).stream().findFirst().orElseThrow(() -> new Refused("not-found", id.text()));
    }

    public List<Crew> crews() {
        return db.sql("""
                select id, unit, name, skills, districts, vehicle from organisation.crew
                where disbanded_on is null order by unit, name limit :many""").param("many", MANY).query((row, n) -> crew(row)).list();
    }

    public Crew crew(CrewId id) {
        return db.sql("select id, unit, name, skills, districts, vehicle from organisation.crew where id = :id")
                .param("id", id.value())
                .query((row, n) -> crew(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The crews that can do {@code skill} and go to {@code district}, in a fixed order. */
    public List<Crew> crewsFor(String skill, String district) {
        return db.sql("""
                select id, unit, name, skills, districts, vehicle from organisation.crew
                where disbanded_on is null and :skill = any(skills) and :district = any(districts)
                order by id limit :many""")
                .param("skill", skill)
                .param("district", district)
                .param("many", MANY)
                .query((row, n) -> crew(row))
                .list();
    }

    /** Puts a new crew to work; its id is made by the caller. */
    public Crew formCrew(Crew crew, Actor by) {
        unit(crew.unit());
        var vehicle = crew.vehicle();
        db.sql("""
                insert into organisation.crew (id, unit, name, skills, districts, vehicle)
                values (:id, :unit, :name, :skills, :districts, :vehicle)""")
                .param("id", crew.id().value())
                .param("unit", crew.unit().value())
                .param("name", crew.name())
                .param("skills", sorted(crew.skills()))
                .param("districts", sorted(crew.districts()))
                .param("vehicle", vehicle == null ? null : vehicle.value())
                .update();
        audit.note(by, "crew.formed", 0, "crew:" + crew.id().text(), Map.of("name", crew.name()));
        return crew;
    }

    public List<Vehicle> vehicles() {
        return db.sql("select id, unit, plate, name from organisation.vehicle order by id limit :many")
                .param("many", MANY)
                .query((row, n) -> new Vehicle(
                        new VehicleId(row.getLong("id")),
                        new UnitId(row.getLong("unit")),
                        row.getString("plate"),
                        row.getString("name")))
                .list();
    }

    public List<BusinessLine> businessLines() {
        return List.copyOf(linesByCode().values());
    }

    public BusinessLine businessLine(String code) {
        var line = linesByCode().get(code);
        if (line == null) throw new Refused("not-found", code);
        return line;
    }

    /** What {@code who} may see: every unit for the people of a city-wide unit, else the own unit and those below it. */
    public Scope scopeOf(StaffMember who) {
        var all = unitsById();
        if (unit(who.unit()).cityWide()) return new Scope(all.keySet());
        Set<UnitId> seen = new HashSet<>();
        var open = new ArrayDeque<>(List.of(who.unit()));
        while (!open.isEmpty()) {
            var unit = open.remove();
            if (!seen.add(unit)) continue;
            all.values().stream()
                    .filter(below -> unit.equals(below.parent()))
                    .map(Unit::id)
                    .forEach(open::add);
        }
        return new Scope(seen);
    }

    private Map<UnitId, Unit> unitsById() {
        if (units.isEmpty()) {
            Map<UnitId, Unit> read = new LinkedHashMap<>();
            db.sql("""
                    select id, code, kind, parent, name_zh, name_en, city_wide from organisation.unit
                    order by id limit :many""")
                    .param("many", MANY)
                    .query((row, n) -> unit(row))
                    .list()
                    .forEach(unit -> read.put(unit.id(), unit));
            units = read;
        }
        return units;
    }

    private Map<String, BusinessLine> linesByCode() {
        if (lines.isEmpty()) {
            Map<String, BusinessLine> read = new LinkedHashMap<>();
            db.sql("select code, name_zh, name_en from organisation.business_line order by position limit :many")
                    .param("many", MANY)
                    .query((row, n) -> new BusinessLine(row.getString("code"), label(row)))
                    .list()
                    .forEach(line -> read.put(line.code(), line));
            lines = read;
        }
        return lines;
    }

    private List<Hall> halls(@Nullable HallId only) {
        Map<Long, List<OpeningHours>> hours = new LinkedHashMap<>();
        db.sql("""
                select hall, weekday, opens, closes from organisation.hall_hours
                where cast(:only as bigint) is null or hall = :only order by hall, weekday, opens limit :many""")
                .param("only", only == null ? null : only.value())
                .param("many", MANY)
                .query((row, n) -> hours.computeIfAbsent(row.getLong("hall"), hall -> new ArrayList<>())
                        .add(new OpeningHours(
                                DayOfWeek.of(row.getInt("weekday")),
                                row.getObject("opens", LocalTime.class),
                                row.getObject("closes", LocalTime.class))))
                .list();
        return db.sql("""
                select id, code, unit, name_zh, name_en, address, lat, lon, services, facilities, open, model
                from organisation.hall where cast(:only as bigint) is null or id = :only
                order by model desc, id limit :many""")
                .param("only", only == null ? null : only.value())
                .param("many", MANY)
                .query((row, n) -> hall(row, hours.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Unit unit(ResultSet row) throws SQLException {
        var parent = row.getObject("parent", Long.class);
        return new Unit(
                new UnitId(row.getLong("id")),
                row.getString("code"),
                UnitKind.valueOf(row.getString("kind")),
                parent == null ? null : new UnitId(parent),
                label(row),
                row.getBoolean("city_wide"));
    }

    private static Hall hall(ResultSet row, List<OpeningHours> hours) throws SQLException {
        return new Hall(
                new HallId(row.getLong("id")),
                row.getString("code"),
                new UnitId(row.getLong("unit")),
                label(row),
                row.getString("address"),
                row.getDouble("lat"),
                row.getDouble("lon"),
                List.copyOf(hours),
                texts(row, "services"),
                texts(row, "facilities"),
                row.getBoolean("open"),
                row.getBoolean("model"));
    }

    private static Crew crew(ResultSet row) throws SQLException {
        var vehicle = row.getObject("vehicle", Long.class);
        return new Crew(
                new CrewId(row.getLong("id")),
                new UnitId(row.getLong("unit")),
                row.getString("name"),
                Set.copyOf(texts(row, "skills")),
                Set.copyOf(texts(row, "districts")),
                vehicle == null ? null : new VehicleId(vehicle));
    }

    private static Label label(ResultSet row) throws SQLException {
        return new Label(row.getString("name_zh"), row.getString("name_en"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    static String[] sorted(Set<String> words) {
        return new TreeSet<>(words).toArray(String[]::new);
    }
}
