package furong.channel.web.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.callback.Callbacks;
import furong.catalog.Forms;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Label;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Orders and callbacks through their pages. */
@FurongTest
class OrderPagesTest {

    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"requestKey\" value=\"([^\"]+)\"");
    private static final Pattern HOLD = Pattern.compile("name=\"hold\" value=\"([^\"]+)\"");
    private static final Pattern UNSAID =
            Pattern.compile(">\\s*(ordering|callback|promise|catalog|fieldwork)\\.[a-zA-Z.]+<");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Forms forms;

    @Autowired
    Organisation organisation;

    MockMvc web;
    Customer customer;
    String home;

    @BeforeEach
    void aCustomerWalksIn() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        counter.opens(LocalDate.of(2027, 1, 11));
        customer = counter.walksIn("马道街");
        home = "/customers/" + customer.id().text();
    }

    @Test
    void fromTheFormToTheReceiptWithOneConfirmation() throws Exception {
        assertThat(shown(home + "/orders/new")).contains("ADSL_2M", "先选择装机地址和产品");
        var page = shown(home + "/orders/new?offer=ADSL_2M");
        assertThat(page).contains("contactName", "先装机后付款", "马道街");
        var sent = filled(page, "ADSL_2M");
        var held = send(home + "/orders/hold", Map.of("slot", found(SLOT, page), "minutes", "90"));
        assertThat(held.getStatus()).isEqualTo(200);
        sent.put("hold", found(HOLD, held.getContentAsString()));
        var answer = send(home + "/orders", sent);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        var order = String.valueOf(answer.getRedirectedUrl());
        assertThat(send(home + "/orders", sent).getRedirectedUrl())
                .as("a double click")
                .isEqualTo(order);

        assertThat(shown(order)).contains("待上门", counter.clerk().badge(), "数据与宽带业务", "马道街");
        assertThat(shown(order + "/receipt")).contains(counter.clerk().badge(), "先装机后付款", "人民东路营业厅");
        assertThat(shown("/orders?state=OPEN&line=DATA")).contains(order);
        assertThat(shown("/orders.csv?words=XZ"))
                .contains("interface_owner", customer.id().text());

        assertThat(send(order + "/cancellation", Map.of("why", " ")).getStatus())
                .isEqualTo(422);
        assertThat(send(order + "/appointment", Map.of()).getStatus()).isEqualTo(422);
        var later = Map.of("slot", last(SLOT, shown(order)));
        assertThat(send(order + "/appointment", later).getStatus()).isEqualTo(302);
        assertThat(shown(order)).contains("改约");
        assertThat(send(order + "/cancellation", Map.of("why", "搬家")).getStatus())
                .isEqualTo(302);
        assertThat(shown(order)).contains("已撤单", "搬家");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() throws Exception {
        var page = shown(home + "/orders/new?offer=ADSL_2M");
        var sent = filled(page, "ADSL_2M");
        sent.put("contactPhone", "not a number");
        sent.remove("contactName");
        var answer = send(home + "/orders", sent);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("data-field=\"contactPhone\"", "data-field=\"contactName\"");
        assertThat(orders.of(customer.id(), 10)).isEmpty();
        sent.put("slot", "nonsense");
        assertThat(send(home + "/orders", sent).getStatus()).isEqualTo(422);
        sent.remove("requestKey");
        assertThat(send(home + "/orders", sent).getStatus()).isEqualTo(422);
    }

    @Test
    void anExtensionIsOfferedOnlyWhereALineWorks() throws Exception {
        var extension = home + "/orders/new?offer=EXTENSION_SET";
        assertThat(shown(extension)).contains("这个地址要先有一条能用的线路").doesNotContain("contactName");
        counter.crewDoes(counter.order(customer, "FIXED_LINE_HOME"));
        assertThat(shown(extension)).doesNotContain("要先有").contains("contactName");
    }

    @Test
    void anotherBranchFindsNothing() throws Exception {
        var order = counter.order(customer, "ADSL_2M");
        var stranger = person(Role.COUNTER_CLERK, new UnitId(14));
        var path = home + "/orders/" + order.id().text();
        for (var address : new String[] {path, path + "/receipt", home + "/orders/new"})
            assertThat(ask(stranger, address, "zh").getStatus()).isEqualTo(404);
        assertThat(ask(stranger, "/orders", "zh").getContentAsString()).doesNotContain(order.number());
        assertThat(ask(stranger, "/orders.csv", "zh").getContentAsString()).doesNotContain(order.number());
    }

    @Test
    void everyPageSpeaksBothLanguages() throws Exception {
        var order = counter.order(customer, "ADSL_2M");
        var path = home + "/orders/" + order.id().text();
        speaksBoth(counter.clerk(), home + "/orders/new?offer=FIXED_LINE_HOME");
        speaksBoth(counter.clerk(), home + "/orders/new?offer=PHS_STANDARD");
        speaksBoth(counter.clerk(), path);
        speaksBoth(counter.clerk(), "/orders");
        counter.crewDoes(order);
        speaksBoth(counter.clerk(), path);
        speaksBoth(counter.clerk(), path + "/receipt");
        var callback = callbacks.about(customer.id(), order.id().subject()).getFirst();
        speaksBoth(counter.agent(), "/callbacks");
        speaksBoth(
                counter.agent(),
                "/callbacks/" + customer.id().text() + "/" + callback.id().text());
        speaksBoth(person(Role.QUALITY_SUPERVISOR, new UnitId(26)), "/satisfaction");
    }

    @Test
    void anAgentAsksByTheScriptAndAnUnhappyCustomersMatterIsTakenUpAgain() throws Exception {
        var order = counter.order(customer, "ADSL_2M");
        counter.crewDoes(order);
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        var callback = callbacks.about(customer.id(), order.id().subject()).getFirst();
        var path = "/callbacks/" + customer.id().text() + "/" + callback.id().text();
        assertThat(ask(counter.agent(), path, "zh").getContentAsString())
                .contains("佩戴证件")
                .doesNotContain("checked");
        assertThat(send(counter.agent(), path + "/claim", Map.of()).getStatus()).isEqualTo(302);
        assertThat(send(counter.agent(), path + "/attempts", Map.of("outcome", "BUSY"))
                        .getStatus())
                .isEqualTo(302);
        var answers = new HashMap<>(Map.of(
                "disposition",
                "I",
                "callRecord",
                "REC-9",
                "works",
                "yes",
                "on_time",
                "no",
                "uniform",
                "yes",
                "badge",
                "yes",
                "shown",
                "yes",
                "clean",
                "yes"));
        answers.putAll(Map.of("money", "yes", "remark", "等了三个小时"));
        var refused = send(counter.agent(), path + "/ending", answers);
        assertThat(refused.getStatus()).isEqualTo(422);
        answers.put("level", "DISSATISFIED");
        assertThat(send(counter.agent(), path + "/ending", answers).getStatus()).isEqualTo(302);

        var manager = person(Role.BRANCH_MANAGER, Counter.UNIT);
        var shown = ask(manager, path, "zh").getContentAsString();
        assertThat(shown).contains("等了三个小时", "已处理完毕");
        var rework = callbacks.view(customer.id(), callback.id()).rework();
        assertThat(rework).isNotNull();
        assertThat(send(manager, path + "/rework/" + rework.id().text(), Map.of("remedy", "登门致歉"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(callbacks.about(customer.id(), order.id().subject())).hasSize(2);
    }

    private void speaksBoth(StaffMember who, String path) throws Exception {
        for (var language : new String[] {"zh", "en"}) {
            var answer = ask(who, path, language);
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsString()).as(path).doesNotContainPattern(UNSAID);
        }
    }

    private HashMap<String, String> filled(String page, String offer) {
        var sent = new HashMap<>(forms.current("INSTALL_ADSL", counter.today()).examples());
        sent.put("requestKey", found(KEY, page));
        sent.put("place", customer.home().id().text());
        sent.put("account", customer.accounts().getFirst().id().text());
        sent.put("offer", offer);
        sent.put("slot", found(SLOT, page));
        sent.put("minutes", "90");
        return sent;
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static String last(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map(hit -> hit.group(1))
                .reduce((first, next) -> next)
                .orElseThrow();
    }

    private String shown(String path) throws Exception {
        var answer = ask(counter.clerk(), path, "zh");
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse ask(StaffMember who, String path, String language) throws Exception {
        return web.perform(get(path)
                        .header("Accept", "text/html")
                        .cookie(new Cookie("furong-language", language))
                        .with(as(who)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String path, Map<String, String> fields) throws Exception {
        return send(counter.clerk(), path, fields);
    }

    private MockHttpServletResponse send(StaffMember who, String path, Map<String, String> fields) throws Exception {
        var request = post(path).header("Accept", "text/html").with(as(who)).with(csrf());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private RequestPostProcessor as(StaffMember who) {
        var person = new SignedIn(who, organisation.scopeOf(who));
        return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, Set.of()));
    }

    private static StaffMember person(Role role, UnitId unit) {
        return new StaffMember(
                StaffId.next(), "T9", new Label("某人", "Somebody"), unit, Set.of(role), Set.of(), null, null);
    }
}
