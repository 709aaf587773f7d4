package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    @ParameterizedTest(name = "n = {0}: {1} – {2} %")
    @DisplayName("G4-11 the interval of 98.3 % is the published one")
    @CsvSource({"300, 96.1, 99.3", "1000, 97.3, 98.9", "5000, 97.9, 98.6", "20000, 98.1, 98.5"})
    void wilson(long n, String low, String high) {
        var interval = Share.wilson(0.983, n);
        assertThat(percent(interval.low())).isEqualTo(low);
        assertThat(percent(interval.high())).isEqualTo(high);
    }

    @ParameterizedTest(name = "reached {0} %: {1} – {2} %")
    @DisplayName("G4-11 what 98.3 % satisfied means if not everybody was reached")
    @CsvSource({"100, 98.3, 98.3", "95, 93.4, 98.4", "90, 88.5, 98.5", "80, 78.6, 98.6", "70, 68.8, 98.8"})
    void bounds(long reached, String low, String high) {
        var bounds = new Share(983, 1000).bounds(new Share(reached, 100));
        assertThat(percent(bounds.low())).isEqualTo(low);
        assertThat(percent(bounds.high())).isEqualTo(high);
    }

    @Test
    void theIntervalHoldsTheShareAndNarrowsWithMoreAnswers() {
        var seed = 20261122L;
        var random = new Random(seed);
        for (var round = 0; round < 10_000; round++) {
            var whole = 1 + random.nextLong(100_000);
            var share = new Share(random.nextLong(whole + 1), whole);
            var interval = share.wilson();
            assertThat(share.value())
                    .as("seed %d, %s", seed, share)
                    .isBetween(interval.low() - 1e-12, interval.high() + 1e-12);
            assertThat(interval.low()).isBetween(0.0, 1.0);
            assertThat(interval.high()).isBetween(0.0, 1.0);
            var tenfold = new Share(share.part() * 10, whole * 10).wilson();
            assertThat(tenfold.high() - tenfold.low())
                    .as("seed %d, %s", seed, share)
                    .isLessThan(interval.high() - interval.low());
        }
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(new Share(0, 0).known()).isFalse();
        assertThat(new Share(0, 0).wilson()).isEqualTo(new Share.Range(0, 1));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value * 100);
    }
}
