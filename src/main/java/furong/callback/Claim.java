package furong.callback;

import java.time.Instant;

/** Whether an agent may ring now, or another is ringing. */
public sealed interface Claim {

    record Yours(Instant until) implements Claim {}

    record Taken(String badge, Instant until) implements Claim {}
}
