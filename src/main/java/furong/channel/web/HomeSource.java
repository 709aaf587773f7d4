package furong.channel.web;

import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts what awaits a person, for their first page; each area of the pages brings its own and says its place by
 * {@link org.springframework.core.annotation.Order}.
 */
public interface HomeSource {

    /** What this person should know before anything else; empty where the area is not theirs. */
    List<Figure> figures(SignedIn who, Shell shell);

    /** One live count and the list behind it. */
    record Figure(String name, String value, @Nullable String note, Tone tone, String href) {

        /** A count to be worked down: coloured only while there is something. */
        public static Figure todo(String name, long count, Tone tone, String href, Shell shell) {
            return new Figure(name, shell.number(count), null, count == 0 ? Tone.NEUTRAL : tone, href);
        }
    }
}
