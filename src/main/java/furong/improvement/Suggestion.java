package furong.improvement;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;

/** Somebody's wish that a form be changed, and what became of it. */
public sealed interface Suggestion {

    Wish wish();

    /** Nobody has answered yet. */
    record Open(Wish wish) implements Suggestion {}

    /** It led to a version of the form. */
    record Taken(Wish wish, Answer answer, int ledTo) implements Suggestion {}

    /** It did not, and whoever made it was told why. */
    record Declined(Wish wish, Answer answer) implements Suggestion {}

    /** What was suggested, by whom, when. */
    record Wish(SuggestionId id, NewSuggestion said, StaffId person, String badge, UnitId unit, Instant at) {}

    /** What was answered to whoever suggested it. */
    record Answer(String text, String badge, Instant at) {}

    default SuggestionId id() {
        return wish().id();
    }

    default String state() {
        return switch (this) {
            case Open _ -> "OPEN";
            case Taken _ -> "TAKEN";
            case Declined _ -> "DECLINED";
        };
    }
}
