package furong.demo;

import furong.customer.AddressBook;
import furong.customer.Customers;
import furong.demo.Orderings.Desk;
import furong.fleet.Captures;
import furong.fleet.Community;
import furong.fleet.NewCapture;
import furong.fleet.Rosters;
import furong.fleet.Timetable;
import furong.fleet.VehicleTills;
import furong.material.Stores;
import furong.organisation.Crew;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.organisation.UnitKind;
import furong.organisation.Vehicle;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.till.Tills;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The vehicles' month: who goes out, where they stop, what people come for, what is on board. */
@DemoPart
class FleetDays implements Chapter {

    private static final int DAYS_BACK = 8;
    private static final int DAYS_AHEAD = 9;
    private static final Money FLOAT = Money.fen(30_000);
    private static final List<Label> NAMES = List.of(
            new Label("锦绣花园", "Jinxiu Garden"),
            new Label("阳光新城", "Sunshine New Town"),
            new Label("芙蓉苑", "Hibiscus Court"),
            new Label("府河人家", "Fuhe Homes"));
    private static final List<String> GATES = List.of("东门广场", "南大门", "中心花园", "物业楼前");
    private static final List<String> WISHES = List.of("装ADSL 2M，周末上门", "小灵通换新机", "固定电话加来电显示", "问宽带能不能装，请回电");

    private final Organisation organisation;
    private final Timetable timetable;
    private final Rosters rosters;
    private final VehicleTills vehicleTills;
    private final Tills tills;
    private final Captures captures;
    private final Stores stores;
    private final Orderings orderings;
    private final Month month;
    private final Customers customers;
    private final AddressBook addresses;
    private final Clock clock;

