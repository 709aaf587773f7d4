package furong.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import furong.platform.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a breach may cost: half the income by the rule, a fifth of the wage by law, and never into the minimum wage. */
class DeductionTest {

    @Test
    void theLawCapsTheRule() {
        var deduction = deduct(600_000, 400_000, 210_000, 0);
        assertThat(deduction.wanted()).isEqualTo(Money.fen(300_000));
        assertThat(deduction.amount()).isEqualTo(Money.fen(80_000));
        assertThat(deduction.isCapped()).isTrue();
    }

    @Test
    void theMinimumWageIsLeft() {
        assertThat(deduct(600_000, 240_000, 210_000, 0).amount()).isEqualTo(Money.fen(30_000));
        assertThat(deduct(600_000, 200_000, 210_000, 0).amount()).isEqualTo(Money.fen(0));
    }

    @Test
    void whatWasTakenInTheMonthCounts() {
        assertThat(deduct(600_000, 400_000, 210_000, 80_000).amount()).isEqualTo(Money.fen(0));
        assertThat(deduct(600_000, 400_000, 210_000, 50_000).amount()).isEqualTo(Money.fen(30_000));
    }

    @Test
    void noCombinationGoesOverAnyLimit() {
        var seed = new Random().nextLong();
        System.out.println("DeductionTest seed " + seed);
        var random = new Random(seed);
        for (var n = 0; n < 2_000; n++) {
            var wage = random.nextLong(1_000_000);
            var income = wage + random.nextLong(1_000_000);
            var minimum = random.nextLong(400_000);
            var taken = random.nextLong(wage / 5 + 1);
            var amount = deduct(income, wage, minimum, taken).amount().minor();
            assertThat(amount).isNotNegative();
            assertThat((amount + taken) * 1000).isLessThanOrEqualTo(Math.max(taken * 1000, wage * 200));
            if (amount > 0) assertThat(wage - taken - amount).isGreaterThanOrEqualTo(minimum);
            assertThat(amount * 2).isLessThanOrEqualTo(income + 1);
        }
    }

    private static Deduction deduct(long income, long wage, long minimum, long taken) {
        return Deduction.of(Money.fen(income), 500, Money.fen(wage), 200, Money.fen(minimum), Money.fen(taken));
    }
}
