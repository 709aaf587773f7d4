package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AddressBook;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Another place of a customer: where they move to, or where a second line is to be. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
@Controller
class PlacePages {

    private final Customers customers;
    private final AddressBook addresses;
    private final Access access;
    private final Templates templates;

    PlacePages(Customers customers, AddressBook addresses, Access access, Templates templates) {
        this.customers = customers;
        this.addresses = addresses;
        this.access = access;
        this.templates = templates;
    }

    /** {@code then} is the page of the same customer to go on with, such as the move this place is for. */
    @GetMapping("/customers/{customer}/places/new")
    JteModel form(
            @PathVariable CustomerId customer,
            @RequestParam(defaultValue = "") String then,
            SignedIn who,
            Shell shell) {
        var districts = new RegistrationView(addresses.districts()).districts(shell);
        return templates.customerPlace(shell, mine(customer, who), districts, then);
    }

    @PostMapping("/customers/{customer}/places")
    String add(
            @PathVariable CustomerId customer,
            @ModelAttribute Registration sent,
            @RequestParam(defaultValue = "") String then,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        var place = customers.addPlace(customer, sent.place(), who.actor(request));
        var home = "/customers/" + customer.text();
        return "redirect:"
                + (then.startsWith(home + "/subscriptions/")
                        ? then + "?place=" + place.id().text()
                        : home);
    }

    private Customer mine(CustomerId id, SignedIn who) {
        var customer = customers.get(id);
        access.customer(who, customer.owner(), id.value());
        return customer;
    }
}
