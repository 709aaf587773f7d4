package furong.channel.web.replay;

import furong.channel.web.Shell;
import furong.channel.web.conduct.Sheet;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.dispatch.Replays;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** A month as the planner would have driven it beside the month in the order of the bookings. */
@Controller
@RequestMapping("/replay")
class ReplayPages {

    private static final int A_MONTH = 30;

    private final Replays replays;
    private final JsonMapper json;
    private final Templates templates;

    ReplayPages(Replays replays, JsonMapper json, Templates templates) {
        this.replays = replays;
        this.json = json;
        this.templates = templates;
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
    @GetMapping
    JteModel show(SignedIn who, Shell shell) {
        var view = view(shell);
        var mayAsk = who.is(Role.DISPATCHER) || who.is(Role.ADMINISTRATOR);
        return templates.replayShow(view, mayAsk, json.writeValueAsString(view.chart()));
    }

    @Allowed({Role.DISPATCHER, Role.ADMINISTRATOR})
    @PostMapping
    String begin(
            @RequestParam LocalDate from, @RequestParam LocalDate until, SignedIn who, HttpServletRequest request) {
        replays.begin(from, until, who.actor(request));
        return "redirect:/replay";
    }

    @Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.ADMINISTRATOR})
    @GetMapping("/export")
    ResponseEntity<byte[]> export(Shell shell) {
        var view = view(shell);
        var columns = List.of(
                "day",
                "way",
                "visits",
                "kept",
                "missed",
                "unserved",
                "metres",
                "idle_minutes",
                "overtime_minutes",
                "crews");
        return Sheet.of("replay-" + view.from(), columns, view.sheet());
    }

    private ReplayView view(Shell shell) {
        var run = replays.newest().orElse(null);
        if (run == null)
            return new ReplayView(
                    shell, null, shell.today().minusDays(A_MONTH), shell.today().minusDays(1), List.of());
        return new ReplayView(shell, run, run.first(), run.last(), replays.of(run.first(), run.last()));
    }
}
