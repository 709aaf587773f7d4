package furong.improvement;

import static furong.conduct.Conduct.at;
import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.care.Desk;
import furong.channel.web.Staffed;
import furong.channel.web.Visitor;
import furong.conduct.Conduct;
import furong.contact.ContactChannel;
import furong.coverage.Round;
import furong.coverage.SignalTests;
import furong.customer.Customer;
import furong.fault.Faults;
import furong.fault.Mending;
import furong.fault.NewFault;
import furong.knowledge.ArticleId;
import furong.knowledge.Articles;
import furong.knowledge.Repeats;
import furong.ordering.Counter;
import furong.platform.Actor;
import furong.platform.Label;
import furong.renown.Comparison;
import furong.renown.Renown;
import furong.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is learnt from customers, from the field, and about ourselves. */
@FurongTest
class LearningTest {

    private static final LocalDate DAY = LocalDate.of(2029, 12, 3);

    @Autowired
    Register register;

    @Autowired
    Panels panels;

    @Autowired
    SignalTests tests;

    @Autowired
    Articles articles;

    @Autowired
    Reasons reasons;

    @LocalServerPort
    int port;

    @Autowired
    Faults faults;

    @Autowired
    Mending mending;

    @Autowired
    Staffed staffed;

    @Autowired
    Desk desk;

