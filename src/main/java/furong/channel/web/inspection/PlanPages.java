package furong.channel.web.inspection;

import furong.channel.web.Shell;
import furong.channel.web.conduct.Sheet;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.inspection.PlanId;
import furong.inspection.Plans;
import furong.inspection.Standards;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Spot checks: planned, drawn with a published seed, drawn again by a second person. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class PlanPages {

    private static final int PLANS = 60;

    private final Plans plans;
    private final Standards standards;
    private final Organisation organisation;
    private final Templates templates;

    PlanPages(Plans plans, Standards standards, Organisation organisation, Templates templates) {
        this.plans = plans;
        this.standards = standards;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/inspection")
    JteModel plans(SignedIn who, Shell shell) {
        return templates.inspectionPlans(
                shell,
                plans.newest(PLANS),
                standards.on(shell.today()),
                standards.regulation(shell.today()),
                who.is(Role.QUALITY_SUPERVISOR));
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/inspection/plans")
    String plan(
            @RequestParam(defaultValue = "") String standard,
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "0") int perStratum,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "required");
        if (until == null) throw Refused.field("until", "required");
        var id = plans.plan(standard, since, until.plusDays(1), perStratum, who.actor(request));
        return to(id);
    }

    @GetMapping("/inspection/plans/{plan}")
    JteModel plan(@PathVariable PlanId plan, SignedIn who, Shell shell) {
        var sheet = plans.sheet(plan);
        var names = organisation.units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        var sample = sheet.sample().stream()
                .filter(one -> who.scope().sees(one.unit()))
                .toList();
        return templates.inspectionPlan(
                shell,
                sheet,
                sample,
                names,
                who.is(Role.QUALITY_SUPERVISOR),
                who.who().id());
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/inspection/plans/{plan}/draw")
    String draw(@PathVariable PlanId plan, SignedIn who, HttpServletRequest request) {
        var _ = plans.draw(plan, who.actor(request));
        return to(plan);
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/inspection/plans/{plan}/redraws")
    String redraw(@PathVariable PlanId plan, SignedIn who, HttpServletRequest request) {
        var _ = plans.redraw(plan, who.actor(request));
        return to(plan);
    }

    /**
     * The list it was drawn from: keys, units, and whether drawn; with the seed on the page anybody draws it again. It
     * names nobody and no customer: keys only.
     */
    @Public
    @GetMapping("/inspection/plans/{plan}/frame.csv")
    ResponseEntity<byte[]> frame(@PathVariable PlanId plan) {
        if (plans.get(plan).drawn() == null) throw new Refused("not-found", plan.text());
        var rows = plans.frame(plan).stream()
                .map(row -> List.of(row.key(), String.valueOf(row.unit().value()), row.drawn() ? "drawn" : ""))
                .toList();
        return Sheet.of("frame-" + plan.text(), List.of("key", "unit", "drawn"), rows);
    }

    /** What was drawn, with which seed, how to repeat it: for the world. */
    @Public
    @GetMapping("/inspection/draws/{plan}")
    JteModel published(@PathVariable PlanId plan, Shell shell) {
        var sheet = plans.sheet(plan);
        var names = organisation.units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        return templates.inspectionDraw(shell, sheet, names);
    }

    private static String to(PlanId plan) {
        return "redirect:/inspection/plans/" + plan.text();
    }
}
