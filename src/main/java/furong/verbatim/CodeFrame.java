package furong.verbatim;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of the code frame, in force from {@code since} on. It never changes; what was coded by it stays so.
 *
 * @param example whether it is an example to be replaced by the operator's own
 */
public record CodeFrame(int version, LocalDate since, boolean example, String badge, String reason, List<Code> codes) {

    /** What kind of thing was said. */
    public enum Sense {
        PRAISE,
        COMPLAINT,
        WISH,
        NONE
    }

    public record Code(String code, Sense sense, Label name) {}

    public Optional<Code> code(String code) {
        return codes.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
