package furong.channel.web.fleet;

import furong.channel.web.security.SignedIn;
import furong.fleet.CommunityStop;
import furong.fleet.FleetFigures;
import furong.fleet.Rosters;
import furong.fleet.Sales;
import furong.fleet.Timetable;
import furong.fleet.VehicleTills;
import furong.material.Held;
import furong.material.Store;
import furong.material.StoreId;
import furong.material.Stores;
import furong.organisation.Organisation;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.Vehicle;
import furong.organisation.VehicleId;
import furong.platform.Refused;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what is known of vehicles on a day, all of them by a handful of readings. */
@Component
class Fleet {

    private final Organisation organisation;
    private final Staff staff;
    private final Rosters rosters;
    private final Timetable timetable;
    private final VehicleTills tills;
    private final Sales sales;
    private final Stores stores;

    Fleet(
            Organisation organisation,
            Staff staff,
            Rosters rosters,
            Timetable timetable,
            VehicleTills tills,
            Sales sales,
            Stores stores) {
        this.organisation = organisation;
        this.staff = staff;
        this.rosters = rosters;
        this.timetable = timetable;
        this.tills = tills;
        this.sales = sales;
        this.stores = stores;
    }

    /** The vehicle, if its unit is in the person's scope or the person goes out with it that day. */
    Vehicle open(VehicleId id, SignedIn who, LocalDate day) {
        var vehicle = vehicle(id);
        var goesOut = rosters.of(who.who().id(), day).filter(id::equals).isPresent();
        if (!who.scope().sees(vehicle.unit()) && !goesOut) throw new Refused("not-found", id.text());
        return vehicle;
    }

    Vehicle vehicle(VehicleId id) {
        return organisation.vehicles().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Vehicle> inScope(Scope scope) {
        return organisation.vehicles().stream()
                .filter(one -> scope.sees(one.unit()))
                .toList();
    }

    List<VehicleRow> rows(List<Vehicle> vehicles, LocalDate day) {
        var out = rosters.on(day);
        var people = staff.members(out.values().stream().flatMap(List::stream).toList());
        var stops = timetable.all(day, day.plusDays(1)).stream().collect(Collectors.groupingBy(CommunityStop::vehicle));
        var onBoard = tills.on(day).stream().collect(Collectors.groupingBy(VehicleTills.OnBoard::vehicle));
        var month = YearMonth.from(day);
        var figures = sales.figures(month.atDay(1), month.plusMonths(1).atDay(1));
        var held = held(vehicles);
        return vehicles.stream()
                .map(one -> new VehicleRow(
                        one,
                        organisation.unit(one.unit()),
                        crew(out.getOrDefault(one.id(), List.of()), people),
                        stops.getOrDefault(one.id(), List.of()),
                        onBoard.getOrDefault(one.id(), List.of()),
                        held.getOrDefault(one.id(), 0),
                        figures.getOrDefault(one.id(), new FleetFigures(one.id(), 0, 0, 0, 0))))
                .toList();
    }

    private Map<VehicleId, Integer> held(List<Vehicle> vehicles) {
        Map<StoreId, VehicleId> places = new HashMap<>();
        var scope = new Scope(vehicles.stream().map(Vehicle::unit).collect(Collectors.toSet()));
        for (Store place : stores.inScope(scope)) if (place.vehicle() != null) places.put(place.id(), place.vehicle());
        Map<VehicleId, Integer> held = new HashMap<>();
        stores.stock(new ArrayList<>(places.keySet()))
                .forEach((place, stock) -> held.put(Objects.requireNonNull(places.get(place)), (int)
                        stock.stream().filter((Held one) -> one.quantity() > 0).count()));
        return held;
    }

    private static List<StaffMember> crew(List<StaffId> out, Map<StaffId, StaffMember> people) {
        return out.stream().map(people::get).filter(Objects::nonNull).toList();
    }
}
