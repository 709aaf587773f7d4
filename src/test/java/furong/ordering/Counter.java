package furong.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.catalog.Catalog;
import furong.catalog.Forms;
import furong.catalog.OfferId;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.Command;
import furong.fieldwork.HoldId;
import furong.fieldwork.Slots;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.HallId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For tests: a hall with a clerk, a crew, an exchange with numbers and ports, and customers who walk in. */
@Component
public class Counter {

    public static final Area AREA = new Area("510104", "510104022");
    public static final UnitId UNIT = new UnitId(5);
    public static final UnitId HOTLINE = new UnitId(25);
    public static final HallId HALL = new HallId(1);
    public static final String EXCHANGE = "O01";
    private static final String PHS_EXCHANGE = "O02";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Actor SYSTEM = Actor.system("test");

    private final Customers customers;
    private final Catalog catalog;
    private final Forms forms;
    private final Slots slots;
    private final Visits visits;
    private final Orders orders;
    private final Inventory inventory;
    private final Numbers numbers;
    private final Organisation organisation;
    private final Staff staff;
    private final TimeTravel time;
    private final Clock clock;
    private final Map<String, StaffMember> people = new HashMap<>();

    Counter(
            Customers customers,
            Catalog catalog,
            Forms forms,
            Slots slots,
            Visits visits,
            Orders orders,
            Inventory inventory,
            Numbers numbers,
            Organisation organisation,
            Staff staff,
            TimeTravel time,
            Clock clock) {
        this.customers = customers;
        this.catalog = catalog;
        this.forms = forms;
        this.slots = slots;
        this.visits = visits;
        this.orders = orders;
        this.inventory = inventory;
        this.numbers = numbers;
        this.organisation = organisation;
        this.staff = staff;
        this.time = time;
        this.clock = clock;
    }

    /** Everything stands ready in the morning of {@code day}; may be asked for again. */
    public void opens(LocalDate day) {
        time.startAt(day.atTime(9, 0).atZone(ZONE).toInstant());
        if (people.isEmpty()) equip();
        slots.openDays(day, day.plusDays(7));
    }

    public StaffMember clerk() {
        return people.get("clerk");
    }

    public StaffMember technician() {
        return people.get("technician");
    }

    public StaffMember agent() {
        return people.get("agent");
    }

    public StaffMember secondAgent() {
        return people.get("second");
    }

    public Actor at(StaffMember who) {
        return who.from("test");
    }

    public Customer walksIn(String name) {
        return customers.register(
                NewCustomer.person(
                        name,
                        null,
                        "1390000" + "%04d".formatted(Math.floorMod(Ids.next(), 10_000)),
                        new NewPlace(AREA, Address.street("春熙路", "20"))),
                at(clerk()));
    }

    public NewOrder wish(Customer customer, String offer) {
        return wish(customer, offer, HALL, "key-" + Ids.text(Ids.next()));
    }

    /** A filled-in form with whatever the offer needs: a slot held, a free number. */
    public NewOrder wish(Customer customer, String offer, @Nullable HallId hall, String key) {
        var wanted = catalog.offer(new OfferId(offer));
        var form = forms.current("INSTALL_" + wanted.product().code(), today());
        return new NewOrder(
                customer.id(),
                customer.accounts().getFirst().id(),
                wanted.id(),
                customer.home().id(),
                wanted.needsVisit() ? hold(customer.id(), wanted.skill(), wanted.visitMinutes(), 0) : null,
                wanted.needsNumber()
                        ? numbers.free(AREA, wanted.bundle() ? "VOICE" : wanted.accessKind(), "", 1)
                                .getFirst()
                                .number()
                        : null,
                form.examples(),
                hall == null ? "HOTLINE" : "HALL",
                hall,
                key);
    }

    /** The {@code nth} free window from tomorrow on. */
    public HoldId hold(CustomerId customer, String skill, int minutes, int nth) {
        var offer = slots.offers(skill, AREA.district(), today().plusDays(1), 7, minutes)
                .get(nth);
        return slots.hold(customer, offer.key(), minutes, at(clerk()));
    }

    public Order.Open order(Customer customer, String offer) {
        return (Order.Open) orders.place(wish(customer, offer), at(clerk()));
    }

