package furong.channel.web.promise;

import furong.channel.web.Shell;
import furong.channel.web.security.Everyone;
import furong.platform.Refused;
import furong.promise.Rules;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pages.Templates;

/** The rules by which we promise, for everyone who has to answer "why?". */
@Everyone
@Controller
class RulePages {

    private final Rules rules;
    private final Templates templates;

    RulePages(Rules rules, Templates templates) {
        this.rules = rules;
        this.templates = templates;
    }

    @GetMapping("/rules")
    JteModel rules(Shell shell) {
        return templates.promiseRules(shell, rules.jurisdictions(), rules.inForce(shell.today()));
    }

    /** All versions of one rule; those that no longer hold stay readable, for promises were made by them. */
    @GetMapping("/rules/{code}")
    JteModel rule(@PathVariable String code, Shell shell) {
        var versions = rules.versions(code);
        if (versions.isEmpty()) throw new Refused("not-found", code);
        return templates.promiseRule(shell, versions);
    }
}
