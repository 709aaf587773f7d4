package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.KeyAccounts;
import furong.customer.KeyAccounts.Managers;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.platform.Ids;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Who looks after the key accounts, and the service reviews that are planned and held with them. */
@Allowed({Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER, Role.ADMINISTRATOR})
@Controller
class KeyAccountPages {

    private static final int SHOWN = 200;

    private final KeyAccounts keyAccounts;
    private final Customers customers;
    private final Staff staff;
    private final Access access;
    private final Templates templates;

    KeyAccountPages(KeyAccounts keyAccounts, Customers customers, Staff staff, Access access, Templates templates) {
        this.keyAccounts = keyAccounts;
        this.customers = customers;
        this.staff = staff;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/key-accounts")
    JteModel list(SignedIn who, Shell shell) {
        var rows = keyAccounts.inScope(who.scope(), SHOWN + 1);
        var shown = rows.stream().limit(SHOWN).toList();
        var keepers = keepers(shown.stream().map(KeyAccounts.Care::managers).toList());
        return templates.customerKeyAccounts(shell, shown, keepers, rows.size() > SHOWN);
    }

    @GetMapping("/key-accounts/{customer}")
    JteModel reviews(@PathVariable CustomerId customer, SignedIn who, Shell shell) {
        var theirs = open(customer, who);
        var managers = theirs.managers();
        if (managers == null) throw new Refused("not-a-key-account");
        var view = new KeyAccountView(
                theirs,
                managers,
                keepers(List.of(managers)),
                keyAccounts.reviews(customer),
                keyAccounts.terms(customer, shell.today()),
                who.is(Role.ACCOUNT_MANAGER) || who.is(Role.BRANCH_MANAGER) || who.is(Role.ADMINISTRATOR),
                SearchPages.READERS.stream().anyMatch(who::is));
        return templates.customerKeyAccount(shell, view);
    }

    @PostMapping("/key-accounts/{customer}/reviews")
    String plan(
            @PathVariable CustomerId customer, @RequestParam LocalDate due, SignedIn who, HttpServletRequest request) {
        open(customer, who);
        keyAccounts.planReview(customer, due, who.actor(request));
        return "redirect:/key-accounts/" + customer.text();
    }

    @PostMapping("/key-accounts/{customer}/reviews/{review}")
    String hold(
            @PathVariable CustomerId customer,
            @PathVariable String review,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam LocalDate next,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        keyAccounts.holdReview(customer, Ids.parse(review), minutes, next, who.actor(request));
        return "redirect:/key-accounts/" + customer.text();
    }

    @PostMapping("/key-accounts/{customer}/terms")
    String agree(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String words,
            @RequestParam LocalDate since,
            SignedIn who,
            HttpServletRequest request) {
        open(customer, who);
        keyAccounts.agree(customer, words, since, who.actor(request));
        return "redirect:/key-accounts/" + customer.text();
    }

    @PostMapping("/key-accounts/{customer}/terms/{term}/end")
    String end(@PathVariable CustomerId customer, @PathVariable String term, SignedIn who, HttpServletRequest request) {
        open(customer, who);
        keyAccounts.endTerm(customer, Ids.parse(term), who.actor(request));
        return "redirect:/key-accounts/" + customer.text();
    }

    private Customer open(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }

    private Map<StaffId, StaffMember> keepers(List<Managers> all) {
        return staff.members(all.stream()
                .flatMap(managers -> Stream.of(managers.manager(), managers.deputy()))
                .collect(Collectors.toSet()));
    }
}
