package furong.channel.web.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Shells;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.ConsentView;
import furong.channel.web.ui.Option;
import furong.consent.Consents;
import furong.consent.How;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.message.SimulatedCentre;
import furong.organisation.Area;
import furong.organisation.HallId;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@FurongTest
class ConsentPagesTest {

    private static final Actor BY = Actor.system("test");
    private static final Label WHAT = new Label("停机保号", "Suspension");
    private static final String SHOWN = "From today & until you ask <us>:\nno calls in or out.";
    private static final String STROKES = "10,200 60,120 120,260 180,140 240,250 300,150 360,240;400,80 400,300";
    private static final UnitId BRANCH = new UnitId(15);
    private static final HallId HALL = new HallId(19);

    @Autowired
    Staffed staffed;

    @Autowired
    ConsentDesk desk;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    Shells shells;

    @Autowired
    TimeTravel time;

    private final String phone = "136%08d".formatted(Math.floorMod(Ids.next(), 100_000_000L));

    @BeforeEach
    void halfPastNine() {
        time.startAt(Instant.parse("2026-03-10T01:30:00Z"));
    }

    @Test
    void theHallSignsFirstAndTheHotlineNamesItsRecordingFirst() {
        var customer = register();
        var clerk = ask(customer, staffed.person(Role.COUNTER_CLERK, BRANCH, HALL));
        assertThat(clerk.ways()).extracting(Option::value).containsExactly("SIGNATURE", "CODE", "VOICE");
        var agent = ask(customer, staffed.person(Role.HOTLINE_AGENT, new UnitId(25), null));
        assertThat(agent.ways()).extracting(Option::value).containsExactly("VOICE", "CODE");
        assertThat(agent.phones()).extracting(Option::text).containsExactly("136****" + phone.substring(7));
    }

    @Test
    void whatWasShownIsWhatIsAgreedTo() {
        var customer = register();
        var clerk = staffed.person(Role.COUNTER_CLERK, BRANCH, HALL);
        var sent = sent(ask(customer, clerk));
        sent.put("consentStrokes", STROKES);
        var id = desk.given("consent", customer.id(), WHAT, SHOWN, sent, BY);
        assertThat(consents.get(customer.id(), id).shown()).isEqualTo(SHOWN);
        refused("consent-changed", () -> desk.given("consent", customer.id(), WHAT, SHOWN + "!", sent, BY));
        refused("consent-changed", () -> desk.given("consent", register().id(), WHAT, SHOWN, sent, BY));
        sent.remove("consentStrokes");
        refused("consent-missing", () -> desk.given("consent", customer.id(), WHAT, SHOWN, sent, BY));
        sent.put("consentVoice", "10000-20260310-091500-0421");
        var byVoice = desk.given("consent", customer.id(), WHAT, SHOWN, sent, BY);
        assertThat(consents.get(customer.id(), byVoice).how())
                .as("without a script the signature stays chosen")
                .isEqualTo(How.VOICE);
    }

    @Test
    void aRefusalNamesTheFieldOfTheFormItIsAbout() {
        var customer = register();
        var view = desk.ask(
                "giver",
                customer,
                WHAT,
                SHOWN,
                staffed.person(Role.COUNTER_CLERK, BRANCH, HALL),
                shells.of(new MockHttpServletRequest()));
        var sent = new HashMap<>(Map.of("giverWay", "VOICE", "giverMark", view.mark(), "giverVoice", "nonsense"));
        assertThatThrownBy(() -> desk.given("giver", customer.id(), WHAT, SHOWN, sent, BY))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("giver");
                    assertThat(refused.code()).isEqualTo("recording-form");
                });
        assertThat(ConsentDesk.isOurs("giver", "giverVoice")).isTrue();
        assertThat(ConsentDesk.isOurs("giver", "consentVoice")).isFalse();
        assertThat(ConsentDesk.isOurs("giver", "giver")).isFalse();
    }

    @Test
    void theCodeIsSentFromTheFormAndTypedIntoIt() throws Exception {
        var customer = register();
        var clerk = staffed.person(Role.COUNTER_CLERK, BRANCH, HALL);
        var sent = sent(ask(customer, clerk));
        sent.put("consentPhone", phone);
        refused("code-none", () -> {
            sent.put("consentCode", "123456");
            desk.given("consent", customer.id(), WHAT, SHOWN, sent, BY);
        });
        var fragment = staffed.page(form(customer, sent).header("HX-Request", "true"), clerk);
        assertThat(fragment)
                .contains("Sent to 136****" + phone.substring(7), "09:40")
                .doesNotContain("<html");
        assertThat(staffed.page(form(customer, sent), clerk))
                .as("without a script")
                .contains("<html", "Go back in your browser");
        sent.put("consentCode", codeOn(phone));
        var id = desk.given("consent", customer.id(), WHAT, SHOWN, sent, BY);
        assertThat(consents.get(customer.id(), id).how()).isEqualTo(How.CODE);

        sent.put("consentShown", "something else");
        assertThat(staffed.answer(form(customer, sent), clerk).getStatus()).isEqualTo(422);
    }

    @Test
    void theSheetShowsWordForWordWhatTheCustomerSawAndHowTheyAgreed() throws Exception {
        var customer = register();
        var clerk = staffed.person(Role.COUNTER_CLERK, BRANCH, HALL);
        var sent = sent(ask(customer, clerk));
        sent.put("consentStrokes", STROKES);
        var id = desk.given("consent", customer.id(), WHAT, SHOWN, sent, BY);
        var address = "/customers/" + customer.id().text() + "/consents/" + id.text();
        assertThat(staffed.page(get(address), clerk))
                .contains("From today &amp; until you ask &lt;us&gt;:\nno calls in or out.")
                .contains("<path d=\"M10 200", "Signature", "Suspension", "09:30", "not used")
                .contains(consents.get(customer.id(), id).sha256());
        assertThat(staffed.page(get("/customers/" + customer.id().text()), clerk))
                .contains(address, "Agreed by signature: Suspension");
        var elsewhere = staffed.person(Role.COUNTER_CLERK, new UnitId(13), null);
        assertThat(staffed.answer(get(address), elsewhere).getStatus()).isEqualTo(404);
        var other = register();
        assertThat(staffed.answer(get("/customers/" + other.id().text() + "/consents/" + id.text()), clerk)
                        .getStatus())
                .isEqualTo(404);
    }

    private ConsentView ask(Customer customer, SignedIn who) {
        return desk.ask("consent", customer, WHAT, SHOWN, who, shells.of(new MockHttpServletRequest()));
    }

    /** What a browser would send of an untouched form; line ends become two characters on the way. */
    private static HashMap<String, String> sent(ConsentView view) {
        return new HashMap<>(Map.of(
                "consentWay", view.first(),
                "consentWhat", view.what(),
                "consentShown", view.shown().replace("\n", "\r\n"),
                "consentMark", view.mark()));
    }

    private static MockHttpServletRequestBuilder form(Customer customer, Map<String, String> sent) {
        var form = post("/customers/" + customer.id().text() + "/consents/codes");
        sent.forEach(form::param);
        return form;
    }

    private String codeOn(String phone) {
        var found = Pattern.compile("\\b\\d{6}\\b")
                .matcher(centre.on(phone).getFirst().words());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Customer register() {
        var home = new NewPlace(Area.district("510116"), Address.street("棠湖东路", "8"));
        return customers.register(NewCustomer.person("刘芳", null, phone, home), BY);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
