package furong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class LedgerTest {

    private static final Actor CLERK = new Actor(7, 3, "8007", "test");

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    private final CustomerId customer = CustomerId.next();
    private final AccountId account = AccountId.next();

    @Test
    void aPaymentSettlesTheOldestFirstAndTheRestWaits() {
        var old = charge(ItemKind.RENT, 2_100, -40);
        var newer = charge(ItemKind.USAGE, 900, -10);
        assertThat(ledger.owed(customer, account).open()).isEqualTo(Money.fen(3_000));
        assertThat(ledger.owed(customer, account).overdueSince()).isEqualTo(today().minusDays(39));

        var first = pay(2_500);
        assertThat(first.allocations())
                .extracting(Allocation::debit, Allocation::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(old, Money.fen(2_100)),
                        org.assertj.core.groups.Tuple.tuple(newer, Money.fen(400)));
        assertThat(ledger.owed(customer, account).open()).isEqualTo(Money.fen(500));
        assertThat(ledger.owed(customer, account).overdueSince()).isEqualTo(today().minusDays(9));

        assertThat(pay(800).onAccount()).isEqualTo(Money.fen(300));
        var owed = ledger.owed(customer, account);
        assertThat(owed.open()).isEqualTo(Money.fen(0));
        assertThat(owed.onAccount()).isEqualTo(Money.fen(300));
        assertThat(owed.overdueSince()).isNull();

        charge(ItemKind.RENT, 1_000, 10);
        assertThat(ledger.owed(customer, account).open()).isEqualTo(Money.fen(700));
        assertThat(ledger.owed(customer, account).onAccount()).isEqualTo(Money.fen(0));
    }

    @Test
    void aReversalOpensExactlyWhatHadBeenSettled() {
        charge(ItemKind.RENT, 2_100, -40);
        charge(ItemKind.USAGE, 900, -10);
        var paid = pay(2_500);
        ledger.reverse(customer, paid.credit(), "cheque bounced", CLERK);
        assertThat(ledger.owed(customer, account).open()).isEqualTo(Money.fen(3_000));
        assertThat(ledger.owed(customer, account).onAccount()).isEqualTo(Money.fen(0));
        assertThatThrownBy(() -> ledger.reverse(customer, paid.credit(), "again", CLERK))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ledger-reversed-before");
    }

    private ItemId charge(ItemKind kind, long fen, int dueIn) {
        var id = ItemId.next();
        ledger.charge(
                new NewCharge(
                        customer,
                        account,
                        id,
                        kind,
                        "PHS",
                        Money.fen(fen),
                        today(),
                        today(),
                        today().plusDays(dueIn),
                        "test:" + id.text(),
                        "revenue.rent"),
                CLERK);
        return id;
    }

    private Credited pay(long fen) {
        return ledger.credit(
                new NewCredit(
                        customer,
                        account,
                        ItemId.next(),
                        CreditKind.PAYMENT,
                        Money.fen(fen),
                        today(),
                        today(),
                        "receipt",
                        "cash.counter",
                        List.of()),
                CLERK);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
