package furong.channel.web.ui;

import org.jspecify.annotations.Nullable;

/** A station on the way of an order or a visit. */
public record Step(String text, State state, @Nullable String note) {

    public Step(String text, State state) {
        this(text, state, null);
    }

    /** Where it stands. */
    public enum State {
        DONE,
        CURRENT,
        AHEAD,
        FAILED
    }
}
