package furong.catalog;

import furong.platform.Label;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question of a registration form.
 *
 * @param help what to write, in a sentence beside the field; says in words what {@code pattern} demands
 * @param choices the answers allowed, for CHOICE
 * @param pattern regular expression the whole answer must match; empty for none
 * @param lengthMax characters at most
 * @param min smallest NUMBER allowed
 * @param max largest NUMBER allowed
 * @param example a good answer, shown while the field is empty
 */
public record FormField(
        String name,
        FieldType type,
        Label label,
        Label help,
        boolean required,
        List<Choice> choices,
        String pattern,
        int lengthMax,
        @Nullable Long min,
        @Nullable Long max,
        String example) {

    /** A mainland mobile number, a line with or without its area code, or an eight-digit PHS number. */
    private static final Pattern PHONE = Pattern.compile("(\\+?86)?(1[3-9]\\d{9}|0\\d{2,3}\\d{7,8}|\\d{7,8})");

    /** What is wrong with {@code answer}, if anything. */
    Optional<FieldError> check(String answer) {
        if (answer.isEmpty()) return required ? error("field-required") : Optional.empty();
        if (answer.length() > lengthMax) return error("field-too-long", lengthMax);
        var wrong = switch (type) {
            case TEXT, NOTE -> Optional.<FieldError>empty();
            case NUMBER -> checkNumber(answer);
            case DATE -> checkDate(answer);
            case CHOICE ->
                choices.stream().anyMatch(choice -> choice.value().equals(answer))
                        ? Optional.<FieldError>empty()
                        : error("field-choice");
            case YES_NO ->
                answer.equals("yes") || answer.equals("no") ? Optional.<FieldError>empty() : error("field-yes-no");
            case PHONE ->
                PHONE.matcher(answer.replaceAll("[\\s()-]", "")).matches()
                        ? Optional.<FieldError>empty()
                        : error("field-phone");
        };
        if (wrong.isPresent() || pattern.isEmpty()) return wrong;
        return answer.matches(pattern) ? Optional.empty() : error("field-pattern");
    }

    private Optional<FieldError> checkNumber(String answer) {
        if (!answer.matches("-?\\d{1,18}")) return error("field-number");
        var number = Long.parseLong(answer);
        if (min != null && number < min) return error("field-number-small", min);
        if (max != null && number > max) return error("field-number-large", max);
        return Optional.empty();
    }

    private Optional<FieldError> checkDate(String answer) {
        try {
            var date = LocalDate.parse(answer);
            return date.getYear() < 1900 || date.getYear() > 2100 ? error("field-date") : Optional.empty();
        } catch (DateTimeParseException notADate) {
            return error("field-date");
        }
    }

    private Optional<FieldError> error(String code, Object... arguments) {
        return Optional.of(new FieldError(name, label, code, List.of(arguments)));
    }
}
