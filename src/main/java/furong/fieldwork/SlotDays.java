package furong.fieldwork;

import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Shift;
import furong.organisation.Shifts;
import furong.platform.Actor;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns crews and their shifts into minutes for sale. A crew brings into a window the minutes of it that it is on duty;
 * on a day for which nobody's shift is planned, every crew brings all windows. A slot's capacity is the sum over the crews
 * that have its skill and serve its district. Capacity never falls below what is already taken.
 */
@Component
class SlotDays {

    private record Window(LocalTime from, LocalTime until) {}

    private record CrewWindow(CrewId crew, LocalDate day, Window window, int minutes) {}

    private final JdbcClient db;
    private final Organisation organisation;
    private final Shifts shifts;
    private final Clock clock;

    SlotDays(JdbcClient db, Organisation organisation, Shifts shifts, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.shifts = shifts;
        this.clock = clock;
    }

    void open(LocalDate from, LocalDate to) {
        var crews = organisation.crews();
        openCrewWindows(crewWindows(crews, from, to));
        openSlots(crews, from, to);
    }

    /** Minutes made for one appointment in time a crew was found to have, and taken by it: nobody is sold them besides. */
    HeldSlot made(Visit visit, SlotKey key, LocalTime until, CrewId crew, Actor by) {
        var minutes = visit.job().minutes();
        db.sql("""
                insert into fieldwork.slot as known (skill, district, day, starts, ends, capacity, reserved, made)
                values (:skill, :district, :day, :starts, :ends, :minutes, :minutes, true)
                on conflict (skill, district, day, starts) do update
                set capacity = greatest(known.capacity, known.reserved + :minutes), reserved = known.reserved + :minutes""")
                .param("skill", key.skill())
                .param("district", key.district())
                .param("day", key.day())
                .param("starts", key.from())
                .param("ends", until)
                .param("minutes", minutes)
                .update();
        db.sql("""
                insert into fieldwork.crew_window as known (crew, day, starts, ends, capacity, reserved, made)
                values (:crew, :day, :starts, :ends, :minutes, :minutes, true)
                on conflict (crew, day, starts) do update
                set capacity = greatest(known.capacity, known.reserved + :minutes), reserved = known.reserved + :minutes""")
                .param("crew", crew.value())
                .param("day", key.day())
                .param("starts", key.from())
                .param("ends", until)
                .param("minutes", minutes)
                .update();
        var slot = new HeldSlot(HoldId.next(), key, until, crew, minutes, visit.id());
        db.sql("""
                insert into fieldwork.hold (customer, id, skill, district, day, starts, ends, crew, minutes, state,
                                            held_by, expires_at, visit)
                values (:customer, :id, :skill, :district, :day, :starts, :ends, :crew, :minutes, 'CONFIRMED', :by,
                        :now, :visit)""")
                .param("customer", visit.customer().value())
                .param("id", slot.id().value())
                .param("skill", key.skill())
                .param("district", key.district())
                .param("day", key.day())
                .param("starts", key.from())
                .param("ends", until)
                .param("crew", crew.value())
                .param("minutes", minutes)
                .param("by", by.person())
                .param("now", Timestamp.from(clock.instant()))
                .param("visit", visit.id().value())
                .update();
        return slot;
    }

    private List<CrewWindow> crewWindows(List<Crew> crews, LocalDate from, LocalDate to) {
        var windows = windows();
        var planned = shifts.ofCrews(from, to).stream().collect(Collectors.groupingBy(Shift::day));
        var rows = new ArrayList<CrewWindow>();
        for (var day : from.datesUntil(to.plusDays(1)).toList()) {
            var plan = planned.get(day);
            for (var crew : crews) {
                for (var window : windows) rows.add(new CrewWindow(crew.id(), day, window, onDuty(crew, window, plan)));
            }
        }
        return rows;
    }

    private static int onDuty(Crew crew, Window window, @org.jspecify.annotations.Nullable List<Shift> plan) {
        if (plan == null)
            return (int) Duration.between(window.from(), window.until()).toMinutes();
        return plan.stream()
                .filter(shift -> crew.id().equals(shift.crew()))
                .mapToInt(shift -> overlap(window, shift))
                .sum();
    }

    private static int overlap(Window window, Shift shift) {
        var from = Math.max(window.from().toSecondOfDay(), shift.from().toSecondOfDay());
        var shiftEnd = shift.until().equals(LocalTime.MIDNIGHT)
                ? 24 * 3600
                : shift.until().toSecondOfDay();
        return Math.max(0, Math.min(window.until().toSecondOfDay(), shiftEnd) - from) / 60;
    }

    private List<Window> windows() {
        return db.sql("select starts, ends from fieldwork.slot_window order by starts limit 48")
                .query((row, n) ->
                        new Window(row.getObject("starts", LocalTime.class), row.getObject("ends", LocalTime.class)))
                .list();
    }

    private void openCrewWindows(List<CrewWindow> rows) {
        db.sql("""
                insert into fieldwork.crew_window as known (crew, day, starts, ends, capacity)
                select crew, day, starts::time, ends::time, minutes
                from unnest(:crews, :days, :starts, :ends, :minutes) as w (crew, day, starts, ends, minutes)
                order by crew, day, starts
                on conflict (crew, day, starts) do update set capacity = greatest(excluded.capacity, known.reserved)""")
                .param("crews", rows.stream().map(row -> row.crew().value()).toArray(Long[]::new))
                .param("days", rows.stream().map(row -> Date.valueOf(row.day())).toArray(Date[]::new))
                .param(
                        "starts",
                        rows.stream().map(row -> row.window().from().toString()).toArray(String[]::new))
                .param(
                        "ends",
                        rows.stream()
                                .map(row -> row.window().until().toString())
                                .toArray(String[]::new))
                .param("minutes", rows.stream().map(CrewWindow::minutes).toArray(Integer[]::new))
                .update();
    }

    private void openSlots(List<Crew> crews, LocalDate from, LocalDate to) {
        var abilities = crews.stream()
                .flatMap(crew -> crew.skills().stream()
                        .flatMap(skill ->
                                crew.districts().stream().map(district -> Map.entry(crew, Map.entry(skill, district)))))
                .toList();
        db.sql("""
                insert into fieldwork.slot as known (skill, district, day, starts, ends, capacity)
                select a.skill, a.district, w.day, w.starts, max(w.ends), sum(w.capacity)
                from unnest(:crews, :skills, :districts) as a (crew, skill, district)
                join fieldwork.crew_window w on w.crew = a.crew and not w.made and w.day between :from and :to
                group by a.skill, a.district, w.day, w.starts
                order by a.skill, a.district, w.day, w.starts
                on conflict (skill, district, day, starts) do update
                set capacity = greatest(excluded.capacity, known.reserved)""")
                .param(
                        "crews",
                        abilities.stream()
                                .map(able -> able.getKey().id().value())
                                .toArray(Long[]::new))
                .param(
                        "skills",
                        abilities.stream().map(able -> able.getValue().getKey()).toArray(String[]::new))
                .param(
                        "districts",
                        abilities.stream()
                                .map(able -> able.getValue().getValue())
                                .toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .update();
    }
}
