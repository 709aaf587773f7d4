package furong.care;

import furong.care.Procedure.Field;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Checks what the fields of a procedure were answered with. */
final class Asked {

    private static final int LETTERS_MAX = 500;

    private Asked() {}

    /** The answers to keep; refused at the field that is missing or cannot be so. Unknown fields are left out. */
    static Map<String, String> check(Procedure procedure, Map<String, String> given) {
        var kept = new TreeMap<String, String>();
        for (var field : procedure.fields()) {
            var answer = given.getOrDefault(field.code(), "").strip();
            if (answer.isEmpty()) {
                if (field.required()) throw Refused.field(field.code(), "case-field-missing", field.name());
                continue;
            }
            if (!fits(field, answer)) throw Refused.field(field.code(), "case-field-wrong", field.name());
            kept.put(field.code(), answer);
        }
        return kept;
    }

    private static boolean fits(Field field, String answer) {
        return switch (field.kind()) {
            case TEXT -> answer.length() <= LETTERS_MAX;
            case CHOICE -> field.choices().stream().map(Label::zh).anyMatch(answer::equals);
            case YES_NO -> answer.equals("yes") || answer.equals("no");
            case DATE -> isDate(answer);
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
