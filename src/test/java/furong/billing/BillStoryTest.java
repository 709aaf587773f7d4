package furong.billing;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Customer;
import furong.ledger.CreditKind;
import furong.ledger.Discretion;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.NewCredit;
import furong.network.Accounting;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.payment.Payers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.TimeTravel;
import furong.rating.SessionUsage;
import furong.subscription.Reason;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer's calendar of bills, from the counter on. */
@FurongTest
class BillStoryTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Actor BY = Actor.system("test");
    private static final long DEPOSIT = 20_000;
    private static final LocalDate SEPTEMBER = LocalDate.parse("2025-09-01");
    private static final LocalDate OCTOBER = LocalDate.parse("2025-10-01");

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Accounting accounting;

    @Autowired
    SessionUsage sessions;

    @Autowired
    BillRuns runs;

    @Autowired
    Bills bills;

    @Autowired
    Corrections corrections;

    @Autowired
    Ledger ledger;

    @Autowired
    Discretion discretion;

    @Autowired
    Payers payers;

    @Autowired
    TimeTravel time;

    @AfterEach
    void today() {
        time.backToRealTime();
    }

    @Test
    void installedWithoutPayingTheFirstBillThenHeldForNonPaymentAndTheSecond() {
        // 1 September: the order is taken, the crew comes, the line works, and nobody has paid
        counter.opens(SEPTEMBER);
        var customer = counter.walksIn("出账故事");
        var placed = counter.order(customer, "ADSL_2M");
        counter.crewDoes(placed);
        assertThat(orders.get(customer.id(), placed.id())).isInstanceOf(Order.Completed.class);
        var line = placed.terms().subscription();
        var worksSince = counter.today();
        var atFirst = ledger.owed(customer.id(), placed.terms().account());
        assertThat(atFirst.open().minor()).as("the modem's deposit").isEqualTo(DEPOSIT);
        assertThat(atFirst.overdueSince()).as("it waits for the first bill").isNull();
        assertThat(bills.waiting(customer.id()))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.amount().minor()).isEqualTo(10_000));

        // the month passes, on line for an hour
        online(customer, line, 3_600, 5_000_000);
        assertThat(bills.unbilledUsage(customer.id())).hasSize(2);

        // 1 October: the first bill, with the installation, and the rent from the first working day
        var first = bill(customer, SEPTEMBER);
        var days = 30 - worksSince.getDayOfMonth() + 1;
        assertThat(rent(first)).isEqualTo(share(16_800, days, 30) + share(1_000, days, 30));
        assertThat(once(first)).isEqualTo(10_000);
        assertThat(first.total().minor()).isEqualTo(rent(first) + 10_000);
        assertThat(owed(customer, first)).isEqualTo(first.total().minor() + DEPOSIT);
        assertThat(bills.waiting(customer.id())).isEmpty();

        // all but one yuan is paid; after the due day the rest is overdue, and the line goes off for it
        pay(customer, first, first.total().minor() + DEPOSIT - 100);
        assertThat(owed(customer, first)).isEqualTo(100);
        clock("2025-10-06T10:00:00");
        suspensions.suspend(customer.id(), new Suspension(line, false, List.of(1L), "test:held"), BY);
        pay(customer, first, 100);
        clock("2025-10-16T09:00:00");
        subscriptions.lift(customer.id(), line, Reason.NON_PAYMENT, "test:lifted", BY);

        // 1 November: nine whole days without service cost nothing; nothing is charged twice
        var second = bill(customer, OCTOBER);
        assertThat(second.lines().stream().map(Bill.Line::kind)).containsOnly(Bill.Kind.RENT);
        assertThat(rent(second)).isEqualTo(share(16_800, 22, 31) + share(1_000, 22, 31));
        assertThat(owed(customer, second)).isEqualTo(second.total().minor());

        // too much was charged for the modem: taken off, and that item is settled by it
        var modem = second.lines().getLast();
        corrections.credit(second, modem.line(), Money.fen(100), "测试：多收", BY);
        assertThat(bills.get(customer.id(), second.id()).net().minor())
                .isEqualTo(second.total().minor() - 100);
        assertThat(owed(customer, second)).isEqualTo(second.total().minor() - 100);
        Counter.refused(
                "credit-too-much",
                () -> corrections.credit(second, null, Money.fen(second.total().minor()), "测试", BY));
    }

    @Test
    void aCreditNoteAboveTheLimitCountsWhenASecondPersonAgrees() {
        counter.opens(LocalDate.parse("2024-09-02"));
        var customer = counter.walksIn("减收故事");
        counter.crewDoes(counter.order(customer, "ADSL_2M"));
        var bill = bill(customer, LocalDate.parse("2024-09-01"));
        var clerk = payers.person("财一", Role.FINANCE, null).from("test");
        var other = payers.person("财二", Role.FINANCE, null).from("test");
        var limit = discretion.limit(Discretion.Kind.CREDIT_NOTE, "CNY", clerk);
        var much = limit.plus(Money.fen(1));
        corrections.adjust(
                new Corrections.Adjustment(
                        customer.id(), bill.account(), "ADSL", new Label("补收", "Charged late"), much, "测试"),
                BY);
        var large = bill(customer, LocalDate.parse("2024-10-01"));
        corrections.credit(large, null, much, "测试：多收", clerk);
        var waiting = bills.get(customer.id(), large.id());
        assertThat(waiting.net()).as("nothing is taken off yet").isEqualTo(large.total());
        assertThat(waiting.asked()).hasSize(1);
        Counter.refused("credit-too-much", () -> corrections.credit(large, null, large.total(), "测试：再减", clerk));
        var item = discretion.waiting(new Scope(Set.of(Payers.UNIT)), 500).stream()
                .filter(one -> one.customer().equals(customer.id()))
                .findFirst()
                .orElseThrow()
                .item();
        Counter.refused("ledger-same-person", () -> discretion.decide(customer.id(), item, true, "", clerk));
        discretion.decide(customer.id(), item, true, "同意", other);
        var agreed = bills.get(customer.id(), large.id());
        assertThat(agreed.net()).isEqualTo(large.total().minus(much));
        assertThat(agreed.asked()).isEmpty();
    }

    private void online(Customer customer, SubscriptionId line, long seconds, long octets) {
        var login = subscriptions.login(customer.id(), line);
        var session = Ids.text(Ids.next());
        for (var kind : List.of(Accounting.Kind.START, Accounting.Kind.STOP, Accounting.Kind.STOP))
            accounting.keep(new Accounting.Report(
                    kind,
                    "nas",
                    session,
                    login.username(),
                    kind == Accounting.Kind.START ? 0 : seconds,
                    octets,
                    octets,
                    "",
                    "",
                    false));
        sessions.collect();
        sessions.collect();
    }

    private Bill bill(Customer customer, LocalDate month) {
        time.startAt(month.plusMonths(1).atTime(2, 0).atZone(ZONE).toInstant());
        runs.work(runs.begin(month, Run.Kind.REAL, BY).id());
        var latest = bills.of(customer.id(), 1).getFirst();
        assertThat(latest.cycle()).isEqualTo(month);
        return bills.get(customer.id(), latest.id());
    }

    private void pay(Customer customer, Bill bill, long fen) {
        var today = counter.today();
        ledger.credit(
                new NewCredit(
                        customer.id(),
                        bill.account(),
                        new ItemId(Ids.next()),
                        CreditKind.PAYMENT,
                        Money.fen(fen),
                        today,
                        today,
                        "test",
                        "cash.counter",
                        List.of()),
                BY);
    }

    private long owed(Customer customer, Bill bill) {
        return ledger.owed(customer.id(), bill.account()).open().minor();
    }

    private static long rent(Bill bill) {
        return sum(bill, Bill.Kind.RENT);
    }

    private static long once(Bill bill) {
        return sum(bill, Bill.Kind.ONE_OFF);
    }

    private static long sum(Bill bill, Bill.Kind kind) {
        return bill.lines().stream()
                .filter(line -> line.kind() == kind)
                .mapToLong(line -> line.amount().minor())
                .sum();
    }

    private static long share(long price, long days, long month) {
        return Money.fen(price).share(days, month).minor();
    }

    private void clock(String local) {
        time.startAt(java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant());
    }
}
