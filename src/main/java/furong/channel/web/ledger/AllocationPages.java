package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.ledger.AllocationRule;
import furong.ledger.AllocationRule.Criterion;
import furong.ledger.Ledger;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** In which order a payment settles what is owed, for everybody who is asked; a new version for those who answer for it. */
@Controller
class AllocationPages {

    private final Ledger ledger;
    private final Templates templates;

    AllocationPages(Ledger ledger, Templates templates) {
        this.ledger = ledger;
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/ledger/rules")
    JteModel rules(SignedIn who, Shell shell) {
        var may = who.is(Role.FINANCE) || who.is(Role.ADMINISTRATOR);
        return templates.ledgerRules(shell, ledger.rules(), LedgerWords.ruleCodes(shell), may);
    }

    @Allowed({Role.FINANCE, Role.ADMINISTRATOR})
    @PostMapping("/ledger/rules")
    String publish(
            @RequestParam String code,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
            @RequestParam String criteria,
            @RequestParam(defaultValue = "") String kinds,
            @RequestParam(defaultValue = "") String products,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        var version = ledger.rules().stream()
                .filter(rule -> rule.code().equals(code))
                .mapToInt(AllocationRule::version)
                .max()
                .orElse(0);
        var rule = new AllocationRule(
                code, version + 1, since, criteria(criteria), words(kinds), words(products), new Label(note, note));
        ledger.publish(rule, who.actor(request));
        return "redirect:/ledger/rules";
    }

    private static List<Criterion> criteria(String typed) {
        try {
            var read = words(typed).stream().map(Criterion::valueOf).toList();
            if (read.isEmpty()) throw Refused.field("criteria", "field-required");
            return read;
        } catch (IllegalArgumentException unknown) {
            throw Refused.field("criteria", "ledger-criterion-unknown", typed);
        }
    }

    private static List<String> words(String typed) {
        return Arrays.stream(typed.toUpperCase(Locale.ROOT).split("[^A-Z0-9_]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
