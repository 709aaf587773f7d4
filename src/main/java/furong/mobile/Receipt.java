package furong.mobile;

import furong.fieldwork.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report.
 *
 * @param code why it was refused, as in the texts {@code refused.…}; "" otherwise
 * @param state the visit's state now; null where the sender may not know
 */
public record Receipt(String id, Outcome outcome, String code, List<Object> arguments, Visit.@Nullable State state) {

    public enum Outcome {
        /** Done, now or when it came before. */
        TAKEN,
        /** The step before it has not come yet: send that first, then this again. */
        EARLY,
        /** It cannot be done; sending it again does not help as things stand. */
        REFUSED
    }
}