    FleetDays(
            Organisation organisation,
            Timetable timetable,
            Rosters rosters,
            VehicleTills vehicleTills,
            Tills tills,
            Captures captures,
            Stores stores,
            Orderings orderings,
            Month month,
            Customers customers,
            AddressBook addresses,
            Clock clock) {
        this.organisation = organisation;
        this.timetable = timetable;
        this.rosters = rosters;
        this.vehicleTills = vehicleTills;
        this.tills = tills;
        this.captures = captures;
        this.stores = stores;
        this.orderings = orderings;
        this.month = month;
        this.customers = customers;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        var today = LocalDate.ofInstant(plot.end(), clock.getZone());
        for (var crew : organisation.crews()) stock(crew, plot.by());
        var invented = new People(new Random(NAMES.size()));
        for (var vehicle : organisation.vehicles()) {
            var unit = organisation.unit(vehicle.unit());
            communities(unit, invented, plot.by());
            stock(vehicle, plot.by());
            timetable.fill(vehicle.id(), unit.id(), today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), plot.by());
            timetable.publish(vehicle.id(), today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), plot.by());
            for (var n = -DAYS_BACK; n <= DAYS_AHEAD; n++) goesOut(plot, vehicle, today.plusDays(n), n <= 0);
        }
    }

    /** Within a kilometre or two of the district's middle. */
    private static Community.Point around(AddressBook.District middle, People people) {
        return new Community.Point(
                middle.lat() + people.between(-120, 120) / 10_000.0,
                middle.lon() + people.between(-120, 120) / 10_000.0);
    }

    private void communities(Unit unit, People people, Actor by) {
        var place = unit.name().zh().replace("电信运营部", "").replace("分公司", "").replace("商业客户部", "商圈");
        var district = unit.kind() == UnitKind.COMMERCIAL
                ? "510104"
                : Team.DISTRICTS.getOrDefault(unit.code(), List.of("510104")).getFirst();
        var middle = addresses.district(district);
        for (var n = 0; n < NAMES.size(); n++) {
            var name = new Label(
                    place + NAMES.get(n).zh(),
                    NAMES.get(n).en() + ", " + unit.name().en().split(" ")[0]);
            var community = timetable.community(unit.id(), district, name, GATES.get(n));
            timetable.measured(community, around(middle, people), by);
        }
    }

    private void stock(Vehicle vehicle, Actor by) {
        var store = stores.ofUnit(vehicle.unit()).id();
        var van = stores.ofVehicle(vehicle.id(), vehicle.unit()).id();
        var wanted = List.of("PHS_HANDSET", "TELEPHONE", "LEAFLETS", "CARDS_50");
        for (var item : wanted) {
            var many = item.equals("LEAFLETS") ? 500 : 20;
            stores.receive(Ids.text(Ids.next()), store, item, many * 2, "RK-2003-10", by);
            stores.handOut(Ids.text(Ids.next()), store, van, item, many, by);
        }
    }

    private void stock(Crew crew, Actor by) {
        var store = stores.ofUnit(crew.unit()).id();
        var van = stores.ofCrew(crew.id(), crew.unit()).id();
        for (var item : List.of("ADSL_MODEM", "SPLITTER", "SOCKET", "PLUG", "DROP_WIRE", "LAN_CABLE", "SHOE_COVERS")) {
            var many = item.endsWith("WIRE") || item.endsWith("CABLE") ? 300 : 20;
            stores.receive(Ids.text(Ids.next()), store, item, many * 2, "RK-2003-10", by);
            stores.handOut(Ids.text(Ids.next()), store, van, item, many, by);
        }
    }

    private void goesOut(Plot plot, Vehicle vehicle, LocalDate day, boolean past) {
        var clerk = of(plot, vehicle, Role.COUNTER_CLERK, day);
        var crew = new ArrayList<StaffMember>();
        clerk.ifPresent(crew::add);
        of(plot, vehicle, Role.TECHNICIAN, day).ifPresent(crew::add);
        for (var who : crew) rosters.assign(vehicle.id(), day, who, plot.by());
        if (!past) return;
        var some = plot.people().between(0, 6) == 0;
        clerk.ifPresent(who -> sells(plot, vehicle, day, who, some));
        for (var stop : timetable.of(vehicle.id(), day, day.plusDays(1))) {
            var people = plot.people().between(8, 60);
            var by = crew.isEmpty() ? plot.by() : crew.getLast().from("demo vehicle");
            plot.story()
                    .at(
                            at(day, stop.until().getHour(), 10),
                            () -> timetable.report(stop.id(), people, "宽带资费、小灵通换机", by));
        }
        if (crew.size() > 1 && plot.people().once(9)) {
            var who = crew.getLast();
            var wish = plot.people().any(WISHES);
            var name = plot.people().person().zh();
            var mobile = plot.people().mobile(plot.people().between(0, 9999));
            plot.story().at(at(day, 17, 20), () -> takesDown(who, name, mobile, wish));
        }
    }

    private void sells(Plot plot, Vehicle vehicle, LocalDate day, StaffMember clerk, boolean orders) {
        var by = clerk.from("demo vehicle");
        plot.story().at(at(day, 9, 10), () -> {
            if (tills.openShift(clerk.id()).isEmpty()) vehicleTills.open(vehicle.id(), clerk, FLOAT, by);
        });
        if (orders)
            plot.story().at(at(day, 10, 40), () -> {
                var customer = customers.get(plot.people().any(plot.known()));
                orderings
                        .take(customer, new Desk(clerk, "VEHICLE", null), plot.people())
                        .ifPresent(order -> month.follow(plot.story(), plot.cast(), order));
            });
        plot.story().at(at(day, 19, 30), () -> {
            var open = tills.openShift(clerk.id());
            if (open.isPresent())
                tills.close(new Tills.Count(tills.total(open.get().begun().id()).cash(), "", null), clerk, by);
        });
    }

    private void takesDown(StaffMember who, String name, String mobile, String wish) {
        var now = clock.instant();
        captures.take(
                new NewCapture(Ids.text(Ids.next()), name, mobile, "社区 3 栋 2 单元", wish, now.minusSeconds(1800), now),
                who,
                who.from("demo vehicle"));
    }

    /** One of the unit's, another each week; the last clerk of a hall, so that the counters inside stay staffed. */
    private static Optional<StaffMember> of(Plot plot, Vehicle vehicle, Role role, LocalDate day) {
        var all = plot.cast().staff().getOrDefault(role, List.of()).stream()
                .filter(who -> who.unit().equals(vehicle.unit()))
                .toList();
        if (all.isEmpty()) return Optional.empty();
        return Optional.of(
                role == Role.COUNTER_CLERK
                        ? all.getLast()
                        : all.get(Math.floorMod(day.toEpochDay() / 7, Math.min(2, all.size()))));
    }

    private Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(clock.getZone()).toInstant();
    }
}
