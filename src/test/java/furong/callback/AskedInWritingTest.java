package furong.callback;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.contact.Contacts;
import furong.dunning.Days;
import furong.dunning.Debtors;
import furong.dunning.WrongCuts;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.ordering.Counter;
import furong.platform.TimeTravel;
import furong.survey.Level;
import furong.survey.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom three calls do not reach is asked in writing: by a link, and where we did wrong by a letter after that. */
@FurongTest
class AskedInWritingTest {

    private static final LocalDate MONDAY = LocalDate.of(2028, 3, 6);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> UNHAPPY = Map.of(
            "works",
            "no",
            "on_time",
            "yes",
            "uniform",
            "yes",
            "badge",
            "yes",
            "shown",
            "yes",
            "clean",
            "yes",
            "money",
            "yes",
            "level",
            "DISSATISFIED",
            "words",
            "晚上总掉线");

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Contacts contacts;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Replies replies;

    @Autowired
    Writing writing;

    @Autowired
    Coverage coverage;

    @Autowired
    Debtors debtors;

    @Autowired
    Days days;

    @Autowired
    WrongCuts cuts;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @Test
    void callsArePlannedInThreePartsOfThreeDaysWithin72Hours() {
        var seed = 20280306L;
        var random = new Random(seed);
        for (var n = 0; n < 2000; n++) {
            var due = Instant.parse("2028-03-06T00:00:00Z").plusSeconds(random.nextInt(7 * 86_400));
            var plan = Ladder.plan(due, ZONE);
            assertThat(plan).as("seed %d, due %s", seed, due).hasSize(3);
            assertThat(plan)
                    .extracting(Ladder.Planned::part)
                    .doesNotHaveDuplicates()
                    .doesNotContain(DayPart.QUIET);
            assertThat(plan).extracting(Ladder.Planned::day).doesNotHaveDuplicates();
            var last = plan.getLast();
            assertThat(last.part().ends(last.day(), ZONE)).isBeforeOrEqualTo(due.plus(Duration.ofHours(72)));
            assertThat(plan.getFirst().part().ends(plan.getFirst().day(), ZONE)).isAfter(due);
        }
    }

