package furong.channel.web.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.catalog.Cards;
import furong.channel.web.security.SignedIn;
import furong.ordering.Counter;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Label;
import java.time.LocalDate;
import java.util.Map;
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

/** A procedure card gets its next version on a page, with plain form posts. */
@FurongTest
class CardEditorTest {

    private static final String CARD = "INSTALL_LAN";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Cards cards;

    @Autowired
    Counter counter;

    @Autowired
    Organisation organisation;

    MockMvc web;

    @BeforeEach
    void theHallOpens() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        counter.opens(LocalDate.of(2027, 9, 6));
    }

    @Test
    @DisplayName("A2.1 a card is changed on a page, seen in both languages, and its old version stays")
    void aCardIsWrittenSeenAndPublished() throws Exception {
        var before = cards.versions(CARD).getFirst();
        var old = cards.version(CARD, before);
        var draft = FilledForm.of(ask("/cards/" + CARD + "/edit").getContentAsString(), "card-editor");
        assertThat(draft).containsEntry("titleEn", old.title().en()).containsEntry("after", String.valueOf(before));
        draft.put("stepsZh", draft.get("stepsZh") + "\n请给我们打分。");
        draft.put("do", "preview");
        var uneven = send(draft);
        assertThat(uneven.getStatus()).isEqualTo(422);
        assertThat(uneven.getContentAsString()).contains("请给我们打分。", "一一对应");
        draft.put("stepsEn", draft.get("stepsEn") + "\nPlease tell us how we did.");
        assertThat(send(draft).getContentAsString())
                .contains("as-customers-read-it", "Please tell us how we did.", "请给我们打分。");
        assertThat(cards.versions(CARD)).as("a preview keeps nothing").startsWith(before);
        draft.put("do", "publish");
        assertThat(send(draft).getStatus()).as("without a reason").isEqualTo(422);
        draft.put("reason", "想知道客户怎么看");
        assertThat(send(draft).getRedirectedUrl()).isEqualTo("/cards/" + CARD + "?version=" + (before + 1));
        assertThat(cards.version(CARD, before + 1).steps()).hasSize(old.steps().size() + 1);
        assertThat(cards.version(CARD, before)).isEqualTo(old);
        assertThat(send(draft).getStatus()).as("a second click").isEqualTo(422);
        assertThat(cards.versions(CARD)).startsWith(before + 1);
    }

    private MockHttpServletResponse ask(String path) throws Exception {
        return web.perform(get(path).header("Accept", "text/html").with(authentication(administrator())))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(Map<String, String> fields) throws Exception {
        var request = post("/cards/" + CARD + "/edit")
                .header("Accept", "text/html")
                .with(authentication(administrator()))
                .with(csrf());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private UsernamePasswordAuthenticationToken administrator() {
        var name = new Label("某人", "Somebody");
        var who = new StaffMember(
                StaffId.next(), "A2", name, new UnitId(13), Set.of(Role.ADMINISTRATOR), Set.of(), null, null);
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(who, organisation.scopeOf(who)), null, Set.of());
    }
}
