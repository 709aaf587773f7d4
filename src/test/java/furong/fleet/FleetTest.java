package furong.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.customer.Address;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.ordering.OrderId;
import furong.ordering.OrderPlaced;
import furong.organisation.Area;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.organisation.Vehicle;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.TimeTravel;
import furong.till.CashPayment;
import furong.till.Shift;
import furong.till.Tills;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vehicles as counters on wheels, weekends and holidays included. */
@FurongTest
class FleetTest {

    private static final Actor PLANNER = new Actor(44, 6, "0601", "test");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UnitId UNIT = new UnitId(6);
    private static final LocalDate SATURDAY = LocalDate.of(2029, 9, 1);

    @Autowired
    Organisation organisation;

    @Autowired
    Timetable timetable;

    @Autowired
    Rosters rosters;

    @Autowired
    VehicleTills vehicleTills;

    @Autowired
    VehicleHours hours;

    @Autowired
    Captures captures;

    @Autowired
    Sales sales;

    @Autowired
    Tills tills;

    @Autowired
    Staff staff;

    @Autowired
    Staffed staffed;

    @Autowired
    Customers customers;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    Vehicle vehicle;
    CommunityId community;

    @BeforeEach
    void aVehicleOnASaturday() {
        at(SATURDAY, 9, 30);
        vehicle = organisation.vehicles().stream()
                .filter(one -> one.unit().equals(UNIT))
                .findFirst()
                .orElseThrow();
        community = timetable.community(UNIT, "510105", new Label("浣花社区", "Huanhua"), "南门");
    }

    @Test
    @DisplayName(
            "A2.12 there are 22 vehicles: 2 of commercial departments, 6 of operating units, 14 of county branches")
    void thereAreTwentyTwo() throws Exception {
        assertThat(organisation.vehicles()).hasSize(22);
        var kinds = organisation.vehicles().stream()
                .map(one -> organisation.unit(one.unit()).kind().name())
                .toList();
        assertThat(kinds).filteredOn("COMMERCIAL"::equals).hasSize(2);
        assertThat(kinds).filteredOn("OPERATING"::equals).hasSize(6);
        assertThat(kinds).filteredOn("COUNTY_BRANCH"::equals).hasSize(14);
        var supervisor = staffed.person(Role.QUALITY_SUPERVISOR, new UnitId(26), null);
        var page = staffed.page(get("/vehicles"), supervisor);
        assertThat(page.split("href=\"/vehicles/", -1)).hasSize(23);
        var dispatcher = staffed.person(Role.DISPATCHER, UNIT, null);
        assertThat(staffed.page(get("/vehicles"), dispatcher).split("href=\"/vehicles/", -1))
                .hasSize(2);
        var other = organisation.vehicles().getLast().id().text();
        assertThat(staffed.answer(get("/vehicles/" + other), dispatcher).getStatus())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A2.12 a wish taken down offline is sent twenty times at once and counts once")
    void aWishSentTwentyTimesCountsOnce() throws Exception {
        var who = onDuty(Role.TECHNICIAN, SATURDAY);
        var name = "客户" + Ids.text(Ids.next());
        var now = clock.instant();
        var wish = new NewCapture(Ids.text(Ids.next()), name, "13800000000", "3栋", "装宽带", now.minusSeconds(600), now);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Collections.<Callable<Object>>nCopies(20, () -> {
                captures.take(wish, who, who.from("test"));
                return true;
            });
            for (var sent : threads.invokeAll(all)) assertThat(sent.get()).isEqualTo(true);
        }
        assertThat(captures.of(List.of(vehicle.id())).stream()
                        .filter(one -> one.name().equals(name)))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "A2.13 what is taken down on a Saturday afternoon is due the same Saturday, by the vehicle's own calendar")
    void weekendsCountByTheVehiclesOwnCalendar() {
        var who = onDuty(Role.TECHNICIAN, SATURDAY);
        at(SATURDAY, 17, 0);
        assertThat(due(who, clock.instant())).isCloseTo(instant(SATURDAY, 19, 0), within(5, ChronoUnit.SECONDS));
        // an hour before it comes home; the rest is Sunday's
        at(SATURDAY, 19, 0);
        assertThat(due(who, clock.instant()))
                .isCloseTo(instant(SATURDAY.plusDays(1), 10, 0), within(5, ChronoUnit.SECONDS));
        // the National Day is a day like any other for a vehicle
        assertThat(hours.calendar(vehicle.id(), LocalDate.of(2029, 10, 1)).worksOn(LocalDate.of(2029, 10, 1)))
                .isTrue();
        hours.staysIn(vehicle.id(), SATURDAY.plusDays(1), "年检", PLANNER);
        assertThat(due(who, clock.instant()))
                .isCloseTo(instant(SATURDAY.plusDays(2), 10, 0), within(5, ChronoUnit.SECONDS));
        db.sql("delete from fleet.day_off where vehicle = ?")
                .param(vehicle.id().value())
                .update();
    }

