package furong.channel.web.arrival;

import furong.arrival.Taps;
import furong.channel.web.Shell;
import furong.channel.web.Texts;
import furong.channel.web.security.Public;
import furong.fieldwork.HoldId;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/**
 * The page behind a link in a short message, for whoever has the link. Works without scripts. The address is a secret:
 * no other page hears of it, and nothing keeps a copy.
 */
@Public
@Controller
@RequestMapping("/v/{token}")
class ArrivalPages {

    private final ArrivalKey key;
    private final Taps taps;
    private final Slots slots;
    private final ArrivalSource source;
    private final Templates templates;

    ArrivalPages(ArrivalKey key, Taps taps, Slots slots, ArrivalSource source, Templates templates) {
        this.key = key;
        this.taps = taps;
        this.slots = slots;
        this.source = source;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            @RequestParam @Nullable String hold,
            @RequestParam @Nullable String slot,
            @RequestParam(defaultValue = "false") boolean done,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        secret(response);
        var reader = "en".equals(lang) ? english(shell, response) : shell;
        var visit = key.open(token, request);
        var held = hold == null || slot == null ? null : new ArrivalView.Held(HoldId.of(hold), SlotKey.of(slot));
        return templates.arrivalShow(source.view(reader, token, visit, held, done));
    }

    /** What changes while one waits: how far they are, and when they will be there. */
    @GetMapping("/now")
    JteModel now(@PathVariable String token, Shell shell, HttpServletRequest request, HttpServletResponse response) {
        secret(response);
        return templates.arrivalNow(source.glance(shell, token, key.open(token, request)));
    }

    /** Holds another window for five minutes; the next page asks whether it is to be that. */
    @PostMapping("/holds")
    String hold(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String slot,
            HttpServletRequest request,
            HttpServletResponse response) {
        secret(response);
        var visit = key.use(token, request);
        var key = SlotKey.of(slot);
        if (!key.skill().equals(visit.job().skill())
                || !key.district().equals(visit.job().area().district()))
            throw Refused.field("slot", "slot-unreadable", slot);
        var hold = slots.hold(visit.customer(), key, visit.job().minutes(), ArrivalKey.by(request));
        return "redirect:/v/" + token + "?hold=" + hold.text() + "&slot=" + key.text();
    }

    /** Takes the window that was held. */
    @PostMapping("/appointments")
    String rebook(
            @PathVariable String token,
            @RequestParam HoldId hold,
            HttpServletRequest request,
            HttpServletResponse response) {
        secret(response);
        var visit = key.use(token, request);
        taps.rebook(visit, hold, ArrivalKey.by(request));
        return "redirect:/v/" + token + "?done=true";
    }

    private static Shell english(Shell shell, HttpServletResponse response) {
        var cookie = ResponseCookie.from("furong-language", "en")
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(Duration.ofDays(365))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return shell.in(Texts.ENGLISH);
    }

    static void secret(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
