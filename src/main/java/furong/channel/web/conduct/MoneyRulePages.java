package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.conduct.MoneyRules;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What a breach may cost by the house, by law and by the minimum wage, with the sources, and what changes them. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER, Role.FINANCE})
@Controller
class MoneyRulePages {

    private final MoneyRules rules;
    private final Templates templates;

    MoneyRulePages(MoneyRules rules, Templates templates) {
        this.rules = rules;
        this.templates = templates;
    }

    @GetMapping("/conduct/rules")
    JteModel show(SignedIn who, Shell shell) {
        return templates.conductRules(
                shell,
                rules.house(),
                rules.caps(),
                rules.minimums(),
                who.is(Role.QUALITY_SUPERVISOR),
                who.is(Role.FINANCE));
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/conduct/rules")
    String publish(
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(defaultValue = "-1") int percent,
            @RequestParam(defaultValue = "-1") int noticeDays,
            @RequestParam(defaultValue = "-1") int appealDays,
            @RequestParam(defaultValue = "-1") int lateAppealDays,
            @RequestParam(defaultValue = "") String zh,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "") String source,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "required");
        if (percent < 0 || percent > 100) throw Refused.field("percent", "money-rule-number", 0, 100);
        rules.publish(
                new MoneyRules.House(
                        0,
                        since,
                        percent * 10,
                        noticeDays,
                        appealDays,
                        lateAppealDays,
                        new Label(zh, en),
                        source,
                        false),
                who.actor(request));
        return "redirect:/conduct/rules";
    }

    @Allowed(Role.FINANCE)
    @PostMapping("/conduct/minimum-wages")
    String confirm(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String placeZh,
            @RequestParam(defaultValue = "") String placeEn,
            @RequestParam(defaultValue = "") String notice,
            SignedIn who,
            HttpServletRequest request) {
        if (day == null) throw Refused.field("day", "required");
        if (notice.isBlank()) throw Refused.field("notice", "required");
        rules.confirm(
                new MoneyRules.Minimum(
                        day, SettlementPages.yuan("amount", amount), new Label(placeZh, placeEn), notice, false),
                who.actor(request));
        return "redirect:/conduct/rules";
    }
}
