package furong.agency;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts of a day disagree.
 *
 * @param reference the agent's for the payment; empty where the money as a whole disagrees
 * @param account printed number of the account, as far as known
 * @param oursMinor what we have, in fen; for {@link Kind#MONEY} what should have come
 * @param theirsMinor what the other side says, in fen
 */
public record Difference(
        AgentCode agent,
        LocalDate day,
        Kind kind,
        String reference,
        String account,
        long oursMinor,
        long theirsMinor,
        Instant foundAt,
        @Nullable Ending ending) {

    /** Only we have it, only they have it, the amounts differ, or the money that came is not what their file says. */
    public enum Kind {
        ONLY_OURS,
        ONLY_THEIRS,
        AMOUNT,
        MONEY
    }

    /** It vanished with a better paper, the payment was posted or reversed, or somebody explained it. */
    public enum How {
        VANISHED,
        POSTED,
        REVERSED,
        EXPLAINED
    }

    /** What names a difference. */
    public record Key(AgentCode agent, LocalDate day, Kind kind, String reference) {}

    public Key key() {
        return new Key(agent, day, kind, reference);
    }

    public record Ending(Instant at, How how, String by, String note) {}

    public long minor() {
        return oursMinor - theirsMinor;
    }
}