    @Test
    @DisplayName("A2.13 orders taken at weekends are counted, at the stop where they were taken, once")
    void ordersTakenAtWeekendsAreCounted() {
        var clerk = onDuty(Role.COUNTER_CLERK, SATURDAY);
        var stop = timetable.plan(stop(SATURDAY, 10, 12), PLANNER);
        var before = weekend();
        var placed = placed(clerk, instant(SATURDAY, 10, 30));
        for (var n = 0; n < 3; n++) sales.on(placed);
        assertThat(weekend() - before).isEqualTo(1);
        assertThat(timetable.get(stop).orders()).isEqualTo(1);
        timetable.callOff(stop, "test", PLANNER);
    }

    @Test
    @DisplayName("A2.12 the vehicle's till balances: what it began with and what was taken is what is counted")
    void theTillOnBoardBalances() {
        var clerk = onDuty(Role.COUNTER_CLERK, SATURDAY);
        var stranger = hire(Role.COUNTER_CLERK);
        var by = clerk.from("test");
        assertThatThrownBy(() -> vehicleTills.open(vehicle.id(), stranger, Money.fen(0), by))
                .hasMessageContaining("duty-none");
        var shift = vehicleTills.open(vehicle.id(), clerk, Money.fen(30_000), by);
        var payer = customers.register(
                NewCustomer.person(
                        "付先生", null, "13800000001", new NewPlace(Area.district("510105"), Address.street("浣花南路", "1"))),
                PLANNER);
        var account = payer.accounts().getFirst().id();
        tills.take(
                new CashPayment(
                        payer.id(),
                        account,
                        Money.fen(8_850),
                        Money.fen(10_000),
                        null,
                        Ids.text(Ids.next()),
                        List.of()),
                clerk,
                by);
        var total = tills.total(shift.begun().id()).cash();
        assertThat(total).isEqualTo(Money.fen(38_850));
        assertThat(vehicleTills.on(SATURDAY))
                .filteredOn(one -> one.shift().begun().id().equals(shift.begun().id()))
                .singleElement()
                .satisfies(one -> assertThat(one.total().cash()).isEqualTo(total));
        tills.close(new Tills.Count(total, "", null), clerk, by);
        assertThat(vehicleTills.on(SATURDAY))
                .filteredOn(one -> one.shift().begun().id().equals(shift.begun().id()))
                .singleElement()
                .satisfies(one -> assertThat(one.shift())
                        .isInstanceOfSatisfying(
                                Shift.Closed.class,
                                closed ->
                                        assertThat(closed.difference().isZero()).isTrue()));
    }

    private Instant due(StaffMember who, Instant taken) {
        var id = Ids.text(Ids.next());
        captures.take(new NewCapture(id, id, "13800000000", "3栋", "装宽带", taken, taken), who, who.from("test"));
        return captures.of(List.of(vehicle.id())).stream()
                .filter(one -> one.name().equals(id))
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    private int weekend() {
        var figures = sales.figures(SATURDAY, SATURDAY.plusDays(2)).get(vehicle.id());
        return figures == null ? 0 : figures.weekendOrders();
    }

    private OrderPlaced placed(StaffMember clerk, Instant at) {
        var customer = customers.register(
                NewCustomer.person(
                        "周先生", null, "13800000002", new NewPlace(Area.district("510105"), Address.street("浣花南路", "2"))),
                PLANNER);
        return new OrderPlaced(
                customer.id(),
                OrderId.next(),
                "INSTALL",
                "D-TEST",
                "ADSL",
                "DATA",
                UNIT,
                Segment.PUBLIC,
                false,
                true,
                false,
                clerk.id(),
                UNIT,
                at);
    }

    private NewStop stop(LocalDate day, int from, int until) {
        return new NewStop(vehicle.id(), community, day, LocalTime.of(from, 0), LocalTime.of(until, 0), "宽带体验日");
    }

    private StaffMember onDuty(Role role, LocalDate day) {
        var who = hire(role);
        rosters.assign(vehicle.id(), day, who, PLANNER);
        return who;
    }

    private StaffMember hire(Role role) {
        return staff.hire(
                new NewStaff(
                        "F" + Ids.next(),
                        new Label("快车员", "Rider"),
                        UNIT,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                PLANNER);
    }

    private void at(LocalDate day, int hour, int minute) {
        time.startAt(instant(day, hour, minute));
    }

    private static Instant instant(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(ZONE).toInstant();
    }
}
