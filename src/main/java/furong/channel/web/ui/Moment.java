package furong.channel.web.ui;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of a timeline: when, what, who, and where to read more. */
public record Moment(
        Instant at,
        String icon,
        Tone tone,
        String text,
        @Nullable String note,
        @Nullable String who,
        @Nullable String href) {

    public Moment(Instant at, String icon, Tone tone, String text) {
        this(at, icon, tone, text, null, null, null);
    }
}
