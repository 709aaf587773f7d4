package furong.fulfilment;

import furong.platform.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param item number of the item it is about, 0 for all
 * @param subject what it waits for or did: {@code visit:…}, {@code work:…}; "" if there is nothing to name
 * @param note why it cannot go on, or what came of it; a code of {@code refused.…} or words
 * @param badge who ended it
 * @param lookAt when it counts as stuck; null unless it runs
 * @param alarmedAt when somebody was told that it is stuck
 * @param dueOn the day it waits for
 */
public record PlanStep(
        int item,
        String code,
        String kind,
        List<String> needs,
        boolean atOnce,
        boolean counts,
        String noReturn,
        String queue,
        String makes,
        String keeps,
        int minutes,
        int stuckMinutes,
        Label name,
        State state,
        String subject,
        String note,
        String badge,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable Instant lookAt,
        @Nullable Instant alarmedAt,
        @Nullable LocalDate dueOn) {

    /** Message keys {@code fulfilment.step-state.…}. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        SKIPPED,
        UNDONE
    }

    public boolean is(State wanted) {
        return state == wanted;
    }

    /** Whether the plan can no longer be cancelled because of this step. */
    boolean isPastReturn() {
        return switch (noReturn) {
            case "BEGUN" -> state == State.RUNNING || state == State.DONE;
            case "DONE" -> state == State.DONE;
            default -> false;
        };
    }

    /** Whether {@code earlier} must be done before this one. */
    boolean needs(PlanStep earlier) {
        return needs.contains(earlier.code) && (item == 0 || earlier.item == 0 || item == earlier.item);
    }
}
