package furong.demo;

import furong.coverage.Round;
import furong.coverage.SignalTests;
import furong.improvement.Item;
import furong.improvement.ItemId;
import furong.improvement.Panel;
import furong.improvement.Panels;
import furong.improvement.Reasons;
import furong.improvement.Register;
import furong.knowledge.ArticleId;
import furong.knowledge.Articles;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Unit;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import furong.platform.Label;
import furong.recheck.Rechecks;
import furong.recheck.Verdict;
import furong.regulator.Returns;
import furong.regulator.Submissions;
import furong.verbatim.Verbatims;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the city learns in its month: a panel of fifteen customers, lessons, signal tests, things to do better; what
 * customers say in their own words, callbacks rung a second time, and the return to the regulator.
 */
@DemoPart
class LearningDays implements Chapter {

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
    private static final int AGAIN = 25;
    private static final int SORTED = 40;
    private static final Map<String, String> CODES = Map.of(
            "礼貌", "KIND",
            "准时", "FAST",
            "清楚", "SKILLED",
            "预约", "HOURS",
            "先打个电话", "INFORM",
            "等到下午", "LATE",
            "网速", "FAULTY",
            "三遍", "AGAIN",
            "清理", "MESS");
    private static final List<String[]> LESSONS = List.of(
            new String[] {"NO_SYNC", "先查分离器再换猫", "话机和分离器接反是最常见的原因。先甩开分离器直连测试。"},
            new String[] {"SLOW", "晚高峰慢先看端口误码", "误码率高先换端口并重压接头，不要先升速率。"},
            new String[] {"NOISE", "雨后杂音查接头盒进水", "打开接头盒烘干并更换防水胶，记录位置供巡检。"},
            new String[] {"NO_TONE", "无音先测配线架", "从配线架向用户端分段测试，多数断在分线盒。"});

    private final Panels panels;
    private final Register register;
    private final Reasons reasons;
    private final Articles articles;
    private final SignalTests tests;
    private final Rechecks rechecks;
    private final Verbatims verbatims;
    private final Submissions submissions;
    private final Organisation organisation;
    private final BusinessClock clock;

    LearningDays(
            Panels panels,
            Register register,
            Reasons reasons,
            Articles articles,
            SignalTests tests,
            Rechecks rechecks,
            Verbatims verbatims,
            Submissions submissions,
            Organisation organisation,
            BusinessClock clock) {
        this.panels = panels;
        this.register = register;
        this.reasons = reasons;
        this.articles = articles;
        this.tests = tests;
        this.rechecks = rechecks;
        this.verbatims = verbatims;
        this.submissions = submissions;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        at(plot, 5, () -> meet(plot));
        at(plot, 3, () -> write(plot));
        at(plot, 10, () -> measure(plot));
        at(plot, 12, () -> improve(plot));
        at(plot, 22, () -> ringAgain(plot));
        at(plot, 26, () -> sort(plot));
        at(plot, 28, () -> submit(plot));
    }

    private static void at(Plot plot, int day, Runnable happens) {
        plot.story().at(plot.begin().plus(Duration.ofDays(day)).plus(Duration.ofHours(3)), happens);
    }

    private void meet(Plot plot) {
        var by = plot.cast().any(Role.QUALITY_SUPERVISOR).from("demo");
        var guests = new ArrayList<Panel.Guest>();
        for (var n = 0; n < SAYINGS.size(); n++)
            guests.add(new Panel.Guest(
                    plot.people().person().zh(), List.of("公众客户", "商业客户", "大客户").get(n % 3)));
        var panel = panels.hold("迎新春客户座谈会", today(), "公司三楼会议室", guests, "总经理主持，逐条记录，会后答复。", by);
        for (var n = 0; n < SAYINGS.size(); n++) {
            var statement = panels.said(panel, n + 1, SAYINGS.get(n), by);
            panels.reply(panel, statement, "已记入改进台账，由责任单位办理，结果会再告知您。", by);
        }
    }

    private void write(Plot plot) {
        for (var lesson : LESSONS) {
            var by = plot.cast().any(Role.TECHNICIAN).from("demo");
            var id = articles.write(ArticleId.next(), lesson[0], lesson[1], lesson[2], today().plusMonths(6), by);
            for (var n = plot.people().between(2, 7); n > 0; n--)
                articles.vote(
                        id,
                        !plot.people().once(5),
                        plot.cast().any(Role.TECHNICIAN).from("demo"));
        }
    }

