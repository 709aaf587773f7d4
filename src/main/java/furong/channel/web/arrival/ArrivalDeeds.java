package furong.channel.web.arrival;

import furong.arrival.Taps;
import furong.channel.web.security.Public;
import furong.dispatch.PullForward.PullForwardId;
import furong.dispatch.PullForwards;
import furong.fieldwork.Visit;
import furong.organisation.StaffMember;
import furong.platform.Refused;
import furong.portrait.Portraits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalTime;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer says with one tap on the day itself: late, or welcome sooner; and the faces of those who come. */
@Public
@Controller
@RequestMapping("/v/{token}")
class ArrivalDeeds {

    private final ArrivalKey key;
    private final ArrivalSource source;
    private final Taps taps;
    private final PullForwards pullForwards;
    private final Portraits portraits;

    ArrivalDeeds(ArrivalKey key, ArrivalSource source, Taps taps, PullForwards pullForwards, Portraits portraits) {
        this.key = key;
        this.source = source;
        this.taps = taps;
        this.pullForwards = pullForwards;
        this.portraits = portraits;
    }

    /** "I am late": the visit moves to a later hour of the day, and the crew is given something else to do. */
    @PostMapping("/lateness")
    String late(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        ArrivalPages.secret(response);
        var visit = key.use(token, request);
        taps.late(visit, time(from), ArrivalKey.by(request));
        return "redirect:/v/" + token + "?done=true";
    }

    /** "May we come sooner?": yes or no. The first to say yes has it. */
    @PostMapping("/sooner/{question}")
    String sooner(
            @PathVariable String token,
            @PathVariable PullForwardId question,
            @RequestParam(defaultValue = "no") String answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        ArrivalPages.secret(response);
        var visit = key.use(token, request);
        mustBeOf(visit, question);
        var yes = answer.equals("yes");
        taps.sooner(visit, question, yes, ArrivalKey.by(request));
        return "redirect:/v/" + token + (yes ? "?done=true" : "");
    }

    /** The photograph of somebody who is to come, for whoever has the link. */
    @GetMapping("/crew/{badge}")
    ResponseEntity<byte[]> face(
            @PathVariable String token,
            @PathVariable String badge,
            HttpServletRequest request,
            HttpServletResponse response) {
        ArrivalPages.secret(response);
        var visit = key.open(token, request);
        var comes = source.crew(visit).stream().map(StaffMember::badge).anyMatch(badge::equals);
        var bytes = comes ? portraits.of(badge) : java.util.Optional.<byte[]>empty();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .body(bytes.orElseThrow(() -> new Refused("not-found", badge)));
    }

    private void mustBeOf(Visit visit, PullForwardId question) {
        if (!pullForwards.get(visit.customer(), question).visit().equals(visit.id()))
            throw new Refused("not-found", question.text());
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field("from", "unreadable");
        }
    }
}
