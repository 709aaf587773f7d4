package furong.fleet;

import furong.organisation.StaffMember;
import furong.organisation.VehicleId;
import furong.platform.Actor;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Wishes taken down in the communities, where there may be no network. They come later, any number of times, and count once;
 * the customer is rung within two hours of the vehicle's own hours, so that Saturday's are not left till Monday.
 */
@Component
@Transactional
public class Captures {

    private static final Duration RUNG_WITHIN = Duration.ofHours(2);
    private static final Duration OLDEST = Duration.ofHours(36);
    private static final Pattern PHONE = Pattern.compile("[0-9+ -]{5,20}");
    private static final Set<String> OUTCOMES = Set.of("ORDERED", "WITHDRAWN", "UNREACHABLE");
    private static final int TEXT_MAX = 200;
    private static final int MANY = 500;

    private final JdbcClient db;
    private final Rosters rosters;
    private final VehicleHours hours;
    private final Clock clock;

    Captures(JdbcClient db, Rosters rosters, VehicleHours hours, Clock clock) {
        this.db = db;
        this.rosters = rosters;
        this.hours = hours;
        this.clock = clock;
    }

    /** Refused as {@code duty-none} if the person was out with no vehicle that day, as {@code capture-…} for what is missing. */
    public void take(NewCapture wish, StaffMember who, Actor by) {
        check("name", wish.name());
        check("address", wish.address());
        check("wish", wish.wish());
        if (!PHONE.matcher(wish.phone().strip()).matches()) throw Refused.field("phone", "capture-phone");
        var taken = takenAt(wish);
        var day = LocalDate.ofInstant(taken, clock.getZone());
        var vehicle = rosters.of(who.id(), day).orElseThrow(() -> new Refused("duty-none"));
        var due = hours.calendar(vehicle, day).plus(taken, RUNG_WITHIN);
        db.sql("""
                insert into fleet.capture (id, command, vehicle, stop, day, name, phone, address, wish, device_at,
                                           occurred_at, at, due_at, person, badge)
                values (:id, :command, :vehicle, :stop, :day, :name, :phone, :address, :wish, :device, :taken, :now, :due,
                        :person, :badge)
                on conflict (command) do nothing""")
                .param("id", CaptureId.next().value())
                .param("command", wish.command())
                .param("vehicle", vehicle.value())
                .param("stop", stopAt(vehicle, taken), Types.BIGINT)
                .param("day", day)
                .param("name", wish.name().strip())
                .param("phone", wish.phone().strip())
                .param("address", wish.address().strip())
                .param("wish", wish.wish().strip())
                .param("device", Timestamp.from(wish.deviceTime()))
                .param("taken", Timestamp.from(taken))
                .param("now", Timestamp.from(clock.instant()))
                .param("due", Timestamp.from(due))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
    }

    /** Somebody rang the customer, and what came of it; the first to say so is heard. */
    public void settle(CaptureId capture, String outcome, String note, Actor by) {
        if (!OUTCOMES.contains(outcome)) throw Refused.field("outcome", "capture-outcome");
        if (note.isBlank()) throw Refused.field("note", "capture-note");
        var settled = db.sql("""
                insert into fleet.capture_end (capture, outcome, note, at, person, badge)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        capture.value(),
                        outcome,
                        note.strip(),
                        Timestamp.from(clock.instant()),
                        by.person(),
                        by.badge())
                .update();
        if (settled == 0) throw new Refused("capture-over");
    }

    /** Those of these vehicles, the most urgent first, and then what was settled lately. */
    @Transactional(readOnly = true)
    public List<Capture> of(List<VehicleId> vehicles) {
        return db.sql("""
                select c.*, e.outcome, e.note from fleet.capture c left join fleet.capture_end e on e.capture = c.id
                where c.vehicle = any(:vehicles)
                order by e.outcome is not null, case when e.outcome is null then c.due_at end, c.id desc limit :many""")
                .param("vehicles", vehicles.stream().map(VehicleId::value).toArray(Long[]::new))
                .param("many", MANY)
                .query((row, n) -> capture(row))
                .list();
    }

    /** Where the vehicle stood at that moment; null between stops. */
    @org.jspecify.annotations.Nullable
    private Long stopAt(VehicleId vehicle, Instant at) {
        var local = at.atZone(clock.getZone());
        return db.sql("""
                select id from fleet.stop
                where vehicle = ? and day = ? and starts <= ? and ends > ? and off_why is null limit 1""")
                .params(vehicle.value(), local.toLocalDate(), local.toLocalTime(), local.toLocalTime())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** The device's time, set right by how wrong its clock is; never after now, and no older than a day and a half. */
    private Instant takenAt(NewCapture wish) {
        var now = clock.instant();
        var given = wish.deviceTime().plus(Duration.between(wish.sentAt(), now));
        if (given.isAfter(now)) return now;
        return given.isBefore(now.minus(OLDEST)) ? now.minus(OLDEST) : given;
    }

    private static void check(String field, String text) {
        if (text.isBlank() || text.length() > TEXT_MAX) throw Refused.field(field, "capture-text", TEXT_MAX);
    }

    private static Capture capture(ResultSet row) throws SQLException {
        return new Capture(
                new CaptureId(row.getLong("id")),
                new VehicleId(row.getLong("vehicle")),
                row.getString("name"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("wish"),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("badge"),
                row.getString("outcome"),
                row.getString("note"));
    }
}
