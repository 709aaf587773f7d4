package furong.channel.web.dunning;

import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dunning.WrongCuts;
import furong.ledger.AccountKey;
import furong.organisation.Role;
import furong.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody says that a suspension should not have been. */
@Controller
class WrongCutPages {

    private final WrongCuts cuts;
    private final Customers customers;
    private final Access access;

    WrongCutPages(WrongCuts cuts, Customers customers, Access access) {
        this.cuts = cuts;
        this.customers = customers;
        this.access = access;
    }

    @Allowed({Role.FINANCE, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/wrong-cut")
    String wrong(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request) {
        var whose = customers.get(customer);
        access.customer(who, whose.owner(), customer.value());
        if (whose.accounts().stream().noneMatch(one -> one.id().equals(account)))
            throw new Refused("not-found", account.text());
        cuts.declare(new AccountKey(customer, account), why, who.actor(request));
        return "redirect:/customers/" + customer.text() + "/dunning/" + account.text();
    }
}
