package furong.fleet;

import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.VehicleId;
import furong.platform.Actor;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who goes out with which vehicle on which day; nobody with two. */
@Component
@Transactional
public class Rosters {

    private static final int MANY = 5000;

    private final JdbcClient db;

    Rosters(JdbcClient db) {
        this.db = db;
    }

    /** Refused as {@code duty-elsewhere} if the person goes out with another vehicle that day. */
    public void assign(VehicleId vehicle, LocalDate day, StaffMember who, Actor by) {
        var taken = db.sql("""
                insert into fleet.duty (staff, day, vehicle, badge) values (:staff, :day, :vehicle, :badge)
                on conflict (staff, day) do update set badge = excluded.badge where duty.vehicle = excluded.vehicle""")
                .param("staff", who.id().value())
                .param("day", day)
                .param("vehicle", vehicle.value())
                .param("badge", by.badge())
                .update();
        if (taken == 0) throw Refused.field("badge", "duty-elsewhere", who.badge());
    }

    public void release(VehicleId vehicle, LocalDate day, StaffId who) {
        db.sql("delete from fleet.duty where staff = ? and day = ? and vehicle = ?")
                .params(who.value(), day, vehicle.value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<VehicleId> of(StaffId who, LocalDate day) {
        return db.sql("select vehicle from fleet.duty where staff = ? and day = ?")
                .params(who.value(), day)
                .query((row, n) -> new VehicleId(row.getLong("vehicle")))
                .optional();
    }

    /** Everybody who is out that day, by vehicle. */
    @Transactional(readOnly = true)
    public Map<VehicleId, List<StaffId>> on(LocalDate day) {
        Map<VehicleId, List<StaffId>> out = new HashMap<>();
        db.sql("select vehicle, staff from fleet.duty where day = ? order by vehicle, staff limit ?")
                .params(day, MANY)
                .query((row, n) -> out.computeIfAbsent(new VehicleId(row.getLong("vehicle")), id -> new ArrayList<>())
                        .add(new StaffId(row.getLong("staff"))))
                .list();
        return out;
    }
}
