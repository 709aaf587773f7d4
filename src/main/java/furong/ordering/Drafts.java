package furong.ordering;

import furong.catalog.Catalog;
import furong.customer.Place;
import furong.fieldwork.HoldId;
import furong.fulfilment.Item;
import furong.fulfilment.Item.Spot;
import furong.fulfilment.NewPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in the words of fulfilment what an order asks for. */
@Component
class Drafts {

    private final Catalog catalog;

    Drafts(Catalog catalog) {
        this.catalog = catalog;
    }

    NewPlan plan(NewOrder order, OrderId id, Checks.Wanted wanted) {
        var slots = new HashMap<String, HoldId>();
        if (order.wishes().slot() != null) slots.put("VISIT", order.wishes().slot());
        if (order.wishes().secondSlot() != null)
            slots.put("VISIT_OLD", order.wishes().secondSlot());
        return new NewPlan(
                order.customer(),
                id.subject(),
                order.action(),
                wanted.transaction().code(),
                wanted.offer().id(),
                wanted.offer().product().code(),
                wanted.offer().product().businessLine(),
                wanted.customer().owner(),
                wanted.customer().segment(),
                wanted.place().rural(),
                wanted.answers().getOrDefault("contactPhone", wanted.customer().phone()),
                order.wishes().effective(),
                items(order, wanted),
                slots);
    }

    /** One item, or one for each part of a bundle; the number goes to the first part that needs one. */
    private List<Item> items(NewOrder order, Checks.Wanted wanted) {
        if (!wanted.offer().bundle()) return List.of(item(order, wanted));
        var items = new ArrayList<Item>();
        var number = wanted.number();
        for (var part : wanted.offer().parts()) {
            var offer = catalog.offer(part);
            var own = offer.needsNumber() ? number : null;
            if (own != null) number = null;
            items.add(Item.create(
                    items.size() + 1, offer.product().code(), part, order.account(), spot(wanted.place()), own));
        }
        return items;
    }

    private static Item item(NewOrder order, Checks.Wanted wanted) {
        var old = wanted.oldPlace();
        return new Item(
                1,
                wanted.offer().product().code(),
                wanted.offer().id(),
                order.account(),
                spot(wanted.place()),
                old == null ? null : spot(old),
                order.subscription(),
                wanted.number(),
                wanted.oldNumber(),
                wanted.features(),
                order.wishes().newOwner(),
                null,
                null);
    }

    private static Spot spot(Place place) {
        return new Spot(place.id(), place.area(), place.line());
    }
}
