package furong.conduct;

import static furong.conduct.Conduct.at;
import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.conduct.MoneyRules.House;
import furong.conduct.MoneyRules.Minimum;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Rules about money are data with sources: what nobody has checked says so, and a new rule leaves what runs alone. */
@FurongTest
class MoneyRulesTest {

    private static final LocalDate DAY = LocalDate.of(2029, 9, 3);
    private static final LocalDate LATER = LocalDate.of(2095, 1, 1);

    @Autowired
    MoneyRules rules;

    @Autowired
    ProceedingRows rows;

    @Autowired
    Settlements settlements;

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("A4.15 each month's minimum wage is left, and one that nobody has checked says so on the page")
    void theMinimumWageOfTheMonthIsLeft() throws Exception {
        counter.opens(DAY);
        var about = conduct.technician();
        var id = conduct.begun(
                conduct.complaint(about.who(), "NO_QUARREL", DAY, conduct.supervisor()), conduct.supervisor());
        assertThat(deduction(id, 2018, 6))
                .as("before the summer of 2018: the cap")
                .isEqualTo(Money.fen(40_000));
        assertThat(deduction(id, 2018, 7)).as("1,780 are left").isEqualTo(Money.fen(22_000));
        assertThat(deduction(id, 2022, 3)).isEqualTo(Money.fen(22_000));
        assertThat(deduction(id, 2022, 4)).as("2,100 are more than the wage").isEqualTo(Money.fen(0));
        for (var month : new LocalDate[] {LocalDate.of(2018, 7, 1), LocalDate.of(2022, 4, 1)}) {
            assertThat(rows.rule(month).minimumExample()).isTrue();
            assertThat(rows.rule(month).minimumSource()).contains("示例", "核对");
        }
        assertThat(staffed.page(MockMvcRequestBuilders.get("/settlements?month=2022-05"), conduct.payroll()))
                .contains("example, not checked", "Nobody has compared this minimum wage", "示例值");
    }

    /** From an income of 3,000 and a wage of 2,000 yuan. */
    private Money deduction(ProceedingId id, int year, int month) {
        return settlements
                .trial(id, LocalDate.of(year, month, 1), Money.fen(300_000), Money.fen(200_000))
                .amount();
    }

    @Test
    void aPublishedMinimumWageTakesTheExamplesPlaceOnce() {
        var day = LocalDate.of(1981, 5, 1); // no law's cap holds so early: nobody else's wage is touched
        db.sql("insert into conduct.minimum_wage values (?, 100, 'x', 'x', '示例值', true)")
                .param(day)
                .update();
        var payroll = at(conduct.payroll());
        refused("required", () -> rules.confirm(minimum(day, " "), payroll));
        rules.confirm(minimum(day, "政府通知一号"), payroll);
        assertThat(rules.minimums()).filteredOn(one -> one.since().equals(day)).containsExactly(minimum(day, "政府通知一号"));
        refused("minimum-wage-known", () -> rules.confirm(minimum(day, "政府通知二号"), payroll));
    }

    private static Minimum minimum(LocalDate day, String source) {
        return new Minimum(day, Money.fen(4_200), new Label("成都", "Chengdu"), source, false);
    }

    @Test
    void whatWasOpenedUnderARuleGoesOnByIt() {
        counter.opens(DAY);
        var by = at(staffed.person(Role.QUALITY_SUPERVISOR, Conduct.QUALITY, null));
        refused("convention-since", () -> rules.publish(house(LocalDate.of(2001, 1, 1), 300), by));
        refused("money-rule-number", () -> rules.publish(house(LATER, 1001), by));
        rules.publish(house(LATER, 300), by);
        assertThat(rows.rule(LATER).share()).isEqualTo(300);
        assertThat(rows.rule(LATER.minusDays(1)).share()).isEqualTo(500);
        assertThat(rows.rule(1, LATER).share()).as("opened under the first").isEqualTo(500);
        assertThat(rules.house().getFirst().example()).isFalse();
    }

    private static House house(LocalDate since, int permille) {
        return new House(0, since, permille, 3, 7, 180, new Label("扣发三成", "Three tenths"), "办公会", false);
    }
}
