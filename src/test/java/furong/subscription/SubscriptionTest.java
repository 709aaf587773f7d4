package furong.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.AccessDesk;
import furong.network.Admission;
import furong.network.Network;
import furong.network.NetworkBoard;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class SubscriptionTest {

    private static final Actor BY = Actor.system("test");
    private static final String EXCHANGE = "S01";
    private static final Area AREA = Area.district("510799");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Activations activations;

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    SubscriptionBoard subscriptionBoard;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    Ports ports;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    ActivatedHeard heard;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private final CustomerId customer = CustomerId.next();
    private final String reference = "order:" + Ids.text(Ids.next());

    @BeforeEach
    void anExchange() {
        exchange.behave(EXCHANGE, Behaviour.WELL);
        inventory.addExchange(new Exchange(EXCHANGE, new Label("测试局", "Test"), "VOICE"), List.of(AREA));
        inventory.addPorts(EXCHANGE, "DSLAM", 5);
        inventory.addPorts(EXCHANGE, "PAIR", 5);
        inventory.addNumbers(EXCHANGE, "0287990000", 1000);
    }

    @Test
    void anActivatedLineIsOnTestedAndSaysSoOnceWithTheCallersReference() {
        var adsl = startAdsl();
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Pending.class);
        assertThat(dialIn(adsl)).isInstanceOf(Admission.Rejected.class);
        subscriptions.activate(customer, adsl, BY);
        subscriptions.activate(customer, adsl, BY);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Active.class);
        assertThat(dialIn(adsl)).isInstanceOf(Admission.Admitted.class);
        assertThat(heard.about(reference)).hasSize(1).allMatch(Activated::testPassed);
        var activation = subscriptions.activation(customer, adsl).get();
        activations.sweep(1000);
        assertThat(heard.about(reference)).hasSize(1);
        var figures = subscriptionBoard.activations(
                activation.askedAt(), activation.askedAt().plusSeconds(1));
        assertThat(figures.withPassedTest()).isEqualTo(figures.done()).isPositive();
        assertThat(figures.median()).isNotNull().isLessThanOrEqualTo(figures.longest());
    }

    @Test
    void aNetworkThatIsAwayMakesTheActivationLateNotLost() {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        var adsl = startAdsl();
        subscriptions.activate(customer, adsl, BY);
        time.forwardBy(Duration.ofHours(2));
        board.sweep(1000);
        activations.sweep(1000);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Pending.class);

        exchange.behave(EXCHANGE, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(11));
        board.sweep(1000);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Active.class);
        assertThat(heard.about(reference)).hasSize(1);
        assertThat(subscriptions.activation(customer, adsl).get().took()).isGreaterThan(Duration.ofHours(2));
    }

    @Test
    void aLineThatFailsItsTestIsNotActiveAndIsTestedAgain() {
        exchange.behave(EXCHANGE, Behaviour.BAD_LINES);
        var adsl = startAdsl();
        subscriptions.activate(customer, adsl, BY);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Pending.class);
        assertThat(subscriptions.activation(customer, adsl).get().fault()).isEqualTo("no-sync");
        assertThat(activations.unfinished(1000))
                .extracting(Activation::subscription)
                .contains(adsl);
        assertThat(heard.about(reference)).isEmpty();

        exchange.behave(EXCHANGE, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        activations.sweep(1000);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Active.class);
        assertThat(heard.about(reference)).hasSize(1);
        assertThat(subscriptions.activation(customer, adsl).get().testsFailed()).isOne();
    }

    @Test
    void anActivationWhoseNewsWasLostIsTakenUpAgain() {
        var adsl = startAdsl();
        exchange.behave(EXCHANGE, Behaviour.BAD_LINES);
        subscriptions.activate(customer, adsl, BY);
        db.sql("update subscription.activation set line_on_at = null where customer = :customer")
                .param("customer", customer.value())
                .update();
        exchange.behave(EXCHANGE, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        activations.sweep(1000);
        assertThat(heard.about(reference)).hasSize(1);
    }

    @Test
    void theDatabaseKnowsNoCompletionWithoutAPassedTest() {
        exchange.behave(EXCHANGE, Behaviour.BAD_LINES);
        subscriptions.activate(customer, startAdsl(), BY);
        assertThatThrownBy(() -> db.sql("""
                        update subscription.activation set done_at = asked_at, next_try_at = null
                        where customer = :customer""").param("customer", customer.value()).update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void aLineWorksAgainWhenItsLastHoldIsLiftedAndNotBefore() {
        var adsl = startAdsl();
        subscriptions.activate(customer, adsl, BY);
        subscriptions.hold(customer, adsl, Reason.LOST_DEVICE, BY);
        subscriptions.hold(customer, adsl, Reason.LOST_DEVICE, BY);
        subscriptions.hold(customer, adsl, Reason.CUSTOMER_WISH, BY);
        assertThat(dialIn(adsl)).isInstanceOf(Admission.Rejected.class);
        assertThat(subscriptions.get(customer, adsl).holds())
                .extracting(Hold::reason)
                .containsExactlyInAnyOrder(Reason.LOST_DEVICE, Reason.CUSTOMER_WISH);

        subscriptions.lift(customer, adsl, Reason.LOST_DEVICE, BY);
        assertThat(dialIn(adsl)).isInstanceOf(Admission.Rejected.class);
        assertThatThrownBy(() -> subscriptions.lift(customer, adsl, Reason.LOST_DEVICE, BY))
                .isInstanceOf(Refused.class);
        subscriptions.lift(customer, adsl, Reason.CUSTOMER_WISH, BY);
        assertThat(dialIn(adsl)).isInstanceOf(Admission.Admitted.class);
        assertThat(heard.about(reference))
                .as("coming back is no second activation")
                .hasSize(1);
    }

    @Test
    void aLineHeldBeforeItWasEverOnComesOnWhenTheHoldIsLifted() {
        var adsl = startAdsl();
        subscriptions.hold(customer, adsl, Reason.CUSTOMER_WISH, BY);
        subscriptions.activate(customer, adsl, BY);
        time.forwardBy(Duration.ofMinutes(1));
        activations.sweep(1000);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Pending.class);
        subscriptions.lift(customer, adsl, Reason.CUSTOMER_WISH, BY);
        assertThat(subscriptions.get(customer, adsl)).isInstanceOf(Subscription.Active.class);
        assertThat(heard.about(reference)).hasSize(1);
    }

    @Test
    void holdsPutAndLiftedAtOnceByManyLeaveTheLineAsTheRowsSay() throws Exception {
        var adsl = startAdsl();
        subscriptions.activate(customer, adsl, BY);
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var n = 0; n < 6; n++) {
            for (var reason : List.of(Reason.LOST_DEVICE, Reason.FRAUD)) {
                tasks.add(() -> tried(() -> subscriptions.hold(customer, adsl, reason, BY)));
                tasks.add(() -> tried(() -> subscriptions.lift(customer, adsl, reason, BY)));
            }
        }
        try (var executor = Executors.newFixedThreadPool(6)) {
            for (var done : executor.invokeAll(tasks)) done.get();
        }
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        var held = !subscriptions.get(customer, adsl).holds().isEmpty();
        assertThat(dialIn(adsl)).isInstanceOf(held ? Admission.Rejected.class : Admission.Admitted.class);
        assertThat(network.state(
                                customer.value(),
                                subscriptions.get(customer, adsl).terms().service())
                        .working())
                .isEqualTo(!held);
    }

    @Test
    void aCancelledLineGivesItsPortBackAndItsNumberRests() {
        var number = numbers.reserveAny(customer.value(), EXCHANGE, reference, HALF_AN_HOUR);
        var port = ports.reserve(customer.value(), AREA, "PAIR", reference, HALF_AN_HOUR);
        var line = start("FIXED_LINE_HOME", number, port);
        subscriptions.activate(customer, line, BY);
        assertThat(numbers.customerOf(number)).contains(customer.value());
        assertThat(subscriptions.get(customer, line)).isInstanceOf(Subscription.Active.class);

        exchange.behave(EXCHANGE, Behaviour.AWAY);
        subscriptions.cancel(customer, line, "moved away", BY);
        assertThat(ports.get(port).state())
                .as("the exchange has not let go yet")
                .isEqualTo("USED");
        exchange.behave(EXCHANGE, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        assertThat(ports.get(port).state()).isEqualTo("FREE");
        assertThat(numbers.customerOf(number)).isEmpty();
        assertThatThrownBy(() -> numbers.reserve(1, number, "x", HALF_AN_HOUR)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> subscriptions.hold(customer, line, Reason.FRAUD, BY))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("subscription-over"));
    }

    @Test
    void whatWasCancelledBeforeItWorkedIsFreeAtOnce() {
        var number = numbers.reserveAny(customer.value(), EXCHANGE, reference, HALF_AN_HOUR);
        var line = start("FIXED_LINE_HOME", number, null);
        subscriptions.cancel(customer, line, "changed their mind", BY);
        subscriptions.cancel(customer, line, "changed their mind", BY);
        numbers.reserve(1, number, "order:another", HALF_AN_HOUR);
        assertThat(subscriptions.get(customer, line)).isInstanceOf(Subscription.Cancelled.class);
        assertThat(subscriptions.of(customer)).hasSize(1);
    }

    private SubscriptionId startAdsl() {
        return start("ADSL_2M", null, ports.reserve(customer.value(), AREA, "DSLAM", reference, HALF_AN_HOUR));
    }

    private SubscriptionId start(String offer, @Nullable String number, @Nullable PortId port) {
        return subscriptions.start(
                new NewSubscription(customer, AccountId.next(), new OfferId(offer), PlaceId.next(), number, port),
                reference,
                BY);
    }

    private Admission dialIn(SubscriptionId id) {
        var login = subscriptions.login(customer, id);
        return accesses.authenticatePap(login.username(), login.password());
    }

    private static boolean tried(Runnable change) {
        try {
            change.run();
            return true;
        } catch (Refused notHeld) {
            return false;
        }
    }
}
