package furong.channel.web.customer;

import furong.catalog.Catalog;
import furong.catalog.Feature;
import furong.catalog.Offer;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.hire.Hires;
import furong.organisation.Organisation;
import furong.subscription.Hold;
import furong.subscription.Move;
import furong.subscription.Moves;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the customer has from us: each with the business line that owns it, what it can do besides, all that holds it and
 * since when, and how far a move of it is.
 */
@Order(20)
@Component
class ServicePanel implements CustomerPanel {

    private final Subscriptions subscriptions;
    private final Moves moves;
    private final Hires hires;
    private final Catalog catalog;
    private final Organisation organisation;

    ServicePanel(Subscriptions subscriptions, Moves moves, Hires hires, Catalog catalog, Organisation organisation) {
        this.subscriptions = subscriptions;
        this.moves = moves;
        this.hires = hires;
        this.catalog = catalog;
        this.organisation = organisation;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var title = shell.t("customers.services");
        return new Panel(title, shell.t("customers.services.none"), List.of(), lines(customer.id(), shell), null);
    }

    List<Line> lines(CustomerId customer, Shell shell) {
        var underWay = moves.open(customer).stream().collect(Collectors.toMap(Move::subscription, Function.identity()));
        return subscriptions.of(customer).stream()
                .map(subscription -> line(subscription, underWay, shell))
                .toList();
    }

    private Line line(Subscription subscription, Map<SubscriptionId, Move> underWay, Shell shell) {
        var terms = subscription.terms();
        var offer = catalog.offer(terms.offer());
        var number = terms.number();
        var text = shell.t(offer.name()) + (number == null ? "" : " " + CustomerWords.phone(number));
        var note = Stream.of(
                        businessLine(offer, shell),
                        features(terms.features(), offer, shell),
                        onHire(subscription, shell),
                        held(subscription.holds(), shell),
                        moving(underWay.get(subscription.id()), shell))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return switch (subscription) {
            case Subscription.Pending pending -> line(text, note, "PENDING", Tone.INFO, shell);
            case Subscription.Active active when active.works() -> line(text, note, "ACTIVE", Tone.GOOD, shell);
            case Subscription.Active held -> line(text, note, "HELD", Tone.WARN, shell);
            case Subscription.Cancelled over
            when over.handedOver() -> line(text, note, "HANDED_OVER", Tone.NEUTRAL, shell);
            case Subscription.Cancelled over -> line(text, note, "CANCELLED", Tone.NEUTRAL, shell);
        };
    }

    private static Line line(String text, String note, String state, Tone tone, Shell shell) {
        return new Line(text, note, null, shell.t("subscription.state." + state), tone);
    }

    private String businessLine(Offer offer, Shell shell) {
        var line = organisation.businessLine(offer.product().businessLine());
        return shell.t("customers.services.line", line.name());
    }

    /** Their names, with the number or address that goes with one; the code of what is no longer sold. */
    private String features(List<String> features, Offer offer, Shell shell) {
        if (features.isEmpty()) return "";
        var names = catalog.features(offer.product().code(), shell.today()).stream()
                .collect(Collectors.toMap(Feature::code, Feature::name));
        return features.stream()
                .map(feature -> {
                    var at = feature.indexOf('=');
                    var code = at < 0 ? feature : feature.substring(0, at);
                    var name = names.containsKey(code) ? shell.t(names.get(code)) : code;
                    return at < 0 ? name : name + " " + feature.substring(at + 1);
                })
                .collect(Collectors.joining(", "));
    }

    /** What is to come back, and the deposit we hold for it. */
    private String onHire(Subscription subscription, Shell shell) {
        return hires.of(subscription.terms().customer(), subscription.id()).stream()
                .filter(hire -> hire.lasts() || hire.holdsDeposit())
                .map(hire -> shell.t(
                        hire.lasts() ? "customers.services.hired" : "customers.services.deposit",
                        hire.name(),
                        shell.money(hire.deposit())))
                .collect(Collectors.joining(", "));
    }

    private static String held(List<Hold> holds, Shell shell) {
        return holds.stream()
                .map(hold -> shell.t(
                        "customers.services.held",
                        shell.t("subscription.reason." + hold.reason()),
                        shell.date(hold.since()),
                        hold.badge()))
                .collect(Collectors.joining(", "));
    }

    /** How far a move is and how long the customer has been without a line for it. */
    private String moving(@Nullable Move move, Shell shell) {
        if (move == null) return "";
        var without = moves.outage(move.customer(), move.id());
        return shell.t("customers.services.move." + move.state())
                + shell.t("customers.services.without", shell.number(without.toMinutes()));
    }
}
