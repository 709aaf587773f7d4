package furong.mobile;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.NewVisit;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A technician's phone and the visit on it: what it notes, and how it sends. */
@Component
class Phone {

    static final Actor CLERK = new Actor(41, 5, "1001", "test");
    static final UnitId JINJIANG = new UnitId(5);
    static final LocalDate DAY = LocalDate.of(2029, 6, 13);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final FieldReports reports;
    private final Visits visits;
    private final Slots slots;
    private final Customers customers;
    private final Organisation organisation;
    private final TimeTravel time;
    private final Clock clock;

    Phone(
            FieldReports reports,
            Visits visits,
            Slots slots,
            Customers customers,
            Organisation organisation,
            TimeTravel time,
            Clock clock) {
        this.reports = reports;
        this.visits = visits;
        this.slots = slots;
        this.customers = customers;
        this.organisation = organisation;
        this.time = time;
        this.clock = clock;
    }

    /** A customer's visit at six, by a skill one crew has. */
    record Evening(String skill, StaffMember technician, Customer customer, VisitId visit) {}

    Evening evening() {
        at(8, 0);
        var skill = "MOB" + Ids.text(Ids.next());
        var technician = technician(skill, "小蓝");
        var customer = customers.register(
                NewCustomer.person(
                        "辜先生", null, "13812345678", new NewPlace(Area.district("510104"), Address.street("春熙路", "8"))),
                CLERK);
        slots.openDays(DAY, DAY.plusDays(2));
        var visit = book(customer, new SlotKey(skill, "510104", DAY, LocalTime.of(18, 0)));
        return new Evening(skill, technician, customer, visit);
    }

    /** Set out at 18:00, there at 18:20, done at 19:10, on a device whose clock is this wrong. */
    List<Report> wholeVisit(Evening evening, Duration wrong) {
        var all = new ArrayList<Report>();
        all.add(report(evening, "SET_OUT", 18, 0, null, Map.of()));
        all.add(report(evening, "ARRIVE", 18, 20, all.getLast().id(), Map.of()));
        all.add(report(evening, "START_WORK", 18, 25, all.getLast().id(), Map.of()));
        for (var item : visits.record(evening.customer().id(), evening.visit()).checklist())
            all.add(report(
                    evening, "CHECK", 18, 40, all.getLast().id(), Map.of("item", item.code(), "ticked", "true")));
        all.add(report(evening, "TEST", 19, 0, all.getLast().id(), Map.of("passed", "true", "figures", "21 dB")));
        all.add(report(evening, "FINISH", 19, 10, all.getLast().id(), Map.of()));
        all.replaceAll(one -> new Report(
                one.id(),
                one.kind(),
                one.customer(),
                one.visit(),
                1,
                one.after(),
                one.deviceTime().plus(wrong),
                one.fields()));
        return all;
    }

    Report report(
            Evening evening, String kind, int hour, int minute, @Nullable String after, Map<String, String> fields) {
        var at = DAY.atTime(hour, minute).atZone(ZONE).toInstant();
        return new Report(Ids.text(Ids.next()), kind, evening.customer().id(), evening.visit(), 1, after, at, fields);
    }

    List<Receipt> send(StaffMember who, List<Report> some, Duration wrong) {
        return reports.take(some, new Device("PHONE", clock.instant().plus(wrong)), who, by(who));
    }

    StaffMember technician(String skill, String name) {
        var crew = organisation.formCrew(
                new Crew(CrewId.next(), JINJIANG, skill + name, Set.of(skill), Set.of("510104"), null), CLERK);
        return new StaffMember(
                StaffId.next(),
                "T" + Ids.next(),
                new Label(name, "Tech"),
                JINJIANG,
                Set.of(Role.TECHNICIAN),
                Set.of(),
                crew.id(),
                null);
    }

    void at(int hour, int minute) {
        time.startAt(DAY.atTime(hour, minute).atZone(ZONE).toInstant());
    }

    private VisitId book(Customer customer, SlotKey slot) {
        var hold = slots.hold(customer.id(), slot, 60, CLERK);
        return visits.book(
                new NewVisit(
                        customer.id(),
                        hold,
                        "INSTALL_ADSL",
                        slot.skill(),
                        60,
                        customer.home().id(),
                        customer.home().area(),
                        customer.home().line(),
                        "13812345678",
                        customer.owner(),
                        "DATA",
                        "test:mobile"),
                CLERK);
    }

    static CrewId crew(StaffMember who) {
        return Objects.requireNonNull(who.crew());
    }

    static Actor by(StaffMember who) {
        return who.from("test");
    }

    static byte[] picture(String what) {
        return ("\u00ff\u00d8\u00ff" + what).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
