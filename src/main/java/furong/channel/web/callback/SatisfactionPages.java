package furong.channel.web.callback;

import furong.callback.Occasion;
import furong.callback.Satisfaction;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Organisation;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Satisfaction with everything that must stand beside it: coverage, interval, bounds, method. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER, Role.CALLBACK_AGENT})
@Controller
class SatisfactionPages {

    private static final int DAYS = 30;
    private static final int CHECKS = 14;

    private final Satisfaction satisfaction;
    private final Organisation organisation;
    private final Templates templates;

    SatisfactionPages(Satisfaction satisfaction, Organisation organisation, Templates templates) {
        this.satisfaction = satisfaction;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/satisfaction")
    JteModel figures(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable Occasion occasion,
            SignedIn who,
            Shell shell) {
        var last = until == null ? shell.today() : until;
        var first = from == null ? last.minusDays(DAYS - 1) : from;
        var report = satisfaction.report(first, last.plusDays(1), who.scope(), occasion);
        return templates.callbackSatisfaction(
                shell,
                report,
                occasion,
                organisation.units().stream().collect(Collectors.toMap(unit -> unit.id(), unit -> unit)),
                satisfaction.checks(CHECKS));
    }
}
