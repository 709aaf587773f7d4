package furong.ledger;

import static furong.ledger.Hand.hire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people give away, alone and with a second person, and what is contested. */
@FurongTest
class DiscretionTest {

    private static final Scope ALL = new Scope(Set.of(new UnitId(2)));

    @Autowired
    Ledger ledger;

    @Autowired
    Discretion discretion;

    @Autowired
    Contests contests;

    @Autowired
    Staff staff;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private Hand hand;
    private Actor clerk;
    private Actor finance;

    @BeforeEach
    void people() {
        hand = new Hand(ledger, clock);
        clerk = hire(staff, Role.COUNTER_CLERK).from("test");
        finance = hire(staff, Role.FINANCE).from("test");
    }

    @Test
    void withinTheLimitOneIsEnough() {
        hand.charge(ItemKind.RENT, 10_000, 5);
        var asked = discretion.credit(credit(CreditKind.GOODWILL, 3_000), "waited an hour", clerk);
        assertThat(asked).isInstanceOf(Discretion.Asked.Done.class);
        assertThat(hand.open()).isEqualTo(7_000);
        refuses("ledger-second-person-needed", () -> ledger.credit(credit(CreditKind.GOODWILL, 3_001), clerk));
        assertThat(hand.open()).isEqualTo(7_000);
    }

    @Test
    void aboveItASecondPersonAgrees() {
        hand.charge(ItemKind.RENT, 10_000, 5);
        var wanted = credit(CreditKind.WRITE_OFF, 10_000);
        assertThat(discretion.credit(wanted, "bankrupt", clerk)).isEqualTo(new Discretion.Asked.Waiting(wanted.id()));
        assertThat(hand.open()).isEqualTo(10_000);
        assertThat(discretion.waiting(ALL, 500))
                .anyMatch(request -> request.item().equals(wanted.id()));
        refuses("ledger-same-person", () -> discretion.decide(hand.customer, wanted.id(), true, "", clerk));
        discretion.decide(hand.customer, wanted.id(), true, "seen the ruling", finance);
        assertThat(hand.open()).isZero();
        assertThat(discretion.waiting(ALL, 500))
                .noneMatch(request -> request.item().equals(wanted.id()));
        refuses("ledger-decided-before", () -> discretion.decide(hand.customer, wanted.id(), true, "", finance));
    }

    @Test
    void whatIsDeclinedIsNotPosted() {
        hand.charge(ItemKind.RENT, 10_000, 5);
        var wanted = credit(CreditKind.GOODWILL, 9_000);
        discretion.credit(wanted, "friend of mine", clerk);
        refuses("ledger-reason-missing", () -> discretion.decide(hand.customer, wanted.id(), false, "", finance));
        discretion.decide(hand.customer, wanted.id(), false, "no ground", finance);
        assertThat(hand.open()).isEqualTo(10_000);
        refuses("ledger-second-person-needed", () -> ledger.credit(wanted, clerk));
    }

    @Test
    void aRefundTakesOnlyWhatWaitsOnTheAccount() {
        hand.pay(5_000);
        refuses("ledger-not-on-account", () -> discretion.refund(refund(5_001), "moved away", finance));
        discretion.refund(refund(4_000), "moved away", clerk);
        assertThat(hand.onAccount()).isEqualTo(1_000);
        assertThat(hand.open()).isZero();
    }

    @Test
    void theDatabaseHoldsToItWhateverTheProgram() {
        hand.charge(ItemKind.RENT, 10_000, 5);
        var wanted = credit(CreditKind.GOODWILL, 9_000);
        discretion.credit(wanted, "much", clerk);
        var item = """
                insert into ledger.item (customer, id, account, side, kind, product, amount_minor, currency, happened_on,
                    counts_on, reference, other_side, journal)
                values (:customer, :id, :account, 'C', 'GOODWILL', '', 9000, 'CNY', date '2026-01-01', date '2026-01-01',
                    '', 'expense.goodwill', 1)""";
        fails("no second person agreed", item, wanted.id().value());
        fails("was not asked for", item, Ids.next());
        fails("check constraint", """
                insert into ledger.decision (customer, item, asked_by, person, badge, verdict, reason, at)
                select customer, item, person, person, badge, 'APPROVED', '', at from ledger.request
                where customer = :customer and item = :id and account = :account""", wanted.id().value());
        fails("foreign key", """
                insert into ledger.request select customer, item + 1, account, kind, amount_minor, currency, reference,
                    other_side, first, reason, person, badge, unit, role, version, 999999, at from ledger.request
                where customer = :customer and item = :id and account = :account""", wanted.id().value());
    }

    @Test
    void contestedAndDunnedAreTogetherWhatIsOpen() {
        var line = hand.charge(ItemKind.USAGE, 8_000, -5);
        hand.charge(ItemKind.RENT, 2_000, -3);
        var contest = contests.contest(hand.customer, line, Money.fen(6_000), "never called there", clerk);
        var owed = hand.owed();
        assertThat(owed.contested()).isEqualTo(Money.fen(6_000));
        assertThat(owed.payable().plus(owed.contested())).isEqualTo(owed.open());
        refuses("ledger-contested-already", () -> contests.contest(hand.customer, line, Money.fen(1), "x", clerk));

        assertThat(hand.pay(5_000).onAccount())
                .as("no rule settles what is contested")
                .isEqualTo(Money.fen(1_000));
        assertThat(hand.owed().overdueSince())
                .as("and nobody is overdue with it")
                .isNull();
        assertThat(contests.open(ALL, 500)).anyMatch(open -> open.id() == contest);

        contests.decide(hand.customer, contest, Money.fen(4_500), "fraud shown", finance);
        assertThat(hand.owed().contested()).isEqualTo(Money.fen(0));
        assertThat(hand.open())
                .as("6000 less 4500 granted, less 1000 that waited")
                .isEqualTo(500);
        assertThat(hand.onAccount()).isZero();
        refuses("ledger-decided-before", () -> contests.decide(hand.customer, contest, Money.fen(0), "again", finance));
    }

    private NewCredit credit(CreditKind kind, long fen) {
        return hand.newCredit(ItemId.next(), kind, fen);
    }

    private Discretion.Refund refund(long fen) {
        return new Discretion.Refund(
                hand.customer, hand.account, ItemId.next(), Money.fen(fen), "refund", "cash.counter");
    }

    private void fails(String why, String sql, long id) {
        assertThatThrownBy(() -> db.sql(sql)
                        .param("customer", hand.customer.value())
                        .param("account", hand.account.value())
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }

    private static void refuses(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
