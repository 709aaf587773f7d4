package furong.dispatch;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.Command;
import furong.fieldwork.NewVisit;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.UnitId;
import furong.organisation.VehicleId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import furong.travel.Spot;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A town for one test: a day of its own, a skill nobody else has, crews that begin at Renmin East Road, and customers who live
 * to the west or to the east of it. There are no streets: a kilometre takes 3.4 minutes in every direction.
 */
@Component
class Town {

    static final String DISTRICT = "510104";
    static final Actor DISPATCHER = new Actor(51, 5, "3001", "test");
    static final Actor TECHNICIAN = new Actor(42, 5, "2001", "test");

    /** A kilometre and a half from the crews' hall. */
    static final double MIDDLE = 104.085;

    /** Half an hour by car from the east. */
    static final double WEST = 104.02;

    static final double EAST = 104.12;

    private static final AtomicLong DAYS = new AtomicLong();

    /** From here on; a day's plan is of all its visits, so no other test books on these. */
    private static final LocalDate NOBODY_ELSES = LocalDate.of(2050, 1, 10);

    private final Customers customers;
    private final Organisation organisation;
    private final Slots slots;
    private final Visits visits;
    private final Days days;
    private final TimeTravel time;
    private final Clock clock;
    private LocalDate day = LocalDate.EPOCH;
    private String skill = "";

    Town(
            Customers customers,
            Organisation organisation,
            Slots slots,
            Visits visits,
            Days days,
            TimeTravel time,
            Clock clock) {
        this.customers = customers;
        this.organisation = organisation;
        this.slots = slots;
        this.visits = visits;
        this.days = days;
        this.time = time;
        this.clock = clock;
    }

    /** A customer with the visit that was booked. */
    record Booked(Customer customer, VisitId visit) {
        StopId stop() {
            return StopId.of(visit);
        }
    }

    /** So many crews on a day of their own; the clock stands at noon of the day before. */
    List<CrewId> crews(int count) {
        day = NOBODY_ELSES.plusDays(3 * DAYS.incrementAndGet());
        skill = "TOWN" + Ids.text(Ids.next());
        time.startAt(day.minusDays(1).atTime(12, 0).atZone(clock.getZone()).toInstant());
        var formed = new ArrayList<CrewId>();
        for (var n = 0; n < count; n++) formed.add(form(null));
        return formed;
    }

    /** One crew more, of a service vehicle if one is given. */
    CrewId form(@Nullable VehicleId vehicle) {
        var name = skill + Ids.text(Ids.next());
        var crew = new Crew(CrewId.next(), new UnitId(5), name, Set.of(skill), Set.of(DISTRICT), vehicle);
        var id = organisation.formCrew(crew, DISPATCHER).id();
        slots.openDays(day, day.plusDays(1));
        return id;
    }

    LocalDate day() {
        return day;
    }

    String skill() {
        return skill;
    }

    SlotKey slot(int hour) {
        return new SlotKey(skill, DISTRICT, day, LocalTime.of(hour, 0));
    }

    Customer customer(double lon) {
        var home = new NewPlace(Area.district(DISTRICT), Address.street("春熙路", "8"), 30.66, lon);
        return customers.register(NewCustomer.person("小兰", null, "13800000000", home), DISPATCHER);
    }

    Booked book(double lon, int hour, int minutes) {
        var customer = customer(lon);
        return new Booked(customer, book(customer, hour, minutes));
    }

    VisitId book(Customer customer, int hour, int minutes) {
        var hold = slots.hold(customer.id(), slot(hour), minutes, DISPATCHER);
        var wish = new NewVisit(
                customer.id(),
                hold,
                "INSTALL_ADSL",
                skill,
                minutes,
                customer.home().id(),
                customer.home().area(),
                customer.home().line(),
                "13800000000",
                customer.owner(),
                "DATA",
                "test:dispatch");
        return visits.book(wish, DISPATCHER);
    }

    Spot spot(double lon) {
        return new Spot(30.66, lon, DISTRICT);
    }

    /** Planned and published in the evening before; then it is that hour of the day. */
    void publishedAt(int hour, int minute) {
        days.planDay(day, DISPATCHER);
        days.publish(day, DISPATCHER);
        at(hour, minute);
        days.begin(day);
    }

    void at(int hour, int minute) {
        time.startAt(day.atTime(hour, minute).atZone(clock.getZone()).toInstant());
    }

    DayPlan plan() {
        return days.plan(day);
    }

    CrewDay crew(CrewId crew) {
        return plan().crew(crew).orElseThrow();
    }

    List<StopId> stops(CrewId crew) {
        return crew(crew).stops().stream().map(stop -> stop.id()).toList();
    }

    /** Whose it is; null if it has no crew. */
    @Nullable
    CrewId whose(Booked booked) {
        return plan().find(booked.stop()).map(placed -> placed.crew().id()).orElse(null);
    }

    LocalTime start(Booked booked) {
        return DayPlan.time(plan().find(booked.stop()).orElseThrow().stop().start());
    }

    void setOut(Booked booked) {
        visits.onTheWay(booked.customer().id(), booked.visit(), tap());
    }

    void arrive(Booked booked) {
        visits.arrive(booked.customer().id(), booked.visit(), tap());
    }

    void begin(Booked booked) {
        visits.startWork(booked.customer().id(), booked.visit(), tap());
    }

    void finish(Booked booked) {
        var customer = booked.customer().id();
        for (var item : visits.record(customer, booked.visit()).checklist())
            visits.check(customer, booked.visit(), item.code(), true, tap());
        visits.recordTest(customer, booked.visit(), true, "down_kbps=1024", tap());
        visits.done(customer, booked.visit(), tap());
    }

    Command tap() {
        return new Command(Ids.text(Ids.next()), clock.instant(), TECHNICIAN);
    }

    void backToRealTime() {
        time.backToRealTime();
    }
}
