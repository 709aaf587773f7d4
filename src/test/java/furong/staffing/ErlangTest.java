package furong.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erlang's formulas against figures that others published, and against a queue that is played through. */
class ErlangTest {

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    /** Offered traffic at 1 % loss, from the Erlang B tables in general use (ITU-T E.520 and traffic textbooks). */
    @ParameterizedTest
    @CsvSource({
        "1, 0.0101",
        "2, 0.153",
        "5, 1.36",
        "10, 4.46",
        "15, 8.11",
        "20, 12.0",
        "30, 20.3",
        "50, 37.9",
        "100, 84.1"
    })
    void erlangBIsAsPrintedInTheTables(int trunks, double erlang) {
        assertThat(new Erlang(erlang, trunks).lost()).isCloseTo(0.01, within(0.0004));
    }

    /**
     * The worked example printed in introductions to staffing: 100 calls of three minutes in half an hour are 10 erlang;
     * by number of agents, the share that waits, the share answered within 20 s, the mean wait.
     */
    @ParameterizedTest
    @CsvSource({"11, 68.2, 39.0, 122.8", "12, 44.9, 64.0, 40.5", "13, 28.5, 79.6, 17.1", "14, 17.4, 88.8, 7.8"})
    @DisplayName("G4-17 Erlang C as published")
    void erlangCIsAsPublished(int agents, double waits, double inTime, double meanWait) {
        var queue = new Erlang(Erlang.load(100, THREE_MINUTES, Duration.ofMinutes(30)), agents);
        assertThat(queue.load()).isEqualTo(10.0);
        assertThat(queue.waits() * 100).isCloseTo(waits, within(0.06));
        assertThat(queue.answeredWithin(Duration.ofSeconds(20), THREE_MINUTES) * 100)
                .isCloseTo(inTime, within(0.06));
        assertThat(queue.meanWait(THREE_MINUTES).toMillis() / 1000.0).isCloseTo(meanWait, within(0.1));
    }

    @Test
    @DisplayName("G4-17 the fewest agents for 80 % within 20 s in that example are 14")
    void theFewestAgents() {
        var target = new Target(LocalDate.EPOCH, 0.80, Duration.ofSeconds(20), "example");
        assertThat(Erlang.agentsFor(10, target, THREE_MINUTES)).isEqualTo(14);
        assertThat(Erlang.agentsFor(0, target, THREE_MINUTES)).isZero();
    }

    @Test
    void moreAgentsNeverMakeItWorse() {
        for (var load : new double[] {0.3, 4.7, 25, 140})
            for (var agents = (int) load + 1; agents < load * 2 + 10; agents++) {
                var few = new Erlang(load, agents);
                var more = new Erlang(load, agents + 1);
                assertThat(more.waits()).isLessThan(few.waits());
                assertThat(more.meanWait(THREE_MINUTES)).isLessThanOrEqualTo(few.meanWait(THREE_MINUTES));
                assertThat(few.waits()).isBetween(0.0, 1.0);
            }
    }

    @Test
    void tooFewAgentsNeverCatchUp() {
        var swamped = new Erlang(10, 10);
        assertThat(swamped.waits()).isEqualTo(1);
        assertThat(swamped.answeredWithin(Duration.ofHours(1), THREE_MINUTES)).isZero();
        assertThatThrownBy(() -> swamped.meanWait(THREE_MINUTES)).isInstanceOf(IllegalStateException.class);
    }

    /** The same queue, played through with random calls: the formula must say what happens. */
    @Test
    void aQueuePlayedThroughAgrees() {
        var seed = 20031030L;
        System.out.println("queue played through, seed " + seed);
        var chance = new Random(seed);
        var free = new PriorityQueue<Double>();
        for (var agent = 0; agent < 14; agent++) free.add(0.0);
        var calls = 400_000;
        var waited = 0;
        var inTime = 0;
        var now = 0.0;
        for (var call = 0; call < calls; call++) {
            now += -Math.log(1 - chance.nextDouble()) * 18; // 100 in half an hour
            var begins = Math.max(now, free.remove());
            free.add(begins - Math.log(1 - chance.nextDouble()) * 180);
            if (begins > now) waited++;
            if (begins - now <= 20) inTime++;
        }
        var queue = new Erlang(10, 14);
        assertThat((double) waited / calls).isCloseTo(queue.waits(), within(0.01));
        assertThat((double) inTime / calls)
                .isCloseTo(queue.answeredWithin(Duration.ofSeconds(20), THREE_MINUTES), within(0.01));
    }
}
