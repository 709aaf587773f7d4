package furong.catalog;

import furong.platform.Label;
import furong.platform.Refused;
import java.util.List;

/**
 * What is wrong with one answer. The words are {@code refused.<code>} with {@code arguments}, in either language; they
 * belong beside the field, so they do not repeat its name.
 */
public record FieldError(String field, Label label, String code, List<Object> arguments) {

    public Refused refused() {
        return Refused.field(field, code, arguments.toArray());
    }
}
