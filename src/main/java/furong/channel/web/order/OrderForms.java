package furong.channel.web.order;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.catalog.Reach;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.customer.Customer;
import furong.customer.Place;
import furong.customer.PlaceId;
import furong.dispatch.Offers;
import furong.ordering.Orders;
import furong.platform.Ids;
import furong.resource.Numbers;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.travel.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what the page for a new order shows. */
@Component
class OrderForms {

    private static final int NUMBERS = 12;
    private static final int DAYS = 7;

    private final Catalog catalog;
    private final Cards cards;
    private final Forms forms;
    private final Offers offers;
    private final Numbers numbers;
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final String currency;

    OrderForms(
            Catalog catalog,
            Cards cards,
            Forms forms,
            Offers offers,
            Numbers numbers,
            Subscriptions subscriptions,
            Orders orders,
            @Value("${furong.currency}") String currency) {
        this.catalog = catalog;
        this.cards = cards;
        this.forms = forms;
        this.offers = offers;
        this.numbers = numbers;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.currency = currency;
    }

    OrderForm of(Customer customer, @Nullable PlaceId wantedPlace, String offer, Shell shell) {
        var place = wantedPlace == null ? customer.home() : customer.place(wantedPlace);
        var places = customer.places().stream()
                .map(known -> new Option(known.id().text(), known.line()))
                .toList();
        var reaches = catalog.reaches(place.area(), shell.today());
        var chosen = catalog.offers(shell.today()).stream()
                .filter(open -> open.id().value().equals(offer))
                .filter(open -> rides(customer, place, open))
                .filter(open -> reaches.get(open.id()) instanceof Reach.Reachable)
                .findFirst()
                .orElse(null);
        var wanted = chosen == null ? null : wanted(customer, place, chosen, shell);
        var script = orders.script(customer.segment(), shell.today());
        return new OrderForm(customer, place, places, offers(customer, place, reaches, shell), script, wanted);
    }

    /** An extension hangs on a line that works at the same place; everything else stands by itself. */
    private boolean rides(Customer customer, Place place, Offer offer) {
        return offer.ridesOn().isEmpty()
                || subscriptions.of(customer.id()).stream()
                        .filter(Subscription.Active.class::isInstance)
                        .map(Subscription::terms)
                        .filter(line -> line.place().equals(place.id()))
                        .anyMatch(line ->
                                catalog.offer(line.offer()).product().code().equals(offer.ridesOn()));
    }

    private List<Option> offers(Customer customer, Place place, Map<OfferId, Reach> reaches, Shell shell) {
        return catalog.offers(shell.today()).stream()
                .map(offer -> switch (reaches.get(offer.id())) {
                    case Reach.NotReachable(var code) ->
                        new Option(offer.id().value(), shell.t(offer.name()), shell.t("catalog.reach." + code), true);
                    case Reach.Reachable()
                    when !rides(customer, place, offer) ->
                        new Option(
                                offer.id().value(), shell.t(offer.name()), shell.t("ordering.page.no-line-here"), true);
                    case Reach.Reachable() -> new Option(offer.id().value(), shell.t(offer.name()));
                    case null -> new Option(offer.id().value(), shell.t(offer.name()));
                })
                .toList();
    }

    private OrderForm.Wanted wanted(Customer customer, Place place, Offer offer, Shell shell) {
        var procedure = "INSTALL_" + offer.product().code();
        var form = forms.current(procedure, shell.today());
        var prices = catalog.prices(offer.id(), shell.today());
        return new OrderForm.Wanted(
                offer,
                cards.current(procedure, shell.today()),
                form,
                prices,
                Price.total(prices, PriceKind.ONE_OFF, currency),
                customer.accounts().stream()
                        .filter(account -> account.active())
                        .map(account -> new Option(account.id().text(), account.name(), account.number()))
                        .toList(),
                offer.needsNumber() ? numbers(place, offer) : List.of(),
                offer.needsVisit() ? days(place, offer, shell) : List.of(),
                Ids.text(Ids.next()),
                known(form, customer));
    }

    private List<Option> numbers(Place place, Offer offer) {
        var kind = offer.bundle()
                ? offer.parts().stream()
                        .map(catalog::offer)
                        .filter(Offer::needsNumber)
                        .map(Offer::accessKind)
                        .findFirst()
                        .orElse("")
                : offer.accessKind();
        return numbers.free(place.area(), kind, "", NUMBERS).stream()
                .map(free -> new Option(free.number(), free.number()))
                .toList();
    }

    List<SlotDay> days(Place place, Offer offer, Shell shell) {
        var spot = new Spot(place.lat(), place.lon(), place.area().district());
        var wish = new Offers.Wish(offer.skill(), offer.visitMinutes(), spot);
        return OrderLook.days(shell, offers.offers(wish, shell.today(), DAYS));
    }

    /** What we know already need not be typed: whom to ask for and where to ring. */
    static Map<String, String> known(Form form, Customer customer) {
        var known = new HashMap<String, String>();
        for (var field : form.fields()) {
            if (field.name().equals("contactName")) known.put(field.name(), customer.name());
            if (field.name().equals("contactPhone")) known.put(field.name(), customer.phone());
        }
        return known;
    }
}
