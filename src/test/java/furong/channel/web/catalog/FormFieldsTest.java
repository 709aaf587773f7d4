package furong.channel.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.Cards;
import furong.catalog.Forms;
import furong.channel.web.Shell;
import furong.channel.web.Shells;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import pages.Templates;

@FurongTest
class FormFieldsTest {

    @Autowired
    Forms forms;

    @Autowired
    Cards cards;

    @Autowired
    Shells shells;

    @Autowired
    Templates templates;

    @Test
    void aWrongAnswerIsNamedBesideItsFieldInBothLanguagesAndWhatWasTypedStays() {
        var form = forms.version("INSTALL_ADSL", 1);
        var typed = Map.of("contactName", "<b>张敏", "computers", "nine", "modem", "HIRE");
        var errors = form.check(typed);
        var chinese = templates
                .formFields(shell("zh"), form, typed, errors, true, true)
                .render();
        assertThat(chinese)
                .contains("value=\"&lt;b>张敏\"", "value=\"nine\"", "请用数字填写整数。", "请填写此项。", "联系电话")
                .containsPattern("value=\"HIRE\"\\s+checked");
        var english = templates
                .formFields(shell("en"), form, typed, errors, true, true)
                .render();
        assertThat(english)
                .contains("Please write a whole number in digits.", "Please fill this in.", "Telephone to ring")
                .contains("data-field-of=\"computers\"", "aria-invalid=\"true\"");
        for (var field : form.fields()) assertThat(english).contains("data-field-of=\"" + field.name() + "\"");
        assertThat(english).doesNotContain("refused.", "catalog.");
    }

    @Test
    @DisplayName("A2.2 an old order is shown with the form it was taken with")
    void answersAreShownInTheWordsOfTheirForm() {
        var form = forms.version("INSTALL_FTTH", 1);
        var answers = Map.of("box", "LIVING_ROOM", "rented", "no", "contactPhone", "13880012345");
        assertThat(templates.formAnswers(shell("zh"), form, answers).render())
                .contains("光猫放置位置", "客厅", "房屋是租住的", "否", "13880012345", "登记单第1版")
                .doesNotContain("LIVING_ROOM", "房东电话");
        assertThat(templates.formAnswers(shell("en"), form, answers).render())
                .contains("Living room", "Form version 1");
    }

    @Test
    void theCardStandsBesideTheForm() {
        var panel = templates
                .cardPanel(shell("en"), cards.version("INSTALL_PHS", 1))
                .render();
        assertThat(panel).contains("Getting a PHS phone", "What to bring", "/cards/INSTALL_PHS/print?version=1");
    }

    private Shell shell(String language) {
        var request = new MockHttpServletRequest("GET", "/orders/new");
        request.setCookies(new Cookie("furong-language", language));
        return shells.of(request);
    }
}
