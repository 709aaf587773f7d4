package furong.channel.web.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.resource.ReachCheck.Verdict;
import furong.channel.web.security.SignedIn;
import furong.organisation.Area;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.NumberRules;
import furong.resource.Numbers;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Choosing a number, asking what an address can have, and looking after the stock. */
@FurongTest
class ResourcePagesTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final String EXCHANGE = "RP1";
    private static final String OFFICE = "510104022";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    NumberRules rules;

    @Autowired
    ReachCheck reach;

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    Clock clock;

    private MockMvc web;

    @BeforeEach
    void anExchange() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        inventory.addExchange(
                new Exchange(EXCHANGE, new Label("选号局", "Choosing"), "VOICE"), List.of(Area.district("510199")));
        inventory.addNumbers(EXCHANGE, "0285780000", 1000);
    }

    @Test
    void aClerkLooksForTheDigitsACustomerLikes() throws Exception {
        var clerk = person(Role.COUNTER_CLERK);
        var found = page(get("/numbers?exchange=" + EXCHANGE + "&ending=888"), clerk, "en");
        assertThat(found)
                .contains("8578 0888")
                .contains("first grade")
                .contains("800.00")
                .doesNotContain("8578 0887");
        assertThat(page(get("/numbers?exchange=" + EXCHANGE), clerk, "zh"))
                .contains("空闲号码")
                .contains("选号局")
                .contains("after=0285780059");
        assertThat(page(get("/numbers?exchange=" + EXCHANGE + "&grade=NONE&after=0285780059"), clerk, "en"))
                .contains("ordinary")
                .contains("8578 0060")
                .doesNotContain("8578 0059");
        assertThat(page(get("/numbers/choices?exchange=" + EXCHANGE + "&containing=578012"), clerk, "en"))
                .contains("type=\"radio\"")
                .contains("value=\"0285780123\"");
        assertThat(answer(get("/numbers?containing=12a"), clerk).getStatus()).isEqualTo(422);
        assertThat(answer(get("/numbers"), person(Role.TECHNICIAN)).getStatus()).isEqualTo(403);
    }

    @Test
    void anAddressAsItIsWrittenSaysWhatCanBeHadThere() throws Exception {
        var clerk = person(Role.COUNTER_CLERK);
        var area = new Area("510104", OFFICE);
        assertThat(page(get("/reach?district=510104&office=" + OFFICE), clerk, "en"))
                .contains("Why not");
        assertThat(page(get("/reach").param("address", "锦江区某街8号"), clerk, "zh")).contains("锦江区");
        assertThat(page(get("/reach").param("address", "nowhere"), clerk, "en")).contains("please choose one");
        assertThat(reach.check(area, LocalDate.ofInstant(clock.instant(), clock.getZone())))
                .isNotEmpty()
                .allSatisfy(verdict -> {
                    if (verdict instanceof Verdict.Here here)
                        assertThat(here.ports() > 0 || here.offer().portKind().isEmpty())
                                .isTrue();
                });
    }

    @Test
    void whatIsSoldWhereNoLineIsLeftIsSaidToBeFull() {
        var bare = Area.district("510198");
        assertThat(reach.check(bare, LocalDate.ofInstant(clock.instant(), clock.getZone())))
                .filteredOn(verdict -> !verdict.offer().portKind().isEmpty())
                .noneMatch(verdict -> verdict instanceof Verdict.Here);
    }

    @Test
    void anAdministratorTakesAFileOverAndSeesWhatWasNot() throws Exception {
        var administrator = person(Role.ADMINISTRATOR);
        var file = "type,exchange,label\nNUMBER,%s,0285790001\nNUMBER,NONE,0285790002\n".formatted(EXCHANGE);
        var upload = multipart("/inventory/import")
                .file(new MockMultipartFile("file", "stock.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        assertThat(page(upload, administrator, "en"))
                .contains("2 rows = 1 imported + 0 unchanged + 1 rejected")
                .contains("Nobody knows the exchange");
        assertThat(numbers.exchangeOf("0285790001")).isEqualTo(EXCHANGE);
        assertThat(answer(get("/inventory"), person(Role.BRANCH_MANAGER)).getStatus())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorSetsFeesPatternsAndRests() throws Exception {
        var administrator = person(Role.ADMINISTRATOR);
        assertThat(page(get("/inventory"), administrator, "zh"))
                .contains("号线资源")
                .contains("选号局")
                .contains("冷冻");
        var fee = numbers.feeOf("0285780188").decimal();
        assertThat(status(post("/inventory/grade").param("grade", "THIRD").param("fee", "66.60"), administrator))
                .isEqualTo(302);
        assertThat(numbers.feeOf("0285780188")).isEqualTo(Money.fen(6660));
        assertThat(status(post("/inventory/grade").param("grade", "THIRD").param("fee", fee), administrator))
                .isEqualTo(302);
        assertThat(status(post("/inventory/grade").param("grade", "THIRD").param("fee", "1.234"), administrator))
                .isEqualTo(422);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var rule = post("/inventory/rule")
                .param("term", "REST")
                .param("numbers", "TELEX")
                .param("days", "30")
                .param("since", today.toString());
        assertThat(status(rule, administrator)).isEqualTo(302);
        assertThat(rules.all()).contains(new NumberRules.Rule(NumberRules.Term.REST, "TELEX", today, 30, ""));
        var past = post("/inventory/rule")
                .param("term", "REST")
                .param("days", "30")
                .param("since", today.minusDays(1).toString());
        assertThat(status(past, administrator)).isEqualTo(422);
    }

    private int status(AbstractMockHttpServletRequestBuilder<?> request, SignedIn who) throws Exception {
        return answer(request, who).getStatus();
    }

    private SignedIn person(Role role) {
        var who = staff.hire(
                new NewStaff(
                        "R" + Ids.next(),
                        new Label("测试员", "Tester"),
                        new UnitId(1),
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                SYSTEM);
        return new SignedIn(who, organisation.scopeOf(who));
    }

    private String page(AbstractMockHttpServletRequestBuilder<?> request, SignedIn who, String language)
            throws Exception {
        var answer = answer(request.cookie(new Cookie("furong-language", language)), who);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request, SignedIn who)
            throws Exception {
        return web.perform(request.header("Accept", "text/html")
                        .with(csrf())
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, Set.of()))))
                .andReturn()
                .getResponse();
    }
}
