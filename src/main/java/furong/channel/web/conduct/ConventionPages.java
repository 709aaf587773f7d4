package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.conduct.Effect;
import furong.convention.Convention;
import furong.convention.Conventions;
import furong.organisation.Role;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The convention as anybody may read it, for any day; and where the quality department publishes the next version. */
@Public
@Controller
class ConventionPages {

    private final Conventions conventions;
    private final Effect effect;
    private final Templates templates;

    ConventionPages(Conventions conventions, Effect effect, Templates templates) {
        this.conventions = conventions;
        this.effect = effect;
        this.templates = templates;
    }

    /** The version in force today, on a day that is asked for, or the one that is named. */
    @GetMapping("/convention")
    JteModel show(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Integer version,
            Shell shell) {
        var shown = wanted(on, version, shell);
        return templates.conventionShow(
                shell, shown, conventions.on(shell.today()), conventions.all(), on == null ? shell.today() : on);
    }

    @GetMapping("/convention/print")
    JteModel print(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Integer version,
            Shell shell) {
        return templates.conventionPrint(shell, wanted(on, version, shell));
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @GetMapping("/convention/edit")
    JteModel edit(Shell shell) {
        var newest = conventions.all().getFirst();
        var since = newest.since().isBefore(shell.today())
                ? shell.today()
                : newest.since().plusDays(1);
        return templates.conventionEdit(shell, newest, since, effect.citations(newest.version()));
    }

    /** Each item is sent as {@code DO-1-code}, {@code DO-1-zh}, {@code DO-1-en}, {@code DO-1-example}. */
    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/convention/edit")
    String publish(
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request) {
        if (since == null) throw Refused.field("since", "convention-since");
        var items = new ArrayList<Convention.Item>();
        for (var kind : Convention.Kind.values())
            for (var place = 1; place <= Conventions.OF_EACH; place++) {
                var name = kind + "-" + place;
                items.add(new Convention.Item(
                        sent.getOrDefault(name + "-code", "").strip(),
                        kind,
                        place,
                        label(sent, name + "-zh", name + "-en"),
                        sent.containsKey(name + "-example")));
            }
        var wording = new Conventions.Wording(
                since,
                label(sent, "titleZh", "titleEn"),
                label(sent, "preambleZh", "preambleEn"),
                label(sent, "printedZh", "printedEn"),
                items);
        var published = conventions.publish(wording, sent.getOrDefault("reason", ""), who.actor(request));
        return "redirect:/convention?version=" + published.version();
    }

    private Convention wanted(@Nullable LocalDate on, @Nullable Integer version, Shell shell) {
        if (version != null) return conventions.version(version);
        return conventions.on(on == null ? shell.today() : on);
    }

    private static Label label(Map<String, String> sent, String zh, String en) {
        return new Label(
                sent.getOrDefault(zh, "").strip(), sent.getOrDefault(en, "").strip());
    }
}
