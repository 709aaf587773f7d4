package furong.catalog;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A published registration form. It never changes: an order stores its version and is shown with that one for good. */
public record Form(String transaction, int version, LocalDate since, List<FormField> fields, boolean example) {

    /** The answers that belong to this form, trimmed, without the empty ones, in the order of the form. Store these. */
    public Map<String, String> clean(Map<String, String> answers) {
        var kept = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var answer = answers.getOrDefault(field.name(), "").strip();
            if (!answer.isEmpty()) kept.put(field.name(), answer);
        }
        return kept;
    }

    /** Everything that is wrong, in the order of the form; empty means the answers can be taken. */
    public List<FieldError> check(Map<String, String> answers) {
        return fields.stream()
                .map(field -> field.check(answers.getOrDefault(field.name(), "").strip()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The answers to store. A wrong one is refused, naming its field. */
    public Map<String, String> accept(Map<String, String> answers) {
        for (var error : check(answers)) throw error.refused();
        return clean(answers);
    }

    /** A good answer to every question that must be answered; for demonstrations and tests. */
    public Map<String, String> examples() {
        var good = new LinkedHashMap<String, String>();
        for (var field : fields) if (field.required()) good.put(field.name(), field.example());
        return good;
    }
}
