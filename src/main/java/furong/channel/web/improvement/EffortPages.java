package furong.channel.web.improvement;

import furong.catalog.Catalog;
import furong.catalog.Forms;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.improvement.EffortFigures;
import furong.improvement.Measure;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** How much trouble each transaction is, week by week, and what a new version of its form did to that. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER, Role.ADMINISTRATOR})
@Controller
class EffortPages {

    private static final int WEEKS_MAX = 104;

    private final EffortFigures figures;
    private final Catalog catalog;
    private final Forms forms;
    private final JsonMapper json;
    private final Templates templates;

    EffortPages(EffortFigures figures, Catalog catalog, Forms forms, JsonMapper json, Templates templates) {
        this.figures = figures;
        this.catalog = catalog;
        this.forms = forms;
        this.json = json;
        this.templates = templates;
    }

    @GetMapping("/effort")
    JteModel effort(
            @RequestParam(defaultValue = "SECONDS") Measure measure,
            @RequestParam(defaultValue = "") String transaction,
            @RequestParam(defaultValue = "12") int weeks,
            Shell shell) {
        var span = new EffortSpan(shell.today(), Math.clamp(weeks, 2, WEEKS_MAX));
        var view = new EffortView(shell, measure, transaction, span);
        view.known(catalog.transactions());
        view.counted(
                figures.over(span.from(), span.until()),
                figures.over(span.from(), span.middle()),
                figures.over(span.middle(), span.until()));
        view.drawn(figures.weekly(span.from(), span.until()), forms);
        return templates.improvementEffort(shell, view, json.writeValueAsString(view.chart()));
    }
}
