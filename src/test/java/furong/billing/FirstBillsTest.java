package furong.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.customer.Customer;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.NewCredit;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class FirstBillsTest {

    private static final LocalDate MONTH = LocalDate.parse("2023-03-01");

    @Autowired
    FirstBills first;

    @Autowired
    Staffed staffed;

    @Autowired
    Counter counter;

    @Autowired
    BillRuns runs;

    @Autowired
    Bills bills;

    @Autowired
    Ledger ledger;

    @Autowired
    TimeTravel time;

    @AfterEach
    void today() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("A3.1 of two who were installed unpaid one pays the bill: the default rate of their month is a half")
    void theDefaultRateByMonth() throws Exception {
        counter.opens(MONTH.plusDays(6));
        var pays = counter.walksIn("先装后付");
        var never = counter.walksIn("一直不付");
        for (var one : List.of(pays, never)) counter.crewDoes(counter.order(one, "ADSL_1M"));
        at(MONTH.plusMonths(1));
        runs.work(runs.begin(MONTH, Run.Kind.REAL, Actor.system("test")).id());

        var early = month();
        assertThat(early.orders()).isEqualTo(2);
        assertThat(early.amount().isPositive()).isTrue();
        assertThat(early.waiting()).isEqualTo(2);
        assertThat(early.defaultPermille()).isNull();

        pay(pays);
        var due = bills.of(never.id(), 1).getFirst().dueOn();
        at(due.plusDays(1));
        assertThat(month()).satisfies(overdue -> {
            assertThat(overdue.paid()).isEqualTo(1);
            assertThat(overdue.overdue()).isEqualTo(1);
            assertThat(overdue.open())
                    .isEqualTo(bills.of(never.id(), 1).getFirst().total());
            assertThat(overdue.defaultPermille()).as("not old enough").isNull();
        });

        at(due.plusDays(first.report(1).defaultDays() + 1));
        assertThat(month().old()).isEqualTo(2);
        assertThat(month().never()).isEqualTo(1);
        assertThat(month().defaultPermille()).isEqualTo(500);
        var finance = staffed.person(Role.FINANCE, new UnitId(1), null);
        assertThat(staffed.page(get("/first-bills"), finance)).contains("2023-03", "50.0%");
    }

    private FirstBills.Month month() {
        return first.report(12).months().stream()
                .filter(one -> one.month().equals(MONTH))
                .findFirst()
                .orElseThrow();
    }

    private void at(LocalDate day) {
        time.startAt(day.atTime(2, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    /** More than the bill: what is lent with the line was owed before. */
    private void pay(Customer customer) {
        var bill = bills.of(customer.id(), 1).getFirst();
        var today = MONTH.plusMonths(1);
        var _ = ledger.credit(
                new NewCredit(
                        customer.id(),
                        customer.accounts().getFirst().id(),
                        ItemId.next(),
                        CreditKind.PAYMENT,
                        bill.total().plus(Money.fen(1_000_00)),
                        today,
                        today,
                        "test:" + bill.number(),
                        "cash.counter",
                        List.of()),
                Actor.system("test"));
    }
}
