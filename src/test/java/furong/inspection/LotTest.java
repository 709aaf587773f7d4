package furong.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sample that anybody can draw again. */
class LotTest {

    private static final List<Lot.Row> FRAME = IntStream.range(0, 600)
            .mapToObj(n -> new Lot.Row("visit:%04d".formatted(n), n % 6))
            .toList();

    @Test
    void theSameSeedDrawsTheSameWhateverTheOrderOfTheList() {
        var shuffled = new ArrayList<>(FRAME);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(Lot.draw("2003-10-30", shuffled, 4))
                .isEqualTo(Lot.draw("2003-10-30", FRAME, 4))
                .hasSize(24)
                .isNotEqualTo(Lot.draw("2003-10-31", FRAME, 4));
        assertThat(Lot.markOf(shuffled)).isEqualTo(Lot.markOf(FRAME));
    }

    @Test
    void aSmallUnitIsDrawnWhole() {
        var frame = List.of(new Lot.Row("a", 1), new Lot.Row("b", 2), new Lot.Row("c", 2));
        assertThat(Lot.draw("x", frame, 5)).containsExactly("a", "b", "c");
        assertThat(Lot.draw("x", frame, 1)).hasSize(2).contains("a");
    }

    @Test
    void theMarkIsWhatShaSumPrints() {
        assertThat(Lot.mark("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** Of 600 rows drawn 24 at a time by 500 seeds each is drawn about 20 times; six standard deviations are 27. */
    @Test
    void noRowIsPreferred() {
        var times = new int[FRAME.size()];
        for (var seed = 0; seed < 500; seed++)
            for (var key : Lot.draw("seed " + seed, FRAME, 4)) times[Integer.parseInt(key.substring(6))]++;
        assertThat(IntStream.of(times).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(1, 47));
    }
}
