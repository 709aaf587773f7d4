package furong.channel.web.fleet;

import furong.fleet.CommunityStop;
import furong.fleet.FleetFigures;
import furong.fleet.VehicleTills;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.organisation.Vehicle;
import java.util.List;

/** A vehicle on a day: who is out with it, where it stops, what is in its tills, how much it carries; and its month. */
public record VehicleRow(
        Vehicle vehicle,
        Unit unit,
        List<StaffMember> crew,
        List<CommunityStop> stops,
        List<VehicleTills.OnBoard> tills,
        int items,
        FleetFigures month) {}
