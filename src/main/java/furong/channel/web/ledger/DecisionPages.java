package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.Contests;
import furong.ledger.Discretion;
import furong.ledger.ItemId;
import furong.ledger.LedgerCheck;
import furong.organisation.Role;
import furong.platform.Ids;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What waits for a decision: credits and refunds above somebody's limit, and contested items. */
@Allowed({Role.FINANCE, Role.BRANCH_MANAGER, Role.ACCOUNT_MANAGER, Role.BACK_OFFICE})
@Controller
class DecisionPages {

    private static final int ROWS = 200;

    private final Discretion discretion;
    private final Contests contests;
    private final LedgerCheck check;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    DecisionPages(
            Discretion discretion,
            Contests contests,
            LedgerCheck check,
            Customers customers,
            Access access,
            Templates templates) {
        this.discretion = discretion;
        this.contests = contests;
        this.check = check;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/ledger/decisions")
    JteModel waiting(SignedIn who, Shell shell) {
        var requests = discretion.waiting(who.scope(), ROWS);
        var contested = contests.open(who.scope(), ROWS);
        var names = customers.rows(Stream.concat(
                        requests.stream().map(Discretion.Request::customer),
                        contested.stream().map(Contests.Contest::customer))
                .collect(Collectors.toSet()));
        return templates.ledgerDecisions(new DecisionView(
                requests,
                contested,
                names,
                who.who().id().value(),
                check.latest().orElse(null),
                shell));
    }

    @PostMapping("/ledger/requests/{customer}/{item}")
    String decide(
            @PathVariable CustomerId customer,
            @PathVariable ItemId item,
            @RequestParam String approve,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        discretion.decide(customer, item, approve.equals("true"), reason, who.actor(request));
        return "redirect:/ledger/decisions";
    }

    @PostMapping("/ledger/contests/{customer}/{contest}")
    String end(
            @PathVariable CustomerId customer,
            @PathVariable String contest,
            @RequestParam String granted,
            @RequestParam(defaultValue = "CNY") String currency,
            @RequestParam String reason,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var amount = LedgerWords.amount("granted", granted, currency);
        contests.decide(customer, Ids.parse(contest), amount, reason, who.actor(request));
        return "redirect:/ledger/decisions";
    }

    private void mine(CustomerId id, SignedIn who) {
        access.customer(who, customers.get(id).owner(), id.value());
    }
}
