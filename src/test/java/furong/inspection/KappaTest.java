package furong.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Agreement beyond chance of two who judged the same. */
class KappaTest {

    @Test
    void twentyFiveTenFifteenIsNoughtPointFour() {
        var kappa = new Kappa(20, 5, 10, 15);
        assertThat(kappa.observed()).isEqualTo(0.7, within(1e-12));
        assertThat(kappa.expected()).isEqualTo(0.5, within(1e-12));
        assertThat(kappa.value()).isEqualTo(0.4, within(1e-12));
        assertThat(kappa.error()).isEqualTo(Math.sqrt(0.7 * 0.3 / (50 * 0.25)), within(1e-12));
    }

    @Test
    void chanceAloneIsNoughtAndFullAgreementIsOne() {
        assertThat(new Kappa(25, 25, 25, 25).value()).isEqualTo(0, within(1e-12));
        assertThat(new Kappa(30, 0, 0, 10).value()).isEqualTo(1, within(1e-12));
        assertThat(new Kappa(0, 10, 10, 0).value()).isEqualTo(-1, within(1e-12));
    }

    @Test
    void whereEverythingIsInOrderForBothNothingCanBeSaid() {
        assertThat(new Kappa(40, 0, 0, 0).isKnown()).isFalse();
        assertThat(new Kappa(0, 0, 0, 0).isKnown()).isFalse();
    }
}
