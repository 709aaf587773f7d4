package furong.payment;

import furong.platform.Refused;

/** What one posting of several came to: its outcome, or a refusal that is its caller's alone. */
sealed interface Answer {

    record Answered(Outcome outcome) implements Answer {}

    record Refusal(Refused why) implements Answer {}

    /** For one caller alone. */
    default Outcome orThrow() {
        return switch (this) {
            case Answered(var outcome) -> outcome;
            case Refusal(var why) -> throw why;
        };
    }

    /** For one row among many, which must not keep the others from being booked. */
    default Outcome orDeclined() {
        return switch (this) {
            case Answered(var outcome) -> outcome;
            case Refusal(var why) -> new Outcome.Declined(why.code());
        };
    }
}
