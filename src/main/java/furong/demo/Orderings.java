package furong.demo;

import furong.catalog.Catalog;
import furong.catalog.FormField;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.Reach;
import furong.customer.Customer;
import furong.customer.Place;
import furong.fieldwork.HoldId;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Slots;
import furong.fulfilment.Plan.Stage;
import furong.improvement.Efforts;
import furong.improvement.Typing;
import furong.ordering.NewOrder;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.HallId;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.resource.FreeNumber;
import furong.resource.Numbers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Takes an order as a clerk does: what can be had there, a number, a slot, the form, confirm. */
@DemoPart
class Orderings {

    private static final int DAYS_AHEAD = 7;
    private static final int PATIENCE = 500;
    private static final Set<String> SOLD_OUT =
            Set.of("no-number-free", "no-port-free", "number-taken", "order-number-missing", "slot-full", "slot-past");

    private final Catalog catalog;
    private final Forms forms;
    private final Slots slots;
    private final Numbers numbers;
    private final Orders orders;
    private final Efforts efforts;
    private final Clock clock;

    Orderings(Catalog catalog, Forms forms, Slots slots, Numbers numbers, Orders orders, Efforts efforts, Clock clock) {
        this.catalog = catalog;
        this.forms = forms;
        this.slots = slots;
        this.numbers = numbers;
        this.orders = orders;
        this.efforts = efforts;
        this.clock = clock;
    }

    /** Who takes an order, where and how. */
    record Desk(StaffMember clerk, String channel, @Nullable HallId hall) {}

    /** Empty if nothing can be sold there or nothing is free in the coming week: the customer goes home. */
    Optional<Order> take(Customer customer, Desk desk, People people) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var place = customer.home();
        var sold = catalog.offers(today).stream()
                .filter(offer -> !offer.bundle() && offer.ridesOn().isEmpty())
                .filter(offer -> catalog.reach(offer.id(), place.area()) instanceof Reach.Reachable)
                .toList();
        if (sold.isEmpty()) return Optional.empty();
        var offer = people.any(sold);
        var by = desk.clerk().from("demo");
        try {
            var number = offer.needsNumber() ? number(customer, offer, people) : null;
            var slot = offer.needsVisit() ? slot(customer, offer, today, people) : Optional.<SlotOffer>empty();
            if (offer.needsVisit() && slot.isEmpty()) return Optional.empty();
            var hold = slot.map(free -> slots.hold(customer.id(), free.key(), offer.visitMinutes(), by));
            var order = orders.place(
                    new NewOrder(
                            customer.id(),
                            customer.accounts().getFirst().id(),
                            offer.id(),
                            place.id(),
                            hold.orElse(null),
                            number,
                            answers(offer, customer, today),
                            desk.channel(),
                            desk.hall()),
                    by);
            fillsIn(order, offer, people);
            return Optional.of(order);
        } catch (Refused refused) {
            if (!SOLD_OUT.contains(refused.code())) throw refused;
            return Optional.empty();
        }
    }

    /** The clerk knows the name and the telephone, types the rest, and needs a click for each and a few more. */
    private void fillsIn(Order order, Offer offer, People people) {
        var typed = Math.max(1, order.terms().answers().size() - 2);
        var clicks = typed + (offer.needsVisit() ? 2 : 1) + people.between(1, 4);
        var opened = clock.instant().minusSeconds(30 + 11L * typed + people.between(0, 60));
        var stamp = efforts.opened(order.customer(), opened);
        efforts.filled(order.customer(), order.id(), new Typing(stamp, typed, clicks));
    }

    /** Waits, in real time, until the network has answered: the city's clock must not run ahead of it. */
    void settle(Order order) {
        for (var n = 0; n < PATIENCE; n++) {
            var now = orders.get(order.customer(), order.id());
            if (!(now instanceof Order.Open open) || open.stage() != Stage.NETWORK) return;
            LockSupport.parkNanos(3_000_000);
        }
    }

    /** One of the first free windows of the coming week at a place; null if there is none. */
    @Nullable
    HoldId hold(Customer customer, Offer offer, Place place, Actor by, People people) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var free = slots.offers(offer.skill(), place.area().district(), today, DAYS_AHEAD, offer.visitMinutes());
        if (free.isEmpty()) return null;
        var window = people.any(free.subList(0, Math.min(6, free.size())));
        return slots.hold(customer.id(), window.key(), offer.visitMinutes(), by);
    }

    private @Nullable String number(Customer customer, Offer offer, People people) {
        var free = numbers.free(customer.home().area(), offer.accessKind(), "", 20);
        return free.isEmpty()
                ? null
                : people.any(free.stream().map(FreeNumber::number).toList());
    }

    private Optional<SlotOffer> slot(Customer customer, Offer offer, LocalDate today, People people) {
        var free =
                slots.offers(offer.skill(), customer.home().area().district(), today, DAYS_AHEAD, offer.visitMinutes());
        return free.isEmpty() ? Optional.empty() : Optional.of(people.any(free.subList(0, Math.min(6, free.size()))));
    }

    private Map<String, String> answers(Offer offer, Customer customer, LocalDate today) {
        Map<String, String> answers = new HashMap<>();
        List<FormField> fields =
                forms.current("INSTALL_" + offer.product().code(), today).fields();
        for (var field : fields) if (field.required()) answers.put(field.name(), field.example());
        answers.computeIfPresent("contactName", (name, example) -> customer.name());
        return answers;
    }
}
