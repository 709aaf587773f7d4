package furong.fleet;

import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.organisation.VehicleId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where vehicles stop and when. What is planned may still change; what is published people rely on: it can only be called
 * off, with a reason that stays readable in its place.
 */
@Component
@Transactional
public class Timetable {

    private static final int DAYS_MAX = 62;
    private static final List<Window> USUAL = List.of(
            new Window(LocalTime.of(10, 0), LocalTime.of(12, 0)), new Window(LocalTime.of(16, 0), LocalTime.of(19, 0)));

    private record Window(LocalTime from, LocalTime until) {}

    private final StopRows rows;
    private final VehicleHours hours;
    private final Audit audit;
    private final Clock clock;

    Timetable(StopRows rows, VehicleHours hours, Audit audit, Clock clock) {
        this.rows = rows;
        this.hours = hours;
        this.audit = audit;
        this.clock = clock;
    }

    /** A community vehicles may stop at; asked for again it is the same one. */
    public CommunityId community(UnitId unit, String district, Label name, String place) {
        return rows.community(unit, district, name, place);
    }

    @Transactional(readOnly = true)
    public Community community(CommunityId community) {
        return rows.community(community).orElseThrow(() -> new Refused("not-found", community.text()));
    }

    /** Where its gate is on the map, from now on; refused as {@code community-point} if that is nowhere. */
    public void measured(CommunityId community, Community.Point at, Actor by) {
        if (!(Math.abs(at.lat()) <= 90 && Math.abs(at.lon()) <= 180)) throw Refused.field("lat", "community-point");
        rows.measured(community, at);
        audit.note(
                by, "community.measured", 0, "community:" + community.text(), Map.of("lat", at.lat(), "lon", at.lon()));
    }

    @Transactional(readOnly = true)
    public List<Community> communities(Scope scope) {
        return rows.communities(scope);
    }

    /**
     * Refused as {@code stop-past}, {@code stop-hours} outside of the vehicle's own hours, {@code stop-overlap} while it
     * stands elsewhere.
     */
    public StopId plan(NewStop stop, Actor by) {
        if (stop.day().isBefore(today())) throw Refused.field("day", "stop-past");
        if (!stop.from().isBefore(stop.until())) throw Refused.field("until", "stop-window");
        if (!works(stop)) throw Refused.field("day", "stop-hours");
        try {
            return rows.insert(stop, by);
        } catch (DataIntegrityViolationException overlap) {
            throw Refused.field("from", "stop-overlap");
        }
    }

    /**
     * Fills every free window of the days on which the vehicle works with the community of its unit that was visited
     * longest ago; says how many stops that made. Doing it again adds nothing.
     */
    public int fill(VehicleId vehicle, UnitId unit, LocalDate from, LocalDate until, Actor by) {
        if (from.plusDays(DAYS_MAX).isBefore(until)) throw Refused.field("until", "stop-window");
        var count = 0;
        for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
            for (var window : USUAL) {
                var free = rows.free(vehicle, day, window.from(), window.until());
                if (!free || day.isBefore(today())) continue;
                var next = rows.longestAgo(unit, day);
                if (next.isEmpty()) return count;
                var stop = new NewStop(vehicle, next.get(), day, window.from(), window.until(), "");
                if (!works(stop)) continue;
                rows.insert(stop, by);
                count++;
            }
        }
        return count;
    }

    /** Makes what is planned of a vehicle public; says how many stops. */
    public int publish(VehicleId vehicle, LocalDate from, LocalDate until, Actor by) {
        var count = rows.publish(vehicle, from, until, Timestamp.from(clock.instant()));
        audit.note(
                by,
                "timetable.published",
                0,
                "vehicle:" + vehicle.text(),
                Map.of("from", from.toString(), "until", until.toString(), "stops", count));
        return count;
    }

    /** It does not take place; a published one stays in the timetable with the reason. */
    public void callOff(StopId stop, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "stop-why");
        rows.callOff(stop, why.strip());
        audit.note(by, "stop.called-off", 0, "stop:" + stop.text(), Map.of("why", why.strip()));
    }

    /** What came of a stop. */
    public void report(StopId stop, int people, String note, Actor by) {
        if (people < 0 || people > 10_000) throw Refused.field("people", "stop-people");
        rows.report(stop, people, note.strip(), Timestamp.from(clock.instant()), by);
    }

    @Transactional(readOnly = true)
    public List<StopReport> reports(StopId stop) {
        return rows.reports(stop);
    }

    @Transactional(readOnly = true)
    public CommunityStop get(StopId stop) {
        return rows.find(stop).orElseThrow(() -> new Refused("not-found", stop.text()));
    }

    /** The stops of a vehicle in {@code [from, until)}, planned and published. */
    @Transactional(readOnly = true)
    public List<CommunityStop> of(VehicleId vehicle, LocalDate from, LocalDate until) {
        return rows.of(vehicle, from, until);
    }

    /** The stops of all vehicles in {@code [from, until)}. */
    @Transactional(readOnly = true)
    public List<CommunityStop> all(LocalDate from, LocalDate until) {
        return rows.of(null, from, until);
    }

    /** What everybody may know. */
    @Transactional(readOnly = true)
    public List<CommunityStop> published(LocalDate from, LocalDate until) {
        return rows.of(null, from, until).stream()
                .filter(CommunityStop::published)
                .toList();
    }

    /** What came of stops at each community in a span of days. */
    @Transactional(readOnly = true)
    public List<CommunityFigures> figures(Scope scope, LocalDate from, LocalDate until) {
        return rows.figures(scope, from, until);
    }

    private boolean works(NewStop stop) {
        return hours.calendar(stop.vehicle(), stop.day()).hours(stop.day()).stream()
                .anyMatch(span -> !span.from().isAfter(stop.from())
                        && (span.toMidnight() || !span.until().isBefore(stop.until())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
