package furong.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Customer;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.payment.AtOnce;
import furong.payment.Payers;
import furong.payment.Payments;
import furong.platform.Ids;
import furong.platform.Money;
import furong.till.Tills.Count;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted in a till at the end of a shift is what should be there, to the fen. */
@FurongTest
class TillsTest {

    @Autowired
    Tills tills;

    @Autowired
    Payments payments;

    @Autowired
    Payers payers;

    @Autowired
    JdbcClient db;

    @Test
    void aShiftEndsWithWhatWasTaken() {
        var clerk = clerk();
        open(clerk, 20_000);
        var first = payers.owing("吴一", 88);
        var taken = take(clerk, first, 8800, 10_000);
        assertThat(taken.change()).isEqualTo(Money.fen(1200));
        take(clerk, payers.owing("吴二", 40), 3000, 3000);
        tills.toSafe(Money.fen(5000), "S-1", clerk, by(clerk));
        var total = tills.total(shift(clerk));
        assertThat(total.payments()).isEqualTo(2);
        assertThat(total.taken()).isEqualTo(Money.fen(11_800));
        assertThat(total.cash()).isEqualTo(Money.fen(26_800));
        var closed = tills.close(new Count(Money.fen(26_800), "", null), clerk, by(clerk));
        assertThat(closed.difference()).isEqualTo(Money.fen(0));
        assertThatThrownBy(() -> take(clerk, first, 100, 100)).hasMessageContaining("shift-none");
    }

    @Test
    void oneYuanShortIsTakenAndOneFormPaysOnce() {
        var clerk = clerk();
        open(clerk, 0);
        var payer = payers.owing("吴三", 88);
        var key = Ids.text(Ids.next());
        var cash = cash(payer, 8700, 8700, null, key);
        var taken = tills.take(cash, clerk, by(clerk));
        assertThat(taken.again()).isFalse();
        assertThat(tills.take(cash, clerk, by(clerk)).again()).isTrue();
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(100));
        assertThat(tills.total(shift(clerk)).cash()).isEqualTo(Money.fen(8700));
        assertThatThrownBy(() -> take(clerk, payer, 100, 50)).hasMessageContaining("till-short");
    }

    @Test
    void aDifferenceNeedsAReasonAndAColleague() {
        var clerk = clerk();
        var colleague = clerk();
        open(clerk, 0);
        take(clerk, payers.owing("吴四", 10), 1000, 1000);
        assertThatThrownBy(() -> tills.close(new Count(Money.fen(900), "", null), clerk, by(clerk)))
                .hasMessageContaining("till-differs");
        assertThatThrownBy(() -> tills.close(new Count(Money.fen(900), "少收", clerk.id()), clerk, by(clerk)))
                .hasMessageContaining("till-own-witness");
        var closed = tills.close(new Count(Money.fen(900), "找错零钱", colleague.id()), clerk, by(clerk));
        assertThat(closed.difference()).isEqualTo(Money.fen(-100));
        assertThatThrownBy(() -> db.sql("update till.shift set note = '' where id = ?")
                        .param(closed.begun().id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> db.sql("update till.shift set witness = clerk where id = ?")
                        .param(closed.begun().id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aMistakeIsUndoneOnTheSpotByWhoMadeIt() {
        var clerk = clerk();
        var other = clerk();
        open(clerk, 0);
        open(other, 0);
        var payer = payers.owing("吴五", 50);
        var taken = take(clerk, payer, 5000, 5000);
        var payment = payments.get(payer.id(), taken.payment());
        assertThatThrownBy(() -> tills.undo(payment, "typed wrongly", other, by(other)))
                .hasMessageContaining("till-undo-late");
        tills.undo(payment, "typed wrongly", clerk, by(clerk));
        assertThatThrownBy(() -> tills.undo(payment, "again", clerk, by(clerk))).hasMessageContaining("till-undone");
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(5000));
        assertThat(tills.total(shift(clerk)).cash()).isEqualTo(Money.fen(0));
    }

    @Test
    void whileAShiftIsCountedNobodyPaysIntoIt() throws Exception {
        var clerk = clerk();
        open(clerk, 0);
        var payer = payers.owing("吴六", 500);
        var results = AtOnce.run(
                20,
                n -> () -> n == 10
                        ? tills.close(new Count(Money.fen(1), "check", clerk().id()), clerk, by(clerk))
                        : take(clerk, payer, 100, 100));
        var closed = (Shift.Closed) results.get(10);
        var taken = results.stream().filter(Taken.class::isInstance).count();
        assertThat(closed.system()).isEqualTo(Money.fen(100 * taken));
        assertThat(tills.total(closed.begun().id()).cash()).isEqualTo(closed.system());
    }

    @Test
    void aClerkHasOneOpenTill() throws Exception {
        var clerk = clerk();
        var results = AtOnce.run(8, n -> () -> tills.open(clerk, Money.fen(100), by(clerk)));
        assertThat(results).filteredOn(Shift.Open.class::isInstance).hasSize(1);
    }

    private StaffMember clerk() {
        return payers.person("文娟", Role.COUNTER_CLERK, Payers.HALL);
    }

    private void open(StaffMember clerk, long fen) {
        tills.open(clerk, Money.fen(fen), by(clerk));
    }

    private ShiftId shift(StaffMember clerk) {
        return tills.openShift(clerk.id()).orElseThrow().begun().id();
    }

    private Taken take(StaffMember clerk, Customer payer, long fen, long given) {
        return tills.take(cash(payer, fen, given, null, Ids.text(Ids.next())), clerk, by(clerk));
    }

    static CashPayment cash(
            Customer payer,
            long fen,
            long given,
            CashPayment.@org.jspecify.annotations.Nullable Lend lend,
            String key) {
        return new CashPayment(
                payer.id(), payer.accounts().getFirst().id(), Money.fen(fen), Money.fen(given), lend, key, List.of());
    }

    static furong.platform.Actor by(StaffMember who) {
        return who.from("test");
    }
}
