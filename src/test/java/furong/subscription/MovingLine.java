package furong.subscription;

import static furong.subscription.Ground.BY;
import static furong.subscription.Ground.NEW;
import static furong.subscription.Ground.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import furong.network.LineOff;
import furong.network.LineOn;
import furong.network.Network;
import furong.network.NetworkBoard;
import furong.network.NetworkElement.Instruction;
import furong.network.NetworkElement.Target;
import furong.network.NetworkElement.Trouble;
import furong.network.ServiceState;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.resource.Ports;
import furong.subscription.InterleavingTest.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One line that moves, what happens to it, and what must be true of it at every moment and in the end. */
class MovingLine implements Witness.Eye {

    private static final Set<String> EXPECTED =
            Set.of("move-new-line-first", "move-live", "move-given-up", "subscription-not-held");

    /** What the lives have in common. */
    @Component
    record World(
            Ground ground,
            Subscriptions subscriptions,
            Moves moves,
            Activations activations,
            Network network,
            NetworkBoard board,
            Ports ports,
            SimulatedSwitch exchange,
            Witness witness,
            News news,
            Said said,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            TimeTravel time,
            Clock clock,
            JdbcClient db) {}

    private final World world;
    private final String what;
    private final String reference = Ground.reference();
    private final Ground.Line line;
    private final MoveId id;
    private volatile boolean held;
    private volatile boolean everHeld;
    private volatile boolean comingBack;
    private volatile boolean loseAnswer;
    private volatile @Nullable Step whileTelling;
    private volatile @Nullable Step whileTesting;
    private volatile String gap = "";

    MovingLine(World world, String what) {
        this.world = world;
        this.what = what;
        world.ground().behave(Behaviour.WELL);
        line = world.ground().phone();
        id = world.ground().begin(line, reference, world.ground().number(line, NEW, reference));
        world.witness().watch(line.customer(), this);
    }

    void live(List<Step> steps) {
        Queue<Step> left = new ArrayDeque<>(steps);
        while (!left.isEmpty()) {
            var step = left.remove();
            if (step == Step.WHILE_TELLING) whileTelling = next(left);
            else if (step == Step.WHILE_TESTING) whileTesting = next(left);
            else happen(step);
            world.time().forwardBy(Duration.ofSeconds(1));
        }
        heal();
        checkTheEnd();
        world.witness().leave(line.customer());
    }

    private static @Nullable Step next(Queue<Step> left) {
        var step = left.poll();
        return step == Step.WHILE_TELLING || step == Step.WHILE_TESTING ? next(left) : step;
    }

    private void happen(Step step) {
        try {
            carryOut(step);
        } catch (Refused no) {
            assertThat(EXPECTED).as(what).contains(no.code());
        }
        look(step.name());
    }

    private void carryOut(Step step) {
        var customer = line.customer();
        switch (step) {
            case ACTIVATE -> world.moves().activate(customer, id, BY);
            case RELEASE -> world.moves().release(customer, id, BY);
            case GIVE_UP -> world.moves().giveUp(customer, id, "by lot", BY);
            case HOLD -> hold();
            case LIFT -> lift();
            case SWEEP -> sweep(Duration.ofMinutes(1));
            case NEWS_AGAIN -> world.transaction().executeWithoutResult(now -> legs().forEach(this::newsAgain));
            case LOSE_NEWS -> world.news().lose(line.id());
            case HEAR_NEWS -> world.news().hear(line.id());
            case LOSE_ANSWER -> loseAnswer = true;
            case NEW_TOWN_BAD -> world.exchange().behave(NEW, Behaviour.BAD_LINES);
            case NEW_TOWN_AWAY -> world.exchange().behave(NEW, Behaviour.AWAY);
            case OLD_TOWN_AWAY -> world.exchange().behave(OLD, Behaviour.AWAY);
            case ALL_WELL -> world.ground().behave(Behaviour.WELL);
            case WHILE_TELLING, WHILE_TESTING -> throw new IllegalArgumentException(step.name());
        }
    }

    private void hold() {
        held = true;
        everHeld = true;
        comingBack = true;
        world.subscriptions().hold(line.customer(), line.id(), Reason.CUSTOMER_WISH, "hold:" + reference, BY);
    }

    private void lift() {
        held = false; // before the call: something may hold it again while the network is told
        world.subscriptions().lift(line.customer(), line.id(), Reason.CUSTOMER_WISH, "lift:" + reference, BY);
    }

    private void newsAgain(Move.Leg leg) {
        var about = Subscriptions.subject(line.id());
        var at = world.clock().instant();
        world.events().publishEvent(new LineOn(line.customer().value(), leg.service(), 1, about, at));
        world.events().publishEvent(new LineOff(line.customer().value(), leg.service(), 1, about, at));
    }

    private void sweep(Duration pause) {
        world.time().forwardBy(pause);
        legs().forEach(leg -> world.board().tell(line.customer().value(), leg.service()));
        world.activations().sweep(1000);
    }

