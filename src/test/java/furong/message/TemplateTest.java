package furong.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Label;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class TemplateTest {

    private static final Template SECRET = new Template(
            "X",
            1,
            LocalDate.EPOCH,
            true,
            Duration.ofMinutes(1),
            new Label("一", "one"),
            new Label("{0}：{1}{0}", "{1}: {0}"));

    @Autowired
    TemplateShelf templates;

    @Test
    void gapsAreFilledInTheReadersLanguageAndSecretsDotted() {
        var args = List.of("12$\\1", new Label("移机", "Move").packed());
        assertThat(SECRET.filled(Locale.CHINESE, args)).isEqualTo("12$\\1：移机12$\\1");
        assertThat(SECRET.kept(Locale.ENGLISH, args)).isEqualTo("Move: ••••••");
        assertThatThrownBy(() -> SECRET.filled(Locale.CHINESE, List.of("1"))).hasMessageContaining("wants 2");
    }

    @Test
    void everyTemplateSaysTheSameInBothLanguages() {
        var all = templates.all(LocalDate.of(2026, 11, 24));
        assertThat(all).isNotEmpty().allSatisfy(template -> {
            for (var gap = 0; gap < template.gaps(); gap++)
                assertThat(List.of(template.text().zh(), template.text().en()))
                        .as(template.code())
                        .allMatch(text -> text.contains("{"));
            assertThat(gaps(template.text().zh()))
                    .as(template.code())
                    .isEqualTo(gaps(template.text().en()));
            assertThat(template.text().zh().length())
                    .as(template.code() + " fits two parts")
                    .isLessThan(134);
            assertThat(template.text().en().length())
                    .as(template.code() + " fits two parts")
                    .isLessThan(306);
        });
    }

    private static TreeSet<String> gaps(String text) {
        var found = new TreeSet<String>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(gap -> found.add(gap.group()));
        return found;
    }
}
