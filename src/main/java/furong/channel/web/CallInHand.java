package furong.channel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The call somebody of ours is in: every page on the way shows it and leads back to it, so that none loses the caller. It is
 * kept in a cookie and says nothing but ids.
 */
public record CallInHand(String badge, String customer, String call) {

    static final String COOKIE = "furong-call";
    private static final Pattern VALUE = Pattern.compile("(\\w{1,20})\\.([0-9A-Z]{1,20})\\.([0-9A-Z]{1,20})");

    /** Null unless it is a call of whoever has this badge: another may sit at the same screen now. */
    static @Nullable CallInHand read(@Nullable String cookie, String badge) {
        var read = VALUE.matcher(cookie == null ? "" : cookie);
        if (!read.matches() || !read.group(1).equals(badge)) return null;
        return new CallInHand(read.group(1), read.group(2), read.group(3));
    }

    public String href() {
        return "/customers/" + customer + "/calls/" + call;
    }

    public void remember(HttpServletResponse response) {
        set(badge + "." + customer + "." + call, -1, response);
    }

    public static void forget(HttpServletResponse response) {
        set("", 0, response);
    }

    private static void set(String value, long seconds, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
