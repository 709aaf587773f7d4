package furong.channel.web.board;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.NewVisit;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visits;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For tests of the board: crews of a unit with a skill of the test's own, and visits booked with them. */
@Component
public class Yard {

    public static final String PASSWORD = "hibiscus-2027";

    private static final AtomicInteger CREWS = new AtomicInteger();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Actor SYSTEM = new Actor(41, 5, "1001", "test");

    private final Organisation organisation;
    private final Customers customers;
    private final Slots slots;
    private final Visits visits;
    private final Staff staff;
    private final TimeTravel time;

    Yard(Organisation organisation, Customers customers, Slots slots, Visits visits, Staff staff, TimeTravel time) {
        this.organisation = organisation;
        this.customers = customers;
        this.slots = slots;
        this.visits = visits;
        this.staff = staff;
        this.time = time;
    }

    public void clockShows(LocalDate day, LocalTime at) {
        time.startAt(day.atTime(at).atZone(ZONE).toInstant());
    }

    public String skill() {
        return "YARD" + Ids.text(Ids.next());
    }

    public CrewId crew(String name, UnitId unit, String district, String... skills) {
        var can = new HashSet<>(Set.of(skills));
        return organisation
                .formCrew(
                        new Crew(CrewId.next(), unit, name + CREWS.incrementAndGet(), can, Set.of(district), null),
                        SYSTEM)
                .id();
    }

    public void open(LocalDate day) {
        slots.openDays(day, day.plusDays(3));
    }

    public Customer customer(String name, String district, String street, String house) {
        var home = new NewPlace(Area.district(district), Address.street(street, house));
        return customers.register(
                NewCustomer.person(name, null, "13880" + "%06d".formatted(Math.floorMod(Ids.next(), 1_000_000)), home),
                SYSTEM);
    }

    public StopId visit(Customer customer, String skill, LocalDate day, LocalTime from, int minutes) {
        var district = customer.home().area().district();
        var hold = slots.hold(customer.id(), new SlotKey(skill, district, day, from), minutes, SYSTEM);
        var wish = new NewVisit(
                customer.id(),
                hold,
                "INSTALL_ADSL",
                skill,
                minutes,
                customer.home().id(),
                customer.home().area(),
                customer.home().line(),
                customer.phone(),
                customer.owner(),
                "DATA",
                "test:board");
        return StopId.of(visits.book(wish, SYSTEM));
    }

    public StaffMember hire(Role role, UnitId unit, @Nullable CrewId crew) {
        var badge = "Y" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(
                        badge,
                        new Label("易达", "Yi Da"),
                        unit,
                        Set.of(role),
                        Set.of(),
                        crew,
                        null,
                        staff.hash(PASSWORD)),
                SYSTEM);
    }
}
