package furong.channel.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.bulk.BulkId;
import furong.bulk.BulkOrders;
import furong.bulk.BulkState;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.organisation.Organisation;
import furong.organisation.StaffMember;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A file of orders through its pages. */
@FurongTest
class BulkPagesTest {

    private static final Pattern UNSAID = Pattern.compile(">\\s*(bulk|ordering|refused)\\.[a-zA-Z.]+<");

    private static final String FILE = """
            action,offer,district,office,street,house,handset,callerDisplay
            INSTALL,PHS_STANDARD,510104,510104022,春熙路,31,OWN,yes
            INSTALL,PHS_STANDARD,510104,510104022,春熙路,32,OWN,no
            INSTALL,NO_SUCH_OFFER,510104,510104022,春熙路,33,,
            INSTALL,PHS_STANDARD,510104,510104022,"=1+1, 春熙路",,BOUGHT_HERE,yes
            ERASE,,,,,,,
            """;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    BulkOrders bulk;

    @Autowired
    Organisation organisation;

    MockMvc web;
    Customer customer;
    String here;

    @BeforeEach
    void aBusinessCalls() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        counter.opens(LocalDate.of(2027, 8, 2));
        customer = counter.walksIn("批量公司");
        here = "/customers/" + customer.id().text() + "/orders/bulk";
    }

    @Test
    @DisplayName("A file is checked, placed and reported by line")
    void aFileIsCheckedPlacedAndReported() throws Exception {
        assertThat(shown(here)).contains("批量受理", "action,line");
        var file = given(FILE);
        assertThat(given(FILE)).as("the same file").isEqualTo(file);
        var page = here + "/" + file.text();
        assertThat(shown(page)).contains("可以办理", "有问题", "批量受理只办INSTALL", "办理3行").doesNotContain("every 2s");

        assertThat(send(page + "/start").getRedirectedUrl()).isEqualTo(page);
        assertThat(shown(page)).contains("办理中", "every 2s", "<progress");
        while (bulk.place(customer.id(), file, 100) == 100) {}
        assertThat(bulk.get(customer.id(), file).state()).isEqualTo(BulkState.DONE);
        assertThat(shown(page)).contains("已结束", "已受理", "3行中已处理3行").doesNotContain("every 2s");

        var report = shown(page + "/report.csv");
        assertThat(report.lines()).hasSize(6);
        assertThat(report).contains("4,INSTALL", "ERASE", "已受理");
        var mend = shown(page + "/report.csv?open=true");
        assertThat(mend.strip().lines()).hasSize(3);
        assertThat(mend).contains("NO_SUCH_OFFER").doesNotContain("春熙路,31");
    }

    @Test
    void aFormulaInAFileIsOnlyTextInTheReport() throws Exception {
        var file = given("action,street\n\"=cmd()\",x\n+1,y\n");
        assertThat(shown(here + "/" + file.text() + "/report.csv"))
                .contains("'=cmd()", "'+1")
                .doesNotContain(",=cmd");
    }

    @Test
    void whatIsPastedIsReadAndNothingIsRefused() throws Exception {
        assertThat(pasted("").getStatus()).isEqualTo(422);
        assertThat(pasted("nonsense").getStatus()).isEqualTo(422);
        assertThat(pasted(FILE).getStatus()).isEqualTo(302);
    }

    @Test
    void everyPageSpeaksBothLanguages() throws Exception {
        var file = given(FILE);
        for (var path : new String[] {here, here + "/" + file.text()})
            for (var language : new String[] {"zh", "en"})
                assertThat(ask(path, language).getContentAsString()).as(path).doesNotContainPattern(UNSAID);
    }

    private BulkId given(String text) throws Exception {
        var part = new MockMultipartFile("file", "orders.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
        var answer = web.perform(multipart(here)
                        .file(part)
                        .header("Accept", "text/html")
                        .with(authentication(clerk()))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        var to = String.valueOf(answer.getRedirectedUrl());
        return BulkId.of(to.substring(to.lastIndexOf('/') + 1));
    }

    private MockHttpServletResponse pasted(String lines) throws Exception {
        return web.perform(post(here)
                        .param("lines", lines)
                        .header("Accept", "text/html")
                        .with(authentication(clerk()))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String path) throws Exception {
        return web.perform(post(path)
                        .header("Accept", "text/html")
                        .with(authentication(clerk()))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String shown(String path) throws Exception {
        var answer = ask(path, "zh");
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse ask(String path, String language) throws Exception {
        return web.perform(get(path)
                        .header("Accept", "text/html")
                        .cookie(new Cookie("furong-language", language))
                        .with(authentication(clerk())))
                .andReturn()
                .getResponse();
    }

    private UsernamePasswordAuthenticationToken clerk() {
        StaffMember who = counter.clerk();
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(who, organisation.scopeOf(who)), null, Set.of());
    }
}
