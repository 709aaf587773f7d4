package furong.channel.web.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.billing.BillRuns;
import furong.billing.Bills;
import furong.billing.Run;
import furong.channel.web.Staffed;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What finance and clerks see of bills. */
@FurongTest
class BillPagesTest {

    private static final UnitId COMPANY = new UnitId(1);
    private static final LocalDate MONTH = LocalDate.parse("2025-05-01");

    @Autowired
    Contacts contacts;

    @Autowired
    Staffed staffed;

    @Autowired
    Counter counter;

    @Autowired
    BillRuns runs;

    @Autowired
    Bills bills;

    @Autowired
    BillPaper paper;

    @Autowired
    TimeTravel time;

    @AfterEach
    void today() {
        time.backToRealTime();
    }

    @Test
    void aClerkSeesTheBillItsPaperAndItsDetailsAndFinanceTakesSomethingOff() throws Exception {
        var customer = billed();
        var bill = bills.of(customer.id(), 1).getFirst();
        var list = "/customers/" + customer.id().text() + "/bills";
        var one = list + "/" + bill.id().text();
        var clerk = staffed.person(Role.COUNTER_CLERK, Counter.UNIT, null);
        assertThat(staffed.page(get(list), clerk))
                .contains(bill.number(), bill.total().decimal());
        assertThat(staffed.page(get(one), clerk))
                .contains("broadband", bill.total().decimal());
        assertThat(staffed.page(get(one + "/details"), clerk)).contains("free of charge");
        var paper = staffed.answer(get(one + "/pdf"), clerk);
        assertThat(paper.getStatus()).isEqualTo(200);
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(paper.getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');

        for (var n = 0; n < 2; n++)
            assertThat(staffed.answer(post(one + "/letter"), clerk).getContentType())
                    .isEqualTo("application/pdf");
        assertThat(contacts.of(customer.id(), 20))
                .as("a bill posted on paper is a letter to the customer, once")
                .filteredOn(touch -> touch.channel() == ContactChannel.LETTER)
                .singleElement()
                .satisfies(touch -> {
                    assertThat(touch.outgoing()).isTrue();
                    assertThat(touch.note()).isEqualTo(bill.number());
                });

        var finance = staffed.person(Role.FINANCE, COMPANY, null);
        var sent = staffed.answer(post(one + "/credit").param("amount", "1.00").param("reason", "测试"), finance);
        assertThat(sent.getStatus()).isEqualTo(302);
        assertThat(bills.get(customer.id(), bill.id()).net())
                .isEqualTo(bill.total().minus(furong.platform.Money.fen(100)));
    }

    @Test
    void financeSeesARunAndItsTrialSideBySide() throws Exception {
        var customer = billed();
        assertThat(bills.of(customer.id(), 5)).hasSize(1);
        var finance = staffed.person(Role.FINANCE, COMPANY, null);
        assertThat(staffed.page(get("/billing"), finance)).contains("2025-05", "done</span>", "Parked accounts");
        var real = runs.recent(20).stream()
                .filter(run -> run.kind() == Run.Kind.REAL && run.cycle().equals(MONTH))
                .findFirst()
                .orElseThrow();
        assertThat(staffed.page(get("/billing/runs/" + real.id().text()), finance))
                .contains("Trial beside real");
    }

    @Test
    void theBillOnPaperIsOnePageInBothLanguagesWithItsFontsInIt() throws Exception {
        var customer = billed();
        var bill =
                bills.get(customer.id(), bills.of(customer.id(), 1).getFirst().id());
        var pdf = paper.print(
                bill, new BillPaper.Addressee("张璿", "ZH1", customer.home().line()));
        assertThat(pdf.length).isLessThan(150_000);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(bill.number(), bill.total().decimal(), "张璿", "宽带月费", "broadband", "账单", "free");
            var fonts = document.getPage(0).getResources();
            for (var name : fonts.getFontNames())
                assertThat(fonts.getFont(name).isEmbedded()).isTrue();
        }
    }

    private Customer billed() {
        counter.opens(LocalDate.parse("2025-05-05"));
        var customer = counter.walksIn("看账单");
        counter.crewDoes(counter.order(customer, "ADSL_1M"));
        time.startAt(MONTH.plusMonths(1)
                .atTime(2, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
        for (var kind : Run.Kind.values())
            runs.work(runs.begin(MONTH, kind, Actor.system("test")).id());
        return customer;
    }
}
