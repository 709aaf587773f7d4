package furong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.platform.Label;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormFieldTest {

    @Test
    void anAnswerThatIsMissingTooLongOrOddlyFormedIsNamedWithItsReason() {
        var code = field(FieldType.TEXT, true, "[A-F0-9]{4,8}");
        assertThat(errors(code, "")).containsExactly("field-required");
        assertThat(errors(code, "  \t ")).containsExactly("field-required");
        assertThat(errors(code, "AB12")).isEmpty();
        assertThat(errors(code, " AB12 ")).isEmpty();
        assertThat(errors(code, "AB1G")).containsExactly("field-pattern");
        assertThat(errors(code, "A".repeat(21))).containsExactly("field-too-long");
        assertThat(errors(field(FieldType.TEXT, false, "[A-F0-9]{4,8}"), "")).isEmpty();
    }

    @Test
    void aNumberStaysInItsRange() {
        var count = field(FieldType.NUMBER, true, "");
        assertThat(errors(count, "1")).isEmpty();
        assertThat(errors(count, "6")).isEmpty();
        assertThat(errors(count, "0")).containsExactly("field-number-small");
        assertThat(errors(count, "7")).containsExactly("field-number-large");
        for (var odd : List.of("one", "1.5", "1e3", "--1", "9".repeat(19)))
            assertThat(errors(count, odd)).containsExactly("field-number");
    }

    @Test
    void choicesYesNoAndDatesAreWhatTheySay() {
        var way = field(FieldType.CHOICE, true, "");
        assertThat(errors(way, "HIRE")).isEmpty();
        assertThat(errors(way, "STEAL")).containsExactly("field-choice");
        assertThat(errors(field(FieldType.YES_NO, true, ""), "yes")).isEmpty();
        assertThat(errors(field(FieldType.YES_NO, true, ""), "on")).containsExactly("field-yes-no");
        assertThat(errors(field(FieldType.DATE, true, ""), "2026-11-22")).isEmpty();
        for (var odd : List.of("2026-02-30", "22.11.2026", "0001-01-01"))
            assertThat(errors(field(FieldType.DATE, true, ""), odd)).containsExactly("field-date");
    }

    @Test
    void aTelephoneNumberCanBeRung() {
        var phone = field(FieldType.PHONE, true, "");
        for (var good :
                List.of("13880012345", "138 8001 2345", "+86 13880012345", "028-86741234", "86741234", "(0838)2501234"))
            assertThat(errors(phone, good)).as(good).isEmpty();
        for (var bad : List.of("1388001234", "12345", "028-", "8674123x", "００１３８８"))
            assertThat(errors(phone, bad)).as(bad).containsExactly("field-phone");
    }

    @Test
    void aFormKeepsOnlyItsOwnAnswersAndRefusesTheFirstWrongOne() {
        var form = new Form(
                "T",
                1,
                LocalDate.EPOCH,
                List.of(field(FieldType.NUMBER, true, ""), field(FieldType.TEXT, false, "")),
                false);
        assertThat(form.accept(Map.of("number", " 3 ", "text", " ", "_csrf", "x")))
                .isEqualTo(Map.of("number", "3"));
        assertThatThrownBy(() -> form.accept(Map.of("number", "9"))).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.field()).isEqualTo("number");
            assertThat(no.code()).isEqualTo("field-number-large");
            assertThat(no.arguments()).containsExactly(6L);
        });
        assertThat(form.check(Map.of("number", "", "text", "x".repeat(30))))
                .extracting(FieldError::field)
                .containsExactly("number", "text");
    }

    private static List<String> errors(FormField field, String answer) {
        return new Form("T", 1, LocalDate.EPOCH, List.of(field), false)
                .check(Map.of(field.name(), answer)).stream()
                        .map(FieldError::code)
                        .toList();
    }

    private static FormField field(FieldType type, boolean required, String pattern) {
        var label = new Label("栏", "Field");
        var choices = type == FieldType.CHOICE ? List.of(new Choice("HIRE", label)) : List.<Choice>of();
        return new FormField(
                type.name().toLowerCase(Locale.ROOT), type, label, label, required, choices, pattern, 20, 1L, 6L, "");
    }
}
