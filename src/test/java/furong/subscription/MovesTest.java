package furong.subscription;

import static furong.subscription.Ground.BY;
import static furong.subscription.Ground.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.network.NetworkBoard;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import furong.subscription.Suspensions.Suspension;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A line that moves: the new place is live and tested before the old one is let go. */
@FurongTest
class MovesTest {

    @Autowired
    Ground ground;

    @Autowired
    Moves moves;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Activations activations;

    @Autowired
    NetworkBoard board;

    @Autowired
    Numbers numbers;

    @Autowired
    Ports ports;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    Said said;

    @Autowired
    TimeTravel time;

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
    void theNewPlaceWorksBeforeTheOldOneIsLetGo() {
        var line = ground.phone();
        var before = ground.terms(line);
        var move = ground.begin(line, reference, null);
        assertThat(ground.terms(line)).as("laid out only").isEqualTo(before);
        moves.activate(line.customer(), move, BY);
        moves.activate(line.customer(), move, BY);
        assertThat(said.about(reference)).containsExactly("SwitchedOn", "LegLive");
        var after = ground.terms(line);
        assertThat(after.number()).isEqualTo(before.number());
        assertThat(after.service()).isNotEqualTo(before.service());
        assertThat(after.place()).isNotEqualTo(before.place());
        assertThat(ground.on(line, before.service())).as("the old leg works on").isTrue();
        assertThat(ground.on(line, after.service())).isTrue();

        moves.release(line.customer(), move, BY);
        moves.release(line.customer(), move, BY);
        assertThat(said.about(reference)).containsExactly("SwitchedOn", "LegLive", "OldLegGone");
        assertThat(ground.on(line, before.service())).isFalse();
        assertThat(ground.works(line)).isTrue();
        assertThat(state(before.port())).isEqualTo("FREE");
        assertThat(state(after.port())).isEqualTo("USED");
        assertThat(numbers.customerOf(Objects.requireNonNull(after.number())))
                .contains(line.customer().value());
        assertThat(moves.get(line.customer(), move).state()).isEqualTo(Move.State.DONE);
        assertThat(said.about(line.reference())).as("no second activation").containsExactly("SwitchedOn", "Activated");
    }

    @Test
    void aNumberThatCannotComeAlongRestsWhenTheOldLegIsGone() {
        var line = ground.phone();
        var old = Objects.requireNonNull(ground.terms(line).number());
        var fresh = ground.number(line, NEW, reference);
        var move = ground.begin(line, reference, fresh);
        moves.activate(line.customer(), move, BY);
        assertThat(ground.terms(line).number()).isEqualTo(fresh);
        assertThat(numbers.customerOf(old)).as("still rings").isPresent();
        moves.release(line.customer(), move, BY);
        assertThat(numbers.customerOf(old)).isEmpty();
        refused("number-taken", () -> numbers.reserve(1, old, "x", Duration.ofMinutes(1)));
    }