    @Autowired
    Renown renown;

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    @DisplayName("A5.1 an item has a category, an owner and a day, and is closed by a measured effect")
    void anItemIsClosedByItsEffect() {
        var who = conduct.supervisor();
        var owner = conduct.technician();
        refused("register-due", () -> open(owner.who().badge(), DAY.minusDays(1)));
        refused("commendation-badge", () -> open("nobody", DAY));
        var id = open(owner.who().badge(), DAY.plusDays(9));
        refused("required", () -> register.close(id, "换了表单", "", "", "", at(who)));
        register.close(id, "换了表单", "填写字段数", "14", "9", at(who));
        refused("register-closed", () -> register.close(id, "再来", "x", "1", "2", at(who)));
        assertThat(register.in(who.scope()))
                .filteredOn(one -> one.id().equals(id))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.unit()).isEqualTo(Counter.UNIT);
                    assertThat(java.util.Objects.requireNonNull(one.result()).after())
                            .isEqualTo("9");
                });
    }

    @Test
    @DisplayName("A5.9 a reason to be satisfied is told only with the number that was measured")
    void aReasonHasItsNumber() {
        var who = conduct.supervisor();
        var id = open(conduct.technician().who().badge(), DAY.plusDays(9));
        var words = new Label("登记单短了三分之一", "The form is a third shorter");
        refused("reason-open", () -> reasons.tell(id, words, at(who)));
        register.close(id, "换了表单", "填写字段数", "14", "9", at(who));
        refused("reason-words", () -> reasons.tell(id, new Label("只有中文", " "), at(who)));
        reasons.tell(id, words, at(who));
        refused("reason-told", () -> reasons.tell(id, words, at(who)));
        assertThat(reasons.told()).contains(id);
        assertThat(new Visitor(port).get("/reasons").body())
                .as("without signing in")
                .contains("登记单短了三分之一", "填写字段数", "14", "9");
    }

    @Test
    @DisplayName("A5.5 fifteen customers at a panel, and every statement has a reply")
    void everyStatementHasAReply() {
        var who = at(conduct.supervisor());
        var guests = IntStream.rangeClosed(1, 15)
                .mapToObj(n -> new Panel.Guest("代表" + n, "公众客户"))
                .toList();
        var id = panels.hold("迎新春客户座谈会", DAY, "会议室", guests, "", who);
        for (var n = 1; n <= 15; n++) {
            var statement = panels.said(id, n, "意见" + n, who);
            panels.reply(id, statement, "答复" + n, who);
            refused("panel-replied", () -> panels.reply(id, statement, "再答", who));
        }
        refused("panel-guest", () -> panels.said(id, 16, "没来的人", who));
        assertThat(panels.get(id).guests()).hasSize(15);
        assertThat(panels.get(id).statements()).hasSize(15);
        assertThat(panels.get(id).unanswered()).isZero();
    }

    @Test
    @DisplayName("A5.4 a weak spot goes to the network and is closed by a good retest only")
    void aWeakSpotIsClosedByARetest() {
        var who = at(conduct.technician());
        var round = tests.plan("马道街一带", DAY, DAY, List.of(new Round.Place("街口", 30.66, 104.07)), who);
        refused("coverage-level", () -> tests.measured(round, 1, 20, "", who));
        refused("coverage-not-weak", () -> tests.mended(round, 1, "调整天线", who));
        assertThat(tests.measured(round, 1, -108, "", who)).isEqualTo(Round.State.WEAK);
        assertThat(tests.measured(round, 1, -80, "碰巧好了", who))
                .as("not mended yet")
                .isEqualTo(Round.State.WEAK);
        tests.mended(round, 1, "调整天线", who);
        assertThat(tests.get(round).points().getFirst().state()).isEqualTo(Round.State.TO_RETEST);
        assertThat(tests.measured(round, 1, -99, "", who)).as("still weak").isEqualTo(Round.State.WEAK);
        tests.mended(round, 1, "加装基站", who);
        assertThat(tests.measured(round, 1, -82, "", who)).isEqualTo(Round.State.CURED);
        assertThatThrownBy(
                        () -> db.sql("update coverage.weak_spot set mended_at = null, remedy = null, mended_by = null")
                                .update())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("A5.3 a lesson is found by its symptom, voted on once by each, and has a day of review")
    void aLessonIsVotedOnOnceByEach() {
        var writer = at(conduct.technician());
        refused(
                "knowledge-symptom",
                () -> articles.write(ArticleId.next(), "MAGIC", "x", "y", DAY.plusDays(9), writer));
        refused("knowledge-review", () -> articles.write(ArticleId.next(), "NO_SYNC", "x", "y", DAY, writer));
        var id = articles.write(ArticleId.next(), "NO_SYNC", "分离器接反", "先看分离器", DAY.plusDays(90), writer);
        var reader = at(conduct.technician());
        articles.vote(id, false, reader);
        articles.vote(id, true, reader);
        articles.vote(id, true, writer);
        var _ = articles.write(id, "NO_SYNC", "分离器接反", "先看分离器，再看话机", DAY.plusDays(180), writer);
        assertThat(articles.of("NO_SYNC"))
                .filteredOn(one -> one.id().equals(id))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.version()).isEqualTo(2);
                    assertThat(one.helpful()).isEqualTo(2);
                    assertThat(one.unhelpful()).isZero();
                });
        assertThat(articles.of("NOISE")).noneMatch(one -> one.id().equals(id));
    }

    @Test
    @DisplayName("A5.3 a lesson is used on a fault, counted once for each")
    void aLessonIsUsedOnFaults() {
        var writer = at(conduct.technician());
        var id = articles.write(ArticleId.next(), "NO_SYNC", "先查分离器", "接反最常见", DAY.plusDays(90), writer);
        var customer = counter.walksIn("用经验");
        var fault = faults.report(
                new NewFault(customer.id(), desk.adsl(customer), "NO_SYNC", "", ContactChannel.HALL, null),
                desk.at(desk.agent("报障" + System.nanoTime())));
        articles.used(id, customer.id(), fault.id(), writer);
        articles.used(id, customer.id(), fault.id(), writer);
        assertThat(articles.get(id).used()).isEqualTo(1);
    }

    @Test
    @DisplayName("A5.3 how often a line had to be mended again, before a lesson was written and after it")
    void whatALessonDidToRepeats() throws Exception {
        var writer = at(conduct.technician());
        var customer = counter.walksIn("常报障");
        var line = desk.adsl(customer);
        var handler = desk.at(desk.agent("修障" + System.nanoTime()));
        mended(customer, line, 200, handler);
        mended(customer, line, 205, handler);
        counter.clockShows(DAY.plusDays(210), 9);
        var id = articles.write(ArticleId.next(), "NOISE", "雨后杂音查接头盒", "烘干并更换防水胶", DAY.plusDays(400), writer);
        mended(customer, line, 250, handler);
        counter.clockShows(DAY.plusDays(280), 9);
        assertThat(articles.repeats(articles.get(id)))
                .as("of two in the weeks before one was a repeat, of one in the weeks after none")
                .isEqualTo(new Repeats(2, 1, 1, 0));
        assertThat(staffed.page(get("/knowledge/" + id.text()), conduct.supervisor()))
                .contains("50.0%", "1 / 2", "0.0%", "0 / 1");
    }

    private void mended(Customer customer, SubscriptionId line, int day, Actor by) {
        counter.clockShows(DAY.plusDays(day), 9);
        var fault = faults.report(new NewFault(customer.id(), line, "NOISE", "", ContactChannel.HALL, null), by);
        mending.mended(customer.id(), fault.id(), "TERMINAL", "更换接头", by);
    }

    @Test
    @DisplayName("A1.8 no ranking without a source")
    void noRankingWithoutASource() {
        var who = at(conduct.supervisor());
        refused("renown-source", () -> renown.compared(first(" ", "", "居第一"), who));
        refused("renown-link", () -> renown.compared(first("报纸", "javascript:x", ""), who));
        refused("renown-passage", () -> renown.compared(first("报纸", "", " "), who));
        renown.compared(first("报纸", "", "居全省第一"), who);
        assertThat(renown.comparisons()).hasSizeGreaterThan(2).allSatisfy(one -> {
            assertThat(one.source()).isNotBlank();
            assertThat(one.link() + one.passage()).as("opens its source").isNotBlank();
        });
        assertThat(renown.awards()).extracting(one -> one.name().zh()).contains("成都市优质服务先进单位", "全国十佳营业窗口");
    }

    private static Comparison first(String source, String link, String passage) {
        return new Comparison(0, new Label("第一", "First"), source, link, passage, "2029");
    }

    private ItemId open(String owner, LocalDate due) {
        return register.open(Item.Category.PROCESS, "表单太长", "客户说", owner, due, at(conduct.supervisor()));
    }
}
