package furong.dispatch;

import furong.planning.Difference.Move;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another plan for a day, because something happened.
 *
 * @param base version of the plan it was made from; it can be applied to no other
 * @param event what happened
 * @param byItself applied without anybody, for it moved no window
 * @param movesWindow whether a promised or told window is left by it: then a dispatcher decides
 * @param millis how long the search took
 */
public record Proposal(
        LocalDate day,
        ProposalId id,
        int base,
        DayEvent event,
        State state,
        boolean byItself,
        boolean movesWindow,
        Sum before,
        Sum after,
        List<Move> moves,
        Instant madeAt,
        @Nullable Instant decidedAt,
        String badge,
        int millis) {

    /** What became of it. */
    public enum State {
        OPEN,
        APPLIED,
        REJECTED,
        /** The day went on before anybody decided; what still makes sense is proposed anew. */
        OVERTAKEN
    }

    /** What a day comes to: metres driven, seconds waited at doors, points as the planner counts. */
    public record Sum(long metres, long idle, long points) {}
}
