package furong.fieldwork;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** A corner of the city for one test: a skill nobody else has, crews that have it, customers, and a clock. */
@Component
class Field {

    static final String DISTRICT = "510104";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalTime NINE = LocalTime.of(9, 0);
    static final LocalTime EVENING = LocalTime.of(18, 0);
    static final Actor CLERK = new Actor(41, 5, "1001", "test");
    static final Actor TECHNICIAN = new Actor(42, 5, "2001", "test");

    private static final AtomicLong DAYS = new AtomicLong();

    private final Customers customers;
    private final Organisation organisation;
    private final Slots slots;
    private final Visits visits;
    private final TimeTravel time;
    private final Clock clock;

    Field(Customers customers, Organisation organisation, Slots slots, Visits visits, TimeTravel time, Clock clock) {
        this.customers = customers;
        this.organisation = organisation;
        this.slots = slots;
        this.visits = visits;
        this.time = time;
        this.clock = clock;
    }

    /** A skill with {@code crews} crews, and a day, two days ahead, on which they can be had. */
    record Corner(String skill, LocalDate day, Set<CrewId> crews) {

        SlotKey at(LocalTime from) {
            return new SlotKey(skill, DISTRICT, day, from);
        }
    }

    Corner corner(int crews) {
        return corner(crews, Set.of());
    }

    /** The clock stands at eight in the morning, two days before. */
    Corner corner(int crews, Set<String> otherSkills) {
        var day = LocalDate.of(2027, 3, 1).plusDays(DAYS.incrementAndGet() * 10);
        time.startAt(day.minusDays(2).atTime(8, 0).atZone(ZONE).toInstant());
        var skill = "TEST" + Ids.text(Ids.next());
        var skills = new HashSet<>(otherSkills);
        skills.add(skill);
        var formed = new HashSet<CrewId>();
        for (var n = 0; n < crews; n++) {
            var crew = new Crew(CrewId.next(), new UnitId(5), skill + n, skills, Set.of(DISTRICT), null);
            formed.add(organisation.formCrew(crew, CLERK).id());
        }
        slots.openDays(day, day.plusDays(2));
        return new Corner(skill, day, formed);
    }

    Customer customer() {
        var home = new NewPlace(Area.district(DISTRICT), Address.street("春熙路", "8"));
        return customers.register(NewCustomer.person("辜先生", null, "13800000000", home), CLERK);
    }

    VisitId book(Customer customer, SlotKey slot, int minutes) {
        var hold = slots.hold(customer.id(), slot, minutes, CLERK);
        return visits.book(wish(customer, slot, hold, minutes), CLERK);
    }

    NewVisit wish(Customer customer, SlotKey slot, HoldId hold, int minutes) {
        return wish(customer, slot, hold, minutes, "test:fieldwork");
    }

    NewVisit wish(Customer customer, SlotKey slot, HoldId hold, int minutes, String reference) {
        return new NewVisit(
                customer.id(),
                hold,
                "INSTALL_ADSL",
                slot.skill(),
                minutes,
                customer.home().id(),
                customer.home().area(),
                customer.home().line(),
                "13800000000",
                customer.owner(),
                "DATA",
                reference);
    }

    void goTo(LocalDate day, int hour, int minute) {
        time.startAt(day.atTime(hour, minute).atZone(ZONE).toInstant());
    }

    void pass(Duration duration) {
        time.startAt(clock.instant().plus(duration));
    }

    /** A fresh command from a phone whose clock is a little behind. */
    Command tap() {
        return new Command(Ids.text(Ids.next()), clock.instant().minusSeconds(7), TECHNICIAN);
    }

    /** The closed door, by the hash of a picture. */
    void photo(Customer customer, VisitId visit) {
        visits.doorPhoto(customer.id(), visit, "ab".repeat(32), tap());
    }

    /** Ticks the whole checklist and passes the line test. */
    void workThrough(Customer customer, VisitId visit) {
        for (var item : visits.record(customer.id(), visit).checklist())
            visits.check(customer.id(), visit, item.code(), true, tap());
        visits.recordTest(customer.id(), visit, true, "down_kbps=1024", tap());
    }
}
