package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.customer.AddressBook.Street;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Registering a customer on one page, which asks further only where an answer makes it necessary. */
@Allowed({Role.COUNTER_CLERK, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
@Controller
class RegistrationPages {

    private static final int TWINS_SHOWN = 4;
    private static final int STREETS_SHOWN = 12;

    private final Customers customers;
    private final AddressBook addresses;
    private final Staff staff;
    private final Templates templates;

    RegistrationPages(Customers customers, AddressBook addresses, Staff staff, Templates templates) {
        this.customers = customers;
        this.addresses = addresses;
        this.staff = staff;
        this.templates = templates;
    }

    static boolean mayRegister(SignedIn who) {
        return who.is(Role.COUNTER_CLERK)
                || who.is(Role.HOTLINE_AGENT)
                || who.is(Role.ACCOUNT_MANAGER)
                || who.is(Role.BRANCH_MANAGER);
    }

    @GetMapping("/customers/new")
    JteModel form(Shell shell) {
        return templates.customerRegister(shell, new RegistrationView(addresses.districts()));
    }

    @PostMapping("/customers")
    String register(@ModelAttribute Registration sent, SignedIn who, HttpServletRequest request) {
        var customer = customers.register(sent.customer(), who.actor(request));
        return "redirect:/customers/" + customer.id().text();
    }

    @GetMapping("/customers/new/offices")
    JteModel offices(@RequestParam(defaultValue = "") String district, Shell shell) {
        var offices = addresses.offices(district).stream()
                .map(office -> new Option(office.area().streetOffice(), shell.t(office.name())))
                .toList();
        return templates.customerOffices(shell, offices);
    }

    /** Streets by their name, pinyin or initials. */
    @GetMapping("/customers/new/streets")
    JteModel streets(@RequestParam(defaultValue = "") String street) {
        var found = street.isBlank() ? List.<Street>of() : addresses.streets(street.strip(), STREETS_SHOWN);
        return templates.customerStreets(found.stream().map(Street::name).toList());
    }

    @GetMapping("/customers/new/managers")
    JteModel managers(@RequestParam(defaultValue = "") String segment, SignedIn who, Shell shell) {
        var isKey = segment.equals(Segment.KEY_ACCOUNT.name());
        var members = isKey ? staff.withRole(Role.ACCOUNT_MANAGER, who.scope()) : List.<StaffMember>of();
        var options = members.stream()
                .map(member -> new Option(member.id().text(), shell.t(member.name()), member.badge()))
                .toList();
        return templates.customerManagers(shell, options);
    }

    /** Customers of one's own scope who have this name or phone already: to be looked at before a second is made. */
    @GetMapping("/customers/new/twins")
    JteModel twins(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            SignedIn who,
            Shell shell) {
        var found = new LinkedHashMap<String, CustomerRow>();
        for (var words : List.of(phone.strip(), name.strip())) {
            if (words.length() < 2) continue;
            customers.search(words, who.scope(), TWINS_SHOWN).stream()
                    .filter(row -> row.name().equals(words) || row.phone().equals(words))
                    .forEach(row -> found.putIfAbsent(row.number(), row));
        }
        return templates.customerTwins(
                shell, found.values().stream().limit(TWINS_SHOWN).toList());
    }
}
