package furong.channel.web.improvement;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.fault.Handbook;
import furong.knowledge.Article;
import furong.knowledge.ArticleId;
import furong.knowledge.Articles;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Lessons from installations and repairs, by symptom: read, written, voted on, used on a fault. */
@Everyone
@Controller
public class KnowledgePages {

    private static final int REVIEW_MONTHS = 6;
    private static final List<Role> WRITERS =
            List.of(Role.TECHNICIAN, Role.DISPATCHER, Role.BACK_OFFICE, Role.HOTLINE_AGENT, Role.BRANCH_MANAGER);

    private final Articles articles;
    private final Handbook handbook;
    private final Templates templates;

    KnowledgePages(Articles articles, Handbook handbook, Templates templates) {
        this.articles = articles;
        this.handbook = handbook;
        this.templates = templates;
    }

    @GetMapping("/knowledge")
    JteModel list(@RequestParam(defaultValue = "") String symptom, SignedIn who, Shell shell) {
        return templates.knowledgeList(
                shell,
                articles.of(symptom),
                handbook.symptoms(),
                symptom,
                shell.today().plusMonths(REVIEW_MONTHS),
                WRITERS.stream().anyMatch(who::is));
    }

    @Allowed({Role.TECHNICIAN, Role.DISPATCHER, Role.BACK_OFFICE, Role.HOTLINE_AGENT, Role.BRANCH_MANAGER})
    @PostMapping("/knowledge")
    String write(
            @RequestParam(defaultValue = "") String article,
            @RequestParam(defaultValue = "") String symptom,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String lesson,
            @RequestParam(required = false) @Nullable LocalDate reviewBy,
            SignedIn who,
            HttpServletRequest request) {
        if (reviewBy == null) throw Refused.field("reviewBy", "knowledge-review");
        var id = article.isEmpty()
                ? ArticleId.next()
                : articles.get(ArticleId.of(article)).id();
        return to(articles.write(id, symptom, title, lesson, reviewBy, who.actor(request)));
    }

    @GetMapping("/knowledge/{article}")
    JteModel show(@PathVariable ArticleId article, SignedIn who, Shell shell) {
        var one = articles.get(article);
        var symptoms =
                handbook.symptoms().stream().collect(Collectors.toMap(Handbook.Symptom::code, Handbook.Symptom::name));
        return templates.knowledgeShow(
                shell,
                one,
                symptoms,
                articles.repeats(one),
                shell.today().plusMonths(REVIEW_MONTHS),
                WRITERS.stream().anyMatch(who::is));
    }

    @PostMapping("/knowledge/{article}/votes")
    String vote(
            @PathVariable ArticleId article,
            @RequestParam(defaultValue = "") String helpful,
            SignedIn who,
            HttpServletRequest request) {
        articles.vote(article, helpful.equals("yes"), who.actor(request));
        return to(article);
    }

    /** Whether an article is to be looked at again. */
    public static boolean isOld(Article article, Shell shell) {
        return !article.reviewBy().isAfter(shell.today());
    }

    private static String to(ArticleId article) {
        return "redirect:/knowledge/" + article.text();
    }
}
