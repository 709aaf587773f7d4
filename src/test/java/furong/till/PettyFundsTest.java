package furong.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.conduct.Commendation;
import furong.conduct.Commendations;
import furong.conduct.Conduct;
import furong.customer.Customer;
import furong.exhibit.Exhibits;
import furong.organisation.HallId;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.payment.AtOnce;
import furong.payment.Payers;
import furong.platform.Ids;
import furong.platform.Money;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A yuan short is a yuan lent: within a limit, never to oneself, brought back, and the database holds to it. */
@FurongTest
class PettyFundsTest {

    private static final HallId HALL = new HallId(2);

    @Autowired
    PettyFunds funds;

    @Autowired
    Tills tills;

    @Autowired
    Payers payers;

    @Autowired
    Exhibits exhibits;

    @Autowired
    Commendations commendations;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void found() {
        funds.found(HALL, Money.fen(50_000), Payers.SYSTEM);
    }

    @Test
    @DisplayName("G4 A2.8 on 30 October 2003 Wen Juan lends Mr Gu one yuan")
    void wenJuanLendsMrGuOneYuan() {
        var wenJuan = clerk("文娟");
        var mrGu = payers.owing("辜先生", 88);
        var before = fund();
        var taken = lend(wenJuan, mrGu, 8800, 8700, "辜先生");
        var loan = funds.of(mrGu.id()).getFirst();
        assertThat(loan.id()).isEqualTo(taken.loan());
        assertThat(loan.amount()).isEqualTo(Money.fen(100));
        assertThat(payers.owed(mrGu).open()).isEqualTo(Money.fen(0));
        assertThat(fund().box()).isEqualTo(before.box().minus(Money.fen(100)));
        var shift = tills.openShift(wenJuan.id()).orElseThrow().begun().id();
        assertThat(tills.total(shift).cash()).isEqualTo(Money.fen(8800));
        assertThat(funds.outstanding(fund())).extracting(Loan::id).contains(loan.id());
        funds.repay(mrGu.id(), loan.id(), TillsTest.by(wenJuan));
        assertThat(fund().box()).isEqualTo(before.box());
        assertThat(funds.outstanding(fund())).extracting(Loan::id).doesNotContain(loan.id());
        assertThatThrownBy(() -> funds.repay(mrGu.id(), loan.id(), TillsTest.by(wenJuan)))
                .hasMessageContaining("petty-ended");
    }

    @Test
    @DisplayName("G4-14 the clerk lends 1 yuan; the till balances; the commendation letter of the afternoon is on file")
    void theYuanTheTillAndTheLetter() {
        var wenJuan = clerk("文娟");
        var mrGu = payers.owing("辜先生", 88);
        lend(wenJuan, mrGu, 8800, 8700, "辜先生");
        var box = fund().box();
        var closed = tills.close(new Tills.Count(Money.fen(8800), "", null), wenJuan, TillsTest.by(wenJuan));
        assertThat(closed.difference()).as("the till").isEqualTo(Money.fen(0));
        funds.count(HALL, box, "", TillsTest.by(wenJuan));
        var manager = payers.person("罗敏", Role.BRANCH_MANAGER, HALL);
        var scan = exhibits.keep(Conduct.photo(), TillsTest.by(manager));
        var letter = commendations.register(
                new Commendations.Praise(
                        wenJuan.badge(),
                        Commendation.Kind.LETTER,
                        "辜先生",
                        "差了一块钱，她主动借给我。100分的满意！",
                        "",
                        scan,
                        payers.today()),
                TillsTest.by(manager));
        assertThat(commendations.get(letter).photo()).isEqualTo(scan);
        assertThat(commendations.in(new Scope(Set.of(wenJuan.unit()))))
                .filteredOn(one -> one.person().equals(wenJuan.id()))
                .extracting(Commendation::kind)
                .containsExactly(Commendation.Kind.LETTER);
    }

