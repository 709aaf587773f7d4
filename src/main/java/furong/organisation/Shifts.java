package furong.organisation;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Id;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty when. The shifts of one person or crew never overlap. */
@Component
@Transactional
public class Shifts {

    private static final int MANY = 20_000;

    private final JdbcClient db;
    private final Audit audit;

    Shifts(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Plans all of {@code shifts} or, if one of them overlaps another of the same person or crew, none. */
    public void plan(List<Shift> shifts, Actor by) {
        try {
            db.sql("""
                    insert into organisation.shift (id, staff, crew, day, minutes)
                    select id, staff, crew, day, int4range(first, last)
                    from unnest(:ids, :staff, :crews, :days, :firsts, :lasts) as s (id, staff, crew, day, first, last)""")
                    .param("ids", shifts.stream().map(shift -> Ids.next()).toArray(Long[]::new))
                    .param(
                            "staff",
                            shifts.stream().map(shift -> number(shift.staff())).toArray(Long[]::new))
                    .param(
                            "crews",
                            shifts.stream().map(shift -> number(shift.crew())).toArray(Long[]::new))
                    .param(
                            "days",
                            shifts.stream()
                                    .map(shift -> java.sql.Date.valueOf(shift.day()))
                                    .toArray(java.sql.Date[]::new))
                    .param(
                            "firsts",
                            shifts.stream()
                                    .map(shift -> shift.from().toSecondOfDay() / 60)
                                    .toArray(Integer[]::new))
                    .param("lasts", shifts.stream().map(Shifts::last).toArray(Integer[]::new))
                    .update();
        } catch (DataIntegrityViolationException overlap) {
            throw new Refused("shift-overlap");
        }
        audit.note(by, "shifts.planned", 0, "shifts", Map.of("count", shifts.size()));
    }

    /** Takes back what was planned for a person on a day. */
    public void clear(StaffId who, LocalDate day, Actor by) {
        db.sql("delete from organisation.shift where staff = :staff and day = :day")
                .param("staff", who.value())
                .param("day", day)
                .update();
        audit.note(by, "shifts.cleared", 0, "staff:" + who.text(), Map.of("day", day.toString()));
    }

    public List<Shift> of(CrewId crew, LocalDate day) {
        return db.sql("""
                select staff, crew, day, lower(minutes) as first, upper(minutes) as last from organisation.shift
                where crew = :crew and day = :day order by minutes limit :many""")
                .param("crew", crew.value())
                .param("day", day)
                .param("many", MANY)
                .query((row, n) -> shift(row))
                .list();
    }

    public List<Shift> of(StaffId staff, LocalDate day) {
        return db.sql("""
                select staff, crew, day, lower(minutes) as first, upper(minutes) as last from organisation.shift
                where staff = :staff and day = :day order by minutes limit :many""")
                .param("staff", staff.value())
                .param("day", day)
                .param("many", MANY)
                .query((row, n) -> shift(row))
                .list();
    }

    /** The shifts of all crews from {@code from} up to and including {@code to}. */
    public List<Shift> ofCrews(LocalDate from, LocalDate to) {
        return db.sql("""
                select staff, crew, day, lower(minutes) as first, upper(minutes) as last from organisation.shift
                where crew > 0 and day between :from and :to order by day, crew, minutes limit :many""")
                .param("from", from)
                .param("to", to)
                .param("many", MANY)
                .query((row, n) -> shift(row))
                .list();
    }

    private static long number(@Nullable Id id) {
        return id == null ? 0 : id.value();
    }

    private static int last(Shift shift) {
        var last = shift.until().toSecondOfDay() / 60;
        return last == 0 ? 24 * 60 : last;
    }

    private static Shift shift(ResultSet row) throws SQLException {
        var staff = row.getLong("staff");
        var crew = row.getLong("crew");
        var last = row.getInt("last");
        return new Shift(
                staff == 0 ? null : new StaffId(staff),
                crew == 0 ? null : new CrewId(crew),
                row.getObject("day", LocalDate.class),
                LocalTime.ofSecondOfDay(row.getInt("first") * 60L),
                last == 24 * 60 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(last * 60L));
    }
}