    @Test
    void theOldLegIsNotLetGoBeforeTheNewOneIsLiveAndWorks() {
        var line = ground.adsl();
        var move = ground.begin(line, reference, null);
        refused("move-new-line-first", () -> moves.release(line.customer(), move, BY));
        exchange.behave(NEW, Behaviour.BAD_LINES);
        moves.activate(line.customer(), move, BY);
        refused("move-new-line-first", () -> moves.release(line.customer(), move, BY));
        assertThat(moves.activation(line.customer(), move).fault()).isEqualTo("no-sync");

        exchange.behave(NEW, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        activations.sweep(1000);
        assertThat(said.about(reference)).containsExactly("SwitchedOn", "LegLive");
        subscriptions.hold(line.customer(), line.id(), Reason.CUSTOMER_WISH, BY);
        refused("move-new-line-first", () -> moves.release(line.customer(), move, BY));
        subscriptions.lift(line.customer(), line.id(), Reason.CUSTOMER_WISH, BY);
        moves.release(line.customer(), move, BY);
        assertThat(ground.works(line)).isTrue();
    }

    @Test
    void whenTheNewPlaceFailsNothingIsCutAndWhatItTookGoesBack() {
        var line = ground.phone();
        var before = ground.terms(line);
        var fresh = ground.number(line, NEW, reference);
        var move = ground.begin(line, reference, fresh);
        exchange.behave(NEW, Behaviour.BAD_LINES);
        moves.activate(line.customer(), move, BY);
        exchange.behave(NEW, Behaviour.AWAY);
        moves.giveUp(line.customer(), move, "the cable is broken", BY);
        moves.giveUp(line.customer(), move, "the cable is broken", BY);
        var port = moves.get(line.customer(), move).to().port();
        assertThat(state(port)).as("the exchange has not let go yet").isEqualTo("USED");
        exchange.behave(NEW, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        assertThat(state(port)).isEqualTo("FREE");
        assertThat(numbers.customerOf(fresh)).isEmpty();
        assertThat(ground.terms(line)).isEqualTo(before);
        assertThat(ground.works(line)).isTrue();
        assertThat(moves.get(line.customer(), move).clearedAt()).isNotNull();
        refused("move-given-up", () -> moves.activate(line.customer(), move, BY));
        refused("move-new-line-first", () -> moves.release(line.customer(), move, BY));
        ground.begin(line, Ground.reference(), null);
    }

    @Test
    void aLiveMoveIsNotGivenUpAndThereIsOneAtATime() {
        var line = ground.adsl();
        var move = ground.begin(line, reference, null);
        assertThat(moves.begin(line.customer(), line.id(), ground.leg(line, "test:x", null), reference, BY))
                .as("the same move again")
                .isEqualTo(move);
        refused("move-under-way", () -> ground.begin(line, Ground.reference(), null));
        moves.activate(line.customer(), move, BY);
        refused("move-live", () -> moves.giveUp(line.customer(), move, "too late", BY));
        refused("move-under-way", () -> ground.begin(line, Ground.reference(), null));
        moves.release(line.customer(), move, BY);
        ground.begin(line, Ground.reference(), null);
        assertThat(moves.of(line.customer(), line.id())).hasSize(2);
    }

    @Test
    void holdsActOnBothLegs() {
        var line = ground.adsl();
        var old = ground.terms(line).service();
        var move = ground.begin(line, reference, null);
        var fresh = moves.get(line.customer(), move).to().service();
        suspensions.suspend(line.customer(), new Suspension(line.id(), false, List.of(1L), "dun:" + reference), BY);
        moves.activate(line.customer(), move, BY);
        assertThat(ground.on(line, old) || ground.on(line, fresh)).isFalse();
        assertThat(said.about("dun:" + reference)).containsExactly("WentOff");
        subscriptions.lift(line.customer(), line.id(), Reason.NON_PAYMENT, "paid:" + reference, BY);
        assertThat(said.about("paid:" + reference)).containsExactly("CameBack");
        assertThat(said.about(reference)).containsExactly("SwitchedOn", "LegLive");
        assertThat(ground.on(line, old) && ground.on(line, fresh)).isTrue();

        subscriptions.hold(line.customer(), line.id(), Reason.FRAUD, BY);
        assertThat(ground.on(line, old) || ground.on(line, fresh)).isFalse();
        subscriptions.lift(line.customer(), line.id(), Reason.FRAUD, BY);
        moves.release(line.customer(), move, BY);
        subscriptions.hold(line.customer(), line.id(), Reason.FRAUD, BY);
        subscriptions.lift(line.customer(), line.id(), Reason.FRAUD, BY);
        assertThat(ground.on(line, old)).as("what was let go stays gone").isFalse();
        assertThat(ground.on(line, fresh)).isTrue();
    }

    @Test
    void aLineThatEndsWhileItMovesLeavesNothingBehind() {
        for (var live : new boolean[] {false, true}) {
            var line = ground.phone();
            var mine = Ground.reference();
            var move = ground.begin(line, mine, ground.number(line, NEW, mine));
            if (!live) exchange.behave(NEW, Behaviour.BAD_LINES);
            moves.activate(line.customer(), move, BY);
            subscriptions.cancel(line.customer(), line.id(), "moved abroad", "end:" + mine, BY);
            exchange.behave(NEW, Behaviour.WELL);
            time.forwardBy(Duration.ofMinutes(2));
            board.sweep(1000);
            activations.sweep(1000);
            var legs = moves.get(line.customer(), move);
            assertThat(said.about("end:" + mine)).containsExactly("Ended");
            for (var leg : new Move.Leg[] {legs.from(), legs.to()}) {
                assertThat(exchange.isOn(leg.service())).isFalse();
                assertThat(state(leg.port())).isEqualTo("FREE");
                assertThat(numbers.customerOf(Objects.requireNonNull(leg.number())))
                        .isEmpty();
            }
        }
    }

    @Test
    void aLineThatDoesNotWorkYetOrAnyMoreDoesNotMove() {
        exchange.behave(Ground.OLD, Behaviour.BAD_LINES);
        var line = ground.adsl();
        refused("subscription-not-active", () -> ground.begin(line, reference, null));
        subscriptions.cancel(line.customer(), line.id(), "never worked", BY);
        refused("subscription-over", () -> ground.begin(line, reference, null));
    }

    private String state(@Nullable PortId port) {
        return ports.get(Objects.requireNonNull(port)).state();
    }

    static void refused(String code, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
