package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of intervals against sets of single minutes, which are too simple to be wrong. */
class IntervalSetTest {

    private static final int MINUTES = 200;

    @Test
    void theAlgebraIsThatOfSets() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var n = 0; n < 3_000; n++) {
            var a = random(random);
            var b = random(random);
            assertThat(bits(a.union(b))).as("seed %d: %s ∪ %s", seed, a, b).isEqualTo(or(bits(a), bits(b)));
            assertThat(bits(a.intersect(b))).as("seed %d: %s ∩ %s", seed, a, b).isEqualTo(and(bits(a), bits(b)));
            assertThat(bits(a.subtract(b))).as("seed %d: %s − %s", seed, a, b).isEqualTo(without(bits(a), bits(b)));
            assertThat(a.total()).as("seed %d: %s", seed, a).isEqualTo(Duration.ofMinutes(bits(a).cardinality()));
            assertThat(a.subtract(b).union(a.intersect(b))).as("seed %d", seed).isEqualTo(a);
        }
    }

    @Test
    void intervalsThatTouchBecomeOne() {
        assertThat(IntervalSet.of(interval(1, 5), interval(5, 9), interval(3, 4))
                        .intervals())
                .containsExactly(interval(1, 9));
    }

    @Test
    void theEndDoesNotBelongToAnInterval() {
        var set = IntervalSet.of(interval(1, 5));
        assertThat(set.contains(minute(1))).isTrue();
        assertThat(set.contains(minute(5))).isFalse();
        assertThatThrownBy(() -> interval(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nextIsTheEarliestInstantNotBefore() {
        var set = IntervalSet.of(interval(10, 20), interval(30, 40));
        assertThat(set.next(minute(0))).contains(minute(10));
        assertThat(set.next(minute(15))).contains(minute(15));
        assertThat(set.next(minute(20))).contains(minute(30));
        assertThat(set.next(minute(40))).isEmpty();
    }

    private static IntervalSet random(Random random) {
        var intervals = new ArrayList<Interval>();
        for (var n = random.nextInt(6); n > 0; n--) {
            var from = random.nextInt(MINUTES - 1);
            intervals.add(interval(from, from + 1 + random.nextInt(MINUTES - from - 1)));
        }
        return IntervalSet.of(intervals);
    }

    private static BitSet bits(IntervalSet set) {
        var bits = new BitSet();
        for (var n = 0; n < MINUTES; n++) if (set.contains(minute(n))) bits.set(n);
        return bits;
    }

    private static BitSet or(BitSet a, BitSet b) {
        a.or(b);
        return a;
    }

    private static BitSet and(BitSet a, BitSet b) {
        a.and(b);
        return a;
    }

    private static BitSet without(BitSet a, BitSet b) {
        a.andNot(b);
        return a;
    }

    private static Interval interval(int from, int until) {
        return new Interval(minute(from), minute(until));
    }

    private static Instant minute(int number) {
        return Instant.EPOCH.plus(Duration.ofMinutes(number));
    }
}
