package furong.bench;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.dispatch.Days;
import furong.dispatch.Live;
import furong.dispatch.Offers;
import furong.dispatch.Offers.Wish;
import furong.dispatch.Proposals;
import furong.fieldwork.HoldId;
import furong.fieldwork.NewVisit;
import furong.fieldwork.Slots;
import furong.fieldwork.Visits;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.UnitId;
import furong.planning.CrewDay;
import furong.planning.PlannedStop;
import furong.planning.Task;
import furong.platform.Actor;
import furong.platform.Haste;
import furong.platform.TimeTravel;
import furong.travel.Spot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A city's crews with a week of visits. Slot offers are asked for while every third asker books what is offered first, so that
 * the plan of a day is another one all the time; then the first day goes live and crews overrun, fall ill and are sent
 * elsewhere, and each answer of the plan is timed from the event to the stored plan.
 */
final class DispatchBench {

    private static final Actor BENCH = new Actor(1, 5, "bench", "bench");
    private static final int DAYS = 7;
    private static final int MINUTES = 50;
    private static final List<String> SKILLS = List.of("ADSL", "LINE", "FIBRE");

    /** The five districts of the old city and where their middles are. */
    private static final List<Spot> DISTRICTS = List.of(
            new Spot(30.656, 104.080, "510104"),
            new Spot(30.674, 104.061, "510105"),
            new Spot(30.691, 104.052, "510106"),
            new Spot(30.642, 104.043, "510107"),
            new Spot(30.660, 104.103, "510108"));

    private final House house;
    private final Random dice = new Random(1);
    private final Offers offers;
    private final Slots slots;
    private final Visits visits;
    private final Days days;
    private final Live live;
    private final LocalDate monday;
    private final List<CrewId> crews = new ArrayList<>();

    private DispatchBench(House house) {
        this.house = house;
        offers = house.part(Offers.class);
        slots = house.part(Slots.class);
        visits = house.part(Visits.class);
        days = house.part(Days.class);
        live = house.part(Live.class);
        monday = LocalDate.ofInstant(house.part(Clock.class).instant(), zone()).plusDays(1);
    }

    public static void main(String[] arguments) {
        var options = new Options(arguments);
        // work by itself is off and the clock is moved by hand: what is measured is what is asked
        try (var house = House.start(Map.of("furong.time-travel", true, "furong.work", false))) {
            new DispatchBench(house)
                    .run(
                            options.number("crews", 200),
                            options.number("visits", 2_000),
                            options.number("asks", 300),
                            options.number("events", 60));
        }
        System.exit(0);
    }

    private void run(int crewCount, int visitCount, int asks, int events) {
        at(monday.minusDays(1), 8);
        var haste = house.part(Haste.class);
        haste.begin(); // the week is not what is measured
        form(crewCount);
        slots.openDays(monday, monday.plusDays(DAYS - 1));
        fill(visitCount);
        haste.end();
        System.out.printf(Locale.ROOT, "%d crews, %d visits in %d days%n", crewCount, visitCount, DAYS);
        ask(asks / 10); // the machine warms up
        var offered = ask(asks);
        var planned = System.nanoTime();
        days.planDay(monday, BENCH);
        System.out.printf(
                Locale.ROOT,
                "night plan of %d stops: %.1f s%n",
                days.plan(monday).stops(),
                (System.nanoTime() - planned) / 1e9);
        days.publish(monday, BENCH);
        at(monday, 9);
        days.begin(monday);
        happen(events / 10);
        var answered = happen(events);
        System.out.printf(
                Locale.ROOT,
                "slot offers: p50 %.0f ms, p95 %.0f ms, max %.0f ms; answers to events: p50 %.0f ms, p95 %.0f ms, max %.0f ms%n",
                part(offered, 0.5),
                part(offered, 0.95),
                part(offered, 1),
                part(answered, 0.5),
                part(answered, 0.95),
                part(answered, 1));
        System.out.printf(
                Locale.ROOT,
                "bench dispatch: slot_p95_ms=%.0f replan_p95_ms=%.0f%n",
                part(offered, 0.95),
                part(answered, 0.95));
    }

