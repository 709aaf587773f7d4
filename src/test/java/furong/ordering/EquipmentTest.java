package furong.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.fulfilment.Item.NewOwner;
import furong.fulfilment.PlanStep;
import furong.hire.DepositMoved;
import furong.hire.DepositMoved.What;
import furong.hire.Hire;
import furong.hire.Hire.Over;
import furong.hire.Hires;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.NewCredit;
import furong.ledger.Owed;
import furong.platform.Actor;
import furong.platform.Money;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import furong.workorder.WorkOrder;
import furong.workorder.WorkOrders;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A hired modem and its deposit, from the installation to the end of the service. */
@FurongTest
@RecordApplicationEvents
class EquipmentTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 11);
    private static final Money DEPOSIT = Money.fen(200_00);

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Hires hires;

    @Autowired
    WorkOrders work;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void theHallOpens() {
        counter.opens(MONDAY);
    }

    @Test
    void aHiredModemComesBackAndThenItsDeposit() {
        var customer = counter.walksIn("租一");
        var line = has(customer, "HIRE");
        assertThat(hires.of(customer.id(), line.id())).singleElement().satisfies(hire -> {
            assertThat(hire.lasts()).isTrue();
            assertThat(hire.deposit()).isEqualTo(DEPOSIT);
            assertThat(hire.account()).isEqualTo(line.account());
        });
        assertThat(moved(customer)).containsExactly(What.TAKEN);
        assertThat(owed(line).open()).as("it may wait for the first bill").isEqualTo(DEPOSIT);
        pay(line, DEPOSIT);
        assertThat(held(line)).isEqualTo(DEPOSIT);

        var order = lines.place("REMOVE", line, Wishes.NONE);
        done(order, "FINANCE");
        assertThat(open(order))
                .extracting(WorkOrder::queue)
                .as("the modem first")
                .containsExactly("STORE");
        done(order, "STORE");
        assertThat(hires.of(customer.id(), line.id()).getFirst().over()).isEqualTo(Over.RETURNED);
        assertThat(moved(customer)).containsExactly(What.TAKEN);
        assertThat(open(order)).singleElement().satisfies(left -> {
            assertThat(left.title().zh()).isEqualTo("退还押金 200.00 CNY");
            assertThat(left.title().en()).contains("200.00 CNY");
        });
        done(order, "FINANCE");
        assertThat(moved(customer)).containsExactly(What.TAKEN, What.GIVEN_BACK);
        assertThat(hires.of(customer.id(), line.id())).noneMatch(Hire::holdsDeposit);
        assertThat(owed(line).onAccount()).as("to be paid out").isEqualTo(DEPOSIT);
        assertThat(held(line).isPositive()).isFalse();
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
    }

    @Test
    void whoKeepsTheModemPaysForItWithTheDeposit() {
        var customer = counter.walksIn("租二");
        var line = has(customer, "HIRE");
        var order = orders.place(
                answered(lines.wish("REMOVE", line, Wishes.NONE), "equipment", "KEEP"), counter.at(counter.clerk()));
        for (var queue : List.of("STORE", "FINANCE", "FINANCE")) done(order, queue);
        assertThat(hires.of(customer.id(), line.id()).getFirst().over()).isEqualTo(Over.KEPT);
        assertThat(moved(customer)).containsExactly(What.TAKEN, What.KEPT);
        assertThat(owed(line).open()).as("never paid: now they owe the price").isEqualTo(DEPOSIT);
        assertThat(held(line).isPositive()).isFalse();
    }

    @Test
    void whoBringsTheirOwnModemHasNothingToBringBack() {
        var customer = counter.walksIn("租三");
        var line = has(customer, "OWN");
        assertThat(hires.of(customer.id(), line.id()))
                .singleElement()
                .satisfies(hire -> assertThat(hire.hired()).isFalse());
        var order = lines.place("REMOVE", line, Wishes.NONE);
        assertThat(orders.view(customer.id(), order.id()).plan().steps().stream()
                        .map(PlanStep::code))
                .containsExactly("END", "FINAL_BILL");
        assertThat(moved(customer)).isEmpty();
    }

    @Test
    void theModemAndItsDepositGoOverWithTheService() {
        var giver = counter.walksIn("租四");
        var taker = counter.walksIn("租五");
        var line = has(giver, "HIRE");
        var account = taker.accounts().getFirst().id();
        pay(line, Money.fen(150_00));
        lines.place(
                "TRANSFER",
                line,
                Wishes.owner(new NewOwner(taker.id(), account, taker.home().id())));
        var theirs = subscriptions.of(taker.id()).getFirst().terms();
        assertThat(hires.of(giver.id(), line.id()).getFirst().over()).isEqualTo(Over.PASSED_ON);
        assertThat(hires.of(taker.id(), theirs.id())).singleElement().satisfies(hire -> {
            assertThat(hire.lasts()).isTrue();
            assertThat(hire.deposit()).isEqualTo(DEPOSIT);
            assertThat(hire.account()).isEqualTo(account);
        });
        assertThat(moved(giver)).containsExactly(What.TAKEN, What.PASSED_ON);
        assertThat(moved(taker)).containsExactly(What.TAKEN_OVER);
        assertThat(owed(line).open())
                .as("what was never paid is no longer the giver's to pay")
                .isEqualTo(Money.fen(0));
        assertThat(owed(line).onAccount()).as("what was paid went over").isEqualTo(Money.fen(0));
        assertThat(held(line).isPositive()).isFalse();
        assertThat(owed(theirs).open()).isEqualTo(Money.fen(50_00));
        assertThat(held(theirs)).isEqualTo(Money.fen(150_00));
        assertThat(general(giver.id(), "liability.deposit")).isZero();
        assertThat(general(taker.id(), "liability.deposit")).isEqualTo(-DEPOSIT.minor());
        assertThat(general(giver.id(), "transfer") + general(taker.id(), "transfer"))
                .isZero();
    }

    @Test
    void ofALineWhoseThingsWereNeverNotedTheStoreAsks() {
        var customer = counter.walksIn("租六");
        var line = has(customer, "HIRE");
        db.sql("delete from hire.hire where customer = ?")
                .param(customer.id().value())
                .update();
        var order = lines.place("REMOVE", line, Wishes.NONE);
        assertThat(orders.view(customer.id(), order.id()).plan().steps().stream()
                        .map(PlanStep::code))
                .contains("RETURN", "DEPOSIT");
    }

    private Terms has(Customer customer, String modem) {
        var order = (Order.Open)
                orders.place(answered(counter.wish(customer, "ADSL_2M"), "modem", modem), counter.at(counter.clerk()));
        counter.crewDoes(order);
        return subscriptions.get(customer.id(), order.terms().subscription()).terms();
    }

    private static NewOrder answered(NewOrder order, String question, String answer) {
        var answers = new java.util.HashMap<>(order.answers());
        answers.put(question, answer);
        return new NewOrder(
                order.action(),
                order.customer(),
                order.account(),
                order.offer(),
                order.place(),
                order.subscription(),
                order.wishes(),
                Map.copyOf(answers),
                order.channel(),
                order.hall(),
                order.requestKey());
    }

    private List<WorkOrder> open(Order order) {
        return work.of(order.customer(), order.id().subject()).stream()
                .filter(one -> one.doneAt() == null)
                .toList();
    }

    /** The desk does what it has to do for this order by now. */
    private void done(Order order, String queue) {
        assertThat(open(order)).anyMatch(one -> one.queue().equals(queue));
        for (var one : open(order))
            if (one.queue().equals(queue)) work.done(order.customer(), one.id(), "办好了", counter.at(counter.agent()));
    }

    private List<What> moved(Customer customer) {
        return moved(customer.id());
    }

    private List<What> moved(CustomerId customer) {
        return events.stream(DepositMoved.class)
                .filter(one -> one.customer().equals(customer))
                .map(one -> {
                    assertThat(one.amount()).isEqualTo(DEPOSIT);
                    return one.what();
                })
                .toList();
    }

    private long general(CustomerId customer, String account) {
        return db.sql("select coalesce(sum(amount_minor), 0) from ledger.entry where customer = ? and gl = ?")
                .params(customer.value(), account)
                .query(Long.class)
                .single();
    }

    private Owed owed(Terms line) {
        return ledger.owed(line.customer(), line.account());
    }

    private Money held(Terms line) {
        return ledger.deposit(line.customer(), line.account());
    }

    private void pay(Terms line, Money amount) {
        var today = counter.today();
        var paid = ledger.credit(
                new NewCredit(
                        line.customer(),
                        line.account(),
                        ItemId.next(),
                        CreditKind.PAYMENT,
                        amount,
                        today,
                        today,
                        "test",
                        "cash.counter",
                        List.of()),
                Actor.system("test"));
        assertThat(paid.settled()).isEqualTo(amount);
    }
}
