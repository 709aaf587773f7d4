package furong.channel.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A clerk registers somebody, finds them again, and serves a stranger who shows a number. */
@FurongTest
class CustomerPagesTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    private MockMvc web;
    private SignedIn clerk;
    private SignedIn stranger;

    @BeforeEach
    void clerksOfTwoUnitsBeginWork() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clerk = clerk(owner("锦江"));
        stranger = clerk(owner("大邑"));
    }

    @Test
    void aRegisteredCustomerIsShownAndFoundAgainInBothLanguages() throws Exception {
        var name = "甘露" + Ids.text(Ids.next()).substring(6);
        var page = registered(name);
        for (var language : new String[] {"zh", "en"}) {
            var shown = body(page, clerk, language);
            assertThat(shown).contains(name, "139 8001 2345", "红星路二段").doesNotContainPattern(">customers?\\.[a-z]");
            assertThat(body("/customers?q=" + name, clerk, language)).contains(name, page);
            assertThat(body("/palette?q=" + name, clerk, language)).contains(page);
        }
    }

    @Test
    void aFormWithAMistakeSaysWhichFieldAndWhy() throws Exception {
        var answer = send(registration("甘露").param("documentType", "ID_CARD").param("documentNumber", "1"), clerk);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("data-field=\"documentNumber\"");
        var nameless = send(registration(" "), clerk);
        assertThat(nameless.getContentAsString(StandardCharsets.UTF_8)).contains("data-field=\"name\"", "此项必填");
    }

    @Test
    @DisplayName("G4-20 a customer of another unit does not exist, until they show their number")
    void aCustomerOfAnotherUnitOpensByWhatTheyShow() throws Exception {
        var page = registered("甘露" + Ids.text(Ids.next()).substring(6));
        assertThat(perform(get(page), stranger, "zh").getStatus()).isEqualTo(404);
        var number = body(page, clerk, "zh").replaceAll("(?s).*data-copy=\"(KH[^\"]+)\".*", "$1");

        var wrong = send(post("/customers/shown").param("shown", "KH000000-00000-0"), stranger);
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("data-field=\"shown\"");
        var right = send(post("/customers/shown").param("shown", number), stranger);
        assertThat(right.getRedirectedUrl()).isEqualTo(page);
        assertThat(perform(get(page), stranger, "zh").getStatus()).isEqualTo(200);
    }

    @Test
    void aNeedIsKeptOnlyWithConsent() throws Exception {
        var page = registered("甘露" + Ids.text(Ids.next()).substring(6));
        var silent = send(post(page + "/needs").param("need", "HEARING"), clerk);
        assertThat(silent.getContentAsString(StandardCharsets.UTF_8)).contains("data-field=\"consent\"");
        send(post(page + "/needs").param("need", "HEARING").param("consent", "本人，柜台"), clerk);
        assertThat(body(page, clerk, "zh")).contains("本人，柜台");
    }

    private String registered(String name) throws Exception {
        var answer = send(registration(name), clerk);
        return Objects.requireNonNull(answer.getRedirectedUrl(), answer.getContentAsString());
    }

    private static MockHttpServletRequestBuilder registration(String name) {
        return post("/customers")
                .param("kind", "PERSON")
                .param("name", name)
                .param("phone", "139-8001-2345")
                .param("segment", "PUBLIC")
                .param("district", "510104")
                .param("street", "红星路二段")
                .param("house", "70")
                .param("payment", "COUNTER");
    }

    private UnitId owner(String name) {
        return organisation.units().stream()
                .filter(unit -> unit.name().zh().contains(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private SignedIn clerk(UnitId unit) {
        var who = staff.hire(
                new NewStaff(
                        "C" + Ids.next(),
                        new Label("营业员", "Clerk"),
                        unit,
                        Set.of(Role.COUNTER_CLERK),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                Actor.system("test"));
        return new SignedIn(who, organisation.scopeOf(who));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder form, SignedIn who) throws Exception {
        return perform(form.header("HX-Request", "true").with(csrf()), who, "zh");
    }

    private String body(String path, SignedIn who, String language) throws Exception {
        var answer = perform(get(path), who, language);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, SignedIn who, String language)
            throws Exception {
        return web.perform(request.header("Accept", "text/html")
                        .cookie(new Cookie("furong-language", language))
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, Set.of()))))
                .andReturn()
                .getResponse();
    }
}
