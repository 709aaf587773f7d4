package furong.ordering;

import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.catalog.Reach;
import furong.catalog.Transaction;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Place;
import furong.fulfilment.Recipe;
import furong.fulfilment.Recipes;
import furong.platform.Refused;
import furong.resource.Numbers;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what an order asks for and whether it can be had; changes nothing. */
@Component
class Checks {

    private final Customers customers;
    private final Catalog catalog;
    private final Forms forms;
    private final Recipes recipes;
    private final Subscriptions subscriptions;
    private final Numbers numbers;
    private final Clock clock;

    Checks(
            Customers customers,
            Catalog catalog,
            Forms forms,
            Recipes recipes,
            Subscriptions subscriptions,
            Numbers numbers,
            Clock clock) {
        this.customers = customers;
        this.catalog = catalog;
        this.forms = forms;
        this.recipes = recipes;
        this.subscriptions = subscriptions;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * What an order asks for, found possible.
     *
     * @param line what is changed; null for something new
     * @param features what it has in the end, by code
     * @param number the telephone number to be taken; null to take none
     * @param oldNumber the number that goes; null if none does
     */
    record Wanted(
            Customer customer,
            Place place,
            @Nullable Place oldPlace,
            Offer offer,
            @Nullable Subscription line,
            Transaction transaction,
            Recipe recipe,
            Form form,
            Map<String, String> answers,
            Set<String> features,
            @Nullable String number,
            @Nullable String oldNumber) {}

    /** Everything an order needs must be there; {@code whole} false leaves out what is said last: answers, slot, consent. */
    Wanted check(NewOrder order, boolean whole) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var customer = customers.get(order.customer());
        var place = place(customer, order);
        if (customer.accounts().stream()
                .noneMatch(account -> account.active() && account.id().equals(order.account())))
            throw Refused.field("account", "order-account-unknown");
        var line = order.subscription() == null ? null : subscriptions.get(order.customer(), order.subscription());
        if (line != null) mustBeFit(order, line);
        var offer = offer(order, line, today);
        var product = offer.product().code();
        var transaction = catalog.transaction(order.action(), product);
        var recipe = recipes.current(order.action(), product, today);
        if (recipe.has("START_LEG")) mustMove(place, line);
        if (order.isNew() || recipe.has("START_LEG") || becomesAnother(line, offer))
            mustReach(order, offer, place, line);
        var features = features(order, offer, line, today);
        var form = forms.current(transaction.code(), today);
        var errors = form.check(order.answers());
        if (whole && !errors.isEmpty()) throw new AnswersRefused(errors);
        if (whole && transaction.needsConsent() && order.wishes().consent() == null)
            throw Refused.field("consent", "order-consent-missing");
        mustBeAhead(order, today);
        if (whole && recipe.has("VISIT") && offer.needsVisit() && order.wishes().slot() == null)
            throw Refused.field("slot", "order-slot-missing");
        if (recipe.has("TRANSFER")) mustHaveOwner(order);
        var number = number(order, offer, recipe, line, place);
        var oldNumber = line == null || number == null ? null : line.terms().number();
        var oldPlace = line == null ? null : customer.place(line.terms().place());
        return new Wanted(
                customer,
                place,
                oldPlace,
                offer,
                line,
                transaction,
                recipe,
                form,
                form.clean(order.answers()),
                features,
                number,
                oldNumber);
    }

    private static Place place(Customer customer, NewOrder order) {
        return customer.places().stream()
                .filter(known -> known.id().equals(order.place()))
                .findFirst()
                .orElseThrow(() -> Refused.field("place", "order-place-unknown"));
    }

    /** What is suspended can be resumed and removed, what works can be changed; what is over is over. */
    private static void mustBeFit(NewOrder order, Subscription line) {
        switch (line) {
            case Subscription.Pending pending -> throw new Refused("order-line-pending");
            case Subscription.Cancelled over -> throw new Refused("subscription-over");
            case Subscription.Active active -> {
                var reasons = active.holds().stream().map(hold -> hold.reason()).toList();
                var suspended = reasons.contains(Reason.CUSTOMER_WISH);
                if (order.action().equals("RESUME") && !suspended) throw new Refused("order-not-suspended");
                if (order.action().equals("SUSPEND") && suspended) throw new Refused("order-suspended-already");
                if (Set.of("MOVE", "TRANSFER").contains(order.action()) && !reasons.isEmpty())
                    throw new Refused("order-line-held", reasons.getFirst().name());
            }
        }
    }

    private Offer offer(NewOrder order, @Nullable Subscription line, LocalDate today) {
        if (line != null && line.terms().offer().equals(order.offer())) return catalog.offer(order.offer());
        var offer = catalog.offers(today).stream()
                .filter(open -> open.id().equals(order.offer()))
                .findFirst()
                .orElseThrow(() -> Refused.field(
                        "offer", "order-offer-closed", order.offer().value()));
        if (line != null && !fits(catalog.offer(line.terms().offer()), offer))
            throw Refused.field("offer", "order-offer-other-product");
        return offer;
    }

