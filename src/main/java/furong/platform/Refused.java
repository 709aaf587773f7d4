package furong.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business rule said no, and the caller can do something about it. {@code code} is stable: it names the message
 * {@code refused.<code>} in both languages and the problem type {@code /problems/<code>}. {@code field} names the form
 * field to mend, where there is one.
 */
public class Refused extends RuntimeException {

    private final String code;
    private final @Nullable String field;
    private final List<Object> arguments;

    public Refused(String code, Object... arguments) {
        this(code, null, List.of(arguments));
    }

    private Refused(String code, @Nullable String field, List<Object> arguments) {
        super(code + (field == null ? "" : " (" + field + ")") + " " + arguments);
        this.code = code;
        this.field = field;
        this.arguments = arguments;
    }

    /** A refusal that belongs to one field of the form the user filled in. */
    public static Refused field(String field, String code, Object... arguments) {
        return new Refused(code, field, List.of(arguments));
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
