package furong.channel.web.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.TimeTravel;
import furong.promise.Cause;
import furong.promise.NewPromise;
import furong.promise.Promise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What people read of promises: the board, the why, the rules, the file for a spreadsheet. */
@FurongTest
class PromisePagesTest {

    private static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");
    private static final UnitId XINDU = new UnitId(13);
    private static final UnitId WENJIANG = new UnitId(14);
    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Promises promises;

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    private MockMvc web;
    private SignedIn manager;

    @BeforeEach
    void aManagerComesIn() {
        time.startAt(MORNING);
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        manager = person(Role.BRANCH_MANAGER, XINDU);
    }

    @Test
    @DisplayName("A1.6 the page says why, in both languages: rule, source, and how the time came about")
    void whyThisPromise() throws Exception {
        var promise = make(XINDU, PromiseType.COMPLAINT_ANSWER);
        var chinese = page(PromiseWords.whyHref(promise), manager, "zh").getContentAsString(StandardCharsets.UTF_8);
        var english = page(PromiseWords.whyHref(promise), manager, "en").getContentAsString(StandardCharsets.UTF_8);
        assertThat(chinese)
                .contains("SC-COMPLAINT", "5个工作日内答复", "从 2026-03-10 09:00 起算", "到期 2026-03-17 24:00", "CN-COMPLAINT");
        assertThat(english)
                .contains(
                        "Answered within 5 working days",
                        "Counted from 2026-03-10 09:00",
                        "Due 2026-03-17 24:00",
                        "2 days off in between");
        assertThat(chinese + english).doesNotContain("promise.");
    }

    @Test
    @DisplayName("G4-20 the why of another branch's promise is not found")
    void theWhyOfAnotherBranchIsNotFound() throws Exception {
        var theirs = make(WENJIANG, PromiseType.REPAIR);
        assertThat(page(PromiseWords.whyHref(theirs), manager, "zh").getStatus())
                .isEqualTo(404);
        var quality = person(Role.QUALITY_SUPERVISOR, new UnitId(26));
        assertThat(page(PromiseWords.whyHref(theirs), quality, "zh").getStatus())
                .isEqualTo(200);
    }

    @Test
    void theBoardShowsTheOwnBranchAndNothingOfAnother() throws Exception {
        var mine = make(XINDU, PromiseType.REPAIR);
        var theirs = make(WENJIANG, PromiseType.REPAIR);
        for (var language : new String[] {"zh", "en"}) {
            var board = body("/promises?tab=OPEN&type=REPAIR", language);
            assertThat(board)
                    .contains(PromiseWords.whyHref(mine))
                    .doesNotContain(theirs.id().text());
            assertThat(board).doesNotContain(">promise.");
        }
        assertThat(body("/promises?unit=" + WENJIANG.text(), "zh"))
                .doesNotContain(theirs.id().text());
        assertThat(body("/promises?tab=AT_RISK", "zh")).doesNotContain(mine.id().text());
    }

    @Test
    void aBrokenPromiseShowsItsCauseAndItsCost() throws Exception {
        var promise = make(XINDU, PromiseType.INSTALL);
        var done = promise.dueAt().plus(Duration.ofDays(7));
        promises.keep(promise.customer(), PromiseType.INSTALL, promise.subject(), done, "visit");
        time.startAt(done.plus(Duration.ofHours(1)));
        assertThat(body("/promises?tab=BROKEN", "zh")).contains("¥21.00", "我方原因");
        assertThat(body(PromiseWords.whyHref(promise), "en")).contains("¥21.00");
    }

    @Test
    @DisplayName(
            "A2.10 while the customer holds it up the chip says that the clock stands, and the why says since when and what shows it")
    void aClockThatStandsIsShownWithItsReason() throws Exception {
        var promise = make(XINDU, PromiseType.REPAIR);
        promises.pause(
                promise.customer(),
                promise.subject(),
                Cause.CUSTOMER,
                "waited_minutes=12 attempts=2 photo=9f86d081",
                SYSTEM);
        time.startAt(promise.dueAt().plus(Duration.ofDays(1)));
        assertThat(body(PromiseWords.whyHref(promise), "en"))
                .contains(
                        "clock stands",
                        "The customer's side: the clock stands since",
                        "waited 12 min, 2 attempts to reach them, photo of the door 9f86d081");
        assertThat(body("/promises?tab=OPEN&type=REPAIR", "zh")).contains("暂停计时");
        assertThat(body("/promises?tab=AT_RISK", "zh"))
                .as("nothing to hurry for")
                .doesNotContain(promise.id().text());
        promises.resume(promise.customer(), promise.subject(), SYSTEM);
        assertThat(body(PromiseWords.whyHref(promise), "zh")).contains("客户原因：", "暂停计时", "等候12分钟");
    }

    @Test
    void theExportHasOneLineForEachAndNoFormulas() throws Exception {
        var customer = CustomerId.next();
        promises.make(
                new NewPromise(
                        customer,
                        PromiseType.CALLBACK,
                        "=cmd|' /C calc'!A0",
                        Segment.PUBLIC,
                        "",
                        false,
                        MORNING,
                        XINDU,
                        ""),
                SYSTEM);
        var answer = page("/promises/export?tab=OPEN&type=CALLBACK", manager, "zh");
        assertThat(answer.getHeader("Content-Disposition")).contains("promises-2026-03-10.csv");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF类型,")
                .contains(customer.text())
                .contains("'=cmd")
                .doesNotContain(",=cmd");
    }

    @Test
    void theRulesNameTheirSourceAndKeepTheirOldVersions() throws Exception {
        for (var language : new String[] {"zh", "en"}) {
            var rules = body("/rules", language);
            assertThat(rules)
                    .contains("电信条例（2016修订）第三十二条", "CN-HA-RESUME", "GBP")
                    .doesNotContain(">promise.");
            var rule = body("/rules/CN-REPAIR-URBAN", language);
            assertThat(rule).contains("电信条例（2016修订）第三十二条", "电信条例（2000）第三十三条");
        }
        assertThat(page("/rules/NO-SUCH-RULE", manager, "en").getStatus()).isEqualTo(404);
    }

    @Test
    void anAddressThatCannotBeReadIsToldSo() throws Exception {
        assertThat(page("/promises?tab=NONSENSE", manager, "zh").getStatus()).isEqualTo(422);
        assertThat(page("/promises?after=garbage", manager, "zh").getStatus()).isEqualTo(404);
        assertThat(page("/promises?unit=garbage", manager, "zh").getStatus()).isEqualTo(404);
    }

    private Promise make(UnitId unit, PromiseType type) {
        var customer = CustomerId.next();
        var wanted = new NewPromise(
                        customer,
                        type,
                        "order:" + customer.text(),
                        Segment.PUBLIC,
                        "ADSL",
                        false,
                        MORNING,
                        unit,
                        "DATA")
                .withFee(Money.fen(300_00));
        return promises.make(wanted, SYSTEM);
    }

    private SignedIn person(Role role, UnitId unit) {
        StaffMember who = staff.hire(
                new NewStaff(
                        "P" + Ids.next(),
                        new Label("测试员", "Tester"),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                SYSTEM);
        return new SignedIn(who, organisation.scopeOf(who));
    }

    private String body(String path, String language) throws Exception {
        var answer = page(path, manager, language);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse page(String path, SignedIn who, String language) throws Exception {
        return web.perform(get(java.net.URI.create(path))
                        .header("Accept", "text/html")
                        .cookie(new Cookie("furong-language", language))
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, Set.of()))))
                .andReturn()
                .getResponse();
    }
}
