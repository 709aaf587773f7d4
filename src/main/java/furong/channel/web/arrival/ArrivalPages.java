package furong.channel.web.arrival;

import furong.arrival.Arrivals;
import furong.arrival.Opening;
import furong.channel.web.Shell;
import furong.channel.web.Texts;
import furong.channel.web.security.Public;
import furong.dispatch.Offers;
import furong.fieldwork.HoldId;
import furong.fieldwork.Side;
import furong.fieldwork.SlotKey;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
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

    private static final int DAYS = 10;

    private final Arrivals arrivals;
    private final Visits visits;
    private final Slots slots;
    private final Offers offers;
    private final Staff staff;
    private final Templates templates;

    ArrivalPages(
            Arrivals arrivals, Visits visits, Slots slots, Offers offers, Staff staff, Templates templates) {
        this.arrivals = arrivals;
        this.visits = visits;
        this.slots = slots;
        this.offers = offers;
        this.staff = staff;
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
        var visit = visit(arrivals.open(token, request.getRemoteAddr()));
        var held = hold == null || slot == null ? null : new ArrivalView.Held(HoldId.of(hold), SlotKey.of(slot));
        var crew = staff.ofCrew(visit.appointment().crew());
        var view = new ArrivalView(reader, token, visit, crew, offers(visit, reader), held, done);
        return templates.arrivalShow(view);
    }

    /** Holds another window for five minutes; the next page asks whether it is to be that. */
    @PostMapping("/holds")
    String hold(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String slot,
            HttpServletRequest request,
            HttpServletResponse response) {
        secret(response);
        var visit = visit(arrivals.use(token, request.getRemoteAddr()));
        var key = SlotKey.of(slot);
        if (!key.skill().equals(visit.job().skill())
                || !key.district().equals(visit.job().area().district()))
            throw Refused.field("slot", "slot-unreadable", slot);
        var hold = slots.hold(visit.customer(), key, visit.job().minutes(), by(request));
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
        var visit = visit(arrivals.use(token, request.getRemoteAddr()));
        visits.rebook(visit.customer(), visit.id(), hold, Side.CUSTOMER, by(request));
        return "redirect:/v/" + token + "?done=true";
    }

    private List<SlotOffer> offers(Visit visit, Shell shell) {
        var movable = switch (visit.state()) {
            case BOOKED, CUSTOMER_ABSENT, FAILED -> true;
            case ON_THE_WAY, ARRIVED, WAITING, WORKING, DONE, CANCELLED -> false;
        };
        if (!movable) return List.of();
        return offers.again(visit.customer(), visit.id(), shell.today(), DAYS).stream()
                .map(Offers.Offer::slot)
                .toList();
    }

    private Visit visit(Opening opening) {
        return switch (opening) {
            case Opening.Open(var customer, var visit) -> visits.get(customer, visit);
            case Opening.Shut shut -> throw new Refused("link-shut");
            case Opening.Wait(var left) -> throw new Refused("link-wait", left.toMinutes());
        };
    }

    /** Whoever has the link acts for the customer; that it was by link is what is known. */
    private static Actor by(HttpServletRequest request) {
        return new Actor(0, 0, "LINK", request.getRemoteAddr());
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

    private static void secret(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
