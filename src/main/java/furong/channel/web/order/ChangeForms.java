package furong.channel.web.order;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.catalog.PricePreview;
import furong.catalog.Reach;
import furong.channel.web.Shell;
import furong.channel.web.consent.ConsentDesk;
import furong.channel.web.order.ChangeForm.Busy;
import furong.channel.web.order.ChangeForm.Tick;
import furong.channel.web.order.ChangeForm.Wish;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Option;
import furong.customer.Customer;
import furong.ordering.NewOrder;
import furong.ordering.Orders;
import furong.ordering.Wishes;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what the page for a change of features shows, and turns what was chosen there into an order. */
@Component
class ChangeForms {

    static final String CHANGE = "CHANGE";

    private final Catalog catalog;
    private final Cards cards;
    private final Forms forms;
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final ConsentDesk desk;
    private final String currency;

    ChangeForms(
            Catalog catalog,
            Cards cards,
            Forms forms,
            Subscriptions subscriptions,
            Orders orders,
            ConsentDesk desk,
            @Value("${furong.currency}") String currency) {
        this.catalog = catalog;
        this.cards = cards;
        this.forms = forms;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.desk = desk;
        this.currency = currency;
    }

    /** The page as it stands with a wish; null for what the customer has now. */
    ChangeForm of(Customer customer, SubscriptionId id, @Nullable Wish chosen, SignedIn who, Shell shell) {
        var line = line(customer, id);
        var wish =
                chosen == null ? new Wish(line.offer().value(), new TreeSet<>(line.features()), shell.today()) : chosen;
        var current = catalog.offer(line.offer());
        var product = current.product().code();
        var transaction = catalog.transaction(CHANGE, product);
        var form = forms.current(transaction.code(), shell.today());
        var busy = busy(customer, id);
        var changes = !wish.offer().equals(line.offer().value())
                || !Set.copyOf(wish.features()).equals(Set.copyOf(line.features()));
        var asks = changes && busy == null && transaction.needsConsent();
        return new ChangeForm(
                customer,
                line,
                transaction.name(),
                current,
                wish,
                offers(customer, line, current, shell),
                ticks(line, product, wish, shell),
                preview(line, product, wish),
                changes,
                busy,
                asks ? sure(customer, line, wish, form, who, shell) : null,
                cards.current(transaction.code(), shell.today()),
                form,
                OrderForms.known(form, customer),
                Ids.text(Ids.next()));
    }

    /** The order for what was chosen, as it stands before the customer has confirmed. */
    NewOrder order(Terms line, Wish wish, Map<String, String> answers, SignedIn who, LocalDate today) {
        var place = Desk.of(who);
        var day = wish.effective().equals(today) ? null : wish.effective();
        var wishes = Wishes.change(new OfferId(wish.offer()), wish.features(), day);
        return NewOrder.of(CHANGE, line, wishes, answers, place.channel(), place.hall());
    }

    /** Only what is in use can be changed: what is not there yet, or no longer, is not. */
    Terms line(Customer customer, SubscriptionId id) {
        return switch (subscriptions.get(customer.id(), id)) {
            case Subscription.Pending pending -> throw new Refused("order-line-pending");
            case Subscription.Active active -> active.terms();
            case Subscription.Cancelled over -> throw new Refused("subscription-over");
        };
    }

    private @Nullable Busy busy(Customer customer, SubscriptionId id) {
        return orders.openOn(customer.id(), id)
                .map(order -> new Busy(
                        order.number(),
                        "/customers/" + customer.id().text() + "/orders/"
                                + order.id().text()))
                .orElse(null);
    }

    private ConsentView sure(Customer customer, Terms line, Wish wish, Form form, SignedIn who, Shell shell) {
        var order = order(line, wish, OrderForms.known(form, customer), who, shell.today());
        var name = catalog.transaction(
                        CHANGE, catalog.offer(line.offer()).product().code())
                .name();
        return desk.ask(ConsentDesk.FIELD, customer, name, orders.agreement(order), who, shell);
    }

    /** What needs the same line and nobody's visit: another speed or tariff of the same product. */
    private List<Option> offers(Customer customer, Terms line, Offer current, Shell shell) {
        var reaches = catalog.reaches(customer.place(line.place()).area(), shell.today());
        var prices = catalog.prices(shell.today());
        var sold = catalog.offers(shell.today());
        var options = new ArrayList<Option>();
        if (!sold.contains(current)) options.add(option(current, prices, shell));
        for (var offer : sold) {
            if (!likens(offer, current)) continue;
            if (!offer.equals(current) && reaches.get(offer.id()) instanceof Reach.NotReachable(var code))
                options.add(
                        new Option(offer.id().value(), shell.t(offer.name()), shell.t("catalog.reach." + code), true));
            else options.add(option(offer, prices, shell));
        }
        return options;
    }

    private static boolean likens(Offer offer, Offer current) {
        return offer.product().equals(current.product())
                && offer.portKind().equals(current.portKind())
                && offer.accessKind().equals(current.accessKind())
                && offer.needsVisit() == current.needsVisit()
                && !offer.bundle();
    }

    private Option option(Offer offer, Map<OfferId, List<Price>> prices, Shell shell) {
        var monthly = Price.total(prices.getOrDefault(offer.id(), List.of()), PriceKind.RECURRING, currency);
        return new Option(offer.id().value(), shell.t(offer.name()), shell.t("catalog.monthly", shell.money(monthly)));
    }

    /** All that is sold, and what the line has of what is sold no more. */
    private List<Tick> ticks(Terms line, String product, Wish wish, Shell shell) {
        return catalog.features(product, wish.effective()).stream()
                .map(feature -> tick(feature, line, wish, shell))
                .toList();
    }

    private static Tick tick(Feature feature, Terms line, Wish wish, Shell shell) {
        var value = line.features().stream()
                .filter(held -> code(held).equals(feature.code()))
                .findFirst()
                .orElse(feature.code());
        var price = feature.recurring().isPositive()
                ? shell.t("catalog.monthly", shell.money(feature.recurring()))
                : shell.t("catalog.free");
        if (feature.oneOff().isPositive()) price += " · " + shell.t("catalog.once", shell.money(feature.oneOff()));
        return new Tick(value, shell.t(feature.name()), price, wish.features().contains(value));
    }

    /** The month in which the change begins, by the day. */
    private PricePreview preview(Terms line, String product, Wish wish) {
        var day = wish.effective();
        var before = new ArrayList<>(catalog.prices(line.offer(), day));
        var after = new ArrayList<>(catalog.prices(new OfferId(wish.offer()), day));
        for (var feature : catalog.features(product, day)) {
            if (has(line.features(), feature)) before.addAll(feature.prices());
            if (has(wish.features(), feature)) after.addAll(feature.prices());
        }
        catalog.fee(CHANGE, product, day).ifPresent(after::add);
        return PricePreview.of(
                before, after, day, day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
    }

    private static boolean has(Iterable<String> features, Feature wanted) {
        for (var feature : features) if (code(feature).equals(wanted.code())) return true;
        return false;
    }

    /** A feature may say more than its code: {@code CALL_FORWARDING=86100000}. */
    private static String code(String feature) {
        return feature.split("=", 2)[0];
    }
}
