package furong.ordering;

import furong.catalog.FieldError;
import furong.platform.Refused;
import java.util.List;

/** The registration form is not filled in as its version asks; says so for every field at once. */
public final class AnswersRefused extends Refused {

    private final List<FieldError> errors;

    AnswersRefused(List<FieldError> errors) {
        super("order-answers", errors.size());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
