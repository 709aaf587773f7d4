package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.conduct.Conduct;
import furong.coverage.Round;
import furong.coverage.RoundId;
import furong.coverage.SignalTests;
import furong.improvement.Item;
import furong.improvement.Panel;
import furong.improvement.PanelId;
import furong.improvement.Panels;
import furong.improvement.Reasons;
import furong.improvement.Register;
import furong.knowledge.ArticleId;
import furong.knowledge.Articles;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the house learns from, looked at with something in it: register, panel, lessons, signal tests, prizes. */
@FurongTest
class LearningInBrowserTest {

    private static final LocalDate DAY = LocalDate.of(2035, 2, 12);
    private static final List<String> SAYINGS = List.of(
            "装机预约能不能约到晚上？",
            "话费清单希望能看懂。",
            "郊区小灵通信号不好。",
            "师傅上门能否提前打个电话？",
            "10000号有时打不进。",
            "营业厅排队太久。",
            "宽带掉线要报两三次才好。",
            "停机前多提醒一次。",
            "老人希望有大字账单。",
            "换房移机不想断网。",
            "缴费点再多一些。",
            "企业开票能不能上门？",
            "上门师傅很礼貌，要表扬。",
            "投诉以后应该有人回话。",
            "希望常开这样的会。");

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Staff staff;

    @Autowired
    Panels panels;

    @Autowired
    Register register;

    @Autowired
    Reasons reasons;

    @Autowired
    Articles articles;

    @Autowired
    SignalTests tests;

    @Autowired
    TimeTravel time;

    @Test
    @DisplayName("A1.8, A5.1, A5.3 to A5.6 the pages of what is learnt, with data, in both languages")
    void everyPageWithSomethingInIt() {
        try (var browser = Browser.open(port)) {
            branch.opens(DAY);
            var supervisor = supervisor();
            var by = supervisor.from("test");
            var panel = aPanelOfFifteen(by);
            anItemOfEachCategory(by);
            var lesson = aLessonWithVotes();
            var round = aRoundOfSignalTests(by);
            var album = new Album(browser);
            browser.signIn(supervisor, Branch.PASSWORD);
            browser.go("/improvements");
            assertThat(browser.text("main")).contains("移机登记单减到一屏", "14 → 9", "客户服务", "业务流程", "内部管理");
            album.take("improvements");
            browser.go("/reasons");
            assertThat(browser.text("main")).contains("登记单只填一屏", "14", "9");
            album.take("reasons");
            browser.go("/panels");
            album.look("panels-zh-light-1440");
            browser.go("/panels/" + panel.text());
            assertThat(browser.all("blockquote.reply"))
                    .as("every statement has its reply")
                    .hasSize(15);
            album.take("panel");
            browser.go("/knowledge?symptom=NO_SYNC");
            assertThat(browser.text("main")).contains("先查分离器再换猫", "2 / 3");
            album.take("knowledge");
            browser.go("/knowledge/" + lesson.text());
            album.take("lesson");
            browser.go("/signal-tests");
            album.look("signal-tests-zh-light-1440");
            browser.go("/signal-tests/" + round.text());
            assertThat(browser.all(".coverage-map circle")).hasSize(16);
            assertThat(browser.text("main")).contains("调整天线方位角");
            album.take("signal-test");
            browser.go("/awards");
            assertThat(browser.text("main")).contains("全国十佳营业窗口");
            album.take("awards");
            browser.comesAnew();
            browser.go("/awards");
            assertThat(browser.text("main")).as("public").contains("成都市优质服务先进单位");
            album.look("awards-public-zh-light-1440");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        } finally {
            time.backToRealTime();
        }
    }

    private PanelId aPanelOfFifteen(Actor by) {
        var guests = new ArrayList<Panel.Guest>();
        for (var n = 1; n <= SAYINGS.size(); n++)
            guests.add(new Panel.Guest("代表" + n, List.of("公众客户", "商业客户", "大客户").get(n % 3)));
        var panel = panels.hold("迎新春客户座谈会", DAY, "公司三楼会议室", guests, "总经理主持，逐条记录，会后答复。", by);
        for (var n = 1; n <= SAYINGS.size(); n++)
            panels.reply(panel, panels.said(panel, n, SAYINGS.get(n - 1), by), "已记入改进台账，由责任单位办理，结果会再告知您。", by);
        return panel;
    }

    private void anItemOfEachCategory(Actor by) {
        var owner = branch.manager().badge();
        var done = register.open(Item.Category.PROCESS, "移机登记单减到一屏", "座谈会：换房移机不想断网", owner, DAY.plusDays(20), by);
        register.close(done, "新版登记单上线", "填写项", "14", "9", by);
        reasons.tell(done, new Label("移机登记单只填一屏", "One screen to move your line"), by);
        var _ = register.open(Item.Category.CUSTOMER_SERVICE, "大字账单", "座谈会：老人希望有大字账单", owner, DAY.plusDays(30), by);
        var _ = register.open(Item.Category.MANAGEMENT, "后台工单晚间值班", "一线反映晚间派单无人接", owner, DAY.plusDays(9), by);
    }

    private ArticleId aLessonWithVotes() {
        var writer = branch.technician().from("test");
        var id = articles.write(
                ArticleId.next(), "NO_SYNC", "先查分离器再换猫", "话机和分离器接反是最常见的原因。\n先甩开分离器直连测试。", DAY.plusDays(90), writer);
        for (var n = 0; n < 3; n++) articles.vote(id, n > 0, supervisor().from("test"));
        return id;
    }

    private RoundId aRoundOfSignalTests(Actor by) {
        var places = new ArrayList<Round.Place>();
        for (var n = 0; n < 16; n++)
            places.add(new Round.Place(
                    List.of("春熙路口", "天府广场", "九眼桥", "火车北站").get(n % 4) + (n / 4 + 1),
                    30.64 + n % 4 * 0.013 + n / 4 * 0.004,
                    104.04 + n / 4 * 0.02 + n % 3 * 0.003));
        var round = tests.plan("小灵通信号志愿测试", DAY, DAY.plusDays(14), places, by);
        for (var point = 1; point <= 14; point++) {
            var weak = point % 5 == 0;
            var _ = tests.measured(round, point, weak ? -104 : -70 - point, "", by);
            if (weak && point <= 5) {
                tests.mended(round, point, "调整天线方位角", by);
                var _ = tests.measured(round, point, -83, "复测", by);
            }
        }
        return round;
    }

    private StaffMember supervisor() {
        return staff.hire(
                new NewStaff(
                        "L" + Math.floorMod(Ids.next(), 10_000_000),
                        new Label("质检员", "Supervisor"),
                        Conduct.QUALITY,
                        Set.of(Role.QUALITY_SUPERVISOR),
                        Set.of(),
                        null,
                        null,
                        staff.hash(Branch.PASSWORD)),
                Actor.system("test"));
    }
}