    private void form(int count) {
        var organisation = house.part(Organisation.class);
        for (var n = 0; n < count; n++) {
            var skills =
                    new HashSet<String>(List.of(SKILLS.get(n % SKILLS.size()), SKILLS.get((n / 5) % SKILLS.size())));
            var home = DISTRICTS.get(n % DISTRICTS.size()).district();
            var beside = DISTRICTS.get((n + 1) % DISTRICTS.size()).district();
            var unit = new UnitId(5 + n % DISTRICTS.size());
            var crew = new Crew(CrewId.next(), unit, "bench " + n, skills, Set.of(home, beside), null);
            crews.add(organisation.formCrew(crew, BENCH).id());
        }
    }

    /** Visits in windows chosen as customers do who do not care about the way: any that is free. */
    private void fill(int count) {
        for (var n = 0; n < count; n++) {
            var customer = customer();
            var skill = SKILLS.get(dice.nextInt(SKILLS.size()));
            var day = monday.plusDays(n % DAYS);
            var free = slots.offers(skill, customer.home().area().district(), day, 1, MINUTES);
            if (free.isEmpty()) continue;
            var slot = free.get(dice.nextInt(free.size()));
            book(customer, skill, slots.hold(customer.id(), slot.key(), MINUTES, BENCH));
        }
    }

    private Customer customer() {
        var middle = DISTRICTS.get(dice.nextInt(DISTRICTS.size()));
        var home = new NewPlace(
                Area.district(middle.district()),
                Address.street("春熙路", "8"),
                middle.lat() + 0.01 * dice.nextGaussian(),
                middle.lon() + 0.01 * dice.nextGaussian());
        var person = NewCustomer.person("住户", null, "13800000000", home);
        return house.part(Customers.class).register(person, BENCH);
    }

    private void book(Customer customer, String skill, HoldId hold) {
        var place = customer.home();
        var visit = new NewVisit(
                customer.id(),
                hold,
                "INSTALL_ADSL",
                skill,
                MINUTES,
                place.id(),
                place.area(),
                place.line(),
                "13800000000",
                customer.owner(),
                "DATA",
                "bench:dispatch");
        visits.book(visit, BENCH);
    }

    private double[] ask(int count) {
        var times = new double[count];
        for (var n = 0; n < count; n++) {
            var customer = customer();
            var skill = SKILLS.get(dice.nextInt(SKILLS.size()));
            var place = customer.home();
            var wish = new Wish(
                    skill,
                    MINUTES,
                    new Spot(place.lat(), place.lon(), place.area().district()));
            var begun = System.nanoTime();
            var found = offers.offers(wish, monday, DAYS);
            times[n] = (System.nanoTime() - begun) / 1e6;
            if (n % 3 == 0 && !found.isEmpty())
                book(customer, skill, offers.hold(customer.id(), found.getFirst(), MINUTES, BENCH));
        }
        return times;
    }

    /** Overruns, crews that fall ill and come back, looks at the day; the clock goes on by a few minutes each time. */
    private double[] happen(int count) {
        var times = new double[count];
        for (var n = 0; n < count; n++) {
            var crew = crews.get(dice.nextInt(crews.size()));
            var stop = days.plan(monday).crew(crew).flatMap(DispatchBench::next);
            var begun = System.nanoTime();
            if (n % 10 == 9) live.crewGone(crew, "ill", BENCH);
            else if (stop.isPresent()) overrun(stop.get().task());
            else live.look(monday, BENCH);
            times[n] = (System.nanoTime() - begun) / 1e6;
            decide();
        }
        return times;
    }

    private void overrun(Task task) {
        var customer = task.customer();
        if (customer != null) live.overrun(customer, task.id().visit(), 30 + 15 * dice.nextInt(6), BENCH);
    }

    private void decide() {
        var proposals = house.part(Proposals.class);
        proposals.open(monday).ifPresent(open -> proposals.accept(monday, open.id(), BENCH));
    }

    private static java.util.Optional<PlannedStop> next(CrewDay crew) {
        return crew.stops().stream().filter(stop -> !stop.task().begun()).findFirst();
    }

    private void at(LocalDate day, int hour) {
        house.part(TimeTravel.class).startAt(day.atTime(hour, 0).atZone(zone()).toInstant());
    }

    private java.time.ZoneId zone() {
        return house.part(Clock.class).getZone();
    }

    private static double part(double[] times, double share) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }
}
