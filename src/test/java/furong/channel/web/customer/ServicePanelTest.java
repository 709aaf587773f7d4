package furong.channel.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.channel.web.Shells;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.resource.Ports;
import furong.subscription.Moves;
import furong.subscription.Moves.NewLeg;
import furong.subscription.NewSubscription;
import furong.subscription.Reason;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The customer's page says what a line can do, what holds it and since when, and how far its move is. */
@FurongTest
class ServicePanelTest {

    private static final Actor BY = Actor.system("test");
    private static final Area AREA = Area.district("510794");
    private static final OfferId HOME = new OfferId("FIXED_LINE_HOME");
    private static final Duration A_WHILE = Duration.ofMinutes(30);

    @Autowired
    ServicePanel panel;

    @Autowired
    Shells shells;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Moves moves;

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    Ports ports;

    private final CustomerId customer = CustomerId.next();
    private final String reference = "test:" + Ids.text(Ids.next());
    private SubscriptionId line;

    @BeforeEach
    void aLine() {
        inventory.addExchange(new Exchange("P01", new Label("面板局", "Panel"), "VOICE"), List.of(AREA));
        inventory.addPorts("P01", "PAIR", 10);
        inventory.addNumbers("P01", "0287940000", 100);
        line = subscriptions.start(
                new NewSubscription(
                        customer,
                        AccountId.next(),
                        HOME,
                        PlaceId.next(),
                        numbers.reserveAny(customer.value(), "P01", reference, A_WHILE),
                        ports.reserve(customer.value(), AREA, "PAIR", reference, A_WHILE)),
                reference,
                BY);
        subscriptions.activate(customer, line, BY);
    }

    @Test
    void featuresHoldsAndAMoveAreSaidInBothLanguages() {
        subscriptions.change(
                customer, line, HOME, Set.of("CALLER_DISPLAY", "CALL_FORWARDING=02886100000"), reference, BY);
        var port = ports.reserve(customer.value(), AREA, "PAIR", "m" + reference, A_WHILE);
        var move = moves.begin(customer, line, new NewLeg(PlaceId.next(), null, port), "m" + reference, BY);
        assertThat(shown(Locale.ENGLISH))
                .contains("Caller display", "Call forwarding 02886100000", "the old one works on", "active");
        moves.activate(customer, move, BY);
        assertThat(shown(Locale.ENGLISH)).contains("live and tested", "0 minutes without a line");
        suspensions.suspend(customer, new Suspension(line, false, List.of(1L), ""), BY);
        subscriptions.hold(customer, line, Reason.LOST_DEVICE, BY);
        assertThat(shown(Locale.SIMPLIFIED_CHINESE)).contains("欠费停机", "挂失停机", "移机中", "来电显示", "停机");
        subscriptions.lift(customer, line, Reason.NON_PAYMENT, BY);
        subscriptions.lift(customer, line, Reason.LOST_DEVICE, BY);
        moves.release(customer, move, BY);
        assertThat(shown(Locale.ENGLISH)).doesNotContain("moving", "held");
        subscriptions.transfer(customer, line, CustomerId.next(), AccountId.next(), PlaceId.next(), reference, BY);
        assertThat(shown(Locale.ENGLISH)).contains("handed over");
    }

    private String shown(Locale locale) {
        var only = panel.lines(customer, shells.of(new MockHttpServletRequest()).in(locale))
                .getFirst();
        return only.text() + "; " + only.note() + "; " + only.state();
    }
}
