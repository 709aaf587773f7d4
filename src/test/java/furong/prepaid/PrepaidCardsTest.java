package furong.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Customer;
import furong.payment.AtOnce;
import furong.payment.Payers;
import furong.platform.Ids;
import furong.platform.Money;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A card is worth its face once, to whoever knows its number, and the database does not. */
@FurongTest
class PrepaidCardsTest {

    @Autowired
    PrepaidCards cards;

    @Autowired
    Batches batches;

    @Autowired
    PrintingHouse house;

    @Autowired
    Payers payers;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName("G4-8 fifty threads, one card: one success")
    void fiftyThreadsOneCardOneSuccess() throws Exception {
        var card = house.cards(1, 50).getFirst();
        var payer = payers.owing("金一", 500);
        var results = AtOnce.run(50, n -> () -> pay(card, payer, 5000, PrintingHouse.key(), "phone-" + Ids.next()));
        assertThat(results).filteredOn(CardAnswer.Paid.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CardAnswer.TooLittle.class::isInstance).hasSize(49);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(45_000));
        assertThat(left(card)).isZero();
    }

    @Test
    void oneBalancePaysForAllFourServices() {
        var card = house.cards(1, 100).getFirst();
        var payer = payers.somebody("金二");
        for (var product : List.of("FIXED", "PHS", "ADSL", "LAN")) payers.owe(payer, 20, product, payers.today());
        var caller = caller();
        for (var n = 1; n <= 4; n++) {
            var paid = pay(card, payer, 2000, PrintingHouse.key(), caller);
            assertThat(paid).isInstanceOf(CardAnswer.Paid.class);
            assertThat(((CardAnswer.Paid) paid).left()).isEqualTo(Money.fen(10_000 - n * 2000L));
        }
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(0));
        assertThat(pay(card, payer, 2001, PrintingHouse.key(), caller))
                .isEqualTo(new CardAnswer.TooLittle(Money.fen(2000)));
    }

    @Test
    void theSameKeyPaysOnce() throws Exception {
        var card = house.cards(1, 50).getFirst();
        var payer = payers.owing("金三", 50);
        var key = PrintingHouse.key();
        var results = AtOnce.run(10, n -> () -> pay(card, payer, 1000, key, "phone-" + Ids.next()));
        assertThat(results).filteredOn(CardAnswer.Paid.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CardAnswer.PaidBefore.class::isInstance).hasSize(9);
        assertThat(left(card)).isEqualTo(4000);
        assertThatThrownBy(() -> pay(card, payer, 1001, key, caller())).hasMessageContaining("payment-differs");
    }

    @Test
    void theDatabaseKnowsNoNumber() {
        var printed = house.cards(200, 30);
        var pins = new HashSet<String>();
        for (var card : printed) {
            var pin = card.pin().replace(" ", "");
            assertThat(pin).matches("\\d{18}");
            pins.add(pin);
        }
        assertThat(pins).hasSize(200);
        var pin = pins.iterator().next();
        for (var table : List.of("card", "batch", "spend", "attempt", "lock"))
            assertThat(db.sql("select count(*) from prepaid." + table + " t where t::text like '%' || ? || '%'")
                            .param(pin)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        var guessed = db.sql("select count(*) from prepaid.card where mark = sha256(convert_to(?, 'UTF8'))")
                .param(pin)
                .query(Long.class)
                .single();
        assertThat(guessed).as("a hash without a key").isZero();
    }

    @Test
    void fiveWrongNumbersAndTheCallerWaits() throws Exception {
        var card = house.cards(1, 50).getFirst();
        var caller = caller();
        var results = AtOnce.run(20, n -> () -> cards.balance("%018d".formatted(n), caller));
        assertThat(results).filteredOn(CardAnswer.Wrong.class::isInstance).hasSize(5);
        assertThat(results).filteredOn(CardAnswer.Wait.class::isInstance).hasSize(15);
        assertThat(cards.balance(card.pin(), caller)).isInstanceOf(CardAnswer.Wait.class);
        assertThat(cards.balance(card.pin(), caller())).isInstanceOf(CardAnswer.Balance.class);
        assertThatThrownBy(() -> cards.balance("1234", caller())).hasMessageContaining("card-number");
    }

    @Test
    void aHitIsNoMiss() {
        var card = house.cards(1, 50).getFirst();
        var caller = caller();
        for (var n = 0; n < 10; n++)
            assertThat(cards.balance(card.pin(), caller)).isInstanceOf(CardAnswer.Balance.class);
    }

    @Test
    void threePeopleBringACardIntoForce() {
        var buyer = payers.somebody("卡代理");
        var batch = house.orders(3, 50);
        assertThatThrownBy(() -> batches.print(batch, PrintingHouse.ORDERS)).hasMessageContaining("batch-own");
        var card = house.prints(batch).getFirst();
        assertThatThrownBy(() -> batches.print(batch, PrintingHouse.PRINTS)).hasMessageContaining("batch-state");
        assertThat(cards.balance(card.pin(), caller())).isEqualTo(new CardAnswer.Unusable(CardAnswer.Why.NOT_ACTIVE));
        var account = buyer.accounts().getFirst().id();
        assertThatThrownBy(() -> batches.activate(batch, buyer.id(), account, PrintingHouse.PRINTS))
                .hasMessageContaining("batch-own");
        house.sold(batch, buyer);
        assertThat(payers.owed(buyer).open()).isEqualTo(Money.fen(15_000));
        assertThat(cards.balance(card.pin(), caller())).isInstanceOf(CardAnswer.Balance.class);
        for (var sql : List.of(
                "update prepaid.batch set printed_by = ordered_by where id = ?",
                "update prepaid.batch set active_by = printed_by where id = ?"))
            assertThatThrownBy(() -> db.sql(sql).param(batch.value()).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void lockedExpiredAndVoidedCardsPayNothing() {
        var printed = house.cards(3, 50);
        var payer = payers.owing("金四", 500);
        batches.lock(printed.get(0).serial(), printed.get(1).serial(), "一箱被盗", PrintingHouse.ORDERS);
        assertThat(pay(printed.get(1), payer, 100, PrintingHouse.key(), caller()))
                .isEqualTo(new CardAnswer.Unusable(CardAnswer.Why.LOCKED));
        assertThat(pay(printed.get(2), payer, 100, PrintingHouse.key(), caller()))
                .isInstanceOf(CardAnswer.Paid.class);
        var lock = batches.locks(50).stream()
                .filter(one -> one.first().equals(printed.getFirst().serial()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> batches.release(lock.id(), PrintingHouse.ORDERS))
                .hasMessageContaining("lock-own");
        batches.release(lock.id(), PrintingHouse.PRINTS);
        assertThat(pay(printed.get(1), payer, 100, PrintingHouse.key(), caller()))
                .isInstanceOf(CardAnswer.Paid.class);
        db.sql("update prepaid.card set expires_on = '2003-10-30' where serial = ?")
                .param(printed.get(0).serial())
                .update();
        assertThat(pay(printed.get(0), payer, 100, PrintingHouse.key(), caller()))
                .isEqualTo(new CardAnswer.Unusable(CardAnswer.Why.EXPIRED));
        var lost = house.orders(1, 50);
        var gone = house.prints(lost).getFirst();
        batches.cancel(lost, "印刷文件遗失", PrintingHouse.ACTIVATES);
        assertThat(cards.balance(gone.pin(), caller())).isEqualTo(new CardAnswer.Unusable(CardAnswer.Why.VOID));
    }

    @Test
    void whatIsOnTheCardsIsWhatTheLedgerSaysWeOwe() {
        var before = liability() - unspent();
        var printed = house.cards(4, 50);
        var payer = payers.owing("金五", 70);
        pay(printed.get(0), payer, 5000, PrintingHouse.key(), caller());
        pay(printed.get(1), payer, 1234, PrintingHouse.key(), caller());
        assertThat(liability() - unspent()).isEqualTo(before);
    }

    private CardAnswer pay(PrintingHouse.Printed card, Customer payer, long fen, String key, String caller) {
        var account = payer.accounts().getFirst().id();
        return cards.pay(
                new CardPayment(card.pin(), payer.id(), account, Money.fen(fen), key, caller, List.of()),
                Payers.SYSTEM);
    }

    private long left(PrintingHouse.Printed card) {
        return db.sql("select balance_minor from prepaid.card where serial = ?")
                .param(card.serial())
                .query(Long.class)
                .single();
    }

    private long unspent() {
        return db.sql("select coalesce(sum(balance_minor), 0) from prepaid.card where state in ('ACTIVE', 'LOCKED')")
                .query(Long.class)
                .single();
    }

    private long liability() {
        return db.sql("select -coalesce(sum(amount_minor), 0) from ledger.entry where gl = 'liability.prepaid'")
                .query(Long.class)
                .single();
    }

    private static String caller() {
        return "phone-" + Ids.text(Ids.next());
    }
}
