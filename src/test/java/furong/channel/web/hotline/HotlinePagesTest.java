package furong.channel.web.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.care.Desk;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.Touch;
import furong.customer.Customer;
import furong.fieldwork.Visits;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.staffing.Staffing;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A call by its addresses: how long it rang, and that whatever is made during it leads back to it. */
@FurongTest
class HotlinePagesTest {

    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"");

    @Autowired
    Staffed staffed;

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Staffing staffing;

    @Autowired
    Contacts contacts;

    @Autowired
    Visits visits;

    private Customer customer;
    private SignedIn agent;

    @BeforeEach
    void theHotlineIsOpen() {
        counter.opens(LocalDate.of(2032, 4, 5));
        customer = counter.walksIn("卓来电");
        agent = staffed.person(Role.HOTLINE_AGENT, Counter.HOTLINE, null);
    }

    @Test
    @DisplayName("a call the exchange brings up counts by its own answer time: 85 % within 15 s")
    void theTimeACallRangIsTheFigureOfTheServiceLevel() throws Exception {
        var before = today();
        var answered = counter.now();
        for (var seconds : new int[] {15, 16}) {
            var rang = answered.minusSeconds(seconds).toString();
            var page =
                    staffed.page(get("/hotline").param("q", customer.number()).param("rang", rang), agent);
            assertThat(page).contains("name=\"rang\" value=\"" + rang + "\"");
            staffed.answer(begin().param("rang", rang).param("answered", answered.toString()), agent);
        }
        staffed.answer(begin(), agent);
        staffed.answer(
                begin().param("rang", answered.plusSeconds(60).toString()).param("answered", answered.toString()),
                agent);
        var after = today();
        assertThat(after.calls() - before.calls())
                .as("one without times and one with impossible ones count for nothing")
                .isEqualTo(2);
        assertThat(after.inTime() - before.inTime())
                .as("15 s is in time, 16 s is not")
                .isEqualTo(1);
        assertThat(staffing.target(counter.today()).share()).isEqualTo(0.85);
        assertThat(staffed.page(get("/hotline"), agent)).contains("Target: 85");
    }

    @Test
    void whateverIsMadeDuringACallLeadsBackToItAndIsItsOutcome() throws Exception {
        var begun = staffed.answer(begin().param("caller", customer.phone()), agent);
        var here = Objects.requireNonNull(begun.getRedirectedUrl());
        var cookie = Objects.requireNonNull(begun.getCookie("furong-call"));
        var theirs = "/customers/" + customer.id().text();
        assertThat(staffed.page(get(theirs + "/orders/new").cookie(cookie), agent))
                .as("every page on the way shows the call")
                .contains("href=\"" + here + "\"", "Back to the call");

        var ordered = order(cookie);
        assertThat(ordered.getRedirectedUrl()).isEqualTo(here);
        var order = call().subject();
        assertThat(order).startsWith("order:");
        assertThat(staffed.page(get(here).cookie(cookie), agent))
                .contains("/orders/" + order.substring("order:".length()));

        var adsl = desk.adsl(customer).text();
        var fault = staffed.answer(
                post(theirs + "/faults")
                        .param("subscription", adsl)
                        .param("symptom", "NO_SYNC")
                        .param("call", here.substring(here.lastIndexOf('/') + 1)),
                agent);
        assertThat(staffed.page(
                        get(Objects.requireNonNull(fault.getRedirectedUrl())).cookie(cookie), agent))
                .contains(here);
        assertThat(call().subject()).startsWith("fault:");
    }

    @Test
    void aCallerHasAnotherWindowBeforeTheyRingOff() throws Exception {
        var order = counter.order(customer, "ADSL_1M");
        var visit = Objects.requireNonNull(order.visit());
        var before = visits.get(customer.id(), visit).appointment();
        var here = Objects.requireNonNull(staffed.answer(begin(), agent).getRedirectedUrl());
        assertThat(staffed.page(get(here), agent)).contains("Appointments", order.number(), "?visit=" + visit.text());
        var page = staffed.page(get(here).param("visit", visit.text()), agent);
        var slots = SLOT.matcher(page);
        assertThat(slots.find()).isTrue();
        var none = staffed.answer(post(here + "/appointments").param("visit", visit.text()), agent);
        assertThat(none.getStatus()).isEqualTo(422);
        var moved = staffed.answer(
                post(here + "/appointments").param("visit", visit.text()).param("slot", slots.group(1)), agent);
        assertThat(moved.getRedirectedUrl()).isEqualTo(here);
        assertThat(visits.get(customer.id(), visit).appointment().number()).isEqualTo(before.number() + 1);
        assertThat(call().subject()).isEqualTo("visit:" + visit.text());
    }

    @Test
    void theCallIsForgottenWhenItIsWrappedUpAndIsNobodyElsesAtThisScreen() throws Exception {
        var begun = staffed.answer(begin(), agent);
        var here = Objects.requireNonNull(begun.getRedirectedUrl());
        var cookie = Objects.requireNonNull(begun.getCookie("furong-call"));
        var other = staffed.person(Role.HOTLINE_AGENT, Counter.HOTLINE, null);
        assertThat(staffed.page(get("/owed").cookie(cookie), other)).doesNotContain(here);
        assertThat(staffed.page(get("/owed").cookie(new Cookie("furong-call", cookie.getValue() + "/x")), agent))
                .doesNotContain("Back to the call");
        var ended = staffed.answer(
                post(here + "/wrap-up").param("reason", "ENQUIRY").param("outcome", "ANSWERED"), agent);
        assertThat(ended.getRedirectedUrl()).isEqualTo("/hotline");
        assertThat(Objects.requireNonNull(ended.getCookie("furong-call")).getMaxAge())
                .isZero();
    }

    private org.springframework.mock.web.MockHttpServletResponse order(Cookie cookie) throws Exception {
        var wish = counter.wish(customer, "ADSL_1M");
        var sent = post("/customers/" + customer.id().text() + "/orders").cookie(cookie);
        for (var answer : wish.answers().entrySet()) sent.param(answer.getKey(), answer.getValue());
        var given = Map.of(
                "account", wish.account().text(),
                "offer", wish.offer().value(),
                "place", wish.place().text(),
                "hold", Objects.requireNonNull(wish.wishes().slot()).text(),
                "minutes", "60",
                "requestKey", wish.requestKey());
        given.forEach(sent::param);
        return staffed.answer(sent, agent);
    }

    private MockHttpServletRequestBuilder begin() {
        return post("/customers/" + customer.id().text() + "/calls");
    }

    private Touch call() {
        return contacts.of(customer.id(), 20).stream()
                .filter(touch -> touch.channel() == ContactChannel.HOTLINE && touch.isOpen())
                .findFirst()
                .orElseThrow();
    }

    private Staffing.Day today() {
        var day = counter.today();
        return staffing.days(day, day.plusDays(1)).stream().findFirst().orElse(new Staffing.Day(day, 0, 0, 0));
    }
}