    /** All is well again and nothing new happens: what was asked comes to its end. */
    private void heal() {
        var late =
                Stream.of(whileTelling, whileTesting).filter(Objects::nonNull).toList();
        whileTelling = null;
        whileTesting = null;
        late.forEach(this::happen);
        loseAnswer = false;
        world.news().hear(line.id());
        world.ground().behave(Behaviour.WELL);
        if (held) happen(Step.LIFT);
        for (var n = 0; n < 3; n++) sweep(Duration.ofMinutes(20));
        look("the end");
    }

    private void checkTheEnd() {
        var move = world.moves().get(line.customer(), id);
        var terms = world.ground().terms(line);
        assertThat(world.ground().works(line)).as(what).isTrue();
        var now = move.liveAt() == null ? move.from() : move.to();
        assertThat(terms.service()).as(what).isEqualTo(now.service());
        assertThat(terms.number()).as(what).isEqualTo(now.number());
        assertThat(move.state()).as(what).isNotEqualTo(Move.State.LETTING_GO);
        if (move.state() == Move.State.DONE) assertGone(move.from());
        if (move.state() == Move.State.GIVEN_UP) {
            assertThat(move.clearedAt()).as(what).isNotNull();
            assertGone(move.to());
        }
        assertThat(said("LegLive")).as(what).isEqualTo(move.liveAt() == null ? 0 : 1);
        assertThat(said("OldLegGone")).as(what).isEqualTo(move.releasedAt() == null ? 0 : 1);
        assertThat(said("SwitchedOn")).as(what).isLessThanOrEqualTo(1);
        if (!everHeld)
            assertThat(world.moves().outage(line.customer(), id)).as(what).isZero();
        world.subscriptions().cancel(line.customer(), line.id(), "done", "end:" + reference, BY);
        assertThat(world.said().about("end:" + reference)).as(what).containsExactly("Ended");
        legs().forEach(this::assertGone);
        assertThat(openWatches()).as(what).isZero();
    }

    private void assertGone(Move.Leg leg) {
        assertThat(world.exchange().isOn(leg.service())).as(what).isFalse();
        assertThat(world.ports().get(Objects.requireNonNull(leg.port())).state())
                .as(what)
                .isEqualTo("FREE");
        var worked = world.network().everOn(line.customer().value(), leg.service());
        assertThat(world.ground().stateOf(Objects.requireNonNull(leg.number())))
                .as(what)
                .isEqualTo(worked ? "QUARANTINED" : "FREE");
    }

    private long said(String event) {
        return world.said().about(reference).stream().filter(event::equals).count();
    }

    private int openWatches() {
        return world.db()
                .sql("""
                select count(*) from subscription.watch where customer = :customer and next_look_at is not null""")
                .param("customer", line.customer().value())
                .query(Integer.class)
                .single();
    }

    /** After each step: in truth and as it was observed there is a working line, or something holds it. */
    private void look(String after) {
        if (held) return;
        var truly = legs().stream().anyMatch(leg -> world.exchange().isOn(leg.service()));
        var observed = legs().stream()
                .anyMatch(leg -> world.network()
                        .find(line.customer().value(), leg.service())
                        .filter(ServiceState::observedOn)
                        .isPresent());
        if (observed && isBack()) comingBack = false;
        assertThat(gap).as(what).isEmpty();
        assertThat(comingBack || (truly && observed))
                .as(what + ": no line after " + after)
                .isTrue();
    }

    /**
     * A leg is on that is meant to be. One that was let go of before the line was held, and could not be told yet, is no
     * way back: it goes whenever its exchange hears of it.
     */
    private boolean isBack() {
        return legs().stream().anyMatch(leg -> world.exchange().isOn(leg.service()) && isWanted(leg));
    }

    private boolean isWanted(Move.Leg leg) {
        return world.network()
                .find(line.customer().value(), leg.service())
                .filter(ServiceState::wantedOn)
                .isPresent();
    }

    /** At each telling, from within: nothing is left on though nothing holds the line. */
    @Override
    public void told(Instruction instruction) throws Trouble {
        if (!instruction.on()
                && !held
                && !comingBack
                && legs().stream().noneMatch(leg -> world.exchange().isOn(leg.service())))
            gap = "cut by " + instruction;
        if (instruction.on() && !held && isBack()) comingBack = false;
        var meanwhile = whileTelling;
        whileTelling = null;
        if (meanwhile != null) elsewhere(meanwhile);
        if (loseAnswer) {
            loseAnswer = false;
            throw new Trouble("the answer was lost");
        }
    }

    @Override
    public void measured(Target target) {
        var meanwhile = whileTesting;
        whileTesting = null;
        if (meanwhile != null) elsewhere(meanwhile);
    }

    /** In a thread of its own, as a person at another counter. */
    private void elsewhere(Step step) {
        try (var other = Executors.newSingleThreadExecutor()) {
            other.submit(() -> {
                        try {
                            carryOut(step);
                        } catch (Refused no) {
                            assertThat(EXPECTED).as(what).contains(no.code());
                        }
                    })
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(what, failure);
        }
    }

    private List<Move.Leg> legs() {
        var move = world.moves().get(line.customer(), id);
        return List.of(move.from(), move.to());
    }
}
