package furong.debit;

import furong.agency.AgentCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of a bank.
 *
 * @param message the bank's reference of it, unique among its files of this kind
 * @param original our file that it answers, empty if none
 * @param problem why it was refused as a whole: a code of {@code refused.<code>}, with its facts
 * @param counts its entries by what became of them
 */
public record BankFile(
        FileId id,
        AgentCode bank,
        @Nullable Kind kind,
        String name,
        long bytes,
        String message,
        String original,
        State state,
        @Nullable String problem,
        List<String> facts,
        Map<FileRow.State, Integer> counts,
        Instant givenAt,
        String givenBy,
        @Nullable Instant endedAt) {

    /** Answers to a file of ours, bookings as they happen, or the statement of a day. */
    public enum Kind {
        PAIN_002,
        CAMT_054,
        CAMT_053
    }

    /** Given, being read and checked, being posted, through, or refused as a whole. */
    public enum State {
        GIVEN,
        READING,
        POSTING,
        DONE,
        REFUSED
    }

    public int count(FileRow.State state) {
        return counts.getOrDefault(state, 0);
    }

    public int rows() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Entries that need nothing more from the machine. */
    public int through() {
        return rows() - count(FileRow.State.WAITING);
    }
}
