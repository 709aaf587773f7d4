package furong.survey;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.callback.Callback;
import furong.callback.Callbacks;
import furong.callback.Disposition;
import furong.callback.Ending;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A questionnaire's next version: written, looked at, published for a day; old answers stay with theirs. */
@FurongTest
class QuestionnairesTest {

    /** Reworks are rung about with few answers; what is changed here others must still be able to answer. */
    private static final Occasion REWORK = Occasion.REWORK;

    private static final LocalDate MONDAY = LocalDate.of(2036, 3, 3);

    @Autowired
    Counter counter;

    @Autowired
    Staffed staffed;

    @Autowired
    Scripts scripts;

    @Autowired
    Drafts drafts;

    @Autowired
    Callbacks callbacks;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private SignedIn quality;

    @BeforeEach
    void aMondayMuchLater() {
        counter.opens(MONDAY);
        quality = staffed.person(Role.QUALITY_SUPERVISOR, new UnitId(26), null);
    }

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @Test
    void fromItsDayOnTheNextVersionIsAskedAndOldAnswersKeepTheirs() {
        var before = scripts.newest(REWORK);
        var first = unhappyAndPutRight("旧版");
        end(first);
        var since = MONDAY.plusDays(7);
        var draft = with(
                drafts.begin(REWORK),
                new Script.Question(
                        "sorry",
                        Script.Kind.YES_NO,
                        false,
                        "NO_EXTRA_FEES",
                        new Label("有人道歉了吗？", "Did anybody apologise?")));
        var by = quality.who().from("test");
        drafts.save(draft, by);
        assertThat(drafts.begin(REWORK).questions()).isEqualTo(draft.questions());
        var published = drafts.publish(draft, since, "想知道有没有道歉", by);
        assertThat(published.version()).isEqualTo(before.version() + 1);
        assertThat(drafts.find(REWORK)).isEmpty();
        assertThat(scripts.current(REWORK, since.minusDays(1)).version()).isEqualTo(before.version());
        assertThat(scripts.current(REWORK, since).version()).isEqualTo(published.version());
        refused("survey-newer", () -> drafts.publish(draft, since, "又一次", by));

        counter.opens(since);
        var second = unhappyAndPutRight("新版");
        assertThat(callbacks.view(second.customer(), second.id()).script().version())
                .isEqualTo(published.version());
        end(second);
        var old = callbacks.view(first.customer(), first.id());
        assertThat(old.script().version()).isEqualTo(before.version());
        assertThat(old.script().questions()).extracting(Script.Question::code).doesNotContain("sorry");
        assertThat(old.answers()).containsEntry("solved", "yes");
        assertThatThrownBy(() -> db.sql("update survey.question set text_zh = '改' where occasion = 'REWORK'")
                        .update())
                .hasMessageContaining("only ever added");
    }

    @Test
    void whatCannotBeAskedIsNotPublished() {
        var by = quality.who().from("test");
        var draft = drafts.begin(Occasion.MOVE);
        refused("survey-since", () -> drafts.publish(draft, MONDAY.minusDays(1), "昨天", by));
        refused("field-required", () -> drafts.publish(draft, MONDAY, " ", by));
        refused(
                "survey-code",
                () -> drafts.publish(
                        with(draft, new Script.Question("works", Script.Kind.YES_NO, true, "", new Label("一", "one"))),
                        MONDAY,
                        "重复",
                        by));
        refused(
                "survey-text",
                () -> drafts.publish(
                        with(draft, new Script.Question("once", Script.Kind.YES_NO, true, "", new Label("一", ""))),
                        MONDAY,
                        "缺英文",
                        by));
        refused(
                "callback-script-level",
                () -> drafts.publish(
                        with(
                                draft,
                                new Script.Question("level_b", Script.Kind.LEVEL, true, "", new Label("再", "again"))),
                        MONDAY,
                        "两次",
                        by));
    }

    @Test
    void theEditorMovesQuestionsShowsBothLanguagesAndLosesNothing() throws Exception {
        var path = "/surveys/REPAIR/edit";
        var added = staffed.page(
                post(path)
                        .param("after", "1")
                        .param("opening.zh", "您好")
                        .param("opening.en", "Hello")
                        .param("q.0.zh", "好了吗？")
                        .param("q.0.en", "")
                        .param("q.0.kind", "LEVEL")
                        .param("q.0.required", "true")
                        .param("q.0.code", "level")
                        .param("do", "add"),
                quality);
        assertThat(added).contains("name=\"q.1.zh\"", "好了吗？");
        var wrong = staffed.answer(
                post(path)
                        .param("after", "1")
                        .param("opening.zh", "您好")
                        .param("opening.en", "Hello")
                        .param("q.0.zh", "好了吗？")
                        .param("q.0.en", "")
                        .param("q.0.kind", "LEVEL")
                        .param("q.0.required", "true")
                        .param("q.0.code", "level")
                        .param("do", "preview"),
                quality);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("好了吗？");
        var seen = staffed.page(
                post(path)
                        .param("after", "1")
                        .param("opening.zh", "您好")
                        .param("opening.en", "Hello there")
                        .param("q.0.zh", "好了吗？")
                        .param("q.0.en", "Is it well?")
                        .param("q.0.kind", "LEVEL")
                        .param("q.0.required", "true")
                        .param("q.0.code", "level")
                        .param("do", "preview"),
                quality);
        assertThat(seen).contains("as-customers-hear-it", "Is it well?", "愉悦", "Delighted");
        assertThat(staffed.page(get("/surveys/INSTALL"), quality)).contains("上门人员是否穿着统一标识服", "uniform");
        assertThat(scripts.newest(Occasion.REPAIR).version())
                .as("nothing was published")
                .isEqualTo(1);
    }

    private static Draft with(Draft draft, Script.Question more) {
        var questions = new ArrayList<>(draft.questions());
        questions.add(more);
        return new Draft(draft.occasion(), draft.after(), draft.opening(), questions, draft.savedAt(), "");
    }

    /** The callback that asks whether it is right now. */
    private Callback.Due unhappyAndPutRight(String name) {
        var order = counter.order(counter.walksIn(name), "ADSL_2M");
        counter.crewDoes(order);
        var due = (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getFirst();
        callbacks.end(
                new Ending(due.customer(), due.id(), Disposition.P, "REC", Map.of(), "", "网速太慢"),
                counter.at(counter.agent()));
        var rework = callbacks.view(due.customer(), due.id()).rework();
        callbacks.reworkDone(due.customer(), rework.id(), "换了端口", counter.at(counter.technician()));
        return (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getLast();
    }

    private void end(Callback.Due due) {
        callbacks.end(
                new Ending(
                        due.customer(),
                        due.id(),
                        Disposition.I,
                        "REC",
                        Map.of("solved", "yes", "level", "SATISFIED"),
                        "",
                        ""),
                counter.at(counter.agent()));
    }
}
