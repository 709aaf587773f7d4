package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.callback.CallOutcome;
import furong.callback.Callback;
import furong.callback.Callbacks;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.care.Answers;
import furong.care.Cases;
import furong.care.Decision;
import furong.care.Desk;
import furong.care.NewCase;
import furong.contact.ContactChannel;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.ordering.Counter;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The quality department at work, and a customer who answers alone on a phone. */
@FurongTest
class JudgementInBrowserTest {

    private static final LocalDate DAY = LocalDate.of(2038, 6, 1);
    private static final Map<String, String> GOOD = Map.of(
            "works", "yes", "on_time", "yes", "uniform", "yes", "badge", "yes", "shown", "yes", "clean", "yes", "money",
            "yes", "level", "TOUCHED");

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Cases cases;

    @Autowired
    Answers caseAnswers;

    @Autowired
    Desk desk;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    Browser browser;
    Album album;

    @BeforeEach
    void open() {
        browser = Browser.open(port);
        album = new Album(browser);
        counter.opens(DAY);
    }

    @AfterEach
    void close() {
        if (browser != null) browser.close();
        time.backToRealTime();
    }

    @Test
    void qualityReadsDrawsWritesAndSubmits() {
        var due = done("莫再来");
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.I, "REC-7", GOOD, "", ""),
                counter.at(counter.agent()));
        anUnhappyOne();
        for (var cause : List.of("LATE", "LATE", "LATE", "MANNERS", "MANNERS", "CHARGE", "NETWORK")) complaint(cause);
        counter.clockShows(DAY.plusMonths(1), 10);
        browser.signIn(quality(), Branch.PASSWORD);
        browser.go("/quality?from=2038-06-01&until=2038-07-01");
        assertThat(browser.text("main")).contains("承诺兑现率", "即将超时", "未按承诺时限", "费不满");
        album.take("quality");
        browser.go("/satisfaction?from=2038-06-01&until=2038-06-30");
        album.take("satisfaction");
        theirOwnWords();
        browser.go("/returns?from=2038-06-01&until=2038-06-30");
        album.take("return");
        browser.type("#f-note", "六月月报");
        browser.submit("#submit-return");
        assertThat(browser.path()).startsWith("/returns/submissions/");
        album.look("return-submitted-zh-light-1440");
        browser.go(
                "/returns/rows?jurisdiction=CN-SC&from=2038-06-01&until=2038-06-30&measure=INSTALL&setting=URBAN&which=DONE");
        assertThat(browser.text("main")).contains("莫再来");
        album.look("return-rows-zh-light-1440");
        browser.go("/returns/limits");
        album.look("return-limits-zh-light-1440");

        browser.go("/rechecks?from=2038-06-01&until=2038-06-30");
        album.look("rechecks-zh-light-1440");
        browser.type("#f-seed", "03 08 15 21 26 30+09");
        browser.submit("#draw");
        browser.followWords("莫再来");
        browser.pick("verdict", "CONFIRMED");
        browser.type("#f-callRecord", "REC-8");
        album.look("recheck-ring-zh-light-1440");
        browser.submit("#verdict");
        assertThat(browser.text("main")).contains("重抽一致", "属实");
        album.look("recheck-zh-light-1440");

        browser.go("/surveys");
        album.look("surveys-zh-light-1440");
        browser.go("/surveys/MOVE/edit");
        browser.follow("button[value=add]");
        var last = browser.all(".question-box").size() - 1;
        browser.type("input[name='q." + last + ".zh']", "进门时是否套上鞋套？");
        browser.type("input[name='q." + last + ".en']", "Did they put on shoe covers?");
        browser.type("input[name='q." + last + ".code']", "covers");
        browser.follow("button.secondary[value=save]");
        browser.follow("button[value=preview]");
        assertThat(browser.text("#as-customers-hear-it")).contains("进门时是否套上鞋套？", "Did they put on shoe covers?");
        album.look("survey-preview-zh-light-1440");
        browser.go("/surveys/MOVE/edit");
        album.take("survey-edit");
        browser.follow("button[value=discard]");
        assertThat(browser.path()).isEqualTo("/surveys/MOVE");
        album.look("survey-zh-light-1440");
        assertThat(album.faults()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    /** What customers said is sorted by one, and by a second who does not see it. */
    private void theirOwnWords() {
        for (var coder = 0; coder < 2; coder++) {
            if (coder > 0) browser.signIn(quality(), Branch.PASSWORD);
            browser.go("/verbatims?from=2038-06-01&until=2038-06-30");
            if (coder == 0) album.take("verbatims");
            browser.click("input[name=code][value=LATE]");
            browser.submit(".said-line form");
        }
        assertThat(browser.text("main")).contains("来得晚、等得久", "等了半天没人来");
        album.take("verbatims-sorted");
        browser.go("/verbatims/frame");
        album.take("verbatim-frame");
    }

    private void anUnhappyOne() {
        var due = done("费不满");
        var answers = new HashMap<>(GOOD);
        answers.put("level", "DISSATISFIED");
        answers.put("on_time", "no");
        answers.put("words", "等了半天没人来");
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.I, "REC-9", answers, "", ""),
                counter.at(counter.agent()));
    }

    private void complaint(String cause) {
        var customer = counter.walksIn("尤投诉");
        var handler = desk.at(desk.dispatcher("处理投诉"));
        var opened = cases.open(
                new NewCase(customer.id(), "GENERAL_COMPLAINT", "装机师傅迟到", "等了三个小时", ContactChannel.HOTLINE)
                        .with(Map.of("about", "服务态度")),
                handler);
        for (var step : List.of("CONTACT", "ASSESS", "INVESTIGATE"))
            cases.done(customer.id(), opened.id(), step, "已办", handler);
        caseAnswers.answer(customer.id(), opened.id(), Decision.UPHELD, "查实，已道歉", handler);
        caseAnswers.close(customer.id(), opened.id(), cause, handler);
    }

    @Test
    void aCustomerNobodyReachedAnswersOnAPhone() {
        var due = done("聂不在");
        for (var hour : new int[] {9, 15, 19}) {
            counter.clockShows(DAY.plusDays(2), hour);
            callbacks.tried(due.customer(), due.id(), CallOutcome.NO_ANSWER, "", counter.at(counter.agent()));
        }
        var agent = hire(Role.CALLBACK_AGENT, new UnitId(26));
        browser.signIn(agent, Branch.PASSWORD);
        browser.go("/callbacks");
        album.take("callbacks");
        browser.go("/callbacks/" + due.customer().text() + "/" + due.id().text());
        assertThat(browser.text("main")).contains("短信链接", "无人接听");
        album.take("callback-way");

        var words = centre.find(messages.of(due.customer(), 1).getFirst().id())
                .orElseThrow()
                .words();
        var token = words.split("/answer/")[1].split("\\s")[0];
        browser.comesAnew();
        album.at(Album.PHONE);
        browser.go("/answer");
        album.look("answer-code-zh-light-390");
        browser.go("/answer/" + token);
        album.take("answer");
        for (var code : new String[] {"works", "on_time", "uniform", "badge", "shown", "clean", "money"})
            browser.pick(code, "yes");
        browser.pick("level", "PLEASANT");
        browser.type("textarea[name=words]", "师傅很耐心");
        browser.follow("main button.primary");
        assertThat(browser.text("main")).contains("谢谢");
        album.look("answer-thanks-zh-light-390");
        assertThat(album.faults()).isEmpty();
        assertThat(((Callback.Closed) callbacks.view(due.customer(), due.id()).callback())
                        .closing()
                        .level()
                        .name())
                .isEqualTo("PLEASANT");
    }

    private Callback.Due done(String name) {
        counter.opens(DAY);
        var order = counter.order(counter.walksIn(name), "ADSL_2M");
        counter.crewDoes(order);
        return (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getFirst();
    }

    private StaffMember quality() {
        return hire(Role.QUALITY_SUPERVISOR, new UnitId(26));
    }

    private StaffMember hire(Role role, UnitId unit) {
        return staff.hire(
                new NewStaff(
                        "J" + Ids.next() % 10_000_000,
                        new Label("严敏", "Yan Min"),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash(Branch.PASSWORD)),
                Actor.system("test"));
    }
}