    @Test
    void nobodyLendsToThemselves() {
        var clerk = clerk("何小雨");
        var namesake = payers.owing("何小雨", 50);
        assertThatThrownBy(() -> lend(clerk, namesake, 5000, 4900, "她本人")).hasMessageContaining("petty-self");
        var own = payers.owing("何家", 50);
        funds.declareOwn(clerk.id(), own.id(), TillsTest.by(clerk));
        assertThatThrownBy(() -> lend(clerk, own, 5000, 4900, "家人")).hasMessageContaining("petty-self");
        var other = payers.owing("张三", 50);
        assertThatThrownBy(() -> lend(clerk, other, 5000, 4900, "何小雨")).hasMessageContaining("petty-self");
        assertThat(payers.owed(own).open()).isEqualTo(Money.fen(5000));
        assertThatThrownBy(() -> byHand(own, clerk, 100)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLoanIsSmallAndOneAtATime() {
        var clerk = clerk("林一");
        var payer = payers.owing("张四", 50);
        assertThatThrownBy(() -> lend(clerk, payer, 5000, 3900, "张四")).hasMessageContaining("petty-limit");
        lend(clerk, payer, 4000, 3900, "张四");
        assertThatThrownBy(() -> lend(clerk, payer, 1000, 900, "张四")).hasMessageContaining("petty-open");
        assertThatThrownBy(() -> byHand(payer, clerk, 1001)).isInstanceOf(DataAccessException.class);
        assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(1000));
    }

    @Test
    void theFundLendsNoMoreThanItHoldsHoweverManyAsk() throws Exception {
        var hall = new HallId(3);
        funds.found(hall, Money.fen(500), Payers.SYSTEM);
        var size = funds.of(hall).orElseThrow();
        assertThat(size.size()).isEqualTo(Money.fen(500));
        var results = AtOnce.run(12, n -> () -> {
            var clerk = payers.person("窗口" + n, Role.COUNTER_CLERK, hall);
            return lend(clerk, payers.owing("排队" + n, 50), 5000, 4900, "排队的人");
        });
        assertThat(results).filteredOn(Taken.class::isInstance).hasSize(5);
        assertThat(results)
                .filteredOn(Throwable.class::isInstance)
                .hasSize(7)
                .allMatch(refused -> refused.toString().contains("petty-none"));
        assertThat(funds.of(hall).orElseThrow().box()).isEqualTo(Money.fen(0));
        assertThatThrownBy(() -> db.sql("update till.fund set lent_minor = 501 where hall = 3")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anotherThanWhoLentItMayWaive() {
        var clerk = clerk("林二");
        var manager = payers.person("罗敏", Role.BRANCH_MANAGER, null);
        var payer = payers.owing("张五", 50);
        var before = fund();
        lend(clerk, payer, 5000, 4950, "张五");
        var loan = funds.of(payer.id()).getFirst();
        assertThatThrownBy(() -> funds.waive(payer.id(), loan.id(), "孤老", TillsTest.by(clerk)))
                .hasMessageContaining("petty-waive-own");
        funds.waive(payer.id(), loan.id(), "孤老", TillsTest.by(manager));
        assertThat(fund().box()).isEqualTo(before.box().minus(Money.fen(50)));
        funds.refill(HALL, TillsTest.by(manager));
        assertThat(fund().waived()).isEqualTo(Money.fen(0));
    }

    @Test
    void theBoxIsCountedInTheEvening() {
        var clerk = clerk("林三");
        var box = fund().box();
        funds.count(HALL, box, "", TillsTest.by(clerk));
        assertThatThrownBy(() -> funds.count(HALL, box.minus(Money.fen(1)), " ", TillsTest.by(clerk)))
                .hasMessageContaining("fund-differs");
        funds.count(HALL, box.minus(Money.fen(1)), "一分硬币不见了", TillsTest.by(clerk));
    }

    private void byHand(Customer payer, StaffMember clerk, long fen) {
        db.sql("""
                insert into till.loan (customer, id, account, payment, fund, amount_minor, currency, rule_since,
                    loan_max_minor, lent_to, reason, lent_by, badge, at)
                values (?, ?, 1, ?, ?, ?, 'CNY', '2000-01-01', 1000, 'x', 'x', ?, 'x', now())""")
                .params(
                        payer.id().value(),
                        Ids.next(),
                        Ids.next(),
                        fund().id(),
                        fen,
                        clerk.id().value())
                .update();
    }

    private Fund fund() {
        return funds.of(HALL).orElseThrow();
    }

    private StaffMember clerk(String name) {
        return payers.person(name, Role.COUNTER_CLERK, HALL);
    }

    private Taken lend(StaffMember clerk, Customer payer, long fen, long given, String to) {
        if (tills.openShift(clerk.id()).isEmpty()) tills.open(clerk, Money.fen(0), TillsTest.by(clerk));
        var lend = new CashPayment.Lend(to, "差了一点");
        return tills.take(TillsTest.cash(payer, fen, given, lend, Ids.text(Ids.next())), clerk, TillsTest.by(clerk));
    }
}
