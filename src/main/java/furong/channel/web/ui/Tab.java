package furong.channel.web.ui;

import org.jspecify.annotations.Nullable;

/** One of several views of the same thing; {@code count} stands beside its name where there is something to count. */
public record Tab(
        String text, String href, boolean current, @Nullable Long count) {

    public Tab(String text, String href, boolean current) {
        this(text, href, current, null);
    }
}
