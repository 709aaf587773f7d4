package furong.channel.web.improvement;

import furong.catalog.Catalog;
import furong.catalog.Forms;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.improvement.FormChanges;
import furong.improvement.NewSuggestion;
import furong.improvement.Proposal;
import furong.improvement.Suggestions;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The registration forms and their versions, and the suggestion box on them: for everyone who works here. */
@Everyone
@Controller
class FormPages {

    private final Catalog catalog;
    private final Forms forms;
    private final Suggestions suggestions;
    private final Templates templates;

    FormPages(Catalog catalog, Forms forms, Suggestions suggestions, Templates templates) {
        this.catalog = catalog;
        this.forms = forms;
        this.suggestions = suggestions;
        this.templates = templates;
    }

    @GetMapping("/forms")
    JteModel list(Shell shell) {
        var waiting = suggestions.waiting();
        var rows = catalog.transactions().stream()
                .filter(transaction -> !forms.versions(transaction.code()).isEmpty())
                .map(transaction -> new FormRow(
                        transaction,
                        forms.current(transaction.code(), shell.today()),
                        forms.versions(transaction.code()).getFirst(),
                        waiting.getOrDefault(transaction.code(), 0L)))
                .toList();
        return templates.improvementForms(shell, rows);
    }

    /** A version as clerks see or saw it, what it changed, and all that was suggested. */
    @GetMapping("/forms/{transaction}")
    JteModel show(@PathVariable String transaction, @RequestParam @Nullable Integer version, Shell shell) {
        var form = version == null ? forms.current(transaction, shell.today()) : forms.version(transaction, version);
        var before = form.version() == 1
                ? List.<furong.catalog.FormField>of()
                : forms.version(transaction, form.version() - 1).fields();
        return templates.improvementForm(
                shell,
                transaction(transaction),
                form,
                forms.current(transaction, shell.today()).version(),
                forms.editions(transaction),
                form.version() == 1 ? List.of() : FormChanges.between(before, form.fields()),
                suggestions.about(transaction));
    }

    /** The box: in a dialog on the form, or as a page of its own in another window, where nothing typed is lost. */
    @GetMapping("/forms/{transaction}/suggestion")
    JteModel box(
            @PathVariable String transaction,
            @RequestParam @Nullable Integer version,
            @RequestParam(defaultValue = "") String field,
            HttpServletRequest request,
            Shell shell) {
        var form = version == null ? forms.current(transaction, shell.today()) : forms.version(transaction, version);
        var name = transaction(transaction).name();
        return inPlace(request)
                ? templates.improvementBox(shell, name, form, field)
                : templates.improvementBoxPage(shell, name, form, field);
    }

    @PostMapping("/forms/{transaction}/suggestions")
    Object suggest(
            @PathVariable String transaction,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "OTHER") Proposal proposal,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell) {
        var said = new NewSuggestion(transaction, version, field, proposal, what, why);
        var _ = suggestions.suggest(said, who.actor(request));
        if (!inPlace(request)) return "redirect:/suggestions";
        response.setHeader("HX-Retarget", "#explain-body");
        response.setHeader("HX-Reswap", "innerHTML");
        return templates.improvementThanks(shell);
    }

    /** One's own suggestions and what was answered. */
    @GetMapping("/suggestions")
    JteModel mine(SignedIn who, Shell shell) {
        return templates.improvementMine(
                shell, FormWords.names(catalog), suggestions.of(who.who().id()));
    }

    private Transaction transaction(String code) {
        return catalog.transactions().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", code));
    }

    private static boolean inPlace(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
