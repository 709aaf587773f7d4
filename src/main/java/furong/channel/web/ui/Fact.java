package furong.channel.web.ui;

import org.jspecify.annotations.Nullable;

/** A name and its value in a list of facts; {@code copy} is what the copy button takes, where copying helps. */
public record Fact(
        String name,
        @Nullable String value,
        @Nullable String copy,
        @Nullable String href) {

    public Fact(String name, @Nullable String value) {
        this(name, value, null, null);
    }

    public static Fact copyable(String name, String value) {
        return new Fact(name, value, value, null);
    }

    public static Fact link(String name, String value, String href) {
        return new Fact(name, value, null, href);
    }
}
