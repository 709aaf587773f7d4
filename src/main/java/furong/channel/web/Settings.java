package furong.channel.web;

import furong.channel.web.security.Public;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language, theme, large print and shortcuts: remembered in cookies, so that the sign-in page knows them too. */
@Controller
class Settings {

    /** Changes what was sent, leaves the rest, and goes back to the page the reader was on. */
    @Public
    @PostMapping("/settings")
    String change(
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String theme,
            @RequestParam @Nullable String large,
            @RequestParam @Nullable String shortcuts,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        remember(Shells.LANGUAGE, language, response);
        remember(Shells.THEME, theme, response);
        remember(Shells.LARGE, large, response);
        remember(Shells.SHORTCUTS, shortcuts, response);
        return "redirect:" + (back.matches("/(?!/)[^\\\\{}\\p{Cntrl}]*") ? back : "/");
    }

    private static void remember(String name, @Nullable String value, HttpServletResponse response) {
        if (value == null || !value.matches("[a-z]{1,5}")) return;
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
