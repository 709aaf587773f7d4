package furong.channel.web.hotline;

import furong.channel.web.Shell;
import furong.channel.web.order.OrderLook;
import furong.channel.web.ui.SlotDay;
import furong.customer.CustomerId;
import furong.dispatch.Offers;
import furong.fault.Fault;
import furong.fieldwork.Command;
import furong.fieldwork.Side;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.ordering.Order;
import furong.ordering.OrderRow;
import furong.ordering.Orders;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The visits a caller may ask about: when somebody comes, and another time for it while they are on the line. */
@Component
class CallVisits {

    private static final int DAYS = 10;
    private static final Set<Visit.State> OVER = Set.of(Visit.State.DONE, Visit.State.CANCELLED);
    private static final Set<Visit.State> MOVABLE =
            Set.of(Visit.State.BOOKED, Visit.State.CUSTOMER_ABSENT, Visit.State.FAILED);

    private final Orders orders;
    private final Visits visits;
    private final Offers offers;
    private final Slots slots;
    private final Clock clock;

    CallVisits(Orders orders, Visits visits, Offers offers, Slots slots, Clock clock) {
        this.orders = orders;
        this.visits = visits;
        this.offers = offers;
        this.slots = slots;
        this.clock = clock;
    }

    /** What is still to come of these orders and faults. */
    List<CallView.Coming> of(CustomerId customer, List<OrderRow> ordered, List<Fault> faults, Shell shell) {
        var coming = new ArrayList<CallView.Coming>();
        for (var row : ordered)
            if (row.state().equals("OPEN") && orders.get(customer, row.id()) instanceof Order.Open open)
                add(coming, customer, open.visit(), row.number(), shell);
        for (var fault : faults) if (fault.isOpen()) add(coming, customer, fault.visit(), fault.number(), shell);
        return List.copyOf(coming);
    }

    private void add(
            List<CallView.Coming> coming, CustomerId customer, @Nullable VisitId id, String number, Shell shell) {
        if (id == null) return;
        var visit = visits.get(customer, id);
        if (OVER.contains(visit.state())) return;
        var at = visit.appointment();
        var when = shell.date(at.day()) + " " + OrderLook.window(shell, at.from(), at.until());
        coming.add(new CallView.Coming(id.text(), number, when, MOVABLE.contains(visit.state())));
    }

    /** Other windows for the visit, by day: those the plan can keep, or any free ones where no plan knows it. */
    List<SlotDay> windows(CustomerId customer, VisitId id, Shell shell) {
        var visit = visits.get(customer, id);
        var at = visit.appointment();
        try {
            return OrderLook.days(
                    shell,
                    offers.again(customer, id, shell.today(), DAYS).stream()
                            .filter(offer -> !isAgreed(at, offer.key()))
                            .toList());
        } catch (Refused unknown) {
            if (!unknown.code().equals("not-found")) throw unknown;
        }
        var job = visit.job();
        var days = new TreeMap<java.time.LocalDate, List<SlotDay.Choice>>();
        for (var free : slots.offers(job.skill(), job.area().district(), shell.today(), DAYS, job.minutes()))
            days.computeIfAbsent(free.key().day(), day -> new ArrayList<>())
                    .add(new SlotDay.Choice(
                            free.key().text(),
                            OrderLook.window(shell, free.key().from(), free.until()),
                            "",
                            false,
                            false));
        return days.entrySet().stream()
                .map(day -> new SlotDay(
                        shell.formats().shortDate(day.getKey()),
                        shell.formats().weekday(day.getKey()),
                        Objects.requireNonNull(day.getValue())))
                .toList();
    }

    private static boolean isAgreed(Visit.Appointment at, SlotKey key) {
        return at.day().equals(key.day()) && at.from().equals(key.from());
    }

    /** The caller asks for another window and has it before they ring off. */
    void move(CustomerId customer, VisitId id, @Nullable SlotKey slot, Actor by) {
        if (slot == null) throw Refused.field("slot", "order-slot-missing");
        visits.rebookTo(
                customer, id, slot, Side.CUSTOMER, new Command("call:" + Ids.text(Ids.next()), clock.instant(), by));
    }
}
