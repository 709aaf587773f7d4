package furong.channel.web.customer;

import furong.customer.CustomerId;
import furong.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The customers opened last at this desk, as ids in a cookie; who may see them is asked anew each time. */
final class Recent {

    private static final String COOKIE = "furong-recent";
    private static final int KEPT = 8;

    private Recent() {}

    static List<CustomerId> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) return List.of();
        var ids = new ArrayList<CustomerId>();
        for (var text :
                Arrays.stream(cookie.getValue().split("\\.")).limit(KEPT).toList())
            try {
                ids.add(CustomerId.of(text));
            } catch (Refused unreadable) {
                return List.of();
            }
        return ids;
    }

    static void remember(CustomerId opened, HttpServletRequest request, HttpServletResponse response) {
        var ids = Stream.concat(Stream.of(opened), of(request).stream())
                .distinct()
                .limit(KEPT)
                .map(CustomerId::text)
                .collect(Collectors.joining("."));
        var cookie = ResponseCookie.from(COOKIE, ids)
                .path("/customers")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(7))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