    private void measure(Plot plot) {
        var by = plot.cast().any(Role.BRANCH_MANAGER).from("demo");
        var places = new ArrayList<Round.Place>();
        for (var n = 0; n < 24; n++)
            places.add(new Round.Place(
                    "点位" + (n + 1),
                    30.62 + plot.people().between(0, 900) / 10_000.0,
                    104.02 + plot.people().between(0, 1100) / 10_000.0));
        var round = tests.plan("小灵通信号志愿测试", today(), today().plusDays(14), places, by);
        for (var point = 1; point <= 21; point++) {
            var who = plot.cast().any(Role.COUNTER_CLERK).from("demo");
            var weak = point % 6 == 0;
            var _ = tests.measured(round, point, weak ? -104 : -plot.people().between(68, 90), "", who);
            if (weak && point <= 12) tests.mended(round, point, "调整天线方位角", by);
            if (point == 6) {
                var _ = tests.measured(round, point, -83, "复测", who);
            }
        }
    }

    private void improve(Plot plot) {
        var by = plot.cast().any(Role.QUALITY_SUPERVISOR).from("demo");
        var done = enter(plot, Item.Category.PROCESS, "移机登记单减到一屏", "座谈会：换房移机不想断网", by);
        register.close(done, "新版登记单上线", "填写项", "14", "9", by);
        var called = enter(plot, Item.Category.CUSTOMER_SERVICE, "上门前半小时电话告知", "座谈会：希望提前打电话", by);
        register.close(called, "派工系统自动提示", "爽约率", "4.1%", "1.9%", by);
        reasons.tell(called, new Label("上门前半小时先给您打电话", "We ring half an hour before we come"), by);
        var _ = enter(plot, Item.Category.CUSTOMER_SERVICE, "大字账单", "座谈会：老人希望有大字账单", by);
        var _ = enter(plot, Item.Category.MANAGEMENT, "后台工单晚间值班", "一线反映晚间派单无人接", by);
    }

    /** A week's callbacks, drawn by the lottery's numbers and rung once more by somebody else. */
    private void ringAgain(Plot plot) {
        var by = plot.cast().any(Role.QUALITY_SUPERVISOR).from("demo");
        var until = today();
        var since = until.minusDays(7);
        var size = Math.toIntExact(
                Math.min(AGAIN, rechecks.frame(since, until, everywhere()).size()));
        if (size == 0) return;
        var draw = rechecks.draw(since, until, "03 08 15 21 26 30+09", size, everywhere(), by);
        for (var item : rechecks.items(draw.id()).subList(0, size - size / 5)) {
            var heard = plot.people().once(8)
                    ? new Rechecks.Heard(Verdict.NOT_REACHED, "", "")
                    : new Rechecks.Heard(
                            Verdict.CONFIRMED, "REC-F" + plot.people().between(10_000, 99_999), "");
            rechecks.note(item.customer(), draw.id(), item.callback(), heard, by);
        }
    }

    /** Two people sort what customers said; now and then they do not see it alike. */
    private void sort(Plot plot) {
        var supervisors = plot.cast().staff().getOrDefault(Role.QUALITY_SUPERVISOR, List.of());
        var all = verbatims.between(today().minusDays(24), today(), everywhere());
        for (var said : all.subList(0, Math.min(SORTED, all.size()))) {
            for (var round = 0; round < (plot.people().once(3) ? 1 : Math.min(2, supervisors.size())); round++) {
                var code = round == 1 && plot.people().once(7)
                        ? "OTHER"
                        : code(said.said().words());
                verbatims.code(
                        said.said().customer(),
                        said.said().callback(),
                        Set.of(code),
                        supervisors.get(round).from("demo"));
            }
        }
    }

    private static String code(String words) {
        for (var known : CODES.entrySet()) if (words.contains(known.getKey())) return known.getValue();
        return "OTHER";
    }

    private void submit(Plot plot) {
        var by = plot.cast().any(Role.QUALITY_SUPERVISOR).from("demo");
        var wanted = new Returns.Wanted("CN-SC", today().minusDays(28), today());
        var _ = submissions.submit(wanted, everywhere(), "演示期间的报送", by);
    }

    private Scope everywhere() {
        return new Scope(organisation.units().stream().map(Unit::id).collect(Collectors.toSet()));
    }

    private ItemId enter(Plot plot, Item.Category category, String title, String why, Actor by) {
        return register.open(
                category, title, why, plot.cast().any(Role.BRANCH_MANAGER).badge(), today().plusDays(20), by);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
