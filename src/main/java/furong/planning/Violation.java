package furong.planning;

/**
 * A rule a plan does not keep. Whoever put it so is not hindered; they are told.
 *
 * @param stop where
 * @param minutes by how much, where that can be said; else 0
 */
public record Violation(Kind kind, StopId stop, int minutes) {

    /** Which rule. */
    public enum Kind {
        /** The crew cannot do this kind of work. */
        SKILL,
        /** The crew does not go to this district. */
        DISTRICT,
        /** The crew is not on duty on this day, or any more. */
        OFF_DUTY,
        /** It begins so many minutes after the promised window. */
        LATE,
        /** It begins outside the hour the customer was told. */
        TOLD,
        /** The crew is back so many minutes after the most overtime there may be. */
        OVERTIME,
        /** The crew waits at the door so many minutes, longer than anybody should. */
        IDLE,
        /** Somebody has fixed it to another crew. */
        PINNED,
        /** The crew's meal has no place. */
        MEAL
    }
}
