package furong.ledger;

import static furong.ledger.Hand.CLERK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import furong.FurongTest;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class LedgerTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private Hand hand;

    @BeforeEach
    void newCustomer() {
        hand = new Hand(ledger, clock);
    }

    @Test
    void aPaymentSettlesTheOldestFirstAndTheRestWaits() {
        var old = hand.charge(ItemKind.RENT, 2_100, -40);
        var newer = hand.charge(ItemKind.USAGE, 900, -10);
        assertThat(hand.open()).isEqualTo(3_000);
        assertThat(hand.owed().overdueSince()).isEqualTo(hand.today().minusDays(39));

        var first = hand.pay(2_500);
        assertThat(first.allocations())
                .extracting(Allocation::debit, Allocation::amount)
                .containsExactly(tuple(old, Money.fen(2_100)), tuple(newer, Money.fen(400)));
        assertThat(hand.open()).isEqualTo(500);
        assertThat(hand.owed().overdueSince()).isEqualTo(hand.today().minusDays(9));

        assertThat(hand.pay(800).onAccount()).isEqualTo(Money.fen(300));
        assertThat(hand.open()).isZero();
        assertThat(hand.owed().overdueSince()).isNull();

        hand.charge(ItemKind.RENT, 1_000, 10);
        assertThat(hand.open()).as("what waited settles the next charge").isEqualTo(700);
        assertThat(hand.onAccount()).isZero();
    }

    @Test
    void ofTheSameDayTheKindDecidesAndForACardTheProduct() {
        var deposit = hand.charge(ItemKind.DEPOSIT, "ADSL", 1_000, 5);
        var lan = hand.charge(ItemKind.RENT, "LAN", 1_000, 5);
        var phs = hand.charge(ItemKind.USAGE, "PHS", 1_000, 5);
        assertThat(hand.pay(1_500).allocations()).extracting(Allocation::debit).containsExactly(lan, phs);
        var other = new Hand(ledger, clock);
        other.charge(ItemKind.RENT, "LAN", 1_000, 5);
        var line = other.charge(ItemKind.RENT, "FIXED", 1_000, 5);
        var card = ledger.credit(other.newCredit(ItemId.next(), CreditKind.CARD, 900), CLERK);
        assertThat(card.allocations()).extracting(Allocation::debit).containsExactly(line);
        assertThat(hand.pay(500 + 1_000).allocations())
                .extracting(Allocation::debit)
                .containsExactly(phs, deposit);
    }

    @Test
    void theCustomerMaySayWhatIsPaidFirst() {
        hand.charge(ItemKind.RENT, 2_100, -40);
        var chosen = hand.charge(ItemKind.USAGE, 900, 10);
        assertThat(hand.pay(900, chosen).allocations())
                .extracting(Allocation::debit)
                .containsExactly(chosen);
    }

    @Test
    void aReversalOpensExactlyWhatHadBeenSettled() {
        hand.charge(ItemKind.RENT, 2_100, -40);
        hand.charge(ItemKind.USAGE, 900, -10);
        hand.pay(1_000);
        var before = openItems();
        var paid = hand.pay(2_500);
        assertThat(hand.onAccount()).isEqualTo(500);
        ledger.reverse(hand.customer, paid.credit(), "the cheque bounced", CLERK);
        assertThat(openItems()).isEqualTo(before);
        assertThat(hand.onAccount()).isZero();
        assertThat(ledger.credited(hand.customer, paid.credit()).settled())
                .as("only its own reversal stands against it")
                .isEqualTo(Money.fen(2_500));
        refuses("ledger-reversed-before", () -> ledger.reverse(hand.customer, paid.credit(), "again", CLERK));
    }

    @Test
    void theSameItemTwiceCountsOnceAndAnotherWithItsIdIsRefused() {
        var charge = hand.newCharge(ItemId.next(), ItemKind.RENT, "PHS", 2_100, 10);
        ledger.chargeAll(List.of(charge, charge), CLERK);
        ledger.charge(charge, CLERK);
        assertThat(hand.open()).isEqualTo(2_100);
        var credit = hand.newCredit(ItemId.next(), CreditKind.PAYMENT, 500);
        var first = ledger.credit(credit, CLERK);
        assertThat(ledger.credit(credit, CLERK)).isEqualTo(first);
        assertThat(hand.open()).isEqualTo(1_600);
        refuses(
                "ledger-item-differs",
                () -> ledger.credit(hand.newCredit(credit.id(), CreditKind.PAYMENT, 600), CLERK));
    }

    @Test
    void creditMovesToAnotherAccountAndSettlesThere() {
        var other = new Hand(ledger, clock, hand.customer);
        other.charge(ItemKind.RENT, 700, -3);
        hand.pay(1_000);
        ledger.transferOnAccount(hand.customer, hand.account, other.account, Money.fen(900), CLERK);
        assertThat(hand.onAccount()).isEqualTo(100);
        assertThat(other.open()).isZero();
        assertThat(other.onAccount()).isEqualTo(200);
        refuses(
                "ledger-not-on-account",
                () -> ledger.transferOnAccount(hand.customer, hand.account, other.account, Money.fen(101), CLERK));
        assertThat(hand.onAccount()).isEqualTo(100);
    }

    @Test
    void aDepositIsHeldOncePaidAndComesBackOnce() {
        hand.charge(ItemKind.DEPOSIT, 20_000, 5);
        assertThat(ledger.deposit(hand.customer, hand.account)).isEqualTo(Money.fen(0));
        hand.pay(20_000);
        assertThat(ledger.deposit(hand.customer, hand.account)).isEqualTo(Money.fen(20_000));
        hand.charge(ItemKind.RENT, 3_000, 5);
        ledger.returnDeposit(hand.customer, hand.account, "line removed", CLERK);
        assertThat(hand.open()).isZero();
        assertThat(hand.onAccount()).isEqualTo(17_000);
        refuses("ledger-no-deposit", () -> ledger.returnDeposit(hand.customer, hand.account, "again", CLERK));
    }

    @Test
    void aStatementRunsFromBalanceToBalance() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        hand.pay(600);
        var today = hand.today();
        var statement = ledger.statement(hand.customer, hand.account, today, today.plusDays(1));
        assertThat(statement.opening()).isEqualTo(Money.fen(0));
        assertThat(statement.lines()).extracting(line -> line.balance().minor()).containsExactly(2_100L, 1_500L);
        assertThat(statement.closing()).isEqualTo(Money.fen(1_500));
        assertThat(statement.charged()).isEqualTo(Money.fen(2_100));
        assertThat(statement.credited()).isEqualTo(Money.fen(600));
        var later = ledger.statement(hand.customer, hand.account, today.plusDays(1), today.plusDays(2));
        assertThat(later.opening()).isEqualTo(Money.fen(1_500));
        assertThat(later.lines()).isEmpty();
    }

    @Test
    void aMonthWithoutAPartitionGetsOneWithTheFirstPosting() {
        var day = hand.today().plusMonths(20);
        var id = ItemId.next();
        var charge = new NewCharge(
                hand.customer,
                hand.account,
                id,
                ItemKind.RENT,
                "",
                Money.fen(1),
                day,
                day,
                day,
                "ahead",
                "revenue.rent");
        ledger.charge(charge, CLERK);
        assertThat(db.sql("select count(*) from ledger.entry where customer = ? and month = ?")
                        .params(hand.customer.value(), day.withDayOfMonth(1))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        refuses("ledger-date-too-far", () -> ledger.charge(farAhead(), CLERK));
    }

    private NewCharge farAhead() {
        var day = hand.today().plusYears(9);
        return new NewCharge(
                hand.customer, hand.account, ItemId.next(), ItemKind.RENT, "", Money.fen(1), day, day, day, "", "tax");
    }

    @Test
    void othersHearOfAPostingOnceItIsCommitted() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        assertThat(db.sql("select count(*) from ledger.outbox where customer = ?")
                        .param(hand.customer.value())
                        .query(Long.class)
                        .single())
                .as("told of at once")
                .isZero();
    }

    private List<String> openItems() {
        return db.sql("select item || ' ' || open_minor from ledger.open_item where customer = ? order by item")
                .param(hand.customer.value())
                .query(String.class)
                .list();
    }

    private static void refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