    @Test
    void afterThreeCallsALinkIsSentAndItsAnswerReopensWhatIsNotRight() {
        counter.opens(MONDAY);
        var order = counter.order(counter.walksIn("柯无声"), "ADSL_2M");
        counter.crewDoes(order);
        var due = (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getFirst();
        assertThat(callbacks.view(due.customer(), due.id()).steps())
                .as("planned in the moment it fell due")
                .hasSize(3)
                .allMatch(Step::open);
        rungInVain(due, counter.today().plusDays(1));

        var token = token(due);
        assertThat(messages.of(due.customer(), 1).getFirst().said())
                .as("nobody here can read the token")
                .contains("••••••")
                .doesNotContain(token);
        assertThat(hashes(due))
                .as("kept as a hash")
                .singleElement()
                .satisfies(hash -> assertThat(hash)
                        .hasSize(64)
                        .doesNotContain(
                                HexFormat.of().formatHex(token.getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        var customer = new Visitor(port);
        var page = customer.get("/answer/" + token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("装机", "上门人员是否穿着统一标识服").doesNotContain("柯无声", "checked");
        assertThat(new Visitor(port).get("/answer/" + token + "?").body()).doesNotContain("hx-post=\"/answer");
        var missing = customer.post("/answer/" + token, Map.of("works", "no", "words", "晚上总掉线"));
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).as("nothing given is lost").contains("晚上总掉线", "还没有回答", "checked");
        customer.forgetToken();
        assertThat(customer.post("/answer/" + token, UNHAPPY).statusCode())
                .as("needs no session")
                .isEqualTo(302);

        var view = callbacks.view(due.customer(), due.id());
        var closing = ((Callback.Closed) view.callback()).closing();
        assertThat(closing.disposition()).isEqualTo(Disposition.I);
        assertThat(closing.level()).isEqualTo(Level.DISSATISFIED);
        assertThat(closing.way()).isEqualTo(Step.Kind.LINK);
        assertThat(view.rework()).isNotNull();
        assertThat(view.rework().why()).isEqualTo("晚上总掉线");
        assertThat(view.steps().getLast().outcome()).isEqualTo("ANSWERED");
        assertThat(replies.asked(token)).isInstanceOf(Replies.Asked.Over.class);
        assertThat(customer.post("/answer/" + token, UNHAPPY).statusCode())
                .as("once")
                .isEqualTo(422);
        assertThat(customer.get("/answer/0000").statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongCutOffIsAskedAboutOnceTheLineWorksAndWhereNothingHelpsByLetter() {
        time.startAt(debtors.at(MONDAY, 8));
        debtors.lay(5);
        var debtor = debtors.moveIn();
        debtors.bill(debtor, 5_000, MONDAY.minusDays(20));
        days.passUntil(MONDAY.plusDays(40));
        assertThat(debtors.works(debtor)).isFalse();
        counter.opens(MONDAY.plusDays(40));
        cuts.declare(debtor.key(), "银行已代扣，入账晚了", counter.at(counter.clerk()));
        assertThat(debtors.works(debtor)).isTrue();
        refused("dunning-no-cut", () -> cuts.declare(debtor.key(), "再说一次", counter.at(counter.clerk())));

        var subject = db.sql("select subject from callback.obligation where customer = ? and occasion = 'RESUME'")
                .param(debtor.customer().value())
                .query(String.class)
                .single();
        var due = (Callback.Due) callbacks.about(debtor.customer(), subject).getFirst();
        assertThat(due.matter().handler()).isEqualTo(counter.clerk().id());
        assertThat(coverage.check(counter.today()).counts().get(Occasion.RESUME))
                .as("counted by dunning and here")
                .isEqualTo(new Coverage.Count(1, 1));

        rungInVain(due, counter.today().plusDays(1));
        var link = token(due);
        refused("callback-no-letter", () -> writing.print(due.customer(), due.id(), counter.at(counter.agent())));
        time.forwardBy(Duration.ofHours(73));
        writing.sweep(1000);
        assertThat(replies.asked(link)).isInstanceOf(Replies.Asked.Lapsed.class);
        assertThat(callbacks.view(due.customer(), due.id()).steps().getLast().kind())
                .isEqualTo(Step.Kind.LETTER);

        var lost = writing.print(due.customer(), due.id(), counter.at(counter.agent()));
        var letter = writing.print(due.customer(), due.id(), counter.at(counter.secondAgent()));
        assertThat(replies.asked(lost.code())).isInstanceOf(Replies.Asked.Lapsed.class);
        var typed = letter.code().toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1 ");
        assertThat(replies.asked(typed)).isInstanceOf(Replies.Asked.Open.class);
        assertThat(Visitor.to(new Visitor(port).get("/answer?code=" + letter.code())))
                .isEqualTo("/answer/" + letter.code());
        replies.answer(letter.code(), Map.of("works", "yes", "told", "yes", "level", "TOUCHED"));
        var closed = (Callback.Closed) callbacks.view(due.customer(), due.id()).callback();
        assertThat(contacts.of(due.customer(), 20))
                .as("both printed letters went out; the answer came by the page")
                .filteredOn(touch -> "SURVEY".equals(touch.reason()))
                .extracting(touch -> touch.channel() + " " + touch.outcome())
                .containsExactlyInAnyOrder("LETTER POSTED", "LETTER POSTED", "WEB RECEIVED");
        assertThat(closed.closing().way()).isEqualTo(Step.Kind.LETTER);
        assertThat(closed.closing().level()).isEqualTo(Level.TOUCHED);
    }

    @Test
    void ofWhomNothingIsHeardTheCallbackEndsWithoutContactByItselfAndTheDatabaseTakesNoAnswerFromNowhere() {
        counter.opens(MONDAY);
        var order = counter.order(counter.walksIn("殷无讯"), "ADSL_2M");
        counter.crewDoes(order);
        var due = (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getFirst();
        rungInVain(due, counter.today().plusDays(1));
        refused(
                "callback-still-open",
                () -> callbacks.end(
                        new Ending(due.customer(), due.id(), Disposition.NC, "", Map.of(), "", ""),
                        counter.at(counter.agent())));
        time.forwardBy(Duration.ofHours(71));
        writing.sweep(1000);
        assertThat(callbacks.view(due.customer(), due.id()).callback()).isInstanceOf(Callback.Due.class);
        time.forwardBy(Duration.ofHours(2));
        writing.sweep(1000);
        var closed = (Callback.Closed) callbacks.view(due.customer(), due.id()).callback();
        assertThat(closed.closing().disposition()).isEqualTo(Disposition.NC);

        var other = counter.order(counter.walksIn("另一"), "ADSL_2M");
        counter.crewDoes(other);
        var open = (Callback.Due)
                callbacks.about(other.customer(), other.id().subject()).getFirst();
        assertThatThrownBy(() -> db.sql("""
                        insert into callback.closing (customer, obligation, at, disposition, level, remark, script, attempt,
                            parts_tried, caller, caller_unit, badge, second, handler, handler_unit, way)
                        select customer, id, due_at, 'I', 'SATISFIED', '', 1, null, 0, 77, 77, '77', null, handler,
                            handler_unit, 'LINK' from callback.obligation where customer = ? and id = ?""")
                        .params(open.customer().value(), open.id().value())
                        .update())
                .as("an answer without a call is the customer's own or none")
                .hasMessageContaining("an_answer_was_heard_or_written");
    }

    private void rungInVain(Callback.Due due, LocalDate day) {
        for (var hour : new int[] {9, 15, 19}) {
            counter.clockShows(day, hour);
            callbacks.tried(due.customer(), due.id(), CallOutcome.NO_ANSWER, "", counter.at(counter.agent()));
        }
        assertThat(callbacks.view(due.customer(), due.id()).steps())
                .filteredOn(step -> step.kind() == Step.Kind.CALL)
                .allSatisfy(step -> assertThat(step.outcome()).isEqualTo("NO_ANSWER"));
    }

    /** As it stands on the customer's phone, and nowhere else. */
    private String token(Callback.Due due) {
        var message = messages.of(due.customer(), 1).getFirst();
        var words = centre.find(message.id()).orElseThrow().words();
        return Arrays.stream(words.split("/answer/")[1].split("\\s"))
                .findFirst()
                .orElseThrow();
    }

    private java.util.List<String> hashes(Callback.Due due) {
        return db.sql("select encode(hash, 'hex') from callback.link where customer = ? and obligation = ?")
                .params(due.customer().value(), due.id().value())
                .query(String.class)
                .list();
    }
}
