package furong.hall;

import furong.organisation.Hall;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** For tests of halls: opens one on a morning of its own, with counters and people. */
@Component
public class Doors {

    private static final AtomicInteger WEEKS = new AtomicInteger();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Organisation organisation;
    private final Counters counters;
    private final Staff staff;
    private final TimeTravel time;

    Doors(Organisation organisation, Counters counters, Staff staff, TimeTravel time) {
        this.organisation = organisation;
        this.counters = counters;
        this.staff = staff;
        this.time = time;
    }

    /** The model hall at ten on a Monday that no other test uses. */
    public Hall open() {
        var monday = LocalDate.of(2032, 1, 1)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusWeeks(WEEKS.incrementAndGet());
        at(monday, LocalTime.of(10, 0));
        var hall = organisation.halls().stream().filter(Hall::model).findFirst().orElseThrow();
        var by = Actor.system("test");
        counters.arrange(hall.id(), 1, Map.of("ORDINARY", 0, "PRIORITY", 0, "QUICK_CASH", 0), by);
        counters.arrange(hall.id(), 2, Map.of("ORDINARY", 0, "PRIORITY", 0), by);
        counters.arrange(hall.id(), 3, Map.of("PRIORITY", 7200, "ORDINARY", 0), by);
        return hall;
    }

    public void at(LocalDate day, LocalTime when) {
        time.startAt(day.atTime(when).atZone(ZONE).toInstant());
    }

    public StaffMember person(Role role, Hall hall) {
        return staff.hire(
                new NewStaff(
                        "H" + Ids.next(),
                        new Label("厅员", "Hall hand"),
                        hall.unit(),
                        Set.of(role),
                        Set.of(),
                        null,
                        hall.id(),
                        "{noop}x"),
                Actor.system("test"));
    }
}
