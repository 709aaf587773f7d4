package furong.channel.web.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.care.Answers;
import furong.care.CaseBoard;
import furong.care.Cases;
import furong.care.Decision;
import furong.care.Desk;
import furong.care.NewCase;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.Duties;
import furong.customer.Customer;
import furong.fault.Fault;
import furong.fault.Faults;
import furong.fault.NewFault;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A case answered on paper; a fault handed over by offer and acceptance; the pages of a list in their order. */
@FurongTest
class CasePagesTest {

    @Autowired
    Staffed staffed;

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Cases cases;

    @Autowired
    Answers answers;

    @Autowired
    CaseBoard board;

    @Autowired
    Faults faults;

    @Autowired
    Duties duties;

    @Autowired
    Contacts contacts;

    private Customer customer;
    private SignedIn agent;
    private SignedIn colleague;

    @BeforeEach
    void theHotlineIsOpen() {
        counter.opens(LocalDate.of(2027, 6, 8));
        customer = counter.walksIn("卓来信");
        agent = staffed.person(Role.HOTLINE_AGENT, Counter.HOTLINE, null);
        colleague = staffed.person(Role.DISPATCHER, Counter.UNIT, null);
    }

    @Test
    void anAnswerIsPostedAsALetterInBothLanguagesAndIsAContactOnce() throws Exception {
        var opened = open("装机师傅迟到");
        var letter =
                "/customers/" + customer.id().text() + "/cases/" + opened.id().text() + "/letter";
        assertThat(staffed.answer(post(letter), agent).getStatus()).isEqualTo(409);
        for (var step : List.of("CONTACT", "ASSESS", "INVESTIGATE"))
            cases.done(customer.id(), opened.id(), step, "已办", desk.at(agent.who()));
        answers.answer(customer.id(), opened.id(), Decision.UPHELD, "查实，已批评并道歉。", desk.at(agent.who()));
        for (var n = 0; n < 2; n++) {
            var printed = staffed.answer(post(letter), agent);
            assertThat(printed.getContentType()).isEqualTo("application/pdf");
            try (var pdf = Loader.loadPDF(printed.getContentAsByteArray())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("尊敬的客户", "Dear customer", opened.number(), "查实，已批评并道歉。", "Upheld", "属实");
            }
        }
        assertThat(contacts.of(customer.id(), 20))
                .filteredOn(touch -> touch.channel() == ContactChannel.LETTER)
                .singleElement()
                .satisfies(touch -> assertThat(touch.outgoing()).isTrue());
        assertThat(staffed.page(get(letter.replace("/letter", "")), agent)).contains("Printed and posted");
    }

    @Test
    void aFaultIsHandedOverByOfferAndAcceptanceAndTheFirstAskedStaysAnswerable() throws Exception {
        var fault = report();
        var page =
                "/customers/" + customer.id().text() + "/faults/" + fault.id().text();
        assertThat(staffed.page(get(page), agent)).contains("Hand over");
        var offered = staffed.answer(
                request("offer", fault).param("unit", Counter.UNIT.text()).param("why", "端口坏了，请派人"), agent);
        assertThat(offered.getRedirectedUrl()).isEqualTo(page);
        assertThat(holder(fault)).isEqualTo(agent.who().badge());
        assertThat(staffed.page(get(page), agent)).contains("not accepted yet");
        assertThat(staffed.page(get(page), colleague)).contains("端口坏了，请派人", "/duties/acceptance");
        var accepted = staffed.answer(request("acceptance", fault).param("stay", "true"), colleague);
        assertThat(accepted.getRedirectedUrl()).isEqualTo(page);
        assertThat(holder(fault)).isEqualTo(colleague.who().badge());
        assertThat(staffed.page(get(page), colleague)).contains("was asked first");
        assertThat(duties.owedBy(agent.who().id(), 50))
                .extracting(duty -> duty.subject())
                .contains(fault.id().subject());
    }

    @Test
    void aListIsReadPageByPageAcrossUnitsWithoutGapOrRepeat() {
        for (var n = 0; n < 7; n++) open("第" + n + "件");
        var scope = new Scope(Set.of(Counter.UNIT, Counter.HOTLINE));
        var seen = new ArrayList<String>();
        String after = null;
        do {
            var page = board.list(scope, CaseBoard.Tab.OPEN, "GENERAL_COMPLAINT", after, 3);
            page.rows().forEach(one -> seen.add(one.id().text()));
            after = page.next();
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
        var whole = board.list(scope, CaseBoard.Tab.OPEN, "GENERAL_COMPLAINT", null, seen.size());
        assertThat(whole.rows()).extracting(one -> one.id().text()).containsExactlyElementsOf(seen);
        assertThat(whole.rows()).isSortedAccordingTo((a, b) -> a.dueAt().compareTo(b.dueAt()));
    }

    private furong.care.Case open(String title) {
        var wanted = new NewCase(customer.id(), "GENERAL_COMPLAINT", title, "等了三个小时", ContactChannel.HOTLINE);
        return cases.open(wanted.with(Map.of("about", "服务态度")), desk.at(agent.who()));
    }

    private Fault report() {
        return faults.report(
                new NewFault(customer.id(), desk.adsl(customer), "NO_SYNC", "", ContactChannel.HOTLINE, null),
                desk.at(agent.who()));
    }

    private MockHttpServletRequestBuilder request(String what, Fault fault) {
        return post("/customers/" + customer.id().text() + "/duties/" + what)
                .param("subject", fault.id().subject());
    }

    private String holder(Fault fault) {
        return duties.find(customer.id(), fault.id().subject())
                .orElseThrow()
                .holder()
                .badge();
    }
}
