package furong.channel.web.customer;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import furong.organisation.Organisation;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer has from us, each with the business line that owns it: the other axis beside the owning unit. */
@Order(20)
@Component
class ServicePanel implements CustomerPanel {

    private final Subscriptions subscriptions;
    private final Catalog catalog;
    private final Organisation organisation;

    ServicePanel(Subscriptions subscriptions, Catalog catalog, Organisation organisation) {
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.organisation = organisation;
    }

    @Override
    public Panel of(Customer customer, Shell shell) {
        var lines = subscriptions.of(customer.id()).stream()
                .map(subscription -> line(subscription, shell))
                .toList();
        return new Panel(shell.t("customers.services"), shell.t("customers.services.none"), List.of(), lines, null);
    }

    private Line line(Subscription subscription, Shell shell) {
        var terms = subscription.terms();
        var offer = catalog.offer(terms.offer());
        var number = terms.number();
        var text = shell.t(offer.name()) + (number == null ? "" : " " + CustomerWords.phone(number));
        var line = organisation.businessLine(offer.product().businessLine());
        var note = shell.t("customers.services.line", line.name());
        return switch (subscription) {
            case Subscription.Pending pending ->
                new Line(text, note, null, shell.t("subscription.state.PENDING"), Tone.INFO);
            case Subscription.Active active
            when active.works() -> new Line(text, note, null, shell.t("subscription.state.ACTIVE"), Tone.GOOD);
            case Subscription.Active held ->
                new Line(
                        text,
                        note,
                        null,
                        shell.t("subscription.reason." + held.holds().getFirst().reason()),
                        Tone.WARN);
            case Subscription.Cancelled cancelled ->
                new Line(text, note, null, shell.t("subscription.state.CANCELLED"), Tone.NEUTRAL);
        };
    }
}
