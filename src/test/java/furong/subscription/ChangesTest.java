package furong.subscription;

import static furong.subscription.Ground.BY;
import static furong.subscription.Ground.NEW;
import static furong.subscription.Ground.OLD;
import static furong.subscription.MovesTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.Network;
import furong.network.NetworkBoard;
import furong.network.ServiceSpec;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.platform.TimeTravel;
import furong.resource.Numbers;
import furong.subscription.Suspensions.Suspension;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A line that stays where it is and becomes another: in tariff and features, in number, in owner. */
@FurongTest
class ChangesTest {

    private static final OfferId CHEAPER = new OfferId("ADSL_1M");
    private static final OfferId HOME = new OfferId("FIXED_LINE_HOME");

    @Autowired
    Ground ground;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Moves moves;

    @Autowired
    Activations activations;

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    Numbers numbers;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    Said said;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private final String reference = Ground.reference();

    @BeforeEach
    void anExchange() {
        ground.lay();
    }

    @AfterEach
    void wellAgain() {
        ground.behave(Behaviour.WELL);
    }

    @Test
    void aTariffChangesWhenTheNetworkCarriesItAndTheLineNeverGoesOff() {
        var line = ground.adsl();
        var before = ground.terms(line);
        exchange.behave(OLD, Behaviour.AWAY);
        subscriptions.change(line.customer(), line.id(), CHEAPER, Set.of(), reference, BY);
        assertThat(ground.terms(line).offer()).isEqualTo(CHEAPER);
        assertThat(said.about(reference)).as("not seen yet").isEmpty();
        assertThat(exchange.isOn(before.service())).isTrue();
        exchange.behave(OLD, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        assertThat(said.about(reference)).containsExactly("Changed");
        assertThat(spec(line).speedKbps()).isEqualTo(1024);
        subscriptions.change(line.customer(), line.id(), CHEAPER, Set.of(), reference, BY);
        activations.sweep(1000);
        assertThat(said.about(reference)).as("once").containsExactly("Changed");
        assertThat(subscriptions.former(line.customer(), line.id()))
                .extracting(Subscriptions.Former::offer, Subscriptions.Former::became)
                .containsExactly(tuple(before.offer(), "CHANGED"));
    }

    @Test
    void featuresReachTheSwitchAndTheirTimeIsKept() {
        var line = ground.phone();
        subscriptions.change(
                line.customer(),
                line.id(),
                HOME,
                Set.of("CALLER_DISPLAY", "CALL_FORWARDING=02886100000"),
                reference,
                BY);
        assertThat(ground.terms(line).features()).containsExactly("CALLER_DISPLAY", "CALL_FORWARDING=02886100000");
        assertThat(exchange.features(ground.terms(line).service()))
                .containsExactly("CALLER_DISPLAY", "CALL_FORWARDING=02886100000");
        time.forwardBy(Duration.ofMinutes(1));
        var next = Ground.reference();
        subscriptions.change(line.customer(), line.id(), HOME, Set.of("CALL_FORWARDING=02886200000"), next, BY);
        assertThat(exchange.features(ground.terms(line).service())).containsExactly("CALL_FORWARDING=02886200000");
        assertThat(said.about(next)).containsExactly("Changed");
        assertThat(featuresOf(line)).containsExactly("CALLER_DISPLAY over", "CALL_FORWARDING over", "CALL_FORWARDING");
        refused(
                "feature-unknown",
                () -> subscriptions.change(line.customer(), line.id(), HOME, Set.of("FLYING"), "x", BY));
        refused(
                "feature-twice",
                () -> subscriptions.change(
                        line.customer(), line.id(), HOME, Set.of("CALL_FORWARDING=1", "CALL_FORWARDING=2"), "x", BY));
        refused(
                "change-other-line",
                () -> subscriptions.change(line.customer(), line.id(), CHEAPER, Set.of(), "x", BY));
        subscriptions.cancel(line.customer(), line.id(), "over", BY);
        assertThat(featuresOf(line)).allMatch(feature -> feature.endsWith(" over"));
    }

    @Test
    void aHeldLineIsChangedAtOnceAndComesBackChanged() {
        var line = ground.adsl();
        subscriptions.hold(line.customer(), line.id(), Reason.CUSTOMER_WISH, BY);
        subscriptions.change(line.customer(), line.id(), CHEAPER, Set.of(), reference, BY);
        assertThat(said.about(reference)).containsExactly("Changed");
        assertThat(ground.works(line)).isFalse();
        subscriptions.lift(line.customer(), line.id(), Reason.CUSTOMER_WISH, BY);
        assertThat(ground.works(line)).isTrue();
        assertThat(spec(line).speedKbps()).isEqualTo(1024);
    }

    @Test
    void bothLegsOfALineThatMovesAreChanged() {
        var line = ground.adsl();
        exchange.behave(NEW, Behaviour.BAD_LINES);
        var move = ground.begin(line, Ground.reference(), null);
        moves.activate(line.customer(), move, BY);
        subscriptions.change(line.customer(), line.id(), CHEAPER, Set.of(), reference, BY);
        for (var leg : List.of(
                moves.get(line.customer(), move).from(),
                moves.get(line.customer(), move).to()))
            assertThat(network.state(line.customer().value(), leg.service())
                            .spec()
                            .speedKbps())
                    .isEqualTo(1024);
        exchange.behave(NEW, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(2));
        activations.sweep(1000);
        assertThat(moves.get(line.customer(), move).state()).isEqualTo(Move.State.LIVE);
        assertThat(ground.terms(line).offer()).isEqualTo(CHEAPER);
        refused("move-under-way", () -> subscriptions.renumber(line.customer(), line.id(), "1", null, "x", BY));
        refused("move-under-way", () -> transfer(line, CustomerId.next(), "x"));
    }

    @Test
    void anOldNumberRestsOrTellsTheNewOneOnceTheNetworkUsesThat() {
        for (var announce : new boolean[] {false, true}) {
            var line = ground.phone();
            var mine = Ground.reference();
            var old = Objects.requireNonNull(ground.terms(line).number());
            var fresh = ground.number(line, OLD, mine);
            var until = announce ? clock.instant().plus(Duration.ofDays(30)) : null;
            exchange.behave(OLD, Behaviour.AWAY);
            subscriptions.renumber(line.customer(), line.id(), fresh, until, mine, BY);
            subscriptions.renumber(line.customer(), line.id(), fresh, until, mine, BY);
            assertThat(numbers.customerOf(old)).as("not before").isPresent();
            exchange.behave(OLD, Behaviour.WELL);
            time.forwardBy(Duration.ofMinutes(1));
            board.sweep(1000);
            assertThat(said.about(mine)).containsExactly("Renumbered");
            assertThat(spec(line).number()).isEqualTo(fresh);
            assertThat(ground.works(line)).isTrue();
            assertThat(numbers.customerOf(fresh)).contains(line.customer().value());
            if (announce)
                assertThat(numbers.announcementOf(old))
                        .hasValueSatisfying(
                                said -> assertThat(said.replacement()).isEqualTo(fresh));
            else refused("number-taken", () -> numbers.reserve(1, old, "x", Duration.ofMinutes(1)));
        }
    }

    @Test
    void aLineChangesHandsWithNumberFeaturesAndHoldsAndIsNeverOff() {
        var line = ground.phone();
        var before = ground.terms(line);
        var number = Objects.requireNonNull(before.number());
        subscriptions.change(line.customer(), line.id(), HOME, Set.of("CALLER_DISPLAY"), "f:" + reference, BY);
        suspensions.suspend(line.customer(), new Suspension(line.id(), false, List.of(1L), ""), BY);
        var buyer = CustomerId.next();
        refused("transfer-unpaid", () -> transfer(line, buyer, reference));
        subscriptions.lift(line.customer(), line.id(), Reason.NON_PAYMENT, BY);
        refused("transfer-same-customer", () -> transfer(line, line.customer(), reference));
        exchange.behave(OLD, Behaviour.AWAY);
        subscriptions.change(line.customer(), line.id(), HOME, Set.of(), "g:" + reference, BY);
        refused("transfer-unsettled", () -> transfer(line, buyer, reference));
        exchange.behave(OLD, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        subscriptions.change(line.customer(), line.id(), HOME, Set.of("CALLER_DISPLAY"), "h:" + reference, BY);

        var id = transfer(line, buyer, reference);
        var theirs = new Ground.Line(buyer, id, reference);
        assertThat(said.about(reference)).containsExactly("Transferred");
        assertThat(ground.works(theirs)).isTrue();
        assertThat(ground.terms(theirs).features()).containsExactly("CALLER_DISPLAY");
        assertThat(numbers.customerOf(number)).contains(buyer.value());
        assertThat(subscriptions.get(line.customer(), line.id())).isInstanceOf(Subscription.Cancelled.class);
        refused("subscription-over", () -> transfer(line, CustomerId.next(), "x"));

        subscriptions.hold(buyer, id, Reason.FRAUD, BY);
        assertThat(ground.works(theirs)).isFalse();
        var third = CustomerId.next();
        var last = subscriptions.transfer(buyer, id, third, AccountId.next(), PlaceId.next(), "t:" + reference, BY);
        assertThat(subscriptions.get(third, last).holds())
                .extracting(Hold::reason)
                .containsExactly(Reason.FRAUD);
        assertThat(exchange.isOn(before.service())).isFalse();
        subscriptions.cancel(line.customer(), line.id(), "again", "e:" + reference, BY);
        assertThat(said.about("e:" + reference)).as("nothing is left to end").isEmpty();
        assertThat(numbers.customerOf(number)).contains(third.value());
        subscriptions.cancel(third, last, "over", "e:" + reference, BY);
        assertThat(said.about("e:" + reference)).containsExactly("Ended");
        assertThat(numbers.customerOf(number)).isEmpty();
    }

    private List<String> featuresOf(Ground.Line line) {
        return db.sql("""
                select code || case when until is null then '' else ' over' end from subscription.feature
                where customer = :customer order by since, code""")
                .param("customer", line.customer().value())
                .query(String.class)
                .list();
    }

    private SubscriptionId transfer(Ground.Line line, CustomerId to, String mine) {
        return subscriptions.transfer(line.customer(), line.id(), to, AccountId.next(), PlaceId.next(), mine, BY);
    }

    private ServiceSpec spec(Ground.Line line) {
        return network.state(line.customer().value(), ground.terms(line).service())
                .spec();
    }
}
