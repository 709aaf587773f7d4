package furong.payment;

import static furong.channel.bank.BankPaper.Line.paid;
import static furong.channel.bank.BankPaper.Line.returned;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.agency.AgentCode;
import furong.billing.Bill;
import furong.billing.BillRuns;
import furong.billing.Bills;
import furong.channel.bank.BankFileReading;
import furong.channel.bank.BankPaper;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.debit.BankFile;
import furong.debit.BankFiles;
import furong.debit.Collection;
import furong.debit.CollectionState;
import furong.debit.Mandates;
import furong.debit.NewMandate;
import furong.debit.Runs;
import furong.ledger.Allocation;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.LedgerCheck;
import furong.ledger.Statement;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.TimeTravel;
import furong.prepaid.CardAnswer;
import furong.prepaid.CardPayment;
import furong.prepaid.PrepaidCards;
import furong.prepaid.PrintingHouse;
import furong.till.Refunds;
import furong.till.Tills;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer's money as a calendar, over every channel it comes and goes by. */
@FurongTest
class MoneyStoryTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long DEPOSIT = 20_000;
    private static final Actor BY = Actor.system("test");
    private static final AgentCode ICBC = new AgentCode("ICBC");
    private static final List<String> FOUR = List.of("FIXED_LINE_HOME", "PHS_STANDARD", "ADSL_2M", "LAN_2M");

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    BillRuns bookkeeping;

    @Autowired
    Bills bills;

    @Autowired
    Payments payments;

    @Autowired
    Payers payers;

    @Autowired
    Mandates mandates;

    @Autowired
    Runs runs;

    @Autowired
    BankFiles files;

    @Autowired
    BankFileReading reading;

    @Autowired
    PrintingHouse printing;

    @Autowired
    PrepaidCards cards;

    @Autowired
    Tills tills;

    @Autowired
    Refunds refunds;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerCheck check;

    @Autowired
    TimeTravel time;

    @AfterEach
    void today() {
        time.backToRealTime();
    }

    @Test
    @DisplayName(
            "Installed unpaid, billed, paid in part, drawn by the bank, returned, paid by one card, and the rest refunded")
    void aYearOfMoney() throws IOException {
        // 3 March: four services are installed, and nobody asks for money
        counter.opens(LocalDate.parse("2025-03-03"));
        var customer = counter.walksIn("钱的故事");
        for (var offer : FOUR) installed(customer, offer);
        assertThat(open(customer))
                .as("only the modem's deposit, due in a month")
                .isEqualTo(DEPOSIT);
        assertThat(payers.owed(customer).overdueSince()).isNull();

        // 1 April: the first bill, with all four services on it
        var first = billed(customer, LocalDate.parse("2025-03-01"));
        assertThat(first.lines().stream().map(Bill.Line::product).collect(Collectors.toSet()))
                .contains("FIXED_LINE", "PHS", "ADSL", "LAN");
        assertThat(open(customer)).isEqualTo(first.total().minor() + DEPOSIT);

        // 8 April: a part of it at a bank's counter, which settles the oldest first and leaves the rest
        clock("2025-04-08T10:00");
        var part = first.total().minor() + DEPOSIT - 2_345;
        assertThat(payments.receive(receipt(customer, part), BY)).isInstanceOf(Outcome.Accepted.class);
        assertThat(open(customer)).isEqualTo(2_345);

        // 1 May: the second bill comes on top
        var second = billed(customer, LocalDate.parse("2025-04-01"));
        var owed = second.total().minor() + 2_345;
        assertThat(open(customer)).isEqualTo(owed);

        // 6 May: the bank draws what is open; 7 May: it has paid
        clock("2025-05-06T09:00");
        mandates.sign(
                new NewMandate(
                        customer.id(),
                        account(customer),
                        ICBC,
                        "M" + Ids.text(Ids.next()),
                        "钱的故事",
                        "6222021234567890123",
                        counter.today()),
                BY);
        var drawn = drawn(customer, LocalDate.parse("2025-05-07"));
        assertThat(drawn.amount().minor()).isEqualTo(owed);
        clock("2025-05-07T18:00");
        given(BankPaper.camt054(message(), List.of(paid(drawn.endToEnd(), owed))));
        assertThat(open(customer)).isZero();
        var settled = settledByLast(customer);

        // 12 May: the debit comes back; exactly what it had settled is open again, item by item
        clock("2025-05-12T18:00");
        given(BankPaper.camt054(message(), List.of(returned(drawn.endToEnd(), owed, "AM04"))));
        assertThat(state(customer)).isEqualTo(CollectionState.RETURNED);
        assertThat(open(customer)).isEqualTo(owed);
        assertThat(settled).as("what the debit had settled").isEqualTo(openItems(customer));

        // 20 May: one card, bought at a kiosk, pays for all four services
        clock("2025-05-20T20:00");
        var card = printing.cards(1, 10 * (owed / 1_000 + 1)).getFirst();
        var paidByCard = cards.pay(
                new CardPayment(
                        card.pin(),
                        customer.id(),
                        account(customer),
                        Money.fen(owed),
                        PrintingHouse.key(),
                        "phone-" + Ids.next(),
                        List.of()),
                BY);
        assertThat(paidByCard).isInstanceOf(CardAnswer.Paid.class);
        assertThat(open(customer)).isZero();
        var paidFor = settledByLast(customer).keySet();
        assertThat(charged(customer).stream()
                        .filter(line -> paidFor.contains(line.item()))
                        .map(Statement.Line::product))
                .as("services one card paid for")
                .contains("FIXED_LINE", "PHS", "ADSL", "LAN");

        // 26 May: paid once more by mistake at the bank; 27 May: a hall gives it back in cash
        clock("2025-05-26T11:00");
        payments.receive(receipt(customer, 1_500), BY);
        assertThat(onAccount(customer)).isEqualTo(1_500);
        clock("2025-05-27T10:00");
        var clerk = payers.person("退费员", Role.COUNTER_CLERK, Payers.HALL);
        tills.open(clerk, Money.fen(10_000), clerk.from("test"));
        assertThat(refunds.give(
                        new Refunds.Wanted(customer.id(), account(customer), Money.fen(1_500), "重复缴费"),
                        clerk,
                        clerk.from("test")))
                .isTrue();
        assertThat(onAccount(customer)).isZero();
        assertThat(open(customer)).isZero();
        assertThat(check.run().conserved()).as("the books agree").isTrue();
    }

    private void installed(Customer customer, String offer) {
        var order = counter.order(customer, offer);
        if (orders.get(customer.id(), order.id()) instanceof Order.Open && order.visit() != null)
            counter.crewDoes(order);
        assertThat(orders.get(customer.id(), order.id())).as(offer).isInstanceOf(Order.Completed.class);
    }

    private Bill billed(Customer customer, LocalDate month) {
        time.startAt(month.plusMonths(1).atTime(2, 0).atZone(ZONE).toInstant());
        bookkeeping.work(
                bookkeeping.begin(month, furong.billing.Run.Kind.REAL, BY).id());
        var latest = bills.of(customer.id(), 1).getFirst();
        assertThat(latest.cycle()).isEqualTo(month);
        return bills.get(customer.id(), latest.id());
    }

    private Collection drawn(Customer customer, LocalDate on) {
        var run = runs.order(ICBC, on, BY);
        while (runs.draw(run)) assertThat(runs.get(run).state()).isNotNull();
        runs.sent(run, BY);
        return runs.of(customer.id(), 1).getFirst();
    }

    private CollectionState state(Customer customer) {
        return runs.of(customer.id(), 1).getFirst().state();
    }

    private void given(String text) throws IOException {
        var file = files.give(ICBC, "story.xml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), BY);
        reading.work();
        assertThat(files.get(file).state())
                .as(String.valueOf(files.get(file).problem()))
                .isEqualTo(BankFile.State.DONE);
    }

    private Receipt receipt(Customer customer, long fen) {
        return payers.receipt(customer, Ids.text(Ids.next()), fen);
    }

    private void clock(String local) {
        time.startAt(LocalDateTime.parse(local).atZone(ZONE).toInstant());
    }

    private long open(Customer customer) {
        return payers.owed(customer).open().minor();
    }

    private long onAccount(Customer customer) {
        return payers.owed(customer).onAccount().minor();
    }

    /** What each item has open. */
    private Map<ItemId, Money> openItems(Customer customer) {
        return charged(customer).stream()
                .filter(line -> line.open().isPositive())
                .collect(Collectors.toMap(Statement.Line::item, Statement.Line::open));
    }

    /** What the newest payment has settled of each item. */
    private Map<ItemId, Money> settledByLast(Customer customer) {
        var last = payments.of(customer.id(), null, 1).rows().getFirst();
        return ledger.credited(customer.id(), last.id().credit()).allocations().stream()
                .collect(Collectors.toMap(Allocation::debit, Allocation::amount, Money::plus));
    }

    private List<Statement.Line> charged(Customer customer) {
        var all = ledger.statement(
                customer.id(), account(customer), LocalDate.parse("2025-01-01"), LocalDate.parse("2026-01-01"));
        return all.lines().stream().filter(line -> line.amount().isPositive()).toList();
    }

    private static AccountId account(Customer customer) {
        return customer.accounts().getFirst().id();
    }

    private static String message() {
        return "MSG" + Ids.text(Ids.next());
    }
}
