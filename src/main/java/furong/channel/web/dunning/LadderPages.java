package furong.channel.web.dunning;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.dunning.LadderSimulation;
import furong.dunning.Ladders;
import furong.dunning.Rung;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The ladders: what is done about unpaid bills, trying a changed one out on last month, and putting it in force. */
@Controller
class LadderPages {

    private final Ladders ladders;
    private final LadderSimulation simulation;
    private final Templates templates;

    LadderPages(Ladders ladders, LadderSimulation simulation, Templates templates) {
        this.ladders = ladders;
        this.simulation = simulation;
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/dunning/ladders/{version}")
    JteModel ladder(@PathVariable String version, SignedIn who, Shell shell) {
        var current = ladders.current(shell.today());
        var shown = version.equals("current") ? current : ladders.get(number(version));
        var month = shell.today().withDayOfMonth(1);
        var trials = simulation.play(List.of(current.version(), shown.version()), month.minusMonths(1), month);
        return templates.dunningLadder(new LadderView(
                shell,
                shown,
                current.version(),
                ladders.all(),
                ladders.laws(shell.today()),
                month.minusMonths(1),
                trials.getFirst(),
                trials.getLast(),
                who.is(Role.BRANCH_MANAGER) || who.is(Role.FINANCE)));
    }

    /** The changed days of a version, as a draft of the next one. */
    @Allowed({Role.FINANCE, Role.BRANCH_MANAGER})
    @PostMapping("/dunning/ladders/{version}/draft")
    String draft(
            @PathVariable String version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam Map<String, String> form,
            SignedIn who,
            HttpServletRequest request) {
        if (name.isBlank()) throw Refused.field("name", "dunning-reason-missing");
        var rungs = ladders.get(number(version)).rungs().values().stream()
                .flatMap(List::stream)
                .map(rung -> changed(rung, form))
                .toList();
        var draft = ladders.draft(new Label(name.strip(), name.strip()), rungs, who.actor(request));
        return "redirect:/dunning/ladders/" + draft;
    }

    @Allowed({Role.FINANCE, Role.BRANCH_MANAGER})
    @PostMapping("/dunning/ladders/{version}/force")
    String force(
            @PathVariable String version,
            @RequestParam(required = false) @Nullable LocalDate since,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "dunning-reason-missing");
        ladders.putInForce(number(version), since, who.actor(request));
        return "redirect:/dunning/ladders/" + number(version);
    }

    private static Rung changed(Rung rung, Map<String, String> form) {
        var key = rung.segment() + "-" + rung.step();
        return new Rung(
                rung.segment(),
                rung.step(),
                rung.action(),
                whole(form.get("days-" + key), rung.afterDays()),
                whole(form.get("minor-" + key), (int) (rung.minMinor() / 100)) * 100L,
                rung.tries(),
                rung.retryHours(),
                rung.hours(),
                rung.onHolidays(),
                rung.spreadMinutes(),
                rung.template());
    }

    private static int whole(@Nullable String text, int otherwise) {
        if (text == null || text.isBlank()) return otherwise;
        if (!text.strip().matches("\\d{1,6}")) throw Refused.field("days", "dunning-ladder-number", text);
        return Integer.parseInt(text.strip());
    }

    private static int number(String version) {
        if (!version.matches("\\d{1,6}")) throw new Refused("not-found", version);
        return Integer.parseInt(version);
    }
}
