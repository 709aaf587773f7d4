package furong.fleet;

import furong.organisation.VehicleId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.WeeklyHours;
import furong.platform.WorkCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When each vehicle works: its own hours, weekends and holidays like any day, and the days on which it stays in. */
@Component
@Transactional
public class VehicleHours {

    static final String USUAL = "MON-SUN 09:00-20:00";

    private final JdbcClient db;
    private final Clock clock;

    VehicleHours(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The vehicle's calendar with the hours that hold on {@code day}. */
    @Transactional(readOnly = true)
    public WorkCalendar calendar(VehicleId vehicle, LocalDate day) {
        var weekly = db.sql("""
                select weekly from fleet.hours where vehicle = :vehicle and since <= :day order by since desc limit 1""")
                .param("vehicle", vehicle.value())
                .param("day", day)
                .query(String.class)
                .optional()
                .orElse(USUAL);
        Map<LocalDate, WorkCalendar.Exception> off = db
                .sql("select day from fleet.day_off where vehicle = ? and day between ? and ? limit 1000")
                .params(vehicle.value(), day.minusDays(62), day.plusDays(62))
                .query(LocalDate.class)
                .list()
                .stream()
                .collect(Collectors.toMap(each -> each, each -> WorkCalendar.Exception.OFF));
        return new WorkCalendar(clock.getZone(), WeeklyHours.parse(weekly), off);
    }

    /** From a day on; refused as {@code hours-unreadable} if it is not written as {@code MON-SUN 09:00-20:00}. */
    public void change(VehicleId vehicle, LocalDate since, String weekly, Actor by) {
        String written;
        try {
            written = WeeklyHours.parse(weekly).toString();
        } catch (RuntimeException unreadable) {
            throw Refused.field("weekly", "hours-unreadable");
        }
        if (written.isEmpty()) throw Refused.field("weekly", "hours-unreadable");
        db.sql("""
                insert into fleet.hours (vehicle, since, weekly) values (?, ?, ?)
                on conflict (vehicle, since) do update set weekly = excluded.weekly""").params(vehicle.value(), since, written).update();
    }

    /** It stays in that day, and why. */
    public void staysIn(VehicleId vehicle, LocalDate day, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "stop-why");
        db.sql("insert into fleet.day_off (vehicle, day, why, badge) values (?, ?, ?, ?) on conflict do nothing")
                .params(vehicle.value(), day, why.strip(), by.badge())
                .update();
    }
}
