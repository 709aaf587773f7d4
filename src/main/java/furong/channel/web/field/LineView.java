package furong.channel.web.field;

import furong.network.LineTest;
import org.jspecify.annotations.Nullable;

/**
 * The line as the network sees it.
 *
 * @param known whether the visit leads to a line at all
 * @param on whether the service works
 * @param error why the network has not obeyed yet, "" if nothing went wrong
 * @param test the newest test of the service
 */
public record LineView(
        boolean known, boolean on, String error, @Nullable LineTest test) {

    static final LineView UNKNOWN = new LineView(false, false, "", null);
}
