package furong.channel.web.ui;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise as shown beside the thing it is about: what was promised, until when, how it ended, and the address that
 * explains it ({@code null}: no explanation is offered).
 */
public record Chip(
        String text,
        Instant due,
        State state,
        @Nullable Instant ended,
        @Nullable String whyHref) {

    /** How the promise stands. */
    public enum State {
        OPEN,
        /** Open, and its clock stands: somebody else holds it up. */
        PAUSED,
        KEPT,
        BROKEN,
        VOID
    }
}
