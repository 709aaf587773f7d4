package furong.channel.web.ui;

import org.jspecify.annotations.Nullable;

/** One of several views of the same thing; {@code count} stands beside its name where there is something to count. */
public record Tab(
        String text, String href, boolean current, @Nullable String count) {

    public Tab(String text, String href, boolean current) {
        this(text, href, current, (String) null);
    }

    public Tab(String text, String href, boolean current, long count) {
        this(text, href, current, String.valueOf(count));
    }

    /** A count that ends at {@code max}: from there on there are so many, or more. */
    public Tab upTo(long counted, long max) {
        return new Tab(text, href, current, counted < max ? String.valueOf(counted) : max - 1 + "+");
    }
}
