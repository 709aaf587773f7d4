package furong.channel.web.improvement;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.coverage.Round;
import furong.coverage.RoundId;
import furong.coverage.SignalTests;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Volunteers' signal tests: the points on a map, a form for the telephone, weak spots and their retest. */
@Everyone
@Controller
class CoveragePages {

    private final SignalTests tests;
    private final StreetLines streets;
    private final Templates templates;

    CoveragePages(SignalTests tests, StreetLines streets, Templates templates) {
        this.tests = tests;
        this.streets = streets;
        this.templates = templates;
    }

    @GetMapping("/signal-tests")
    JteModel rounds(SignedIn who, Shell shell) {
        return templates.coverageRounds(
                shell, tests.rounds(), who.is(Role.BRANCH_MANAGER) || who.is(Role.QUALITY_SUPERVISOR));
    }

    /** One point a line: {@code name, latitude, longitude}. */
    @Allowed({Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR})
    @PostMapping("/signal-tests")
    String plan(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String points,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "required");
        if (until == null) throw Refused.field("until", "required");
        var places = new ArrayList<Round.Place>();
        for (var line : points.lines().filter(one -> !one.isBlank()).toList()) {
            var parts = line.strip().split("\\s*[,，]\\s*");
            if (parts.length != 3 || !degrees(parts[1], 90) || !degrees(parts[2], 180))
                throw Refused.field("points", "coverage-line", line.strip());
            places.add(new Round.Place(parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
        }
        return to(tests.plan(name, since, until, places, who.actor(request)));
    }

    @GetMapping("/signal-tests/{round}")
    JteModel round(@PathVariable RoundId round, SignedIn who, Shell shell) {
        var one = tests.get(round);
        return templates.coverageRound(
                shell,
                one,
                new CoverageMap(one, streets),
                tests.weakBelow(shell.today()),
                who.is(Role.BACK_OFFICE) || who.is(Role.BRANCH_MANAGER));
    }

    @PostMapping("/signal-tests/{round}/readings")
    String measured(
            @PathVariable RoundId round,
            @RequestParam(defaultValue = "0") int point,
            @RequestParam(defaultValue = "0") int dbm,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        if (point == 0) throw Refused.field("point", "required");
        var _ = tests.measured(round, point, dbm, note, who.actor(request));
        return to(round);
    }

    @Allowed({Role.BACK_OFFICE, Role.BRANCH_MANAGER})
    @PostMapping("/signal-tests/{round}/points/{point}/remedy")
    String mended(
            @PathVariable RoundId round,
            @PathVariable String point,
            @RequestParam(defaultValue = "") String remedy,
            SignedIn who,
            HttpServletRequest request) {
        if (!point.matches("\\d{1,4}")) throw new Refused("not-found", point);
        tests.mended(round, Integer.parseInt(point), remedy, who.actor(request));
        return to(round);
    }

    private static boolean degrees(String text, int most) {
        return text.matches("-?\\d{1,3}(\\.\\d{1,8})?") && Math.abs(Double.parseDouble(text)) <= most;
    }

    private static String to(RoundId round) {
        return "redirect:/signal-tests/" + round.text();
    }
}
