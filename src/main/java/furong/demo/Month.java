package furong.demo;

import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.demo.Orderings.Desk;
import furong.fieldwork.Slots;
import furong.ordering.Order;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A month of the city's orders, visits, absences and callbacks, through the front classes that people use. */
@DemoPart
class Month {

    static final int DAYS = 30;
    private static final int ORDERS_A_DAY = 8;
    private static final int CHANGES_A_DAY = 3;
    private static final int DAYS_OPEN_AHEAD = 21;

    private final Customers customers;
    private final Slots slots;
    private final Orderings orderings;
    private final LineOrders lineOrders;
    private final BackOffice backOffice;
    private final Crews crews;
    private final Calls calls;
    private final BusinessClock clock;
    private final List<CustomerId> served = new ArrayList<>();

    Month(
            Customers customers,
            Slots slots,
            Orderings orderings,
            LineOrders lineOrders,
            BackOffice backOffice,
            Crews crews,
            Calls calls,
            BusinessClock clock) {
        this.customers = customers;
        this.slots = slots;
        this.orderings = orderings;
        this.lineOrders = lineOrders;
        this.backOffice = backOffice;
        this.crews = crews;
        this.calls = calls;
        this.clock = clock;
    }

    void play(Story story, Cast cast, Instant begin, Instant end, Progress progress) {
        progress.begin("a month of work");
        var first = LocalDate.ofInstant(begin, clock.getZone());
        slots.openDays(first, first.plusDays(DAYS + DAYS_OPEN_AHEAD));
        for (var day = 0; day <= DAYS; day++) {
            for (var n = 0; n < ORDERS_A_DAY; n++) {
                var at = first.plusDays(day)
                        .atTime(LocalTime.of(9, 0))
                        .atZone(clock.getZone())
                        .toInstant()
                        .plus(Duration.ofMinutes(cast.people().between(0, 9 * 60)));
                if (at.isAfter(begin)) story.at(at, () -> order(story, cast));
            }
            for (var n = 0; n < CHANGES_A_DAY; n++) {
                var at = first.plusDays(day)
                        .atTime(LocalTime.of(9, 30))
                        .atZone(clock.getZone())
                        .toInstant()
                        .plus(Duration.ofMinutes(cast.people().between(0, 8 * 60)));
                if (at.isAfter(begin)) story.at(at, () -> change(story, cast));
            }
            var evening = first.plusDays(day)
                    .atTime(LocalTime.of(17, 40))
                    .atZone(clock.getZone())
                    .toInstant();
            if (evening.isAfter(begin)) story.at(evening, () -> backOffice.workOff(cast));
        }
        story.play(begin, end, progress);
    }

    /** Who plays in the month. */
    record Cast(People people, List<CustomerId> customers, Map<Role, List<StaffMember>> staff) {

        static Cast of(People people, List<CustomerId> customers, List<StaffMember> everybody) {
            return new Cast(
                    people,
                    customers,
                    everybody.stream()
                            .collect(Collectors.groupingBy(
                                    member -> member.roles().iterator().next())));
        }

        StaffMember any(Role role) {
            return people.any(staff.getOrDefault(role, List.of()));
        }

        /** Somebody who rings customers and does not sit where the order was taken. */
        StaffMember caller(UnitId takenAt) {
            return people.any(staff.getOrDefault(Role.CALLBACK_AGENT, List.of()).stream()
                    .filter(agent -> !agent.unit().equals(takenAt))
                    .toList());
        }
    }

    private void order(Story story, Cast cast) {
        var customer = customers.get(cast.people().any(cast.customers()));
        orderings.take(customer, desk(customer, cast), cast.people()).ifPresent(order -> {
            served.add(customer.id());
            follow(story, cast, order);
        });
    }

    /** Somebody who has a line already wants something done with it. */
    private void change(Story story, Cast cast) {
        if (served.isEmpty()) return;
        var customer = customers.get(cast.people().any(served));
        var neighbour = customers.get(cast.people().any(served));
        lineOrders
                .take(customer, neighbour, desk(customer, cast), cast.people())
                .ifPresent(order -> follow(story, cast, order));
    }

    private Desk desk(Customer customer, Cast cast) {
        if (customer.segment() == Segment.KEY_ACCOUNT)
            return new Desk(cast.any(Role.ACCOUNT_MANAGER), "ACCOUNT_MANAGER", null);
        if (cast.people().once(3)) return new Desk(cast.any(Role.HOTLINE_AGENT), "HOTLINE", null);
        var clerk = cast.any(Role.COUNTER_CLERK);
        return clerk.hall() == null ? desk(customer, cast) : new Desk(clerk, "HALL", clerk.hall());
    }

    /** What becomes of an order: its visit, its callback, what is left at an old place. */
    void follow(Story story, Cast cast, Order order) {
        var agent = cast.caller(order.terms().clerkUnit()).from("demo telephone");
        var subject = order.id().subject();
        if (!(order instanceof Order.Open open) || open.visit() == null) {
            orderings.settle(order);
            if (order.terms().callsBack()) calls.plan(story, order.customer(), subject, agent, cast.people());
            return;
        }
        var course = cast.people().once(20)
                ? Crews.Course.ABSENT
                : cast.people().once(25) ? Crews.Course.LATE : Crews.Course.WELL;
        crews.plan(story, order.customer(), open.visit(), course, done -> {
            orderings.settle(order);
            calls.plan(story, order.customer(), subject, agent, cast.people());
            takeDown(story, order, cast);
        });
    }

    /** After a move somebody comes for what is left at the old place. */
    private void takeDown(Story story, Order order, Cast cast) {
        lineOrders
                .bookTakeDown(order, cast.any(Role.COUNTER_CLERK).from("demo"), cast.people())
                .ifPresent(visit -> crews.plan(story, order.customer(), visit, Crews.Course.WELL, done -> {}));
    }
}
