package furong.channel.web.improvement;

import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.NewForm;
import furong.channel.web.Shell;
import furong.channel.web.Texts;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.improvement.FormChanges;
import furong.improvement.Suggestion;
import furong.improvement.SuggestionId;
import furong.improvement.Suggestions;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where the administrator makes version n+1 of a form out of version n and what was suggested. */
@Allowed(Role.ADMINISTRATOR)
@Controller
class FormEditor {

    private final Catalog catalog;
    private final Forms forms;
    private final Suggestions suggestions;
    private final Templates templates;

    FormEditor(Catalog catalog, Forms forms, Suggestions suggestions, Templates templates) {
        this.catalog = catalog;
        this.forms = forms;
        this.suggestions = suggestions;
        this.templates = templates;
    }

    @GetMapping("/forms/{transaction}/edit")
    JteModel begin(@PathVariable String transaction, @RequestParam @Nullable SuggestionId suggestion, Shell shell) {
        return editor(FormDraft.of(newest(transaction), suggestion), null, shell);
    }

    /** One button of the editor: moves, adds, removes, or shows what clerks would see. */
    @PostMapping("/forms/{transaction}/edit")
    JteModel edit(
            @PathVariable String transaction,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Shell shell) {
        var draft = FormDraft.read(transaction, sent);
        var button = sent.getOrDefault("do", "");
        if (!button.startsWith("preview")) return editor(draft.after(button), null, shell);
        try {
            return preview(draft, button.endsWith("en"), shell);
        } catch (Refused refused) {
            if (refused.code().equals("not-found")) throw refused;
            response.setStatus(422);
            return editor(draft.unfolded(draft.keyOf(refused.field())), refused, shell);
        }
    }

    @PostMapping("/forms/{transaction}/versions")
    String publish(
            @PathVariable String transaction,
            @RequestParam(name = "version-since") LocalDate since,
            @RequestParam(name = "version-reason", defaultValue = "") String reason,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        var draft = FormDraft.read(transaction, sent);
        var next = new NewForm(transaction, since, draft.fields(), reason.strip());
        try {
            var form = suggestions.publish(next, draft.after(), answers(draft, sent), who.actor(request));
            return "redirect:/forms/" + transaction + "?version=" + form.version();
        } catch (Refused refused) {
            throw beside(refused);
        }
    }

    private static Map<SuggestionId, String> answers(FormDraft draft, Map<String, String> sent) {
        var answers = new LinkedHashMap<SuggestionId, String>();
        for (var id : draft.taken()) {
            var answer = sent.getOrDefault(answer(id), "").strip();
            if (answer.isEmpty()) throw Refused.field(answer(id), "suggestion-answer");
            answers.put(id, answer);
        }
        return answers;
    }

    private static String answer(SuggestionId id) {
        return "answer-" + id.text();
    }

    @PostMapping("/suggestions/{suggestion}/declined")
    String decline(
            @PathVariable SuggestionId suggestion,
            @RequestParam(defaultValue = "") String answer,
            SignedIn who,
            HttpServletRequest request) {
        var about = suggestions.get(suggestion).wish().said().transaction();
        suggestions.decline(suggestion, answer, who.actor(request));
        return "redirect:/forms/" + about;
    }

    private JteModel editor(FormDraft draft, @Nullable Refused refused, Shell shell) {
        var wrong = refused == null ? null : draft.keyOf(refused.field());
        var problem = refused == null
                ? null
                : shell.t("refused." + refused.code(), refused.arguments().toArray());
        return templates.improvementEdit(
                shell, name(draft.transaction()), draft, open(draft.transaction()), wrong, problem);
    }

    private JteModel preview(FormDraft draft, boolean english, Shell shell) {
        var newest = newest(draft.transaction());
        var since = newest.since().isAfter(shell.today()) ? newest.since() : shell.today();
        var form = forms.preview(draft.transaction(), since, draft.fields());
        if (form.version() != draft.after() + 1) throw new Refused("form-changed-meanwhile", form.version() - 1);
        var taken = open(draft.transaction()).stream()
                .filter(suggestion -> draft.taken().contains(suggestion.id()))
                .toList();
        return templates.improvementPreview(
                shell,
                shell.in(english ? Texts.ENGLISH : Texts.CHINESE),
                name(draft.transaction()),
                draft,
                form,
                FormChanges.between(newest.fields(), form.fields()),
                taken);
    }

    /** What is refused about the publication is said beside the box it was typed into. */
    private static Refused beside(Refused refused) {
        var field = refused.field();
        if (!"since".equals(field) && !"reason".equals(field)) return refused;
        return Refused.field(
                "version-" + field, refused.code(), refused.arguments().toArray());
    }

    private List<Suggestion> open(String transaction) {
        return suggestions.about(transaction).stream()
                .filter(suggestion -> suggestion instanceof Suggestion.Open)
                .toList();
    }

    private Form newest(String transaction) {
        var versions = forms.versions(transaction);
        if (versions.isEmpty()) throw new Refused("not-found", transaction);
        return forms.version(transaction, versions.getFirst());
    }

    private Label name(String transaction) {
        return Objects.requireNonNullElse(
                FormWords.names(catalog).get(transaction), new Label(transaction, transaction));
    }
}