    /** Whether one becomes the other by the network alone: the same product on the same port, with no one's visit. */
    private static boolean fits(Offer present, Offer wanted) {
        return present.product().equals(wanted.product())
                && present.portKind().equals(wanted.portKind())
                && present.accessKind().equals(wanted.accessKind())
                && present.needsVisit() == wanted.needsVisit();
    }

    private static boolean becomesAnother(@Nullable Subscription line, Offer offer) {
        return line != null && !line.terms().offer().equals(offer.id());
    }

    private static void mustMove(Place place, @Nullable Subscription line) {
        if (line != null && line.terms().place().equals(place.id())) throw Refused.field("place", "order-place-same");
    }

    private void mustReach(NewOrder order, Offer offer, Place place, @Nullable Subscription line) {
        var offers = offer.bundle() ? offer.parts() : List.of(offer.id());
        for (var part : offers) {
            switch (catalog.reach(part, place.area())) {
                case Reach.Reachable() -> {}
                case Reach.NotReachable(var code) -> throw Refused.field("offer", "order-not-reachable");
            }
        }
        if (line == null && !offer.ridesOn().isEmpty()) mustRide(order.customer(), offer, place);
    }

    /** An extension hangs on a line of the same home. */
    private void mustRide(CustomerId customer, Offer offer, Place place) {
        var there = subscriptions.of(customer).stream()
                .filter(Subscription.Active.class::isInstance)
                .anyMatch(line -> line.terms().place().equals(place.id())
                        && product(line.terms().offer()).equals(offer.ridesOn()));
        if (!there) throw Refused.field("offer", "order-no-line-to-ride-on", offer.ridesOn());
    }

    private Set<String> features(NewOrder order, Offer offer, @Nullable Subscription line, LocalDate today) {
        var wanted = order.wishes().features();
        if (wanted == null)
            return line == null ? Set.of() : Set.copyOf(line.terms().features());
        var known = catalog.features(offer.product().code(), today);
        var held = line == null ? List.<String>of() : line.terms().features();
        for (var feature : wanted)
            if (!held.contains(feature)
                    && known.stream().noneMatch(one -> one.code().equals(code(feature))))
                throw Refused.field("features", "order-feature-unknown", feature);
        if (line != null
                && order.action().equals("CHANGE")
                && line.terms().offer().equals(offer.id())
                && Set.copyOf(line.terms().features()).equals(wanted))
            throw Refused.field("offer", "order-nothing-changes");
        return wanted;
    }

    /** A feature may say more than its code: {@code CALL_FORWARDING=86100000}. */
    static String code(String feature) {
        var mark = feature.indexOf('=');
        return mark < 0 ? feature : feature.substring(0, mark);
    }

    private static void mustBeAhead(NewOrder order, LocalDate today) {
        var day = order.wishes().effective();
        if (day == null) return;
        if (day.isBefore(today)) throw Refused.field("effective", "order-day-past");
        if (day.isAfter(today.plusYears(1))) throw Refused.field("effective", "order-day-far");
    }

    private void mustHaveOwner(NewOrder order) {
        var owner = order.wishes().newOwner();
        if (owner == null) throw Refused.field("newOwner", "order-owner-missing");
        if (owner.customer().equals(order.customer())) throw Refused.field("newOwner", "order-owner-same");
        var theirs = customers.get(owner.customer());
        var pays = theirs.accounts().stream()
                .anyMatch(account -> account.active() && account.id().equals(owner.account()));
        var lives = theirs.places().stream().anyMatch(place -> place.id().equals(owner.place()));
        if (!pays || !lives) throw Refused.field("newOwner", "order-owner-unfit");
    }

    /** A number is chosen where one is needed and the one there is cannot stay. */
    private @Nullable String number(
            NewOrder order, Offer offer, Recipe recipe, @Nullable Subscription line, Place place) {
        var chosen = order.wishes().number();
        if (line == null) {
            var needed = offer.needsNumber()
                    || offer.bundle() && offer.parts().stream().anyMatch(this::needsNumber);
            if (needed && chosen == null) throw Refused.field("number", "order-number-missing");
            return needed ? chosen : null;
        }
        var present = line.terms().number();
        if (present != null && present.equals(chosen)) chosen = null;
        if (recipe.has("RENUMBER") && chosen == null) throw Refused.field("number", "order-number-missing");
        if (present != null
                && chosen == null
                && recipe.has("START_LEG")
                && offer.needsNumber()
                && !numbers.serves(present, place.area(), offer.accessKind()))
            throw Refused.field("number", "order-number-cannot-stay", present);
        return recipe.has("RESERVE_NUMBER") ? chosen : null;
    }

    private boolean needsNumber(OfferId part) {
        return catalog.offer(part).needsNumber();
    }

    private String product(OfferId offer) {
        return catalog.offer(offer).product().code();
    }
}
