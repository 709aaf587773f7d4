package furong.care;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.care.Procedure.Owner;
import furong.care.Procedure.Target;
import furong.channel.web.Staffed;
import furong.contact.ContactChannel;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** How cases are handled is data: the four types of the source, and one more through the page. */
@FurongTest
class ProceduresTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2027, 6, 9);

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Staffed staffed;

    @Autowired
    Procedures procedures;

    @Autowired
    ProcedureBook book;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void opens() {
        counter.opens(WEDNESDAY);
    }

    @Test
    @DisplayName("A4.9 the four typed procedures, each with steps, owner, limit, form and knowledge")
    void theFourTypesOfTheSource() {
        assertThat(procedures.inForce(WEDNESDAY))
                .extracting(type -> type.code() + " " + type.kind() + " " + type.owner() + " " + type.limitHours())
                .contains(
                        "GENERAL_COMPLAINT COMPLAINT CUSTOMER null",
                        "PHS_CODING COMPLAINT ASKED 48",
                        "FIXED_SMS_ENQUIRY ENQUIRY HOTLINE 24",
                        "AGENCY_SERVICE ENQUIRY ASKED 72");
        for (var code : List.of("GENERAL_COMPLAINT", "PHS_CODING", "FIXED_SMS_ENQUIRY", "AGENCY_SERVICE")) {
            var type = procedures.current(code, WEDNESDAY);
            assertThat(type.steps()).as(code).isNotEmpty().allSatisfy(step -> both(step.name()));
            assertThat(type.fields()).as(code).isNotEmpty().allSatisfy(field -> both(field.name()));
            both(type.knowledge());
            var opened = cases.open(
                    new NewCase(counter.walksIn("卓四类").id(), code, "来电", "", ContactChannel.HOTLINE)
                            .with(answers(type)),
                    desk.at(desk.agent("柜员")));
            assertThat(opened.dueAt())
                    .as("without hours of its own a complaint is due by the promise rules")
                    .isAfter(opened.receivedAt());
            if (type.limitHours() != null)
                assertThat(opened.dueAt()).isEqualTo(opened.receivedAt().plusSeconds(type.limitHours() * 3600L));
        }
    }

    @Test
    @DisplayName("A4.9 the mapping from type to procedure is total: no case without the version that handles it")
    void everyCaseHasTheProcedureItIsHandledBy() {
        for (var type : procedures.inForce(WEDNESDAY))
            assertThat(procedures.current(type.code(), WEDNESDAY)).isEqualTo(type);
        refused("case-type", () -> procedures.current("NO_SUCH_TYPE", WEDNESDAY));
        assertThat(db.sql("""
                        select count(*) from care.case c where not exists (
                            select from care.procedure p where p.code = c.procedure and p.version = c.version)""").query(Long.class).single()).isZero();
    }

    @Test
    @DisplayName("A4.9 a new type is added through the page, without code, and used at once")
    void aNewTypeIsAddedThroughThePage() throws Exception {
        var quality = staffed.person(Role.QUALITY_SUPERVISOR, new furong.organisation.UnitId(1), null);
        var code = fresh();
        assertThat(staffed.page(get("/procedures/new"), quality)).contains("New type", "Step 1");
        var wrong = staffed.answer(filled(code).param("nameEn", ""), quality);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(book.newest(code)).isZero();
        var published = staffed.answer(filled(code).param("nameEn", "Public telephone"), quality);
        assertThat(published.getRedirectedUrl()).isEqualTo("/procedures");

        var type = procedures.current(code, WEDNESDAY);
        assertThat(type.owner()).isEqualTo(Owner.QUALITY);
        assertThat(type.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.required()).isTrue());
        assertThat(type.fields().getFirst().choices()).extracting(Label::en).containsExactly("Broken", "Dirty");
        var agent = staffed.person(Role.HOTLINE_AGENT, Counter.HOTLINE, null);
        var customer = counter.walksIn("卓新类");
        var field = "a-" + type.fields().getFirst().code();
        var opened = staffed.answer(
                post("/customers/" + customer.id().text() + "/cases")
                        .param("type", code)
                        .param("title", "亭子脏了")
                        .param(field, "脏"),
                agent);
        assertThat(opened.getStatus()).isEqualTo(302);
        var first = cases.of(customer.id(), 1).getFirst();
        assertThat(first.dueAt()).isEqualTo(first.receivedAt().plusSeconds(6 * 3600));

        assertThat(staffed.page(get("/procedures/" + code + "/edit"), quality)).contains("version 2", "Broken, Dirty");
        var again = staffed.answer(filled(code).param("nameEn", "Booth"), quality);
        assertThat(again.getStatus())
                .as("written from no version, but there is one")
                .isEqualTo(409);
        staffed.answer(filled(code).param("nameEn", "Booth").param("after", "1"), quality);
        assertThat(procedures.current(code, WEDNESDAY).version()).isEqualTo(2);
        assertThat(cases.get(customer.id(), first.id()).version())
                .as("a case goes on as it began")
                .isEqualTo(1);
        assertThat(staffed.answer(get("/procedures/new"), agent).getStatus()).isEqualTo(403);
    }

    @Test
    void whatCannotHandleACaseIsNotPublished() {
        var code = fresh();
        var good = new NewProcedure(
                code,
                0,
                WEDNESDAY,
                CaseKind.ENQUIRY,
                Owner.ASKED,
                6,
                "",
                false,
                new Label("亭", "Booth"),
                new Label("看", "Look"),
                List.of(new Procedure.Step(
                        "LOOK", Stage.INVESTIGATION, true, new Label("看", "Look"), new Label("", ""))),
                List.of(),
                List.of(new Procedure.Rung(1, 100, Target.QUALITY)));
        var by = desk.at(desk.agent("柜员"));
        refused("procedure-code", () -> book.publish(with(good, "a b", good.steps(), good.ladder()), by));
        refused("procedure-steps", () -> book.publish(with(good, code, List.of(), good.ladder()), by));
        refused(
                "procedure-ladder",
                () -> book.publish(
                        with(good, code, good.steps(), List.of(new Procedure.Rung(1, 50, Target.MANAGER))), by));
        var backwards = List.of(new Procedure.Rung(1, 90, Target.MANAGER), new Procedure.Rung(2, 50, Target.QUALITY));
        refused("procedure-ladder-order", () -> book.publish(with(good, code, good.steps(), backwards), by));
        counter.clockShows(WEDNESDAY.plusDays(1), 9);
        refused("procedure-since", () -> book.publish(good, by));
        assertThat(book.newest(code)).isZero();
    }

    private static NewProcedure with(
            NewProcedure good, String code, List<Procedure.Step> steps, List<Procedure.Rung> ladder) {
        return new NewProcedure(
                code,
                0,
                good.since(),
                good.kind(),
                good.owner(),
                good.limitHours(),
                "",
                false,
                good.name(),
                good.knowledge(),
                steps,
                List.of(),
                ladder);
    }

    private static MockHttpServletRequestBuilder filled(String code) {
        return post("/procedures")
                .param("code", code)
                .param("since", WEDNESDAY.toString())
                .param("kind", "ENQUIRY")
                .param("owner", "QUALITY")
                .param("product", "")
                .param("limit", "6")
                .param("nameZh", "公用电话")
                .param("knowledgeZh", "亭子编号见门上。")
                .param("knowledgeEn", "The number stands on the door.")
                .param("step-0-nameZh", "查看")
                .param("step-0-nameEn", "Look")
                .param("step-0-stage", "INVESTIGATION")
                .param("step-0-must", "true")
                .param("field-0-nameZh", "情况")
                .param("field-0-nameEn", "State")
                .param("field-0-kind", "CHOICE")
                .param("field-0-choicesZh", "坏了，脏")
                .param("field-0-choicesEn", "Broken, Dirty")
                .param("field-0-must", "true")
                .param("rung-0-percent", "100")
                .param("rung-0-target", "QUALITY");
    }

    private static Map<String, String> answers(Procedure type) {
        var answers = new java.util.HashMap<String, String>();
        for (var field : type.fields())
            answers.put(
                    field.code(),
                    field.choices().isEmpty() ? "有" : field.choices().getFirst().zh());
        return answers;
    }

    private static String fresh() {
        return "PUBLIC_PHONE_" + Ids.text(Ids.next()).replaceAll("[^A-Z]", "");
    }

    private static void both(Label label) {
        assertThat(label.zh()).isNotBlank();
        assertThat(label.en()).isNotBlank();
    }
}
