package furong.fleet;

import furong.organisation.StaffMember;
import furong.organisation.VehicleId;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import furong.till.Shift;
import furong.till.ShiftId;
import furong.till.TillTotal;
import furong.till.Tills;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tills on board: a clerk's till like any other, opened with the vehicle's float by whoever goes out with it. */
@Component
@Transactional
public class VehicleTills {

    private static final int MANY = 1000;

    private final JdbcClient db;
    private final Tills tills;
    private final Rosters rosters;
    private final Clock clock;

    VehicleTills(JdbcClient db, Tills tills, Rosters rosters, Clock clock) {
        this.db = db;
        this.tills = tills;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** A till on a vehicle: what should be in it, and whether it was counted. */
    public record OnBoard(VehicleId vehicle, Shift shift, TillTotal total) {}

    /** Refused as {@code duty-none} if the clerk does not go out with the vehicle today, as {@code shift-open} with a till. */
    public Shift.Open open(VehicleId vehicle, StaffMember clerk, Money change, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!rosters.of(clerk.id(), today).filter(vehicle::equals).isPresent()) throw new Refused("duty-none");
        var shift = tills.open(clerk, change, by);
        db.sql("insert into fleet.till (shift, vehicle, day) values (?, ?, ?)")
                .params(shift.begun().id().value(), vehicle.value(), today)
                .update();
        return shift;
    }

    /** The tills that stood on vehicles on a day. */
    @Transactional(readOnly = true)
    public List<OnBoard> on(LocalDate day) {
        return db.sql("select vehicle, shift from fleet.till where day = ? order by vehicle, shift limit ?")
                .params(day, MANY)
                .query((row, n) -> onBoard(new VehicleId(row.getLong("vehicle")), new ShiftId(row.getLong("shift"))))
                .list();
    }

    private OnBoard onBoard(VehicleId vehicle, ShiftId shift) {
        return new OnBoard(vehicle, tills.get(shift), tills.total(shift));
    }
}
