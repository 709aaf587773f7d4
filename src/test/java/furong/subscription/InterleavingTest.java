package furong.subscription;

import static furong.subscription.InterleavingTest.Step.ACTIVATE;
import static furong.subscription.InterleavingTest.Step.ALL_WELL;
import static furong.subscription.InterleavingTest.Step.GIVE_UP;
import static furong.subscription.InterleavingTest.Step.HOLD;
import static furong.subscription.InterleavingTest.Step.LIFT;
import static furong.subscription.InterleavingTest.Step.LOSE_ANSWER;
import static furong.subscription.InterleavingTest.Step.LOSE_NEWS;
import static furong.subscription.InterleavingTest.Step.NEW_TOWN_AWAY;
import static furong.subscription.InterleavingTest.Step.NEW_TOWN_BAD;
import static furong.subscription.InterleavingTest.Step.OLD_TOWN_AWAY;
import static furong.subscription.InterleavingTest.Step.RELEASE;
import static furong.subscription.InterleavingTest.Step.SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.network.SimulatedSwitch.Behaviour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever happens to a line that moves, in whatever order, there is no instant without a working line except while
 * something holds it; and everything comes to its end once, with nothing left behind.
 */
@FurongTest
class InterleavingTest {

    /** What can happen. What has no place where it comes is refused, which is one more thing to be tried. */
    enum Step {
        ACTIVATE,
        RELEASE,
        GIVE_UP,
        HOLD,
        LIFT,
        SWEEP,
        /** The network says of both legs, once more and rightly or wrongly, that they are on and that they are off. */
        NEWS_AGAIN,
        LOSE_NEWS,
        HEAR_NEWS,
        /** The next telling is obeyed or not, and its answer is lost. */
        LOSE_ANSWER,
        /** The next step happens while the network is being told something. */
        WHILE_TELLING,
        /** The next step happens while a leg is being tested. */
        WHILE_TESTING,
        NEW_TOWN_BAD,
        NEW_TOWN_AWAY,
        OLD_TOWN_AWAY,
        ALL_WELL
    }

    /** More of them, for whoever changed something here: {@code -Dfurong.lives=1500}; each takes a number or two of 2,000. */
    private static final int LIVES = Integer.getInteger("furong.lives", 120);

    private static final int STEPS = 16;

    @Autowired
    MovingLine.World world;

    @BeforeEach
    void lay() {
        world.ground().lay();
    }

    @AfterEach
    void allWell() {
        world.ground().behave(Behaviour.WELL);
    }

    @Test
    void everyOrderOfAFewThings() {
        var tried = 0;
        tried += all(List.of(), List.of(ACTIVATE, RELEASE, GIVE_UP, HOLD, LIFT));
        tried += all(List.of(NEW_TOWN_BAD), List.of(ACTIVATE, RELEASE, GIVE_UP, ALL_WELL));
        tried += all(List.of(LOSE_NEWS), List.of(ACTIVATE, RELEASE, HOLD, SWEEP));
        tried += all(List.of(ACTIVATE), List.of(RELEASE, HOLD, LIFT, HOLD));
        System.out.println("InterleavingTest orders " + tried);
        assertThat(tried).isEqualTo(120 + 24 + 24 + 24);
    }

    /** What lives by lot found: after a hold the network has brought back the new leg and not the old one. */
    @Test
    void oneLegIsBackAndTheOtherIsGivenUp() {
        var oneIsBack = List.of(LOSE_NEWS, HOLD, ACTIVATE, LOSE_ANSWER, LIFT, OLD_TOWN_AWAY);
        for (var end : List.of(
                List.of(GIVE_UP),
                List.of(GIVE_UP, GIVE_UP, SWEEP),
                List.of(GIVE_UP, HOLD, LIFT),
                List.of(GIVE_UP, NEW_TOWN_BAD, SWEEP),
                List.of(GIVE_UP, ALL_WELL, SWEEP),
                List.of(NEW_TOWN_AWAY, GIVE_UP, SWEEP))) {
            var steps = new ArrayList<>(oneIsBack);
            steps.addAll(end);
            live(steps, "");
        }
        // neither is back, and the one that was given up is the first to be: its number worked
        live(
                List.of(
                        HOLD,
                        ACTIVATE,
                        NEW_TOWN_AWAY,
                        OLD_TOWN_AWAY,
                        LIFT,
                        GIVE_UP,
                        NEW_TOWN_BAD,
                        SWEEP,
                        SWEEP,
                        ALL_WELL),
                "");
    }

    @Test
    void manyLivesByLot() {
        var seed = Long.getLong("furong.seed", new Random().nextLong());
        System.out.println("InterleavingTest seed " + seed);
        var random = new Random(seed);
        for (var life = 0; life < LIVES; life++) {
            var steps = new ArrayList<Step>();
            for (var n = 0; n < STEPS; n++) steps.add(Step.values()[random.nextInt(Step.values().length)]);
            live(steps, "seed " + seed + " life " + life);
        }
    }

    private int all(List<Step> first, List<Step> steps) {
        var orders = new ArrayList<List<Step>>();
        permute(new ArrayList<>(steps), 0, orders);
        for (var order : orders) {
            var whole = new ArrayList<>(first);
            whole.addAll(order);
            live(whole, "");
        }
        return orders.size();
    }

    private void live(List<Step> steps, String what) {
        var line = new MovingLine(world, what + " " + steps);
        line.live(steps);
    }

    private static void permute(List<Step> steps, int from, List<List<Step>> orders) {
        if (from == steps.size()) orders.add(List.copyOf(steps));
        for (var n = from; n < steps.size(); n++) {
            Collections.swap(steps, from, n);
            permute(steps, from + 1, orders);
            Collections.swap(steps, from, n);
        }
    }
}
