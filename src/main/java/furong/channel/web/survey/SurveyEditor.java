package furong.channel.web.survey;

import furong.channel.web.Shell;
import furong.channel.web.Texts;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.survey.Draft;
import furong.survey.Drafts;
import furong.survey.Occasion;
import furong.survey.Scripts;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where the quality department writes the next version of a questionnaire, sees it in both languages, and publishes it. */
@Allowed(Role.QUALITY_SUPERVISOR)
@Controller
class SurveyEditor {

    private final Drafts drafts;
    private final Scripts scripts;
    private final Templates templates;

    SurveyEditor(Drafts drafts, Scripts scripts, Templates templates) {
        this.drafts = drafts;
        this.scripts = scripts;
        this.templates = templates;
    }

    @GetMapping("/surveys/{occasion}/edit")
    JteModel begin(@PathVariable String occasion, Shell shell) {
        var which = DraftForm.occasion(occasion);
        return page(drafts.begin(which), since(which, shell), "", false, null, shell);
    }

    /** One button of the editor. What is refused is said above the boxes, which keep what is in them. */
    @PostMapping("/surveys/{occasion}/edit")
    Object edit(
            @PathVariable String occasion,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell) {
        var which = DraftForm.occasion(occasion);
        var draft = DraftForm.read(which, sent, shell.now());
        var since = sent.getOrDefault("since", "");
        var reason = sent.getOrDefault("reason", "").strip();
        try {
            return pressed(new Pressed(draft, since, reason, sent.getOrDefault("do", "")), who.actor(request), shell);
        } catch (Refused refused) {
            if (refused.code().equals("not-found")) throw refused;
            response.setStatus(422);
            return page(draft, since, reason, false, refused, shell);
        }
    }

    private record Pressed(Draft draft, String since, String reason, String button) {}

    private Object pressed(Pressed pressed, Actor by, Shell shell) {
        var draft = pressed.draft;
        switch (pressed.button) {
            case "publish" -> {
                var made = drafts.publish(draft, DraftForm.day(pressed.since), pressed.reason, by);
                return "redirect:/surveys/" + draft.occasion() + "?version=" + made.version();
            }
            case "save" -> {
                drafts.save(draft, by);
                return page(draft, pressed.since, pressed.reason, false, null, shell);
            }
            case "discard" -> {
                drafts.discard(draft.occasion(), by);
                return "redirect:/surveys/" + draft.occasion();
            }
            case "preview" -> {
                drafts.check(draft);
                return page(draft, pressed.since, pressed.reason, true, null, shell);
            }
            default -> {
                var moved = DraftForm.pressed(draft, pressed.button);
                return page(moved, pressed.since, pressed.reason, false, null, shell);
            }
        }
    }

    private JteModel page(
            Draft draft, String since, String reason, boolean seen, @Nullable Refused refused, Shell shell) {
        var problem = refused == null
                ? null
                : shell.t("refused." + refused.code(), refused.arguments().toArray());
        return templates.surveyEdit(
                shell,
                draft,
                drafts.find(draft.occasion()).orElse(null),
                since,
                reason,
                seen ? draft.preview() : null,
                scripts.items(),
                shell.in(Texts.CHINESE),
                shell.in(Texts.ENGLISH),
                refused == null ? null : refused.field(),
                problem);
    }

    private String since(Occasion occasion, Shell shell) {
        var newest = scripts.newest(occasion).since();
        return (newest.isAfter(shell.today()) ? newest : shell.today()).toString();
    }
}
