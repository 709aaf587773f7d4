package furong.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.ledger.Discretion;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.payment.AtOnce;
import furong.payment.Payers;
import furong.platform.Ids;
import furong.platform.Money;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cash goes back once: within the clerk's limit at once, above it when another person has agreed. */
@FurongTest
class RefundsTest {

    @Autowired
    Refunds refunds;

    @Autowired
    Discretion discretion;

    @Autowired
    Tills tills;

    @Autowired
    Payers payers;

    @Test
    void whatIsAboveTheLimitIsPaidOutOnceAfterASecondPersonAgreed() throws Exception {
        var clerk = payers.person("退费员", Role.COUNTER_CLERK, Payers.HALL);
        var manager = payers.person("罗敏", Role.BRANCH_MANAGER, null);
        var by = TillsTest.by(clerk);
        var limit = discretion.limit(Discretion.Kind.REFUND, "CNY", by);
        var much = limit.plus(Money.fen(100));
        tills.open(clerk, Money.fen(0), by);
        var payer = payers.owing("退一", 10);
        var account = payer.accounts().getFirst().id();
        var paid = much.plus(Money.fen(1000));
        tills.take(TillsTest.cash(payer, paid.minor(), paid.minor(), null, Ids.text(Ids.next())), clerk, by);
        assertThat(refunds.give(new Refunds.Wanted(payer.id(), account, much, "预存退回"), clerk, by))
                .isFalse();
        assertThat(cash(clerk)).isEqualTo(paid);
        assertThat(refunds.due(payer.id(), account)).isEmpty();
        var asked = discretion.waiting(new Scope(Set.of(Payers.UNIT)), 500).stream()
                .filter(one -> one.customer().equals(payer.id()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> discretion.decide(payer.id(), asked.item(), true, "", by))
                .hasMessageContaining("ledger-same-person");
        discretion.decide(payer.id(), asked.item(), true, "同意", TillsTest.by(manager));
        assertThat(refunds.due(payer.id(), account)).hasSize(1);
        var results = AtOnce.run(6, n -> () -> {
            refunds.payOut(payer.id(), account, asked.item(), clerk, by);
            return "paid";
        });
        assertThat(results).filteredOn("paid"::equals).hasSize(1);
        assertThat(cash(clerk)).isEqualTo(paid.minus(much));
        assertThat(payers.owed(payer).onAccount()).isEqualTo(Money.fen(0));
    }

    @Test
    void moreThanWaitsOnTheAccountIsNotGivenBack() {
        var clerk = payers.person("退费员", Role.COUNTER_CLERK, Payers.HALL);
        tills.open(clerk, Money.fen(10_000), TillsTest.by(clerk));
        var payer = payers.owing("退二", 10);
        var wanted = new Refunds.Wanted(payer.id(), payer.accounts().getFirst().id(), Money.fen(100), "没有余额");
        assertThatThrownBy(() -> refunds.give(wanted, clerk, TillsTest.by(clerk)))
                .hasMessageContaining("ledger-not-on-account");
        assertThat(cash(clerk)).isEqualTo(Money.fen(10_000));
    }

    private Money cash(StaffMember clerk) {
        var shift = tills.openShift(clerk.id()).orElseThrow().begun().id();
        return tills.total(shift).cash();
    }
}
