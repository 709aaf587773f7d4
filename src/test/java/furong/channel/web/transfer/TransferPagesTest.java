package furong.channel.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.consent.Consents;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.ordering.Counter;
import furong.ordering.Lines;
import furong.ordering.OrderId;
import furong.ordering.Orders;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.TimeTravel;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import furong.subscription.Terms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

@FurongTest
class TransferPagesTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);
    private static final String ONE = "10,200 60,120 120,260 180,140 240,250 300,150 360,240;400,80 400,300";
    private static final String TWO = "10,100 60,220 120,160 180,240 240,150 300,250 360,140;500,80 400,300";
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Staffed staffed;

    @Autowired
    Customers customers;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Orders orders;

    @Autowired
    Consents consents;

    @Autowired
    TimeTravel time;

    private SignedIn clerk;

    @BeforeEach
    void morning() {
        counter.opens(MONDAY);
        clerk = staffed.person(Role.COUNTER_CLERK, Counter.UNIT, Counter.HALL);
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    void theLineGoesOverWithBothConsentsAndTheNewOwnerHasTheAddress() throws Exception {
        var giver = counter.walksIn("给一");
        var taker = counter.walksIn("收一甲");
        var line = lines.has(giver, "FIXED_LINE_HOME");
        assertThat(staffed.page(get(address(line)).param("words", taker.number()), clerk))
                .contains("?owner=" + taker.id().text(), "works all the while", "final bill");
        var page = staffed.page(get(address(line)).param("owner", taker.id().text()), clerk);
        assertThat(page).contains("收一甲, the new owner, agrees", "给一, the former owner, agrees");
        var sent = sent(page, taker);
        assertThat(send(line, sent).getStatus()).as("nobody signed").isEqualTo(422);
        sent.put("consentStrokes", ONE);
        assertThat(send(line, sent).getStatus()).as("one signed").isEqualTo(422);
        sent.put("newOwnerStrokes", TWO);
        var answer = send(line, sent);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        var order = OrderId.of(String.valueOf(answer.getRedirectedUrl()).replaceAll(".*/", ""));
        assertThat(subscriptions.get(giver.id(), line.id())).isInstanceOf(Subscription.Cancelled.class);
        var theirs = subscriptions.of(taker.id());
        assertThat(theirs).hasSize(1);
        assertThat(theirs.getFirst().terms().number()).isEqualTo(line.number());
        for (var customer : new Customer[] {giver, taker})
            assertThat(consents.of(customer.id(), order.subject()))
                    .singleElement()
                    .satisfies(consent -> assertThat(consent.shown()).contains("收一甲", "押金"));
        assertThat(send(line, sent).getStatus()).as("sent twice").isEqualTo(409);
        assertThat(subscriptions.of(taker.id())).as("sent twice").hasSize(1);
    }

    @Test
    void whatStandsInTheWaySaysSo() throws Exception {
        var giver = counter.walksIn("给二");
        var line = lines.has(giver, "FIXED_LINE_HOME");
        suspensions.suspend(giver.id(), new Suspension(line.id(), false, List.of(1L), ""), counter.at(counter.clerk()));
        assertThat(staffed.page(get(address(line)), clerk)).contains("bills are unpaid");
        var elsewhere = staffed.person(Role.COUNTER_CLERK, new UnitId(13), null);
        assertThat(staffed.answer(get(address(line)), elsewhere).getStatus()).isEqualTo(404);
    }

    private static String address(Terms line) {
        return "/customers/" + line.customer().text() + "/subscriptions/"
                + line.id().text() + "/transfer";
    }

    private MockHttpServletResponse send(Terms line, Map<String, String> sent) throws Exception {
        var form = post(address(line));
        sent.forEach(form::param);
        return staffed.answer(form, clerk);
    }

    /** The hidden fields of the page, and what a person would choose. */
    private static HashMap<String, String> sent(String page, Customer taker) {
        var sent = new HashMap<String, String>();
        HIDDEN.matcher(page.substring(page.indexOf("transfer-form")))
                .results()
                .forEach(field -> sent.put(field.group(1), plain(field.group(2))));
        sent.putAll(Map.of(
                "account", taker.accounts().getFirst().id().text(),
                "place", "same",
                "reason", "FAMILY",
                "consentWay", "SIGNATURE",
                "newOwnerWay", "SIGNATURE"));
        if (page.contains("value=\"" + taker.home().id().text() + "\" selected"))
            sent.put("place", taker.home().id().text());
        return sent;
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
