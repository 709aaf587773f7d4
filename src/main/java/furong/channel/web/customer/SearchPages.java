package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.customer.Reception;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Finding a customer: by words in one's own scope, or by what whoever stands at the counter shows. */
@Controller
class SearchPages {

    /** Those to whom customers are shown at all; beside them, quality supervisors read. */
    static final List<Role> READERS = List.of(
            Role.COUNTER_CLERK,
            Role.LOBBY_GUIDE,
            Role.HOTLINE_AGENT,
            Role.CALLBACK_AGENT,
            Role.DISPATCHER,
            Role.FINANCE,
            Role.ACCOUNT_MANAGER,
            Role.BRANCH_MANAGER,
            Role.QUALITY_SUPERVISOR);

    private static final int SHOWN = 30;

    private final Customers customers;
    private final Reception reception;
    private final Organisation organisation;
    private final Templates templates;

    SearchPages(Customers customers, Reception reception, Organisation organisation, Templates templates) {
        this.customers = customers;
        this.reception = reception;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/customers")
    @Allowed({
        Role.COUNTER_CLERK,
        Role.LOBBY_GUIDE,
        Role.HOTLINE_AGENT,
        Role.CALLBACK_AGENT,
        Role.DISPATCHER,
        Role.FINANCE,
        Role.ACCOUNT_MANAGER,
        Role.BRANCH_MANAGER
    })
    JteModel search(@RequestParam(defaultValue = "") String q, SignedIn who, Shell shell, HttpServletRequest request) {
        var words = q.strip();
        var rows = words.isEmpty() ? recent(who, request) : customers.search(words, who.scope(), SHOWN + 1);
        var view = new SearchView(
                words,
                rows.stream().limit(SHOWN).toList(),
                rows.size() > SHOWN,
                RegistrationPages.mayRegister(who),
                mayServe(who),
                organisation);
        return templates.customerSearch(shell, view);
    }

    /** Opens the customer to whoever was shown their document or number, for half an hour and on record. */
    @PostMapping("/customers/shown")
    @Allowed({Role.COUNTER_CLERK, Role.LOBBY_GUIDE, Role.HOTLINE_AGENT})
    String shown(@RequestParam String shown, SignedIn who, HttpServletRequest request) {
        if (shown.isBlank()) throw Refused.field("shown", "required");
        var by = who.actor(request);
        var row = reception.recognise(shown, by).orElseThrow(() -> Refused.field("shown", "nobody-known"));
        if (!who.scope().sees(row.owner())) reception.serve(row.id(), shown, who.who(), by);
        return "redirect:/customers/" + row.id().text();
    }

    private List<CustomerRow> recent(SignedIn who, HttpServletRequest request) {
        var ids = Recent.of(request);
        var rows = customers.rows(ids);
        return ids.stream()
                .filter(rows::containsKey)
                .map(rows::get)
                .filter(row -> who.scope().sees(row.owner()))
                .toList();
    }

    private static boolean mayServe(SignedIn who) {
        return who.is(Role.COUNTER_CLERK) || who.is(Role.LOBBY_GUIDE) || who.is(Role.HOTLINE_AGENT);
    }
}
