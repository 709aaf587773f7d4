package furong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money that is nobody's, money a bank takes back, and money a customer pays by themselves. */
@FurongTest
class UnmatchedTest {

    private static final Actor FIRST = new Actor(81, 5, "t-81", "test");
    private static final Actor SECOND = new Actor(82, 5, "t-82", "test");
    private static final Scope SCOPE = new Scope(Set.of(new UnitId(5)));

    @Autowired
    Unmatched unmatched;

    @Autowired
    Chargebacks chargebacks;

    @Autowired
    SelfService selfService;

    @Autowired
    Payments payments;

    @Autowired
    Payers payers;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @Test
    void whatIsMatchedIsBookedOnce() {
        var payer = payers.owing("杨一", 50);
        var stray = stray(5000);
        unmatched.keep(stray, FIRST);
        unmatched.keep(stray, FIRST);
        assertThat(books(stray.reference()))
                .containsExactlyInAnyOrder("clearing.transfer 5000", "liability.unplaced -5000");
        var waiting = unmatched.open(500).stream()
                .filter(one -> one.money().reference().equals(stray.reference()))
                .toList();
        assertThat(waiting).hasSize(1);
        var id = waiting.getFirst().id();
        var account = payer.accounts().getFirst().id();
        var payment = unmatched.match(id, payer.id(), account, SECOND);
        assertThat(payments.get(payer.id(), payment).amount()).isEqualTo(Money.fen(5000));
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(0));
        assertThat(books("payment:" + payment.text()))
                .as("it is no longer owed to nobody")
                .containsExactlyInAnyOrder("liability.unplaced 5000", "receivable -5000");
        assertThatThrownBy(() -> unmatched.match(id, payer.id(), account, SECOND))
                .hasMessageContaining("unmatched-ended");
        assertThatThrownBy(() -> unmatched.sendBack(id, "nobody's", SECOND)).hasMessageContaining("unmatched-ended");
    }

    @Test
    void whatIsSentBackLeavesTheBooksAsItCame() {
        var stray = stray(700);
        unmatched.keep(stray, FIRST);
        var id = unmatched.open(500).stream()
                .filter(one -> one.money().reference().equals(stray.reference()))
                .findFirst()
                .orElseThrow()
                .id();
        unmatched.sendBack(id, "nobody's", SECOND);
        assertThat(books(stray.reference()))
                .containsExactlyInAnyOrder(
                        "clearing.transfer 700",
                        "liability.unplaced -700",
                        "liability.unplaced 700",
                        "clearing.transfer -700");
    }

    @Test
    void aChargebackTakesTwoPeople() {
        var payer = payers.owing("杨二", 50);
        var key = Ids.text(Ids.next());
        var paid = (Outcome.Accepted)
                payments.receive(payers.receipt(payer, PayChannel.ONLINE, "WEB", key, 5000), Payers.SYSTEM);
        chargebacks.open(payer.id(), paid.id(), "card stolen", "CB-" + key, FIRST);
        assertThatThrownBy(() -> chargebacks.open(payer.id(), paid.id(), "again", "CB-" + key, FIRST))
                .hasMessageContaining("chargeback-known");
        assertThat(chargebacks.waiting(SCOPE, 500))
                .extracting(one -> one.payment().id())
                .contains(paid.id());
        assertThatThrownBy(() -> chargebacks.decide(payer.id(), paid.id(), true, "", FIRST))
                .hasMessageContaining("chargeback-own");
        chargebacks.decide(payer.id(), paid.id(), true, "", SECOND);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(5000));
        assertThat(chargebacks.waiting(SCOPE, 500))
                .extracting(one -> one.payment().id())
                .doesNotContain(paid.id());
        assertThatThrownBy(() -> db.sql("""
                        insert into payment.chargeback_decision values (?, ?, 81, true, '', 81, 'x', now())""")
                        .params(payer.id().value(), paid.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void cashIsNotChargedBack() {
        var payer = payers.owing("杨三", 50);
        var paid = (Outcome.Accepted) payments.receive(
                payers.receipt(payer, PayChannel.COUNTER, "x", Ids.text(Ids.next()), 100), Payers.SYSTEM);
        assertThatThrownBy(() -> chargebacks.open(payer.id(), paid.id(), "x", "x", FIRST))
                .hasMessageContaining("chargeback-cash");
    }

    @Test
    @DisplayName("A3.13 what a customer pays by themselves is seen by an agent at once")
    void whatACustomerPaysByThemselvesIsSeenAtOnce() {
        var payer = payers.owing("杨四", 50);
        var paid = new SelfService.Paid(
                payer.id(),
                payer.accounts().getFirst().id(),
                Money.fen(5000),
                SelfService.Door.IVR,
                Ids.text(Ids.next()));
        var payment = selfService.paid(paid, Payers.SYSTEM);
        assertThat(selfService.paid(paid, Payers.SYSTEM).id()).isEqualTo(payment.id());
        assertThat(payments.of(payer.id(), null, 5).rows())
                .extracting(Payment::id)
                .containsExactly(payment.id());
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(0));
    }

    /** All entries of the journals with this reference. */
    private List<String> books(String reference) {
        return db.sql("""
                        select e.gl || ' ' || e.amount_minor from ledger.journal j
                        join ledger.entry e on e.customer = j.customer and e.month = j.month and e.journal = j.id
                        where j.reference like '%' || ?""").param(reference).query(String.class).list();
    }

    private Unmatched.Stray stray(long fen) {
        return new Unmatched.Stray(
                PayChannel.TRANSFER,
                "statement",
                Ids.text(Ids.next()),
                Money.fen(fen),
                "某某公司",
                "无账号",
                clock.instant(),
                payers.today(),
                payers.today(),
                "clearing.transfer");
    }
}
