package furong.channel.web.callback;

import furong.callback.Coverage;
import furong.callback.Satisfaction;
import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.survey.Occasion;
import gg.jte.models.runtime.JteModel;
import java.util.Set;
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
    private final Coverage coverage;
    private final Organisation organisation;
    private final Templates templates;

    SatisfactionPages(Satisfaction satisfaction, Coverage coverage, Organisation organisation, Templates templates) {
        this.satisfaction = satisfaction;
        this.coverage = coverage;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/satisfaction")
    JteModel figures(
            Period.Asked asked,
            @RequestParam(required = false) @Nullable Occasion occasion,
            @RequestParam(defaultValue = "") String unit,
            SignedIn who,
            Shell shell) {
        var period = asked.orLast(DAYS, shell.today());
        var scope = unit.isEmpty() ? who.scope() : only(UnitId.of(unit), who.scope());
        var report = satisfaction.report(period.from(), period.end(), scope, occasion);
        return templates.callbackSatisfaction(
                shell,
                period,
                report,
                occasion,
                unit,
                organisation.units().stream()
                        .filter(one -> who.scope().sees(one.id()))
                        .map(one -> new Option(one.id().text(), shell.t(one.name())))
                        .toList(),
                organisation.units().stream().collect(Collectors.toMap(one -> one.id(), one -> one)),
                coverage.checks(CHECKS));
    }

    /** Nobody sees a unit out of their scope by naming it. */
    private static Scope only(UnitId unit, Scope all) {
        return new Scope(all.sees(unit) ? Set.of(unit) : Set.of());
    }
}