    /** The crew comes in its window, does everything the checklist asks, and taps done. */
    public void crewDoes(Order.Open order) {
        crewDoes(order.customer(), Objects.requireNonNull(order.visit()));
    }

    public void crewDoes(CustomerId customer, VisitId visit) {
        crewWorks(customer, visit);
        visits.done(customer, visit, command());
    }

    public void crewDoesTheRest(Order.Open order) {
        finish(order.customer(), Objects.requireNonNull(order.visit()));
    }

    public void finish(CustomerId customer, VisitId visit) {
        visits.done(customer, visit, command());
    }

    /** The same, up to the moment before done. */
    public void crewWorks(Order.Open order) {
        crewWorks(order.customer(), Objects.requireNonNull(order.visit()));
    }

    public void crewWorks(CustomerId customer, VisitId visit) {
        var appointment = visits.get(customer, visit).appointment();
        var begins = LocalDateTime.of(appointment.day(), appointment.from().plusMinutes(10))
                .atZone(ZONE)
                .toInstant();
        if (begins.isAfter(clock.instant())) time.startAt(begins);
        visits.onTheWay(customer, visit, command());
        visits.arrive(customer, visit, command());
        visits.startWork(customer, visit, command());
        tick(customer, visit);
        visits.recordTest(customer, visit, true, "6.5dB", command());
    }

    public Command command() {
        return new Command(Ids.text(Ids.next()), clock.instant(), at(technician()));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public void clockShows(LocalDate day, int hour) {
        time.startAt(day.atTime(hour, 0).atZone(ZONE).toInstant());
    }

    public Instant now() {
        return clock.instant();
    }

    private void tick(CustomerId customer, VisitId visit) {
        for (var item : visits.record(customer, visit).checklist())
            visits.check(customer, visit, item.code(), true, command());
    }

    private void equip() {
        inventory.addExchange(new Exchange(EXCHANGE, new Label("订单局", "Orders"), "VOICE"), List.of(AREA));
        inventory.addExchange(new Exchange(PHS_EXCHANGE, new Label("订单小灵通局", "Orders PHS"), "PHS"), List.of(AREA));
        for (var kind : List.of("PAIR", "DSLAM", "LAN", "PON")) inventory.addPorts(EXCHANGE, kind, 2000);
        inventory.addNumbers(EXCHANGE, "86601000", 300);
        inventory.addNumbers(PHS_EXCHANGE, "81601000", 300);
        var skills = Set.of("ADSL", "COPPER", "LAN", "FIBRE");
        var crew = new Crew(CrewId.next(), UNIT, "订单测试班", skills, Set.of(AREA.district()), null);
        organisation.formCrew(crew, SYSTEM);
        for (var more = 0; more < 10; more++)
            organisation.formCrew(
                    new Crew(CrewId.next(), UNIT, "订单测试班" + more, skills, Set.of(AREA.district()), null), SYSTEM);
        hire("clerk", UNIT, Set.of(Role.COUNTER_CLERK), null, HALL);
        hire("technician", UNIT, Set.of(Role.TECHNICIAN), crew.id(), null);
        hire("agent", HOTLINE, Set.of(Role.CALLBACK_AGENT), null, null);
        hire("second", HOTLINE, Set.of(Role.CALLBACK_AGENT), null, null);
    }

    private void hire(String what, UnitId unit, Set<Role> roles, @Nullable CrewId crew, @Nullable HallId hall) {
        var badge = "T" + Math.floorMod(Ids.next(), 10_000_000);
        people.put(
                what,
                staff.hire(
                        new NewStaff(
                                badge,
                                new Label("测试" + what, "Test " + what),
                                unit,
                                roles,
                                Set.of(),
                                crew,
                                hall,
                                staff.hash("furong-test-" + badge)),
                        SYSTEM));
    }

    /** All calls at the same time; their answers in order. */
    public static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(calls)) answers.add(answer.get());
            return answers;
        }
    }

    public static boolean succeeds(Runnable what) {
        try {
            what.run();
            return true;
        } catch (Refused lost) {
            return false;
        }
    }

    public static void refused(String code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
