package furong.debit;

import furong.agency.AgentCode;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of collections to a bank.
 *
 * @param message its reference, which the bank's answers name
 * @param counts its collections by how far they are
 */
public record Run(
        RunId id,
        AgentCode bank,
        String message,
        LocalDate collectOn,
        State state,
        int answers,
        Instant madeAt,
        String madeBy,
        @Nullable Instant sentAt,
        Map<CollectionState, Integer> counts,
        Money total) {

    /** Being drawn up, ready to be sent, sent, or answered to the last. */
    public enum State {
        DRAWING,
        READY,
        SENT,
        ANSWERED
    }

    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(CollectionState state) {
        return counts.getOrDefault(state, 0);
    }
}
