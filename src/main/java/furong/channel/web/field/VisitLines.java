package furong.channel.web.field;

import furong.fieldwork.Visit;
import furong.network.LineTest;
import furong.network.Network;
import furong.network.ServiceState;
import furong.platform.Actor;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the line behind a visit: visit and subscription were given the same reference by whoever ordered both. */
@Component
class VisitLines {

    private final Subscriptions subscriptions;
    private final Network network;

    VisitLines(Subscriptions subscriptions, Network network) {
        this.subscriptions = subscriptions;
        this.network = network;
    }

    LineView look(Visit visit) {
        return subscription(visit).map(this::look).orElse(LineView.UNKNOWN);
    }

    /** Has the network measure the port; empty if no line is known, and then the technician's meter must do. */
    Optional<LineTest> test(Visit visit, Actor by) {
        return subscription(visit)
                .map(Subscription::terms)
                .map(Terms::port)
                .map(port -> network.testPort(visit.customer().value(), port, by));
    }

    private LineView look(Subscription subscription) {
        var terms = subscription.terms();
        var customer = terms.customer().value();
        return new LineView(
                terms.port() != null,
                subscription instanceof Subscription.Active,
                network.find(customer, terms.service()).map(ServiceState::error).orElse(""),
                network.lastTest(customer, terms.service()));
    }

    private Optional<Subscription> subscription(Visit visit) {
        var reference = visit.job().reference();
        return subscriptions.of(visit.customer()).stream()
                .filter(one -> one.terms().reference().equals(reference))
                .findFirst();
    }
}
