package furong.channel.web.survey;

import furong.channel.web.Shell;
import furong.channel.web.Texts;
import furong.channel.web.security.Allowed;
import furong.organisation.Role;
import furong.survey.Drafts;
import furong.survey.Occasion;
import furong.survey.Scripts;
import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What customers are asked, by occasion and version, in both languages. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.CALLBACK_AGENT, Role.BRANCH_MANAGER})
@Controller
class SurveyPages {

    private final Scripts scripts;
    private final Drafts drafts;
    private final Templates templates;

    SurveyPages(Scripts scripts, Drafts drafts, Templates templates) {
        this.scripts = scripts;
        this.drafts = drafts;
        this.templates = templates;
    }

    @GetMapping("/surveys")
    JteModel list(Shell shell) {
        var current = Arrays.stream(Occasion.values())
                .map(occasion -> scripts.current(occasion, shell.today()))
                .toList();
        return templates.surveyList(
                shell,
                current,
                Arrays.stream(Occasion.values())
                        .filter(occasion -> drafts.find(occasion).isPresent())
                        .toList());
    }

    @GetMapping("/surveys/{occasion}")
    JteModel show(@PathVariable String occasion, @RequestParam @Nullable Integer version, Shell shell) {
        var which = DraftForm.occasion(occasion);
        var shown = version == null ? scripts.current(which, shell.today()) : scripts.version(which, version);
        return templates.surveyShow(
                shell,
                shown,
                scripts.current(which, shell.today()).version(),
                scripts.versions(which),
                shell.in(Texts.CHINESE),
                shell.in(Texts.ENGLISH));
    }
}
