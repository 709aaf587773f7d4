package furong.channel.web.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would like their number to be, as sent by the page.
 *
 * @param grade of a fancy number; {@code NONE} for those that are not, {@code ""} for any
 * @param after the last number of the page before
 */
public record NumberWish(
        String district,
        String office,
        String kind,
        String exchange,
        String containing,
        String ending,
        String grade,
        String after) {

    static final String PLAIN = "NONE";

    public NumberWish(
            @Nullable String district,
            @Nullable String office,
            @Nullable String kind,
            @Nullable String exchange,
            @Nullable String containing,
            @Nullable String ending,
            @Nullable String grade,
            @Nullable String after) {
        this.district = text(district);
        this.office = text(office);
        this.kind = text(kind);
        this.exchange = text(exchange);
        this.containing = text(containing);
        this.ending = text(ending);
        this.grade = text(grade);
        this.after = text(after);
    }

    @Nullable
    String searchedGrade() {
        if (grade.isEmpty()) return null;
        return grade.equals(PLAIN) ? "" : grade;
    }

    /** Where the page with these wishes begins after a number. */
    String href(String number) {
        return "/numbers?district=" + district + "&office=" + office + "&kind=" + encoded(kind) + "&exchange="
                + encoded(exchange) + "&containing=" + encoded(containing) + "&ending=" + encoded(ending) + "&grade="
                + encoded(grade) + (number.isEmpty() ? "" : "&after=" + encoded(number));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }
}
