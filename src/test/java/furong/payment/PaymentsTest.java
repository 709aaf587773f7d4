package furong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A receipt is booked once, whatever is sent how often, in whatever order, by however many. */
@FurongTest
class PaymentsTest {

    @Autowired
    Payments payments;

    @Autowired
    Payers payers;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aPaymentSettlesWhatIsOwedAndTheRestWaitsOnTheAccount() {
        var payer = payers.owing("王一", 50);
        var outcome = payments.receive(payers.receipt(payer, key(), 6000), Payers.SYSTEM);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var credited = ((Outcome.Accepted) outcome).credited();
        assertThat(credited.settled()).isEqualTo(Money.fen(5000));
        assertThat(credited.onAccount()).isEqualTo(Money.fen(1000));
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(0));
        assertThat(payers.owed(payer).onAccount()).isEqualTo(Money.fen(1000));
    }

    @Test
    void oneYuanShortIsTaken() {
        var payer = payers.owing("王二", 100);
        payments.receive(payers.receipt(payer, key(), 9900), Payers.SYSTEM);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(100));
    }

    @Test
    void theSameAgainGivesTheFirstAnswer() {
        var payer = payers.owing("王三", 50);
        var receipt = payers.receipt(payer, key(), 3000);
        var first = (Outcome.Accepted) payments.receive(receipt, Payers.SYSTEM);
        var again = (Outcome.AlreadyAccepted) payments.receive(receipt, Payers.SYSTEM);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.payment().settled()).isEqualTo(Money.fen(3000));
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(2000));
    }

    @Test
    @DisplayName("G4 the same key with other content is refused")
    void theSameKeyWithOtherContentIsRefused() {
        var payer = payers.owing("王四", 50);
        var other = payers.owing("王五", 50);
        var key = key();
        payments.receive(payers.receipt(payer, key, 3000), Payers.SYSTEM);
        assertThatThrownBy(() -> payments.receive(payers.receipt(payer, key, 3001), Payers.SYSTEM))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("payment-differs");
        assertThatThrownBy(() -> payments.receive(payers.receipt(other, key, 3000), Payers.SYSTEM))
                .hasMessageContaining("payment-differs");
        assertThat(payers.owed(other).open()).isEqualTo(Money.fen(5000));
        var elsewhere = payers.receipt(other, PayChannel.AGENT, "post", key, 3001);
        assertThat(payments.receive(elsewhere, Payers.SYSTEM)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void nothingAndLessIsNoPayment() {
        var payer = payers.owing("王六", 50);
        for (var fen : List.of(0L, -100L))
            assertThatThrownBy(() -> payments.receive(payers.receipt(payer, key(), fen), Payers.SYSTEM))
                    .hasMessageContaining("payment-amount");
        assertThatThrownBy(() -> payments.receive(payers.receipt(payer, " ", 100), Payers.SYSTEM))
                .hasMessageContaining("payment-reference");
    }

    @Test
    void aReversalOpensWhatWasSettledAndIsRepeatable() {
        var payer = payers.owing("王七", 50);
        var key = key();
        var paid = (Outcome.Accepted) payments.receive(payers.receipt(payer, key, 6000), Payers.SYSTEM);
        assertThat(reverse(key)).isEqualTo(new ReversalOutcome.Reversed(paid.id()));
        assertThat(reverse(key)).isEqualTo(new ReversalOutcome.AlreadyReversed(paid.id()));
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(5000));
        assertThat(payers.owed(payer).onAccount()).isEqualTo(Money.fen(0));
        assertThat(payments.get(payer.id(), paid.id()).stands()).isFalse();
    }

    @Test
    @DisplayName("G4 a reversal that arrives before its original blocks it")
    void aReversalThatOvertakesItsOriginalBlocksIt() {
        var payer = payers.owing("王八", 50);
        var key = key();
        assertThat(reverse(key)).isInstanceOf(ReversalOutcome.Blocked.class);
        assertThat(reverse(key)).isInstanceOf(ReversalOutcome.Blocked.class);
        assertThat(payments.receive(payers.receipt(payer, key, 5000), Payers.SYSTEM))
                .isEqualTo(new Outcome.Declined("payment-blocked"));
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(5000));
    }

    @Test
    @DisplayName("G4 fifty senders of one payment: it is booked once")
    void fiftySendersOfOnePaymentBookItOnce() throws Exception {
        var payer = payers.owing("王九", 50);
        var receipt = payers.receipt(payer, key(), 1000);
        var results = AtOnce.run(50, n -> () -> payments.receive(receipt, Payers.SYSTEM));
        assertThat(results).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(Outcome.AlreadyAccepted.class::isInstance)
                .hasSize(49);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(4000));
    }

    @Test
    void originalsAndReversalsInAnyOrderEndTheSameWay() throws Exception {
        var payer = payers.owing("周一", 500);
        List<String> keys = new ArrayList<>();
        for (var n = 0; n < 20; n++) keys.add(key());
        var results = AtOnce.run(
                40,
                n -> () -> n % 2 == 0
                        ? payments.receive(payers.receipt(payer, keys.get(n / 2), 100), Payers.SYSTEM)
                        : reverse(keys.get(n / 2)));
        assertThat(results).noneMatch(Throwable.class::isInstance);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(50_000));
        assertThat(payers.owed(payer).onAccount()).isEqualTo(Money.fen(0));
    }

    @Test
    void manyAccountsAtOnceAreEachRight() throws Exception {
        var many = new ArrayList<furong.customer.Customer>();
        for (var n = 0; n < 12; n++) many.add(payers.owing("郑" + n, 100));
        var results = AtOnce.run(
                48, n -> () -> payments.receive(payers.receipt(many.get(n % 12), key(), 700), Payers.SYSTEM));
        assertThat(results).allMatch(Outcome.Accepted.class::isInstance);
        for (var payer : many) assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(10_000 - 4 * 700));
    }

    @Test
    void oneThatCannotBeBookedTakesNoOtherWithIt() throws Exception {
        var good = payers.owing("冯一", 100);
        var results = AtOnce.run(30, n -> () -> {
            var receipt = payers.receipt(good, key(), 100);
            return payments.receive(n % 3 == 0 ? onto(receipt, "no.such-account") : receipt, Payers.SYSTEM);
        });
        assertThat(results).filteredOn(Outcome.Accepted.class::isInstance).hasSize(20);
        assertThat(results).filteredOn(Throwable.class::isInstance).hasSize(10);
        assertThat(payers.owed(good).open()).isEqualTo(Money.fen(8000));
    }

    @Test
    void aFileIsOneCommitAndOneBadRowIsItsOwn() {
        var payer = payers.owing("陈一", 100);
        var other = payers.owing("陈二", 100);
        var key = key();
        payments.receive(payers.receipt(payer, key, 100), Payers.SYSTEM);
        var rows = new ArrayList<>(List.of(
                payers.receipt(payer, key, 999),
                payers.receipt(payer, key(), 2000),
                payers.receipt(other, key(), 3000),
                payers.receipt(payer, key(), 4000)));
        var double1 = payers.receipt(other, key(), 500);
        rows.add(double1);
        rows.add(double1);
        Collections.shuffle(rows, new Random(4));
        var outcomes = payments.receiveAll(rows, Payers.SYSTEM);
        assertThat(outcomes).hasSize(6);
        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(4);
        assertThat(outcomes)
                .filteredOn(Outcome.AlreadyAccepted.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).contains(new Outcome.Declined("payment-differs"));
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(10_000 - 100 - 6000));
        assertThat(payers.owed(other).open()).isEqualTo(Money.fen(10_000 - 3500));
        var again = payments.receiveAll(rows, Payers.SYSTEM);
        assertThat(again).noneMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void aPaymentInSomebodysTransactionGoesWithIt() {
        var payer = payers.owing("褚一", 50);
        var receipt = payers.receipt(payer, key(), 1000);
        transaction.executeWithoutResult(status -> {
            payments.receive(receipt, Payers.SYSTEM);
            status.setRollbackOnly();
        });
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(5000));
        assertThat(payments.receive(receipt, Payers.SYSTEM)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void nobodyChangesWhatWasBooked() {
        var payer = payers.owing("卫一", 50);
        payments.receive(payers.receipt(payer, key(), 1000), Payers.SYSTEM);
        for (var sql : List.of(
                "update payment.payment set amount_minor = 1 where customer = ?",
                "delete from payment.payment where customer = ?",
                "delete from payment.reference where customer = ?"))
            assertThatThrownBy(() -> db.sql(sql).param(payer.id().value()).update())
                    .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theNewestPaymentStandsFirst() {
        var payer = payers.owing("蒋一", 50);
        for (var fen : List.of(100L, 200L, 300L)) payments.receive(payers.receipt(payer, key(), fen), Payers.SYSTEM);
        var page = payments.of(payer.id(), null, 2);
        assertThat(page.rows()).extracting(payment -> payment.amount().minor()).containsExactly(300L, 200L);
        var next = payments.of(payer.id(), PaymentId.of(java.util.Objects.requireNonNull(page.next())), 2);
        assertThat(next.rows()).extracting(payment -> payment.amount().minor()).containsExactly(100L);
    }

    private ReversalOutcome reverse(String key) {
        return payments.reverse(PayChannel.AGENT, "bank", key, "typed wrongly", Payers.SYSTEM);
    }

    private static Receipt onto(Receipt receipt, String otherSide) {
        return new Receipt(
                receipt.channel(),
                receipt.door(),
                receipt.reference(),
                receipt.customer(),
                receipt.account(),
                receipt.amount(),
                receipt.paidAt(),
                receipt.valueDate(),
                receipt.businessDate(),
                otherSide,
                receipt.first());
    }

    private static String key() {
        return "k-" + Ids.text(Ids.next());
    }
}
