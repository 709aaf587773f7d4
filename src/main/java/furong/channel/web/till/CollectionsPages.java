package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.payment.Takings;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** What came in by channel and day. Finance sees the company; a manager, what people of their units took. */
@Allowed({Role.FINANCE, Role.BRANCH_MANAGER})
@Controller
class CollectionsPages {

    private static final int DAYS_MAX = 92;

    private final Takings takings;
    private final JsonMapper json;
    private final Templates templates;

    CollectionsPages(Takings takings, JsonMapper json, Templates templates) {
        this.takings = takings;
        this.json = json;
        this.templates = templates;
    }

    @GetMapping("/collections")
    JteModel collections(@RequestParam(defaultValue = "30") int days, SignedIn who, Shell shell) {
        var span = Math.clamp(days, 2, DAYS_MAX);
        var until = shell.today().plusDays(1);
        var from = until.minusDays(span);
        var taken = who.is(Role.BRANCH_MANAGER) ? takings.byDay(from, until, who.scope()) : takings.byDay(from, until);
        var view = new CollectionsView(shell, span, taken);
        return templates.tillCollections(shell, view, json.writeValueAsString(view.chart()));
    }
}
