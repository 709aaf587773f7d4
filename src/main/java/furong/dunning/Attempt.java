package furong.dunning;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to remind somebody.
 *
 * @param episode the first day on which the debt was overdue
 * @param reached the number
 * @param note what the caller wrote down, or why it failed
 */
public record Attempt(
        long id,
        LocalDate episode,
        int step,
        int attempt,
        Channel channel,
        String reached,
        Instant madeAt,
        Outcome outcome,
        @Nullable Instant endedAt,
        String note,
        String badge) {

    /** By which way somebody is reminded. */
    public enum Channel {
        SMS,
        /** A person rings: where there is no number for messages, or they are not wanted. */
        CALL
    }

    /** What came of it. */
    public enum Outcome {
        WAITING,
        /** The message centre has it, or the call was answered by somebody else. */
        SENT,
        DELIVERED,
        FAILED
    }
}
