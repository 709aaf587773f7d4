package furong.channel.web.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.catalog.FieldType;
import furong.catalog.FormField;
import furong.catalog.Forms;
import furong.catalog.NewForm;
import furong.channel.web.security.SignedIn;
import furong.improvement.Suggestion;
import furong.improvement.Suggestions;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The suggestion box and the form editor as plain pages: no script is needed for any of it. */
@FurongTest
class FormPagesTest {

    private static final Pattern UNSAID = Pattern.compile(">\\s*(improvement|catalog|web)\\.[a-zA-Z.]+<");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Forms forms;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Organisation organisation;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    MockMvc web;
    String transaction;
    StaffMember clerk;
    StaffMember administrator;

    @BeforeEach
    void aFormOfItsOwn() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        transaction = "TEST_" + Ids.text(Ids.next());
        var _ = db.sql("insert into catalog.transaction (code, place, name_zh, name_en, product)"
                        + " values (?, 99, '试单', 'Trial', '')")
                .param(transaction)
                .update();
        var fields = List.of(field("contactName", "联系人", "Contact"), field("reason", "原因", "Reason"));
        var _ = forms.publish(
                new NewForm(transaction, LocalDate.ofInstant(clock.instant(), clock.getZone()), fields, "第一版"),
                Actor.system("test"));
        clerk = person("C1", Role.COUNTER_CLERK);
        administrator = person("A1", Role.ADMINISTRATOR);
    }

    @Test
    @DisplayName("A2.2 from the wish on the form to the next version, as plain form posts")
    void aWishBecomesTheNextVersion() throws Exception {
        var box = shown(clerk, "/forms/" + transaction + "/suggestion?version=1&field=reason");
        assertThat(box).contains("联系人", "原因", "已经填写的内容不会丢失");
        var answer = send(
                clerk,
                "/forms/" + transaction + "/suggestions",
                Map.of("version", "1", "field", "reason", "proposal", "REWORD", "what", "改成“为什么来”", "why", "客户看不懂"));
        assertThat(answer.getRedirectedUrl()).isEqualTo("/suggestions");
        assertThat(shown(clerk, "/suggestions")).contains("改成“为什么来”", "待答复");
        assertThat(shown(administrator, "/forms")).contains(transaction, "1条");
        var id = suggestions.about(transaction).getFirst().id().text();

        var editor = "/forms/" + transaction + "/edit";
        var draft = FilledForm.of(shown(administrator, editor + "?suggestion=" + id), "form-editor");
        assertThat(draft).containsEntry("take." + id, "yes").containsEntry("field.1.labelEn", "Reason");
        draft.put("field.1.labelZh", "为什么来");
        draft.put("do", "up:1");
        draft = FilledForm.of(pressed(editor, draft), "form-editor");
        assertThat(draft).containsEntry("field.0.key", "reason").containsEntry("field.0.labelZh", "为什么来");
        draft.put("do", "add");
        draft = FilledForm.of(pressed(editor, draft), "form-editor");
        draft.put("field.2.labelZh", "怎么来的");
        draft.put("field.2.labelEn", "How they came");
        draft.put("field.2.type", "CHOICE");
        draft.put("field.2.choices", "走路 | On foot\nBUS | 公交 | By bus");
        draft.put("field.2.required", "yes");
        draft.put("do", "preview:zh");
        var preview = pressed(editor, draft);
        assertThat(preview).contains("预览第2版", "为什么来", "公交", "On foot", "新增", "换了位置", "改了名称");
        draft.put("do", "preview:en");
        assertThat(pressed(editor, draft)).contains("By bus", "How they came", "Form version 2");
        assertThat(forms.versions(transaction)).as("a preview keeps nothing").containsExactly(1);

        var publish = FilledForm.of(preview, "publish");
        publish.put("version-reason", "");
        assertThat(send(administrator, "/forms/" + transaction + "/versions", publish)
                        .getStatus())
                .isEqualTo(422);
        publish.put("version-reason", "让客户看得懂");
        publish.put("answer-" + id, "改好了，谢谢");
        assertThat(send(administrator, "/forms/" + transaction + "/versions", publish)
                        .getRedirectedUrl())
                .isEqualTo("/forms/" + transaction + "?version=2");

        assertThat(forms.version(transaction, 2).fields())
                .extracting(FormField::name)
                .containsExactly("reason", "contactName", "howTheyCame");
        assertThat(forms.version(transaction, 2).fields().getLast().choices())
                .extracting(choice -> choice.value())
                .containsExactly("ON_FOOT", "BUS");
        assertThat(shown(clerk, "/suggestions")).contains("改好了，谢谢", "已采纳", "见第2版");
        assertThat(shown(clerk, "/forms/" + transaction)).contains("让客户看得懂", "与第1版相比", "怎么来的");
        assertThat(shown(clerk, "/forms/" + transaction + "?version=1"))
                .contains("这是旧的第1版")
                .doesNotContain("怎么来的</");
        var late = send(administrator, "/forms/" + transaction + "/versions", publish);
        assertThat(late.getStatus()).as("a second click").isEqualTo(409);
        assertThat(forms.versions(transaction)).hasSize(2);
    }

    @Test
    void whatIsWrongWithAFieldIsSaidAtItAndNothingTypedIsLost() throws Exception {
        var editor = "/forms/" + transaction + "/edit";
        var draft = FilledForm.of(shown(administrator, editor), "form-editor");
        draft.put("do", "add");
        draft = FilledForm.of(pressed(editor, draft), "form-editor");
        draft.put("field.2.labelZh", "只有中文");
        draft.put("do", "preview:zh");
        for (var wrong : List.of(
                Map.of("field.2.labelEn", ""),
                Map.of("field.2.labelEn", "Word", "field.2.length", "long"),
                Map.of("field.2.labelEn", "Word", "field.2.type", "CHOICE", "field.2.choices", "one"),
                Map.of("field.2.labelEn", "Word", "field.2.type", "CHOICE", "field.2.choices", ""))) {
            var attempt = new java.util.HashMap<>(draft);
            attempt.putAll(wrong);
            var answer = send(administrator, editor, attempt);
            assertThat(answer.getStatus()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.getContentAsString())
                    .contains("只有中文", "edit-row wrong", "edit-problem", "id=\"form-editor\"");
        }
        draft.put("do", "remove:0");
        draft = FilledForm.of(pressed(editor, draft), "form-editor");
        draft.put("do", "remove:0");
        draft = FilledForm.of(pressed(editor, draft), "form-editor");
        draft.put("do", "remove:0");
        draft = FilledForm.of(pressed(editor, draft), "form-editor");
        assertThat(draft).doesNotContainKey("field.0.key");
        draft.put("do", "preview:zh");
        assertThat(pressed(editor, draft)).as("a form may ask nothing").contains("预览第2版", "删除");
        assertThat(send(administrator, editor, Map.of()).getStatus()).isEqualTo(422);
    }

    @Test
    void aDeclinedWishTellsItsMakerWhy() throws Exception {
        var _ = send(
                clerk,
                "/forms/" + transaction + "/suggestions",
                Map.of("version", "1", "field", "contactName", "proposal", "DROP", "why", "系统里有"));
        var id = suggestions.about(transaction).getFirst().id();
        var path = "/suggestions/" + id.text() + "/declined";
        assertThat(send(clerk, path, Map.of("answer", "不")).getStatus()).isEqualTo(403);
        assertThat(send(administrator, path, Map.of("answer", "")).getStatus()).isEqualTo(422);
        assertThat(send(administrator, path, Map.of("answer", "装机时要用")).getRedirectedUrl())
                .isEqualTo("/forms/" + transaction);
        assertThat(suggestions.get(id)).isInstanceOf(Suggestion.Declined.class);
        assertThat(shown(clerk, "/suggestions")).contains("装机时要用", "未采纳");
        assertThat(shown(person("C2", Role.COUNTER_CLERK), "/suggestions")).doesNotContain("系统里有");
    }

    @Test
    void everyPageSpeaksBothLanguages() throws Exception {
        var _ = send(
                clerk,
                "/forms/" + transaction + "/suggestions",
                Map.of("version", "1", "proposal", "ADD", "what", "加一栏", "why", "常要问"));
        for (var path : List.of(
                "/forms",
                "/forms/" + transaction,
                "/forms/" + transaction + "/suggestion",
                "/forms/" + transaction + "/edit",
                "/suggestions"))
            for (var language : List.of("zh", "en"))
                assertThat(ask(administrator, path, language).getContentAsString())
                        .as(path)
                        .doesNotContainPattern(UNSAID);
        assertThat(ask(clerk, "/forms/NO_SUCH_FORM", "zh").getStatus()).isEqualTo(404);
        assertThat(ask(administrator, "/forms/NO_SUCH_FORM/edit", "zh").getStatus())
                .isEqualTo(404);
    }

    private String pressed(String path, Map<String, String> fields) throws Exception {
        var answer = send(administrator, path, fields);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private String shown(StaffMember who, String path) throws Exception {
        var answer = ask(who, path, "zh");
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse ask(StaffMember who, String path, String language) throws Exception {
        return web.perform(get(path)
                        .header("Accept", "text/html")
                        .cookie(new Cookie("furong-language", language))
                        .with(authentication(as(who))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(StaffMember who, String path, Map<String, String> fields) throws Exception {
        var request = post(path)
                .header("Accept", "text/html")
                .with(authentication(as(who)))
                .with(csrf());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private UsernamePasswordAuthenticationToken as(StaffMember who) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(who, organisation.scopeOf(who)), null, Set.of());
    }

    private static FormField field(String name, String zh, String en) {
        var none = new Label("", "");
        return new FormField(name, FieldType.TEXT, new Label(zh, en), none, true, List.of(), "", 40, null, null, "");
    }

    private static StaffMember person(String badge, Role role) {
        var name = new Label("某人", "Somebody");
        return new StaffMember(StaffId.next(), badge, name, new UnitId(13), Set.of(role), Set.of(), null, null);
    }
}
