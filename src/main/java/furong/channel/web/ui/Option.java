package furong.channel.web.ui;

import org.jspecify.annotations.Nullable;

/** One thing to choose: what is sent, what is read, and a quieter second line. */
public record Option(String value, String text, @Nullable String note, boolean disabled) {

    public Option(String value, String text) {
        this(value, text, null, false);
    }

    public Option(String value, String text, @Nullable String note) {
        this(value, text, note, false);
    }
}
