package furong.channel.web.till;

import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.platform.Refused;
import furong.till.LoanId;
import furong.till.PettyFunds;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The petty service fund of a hall: its size, its evening count, and what customers bring back. */
@Controller
class FundPages {

    private final PettyFunds funds;
    private final Customers customers;
    private final Organisation organisation;
    private final Access access;

    FundPages(PettyFunds funds, Customers customers, Organisation organisation, Access access) {
        this.funds = funds;
        this.customers = customers;
        this.organisation = organisation;
        this.access = access;
    }

    /** {@code hall}: whose page it was done on, and is seen again. */
    @Allowed(Role.COUNTER_CLERK)
    @PostMapping("/customers/{customer}/loans/{loan}/repay")
    String repay(
            @PathVariable CustomerId customer,
            @PathVariable LoanId loan,
            @RequestParam(required = false) @Nullable HallId hall,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        funds.repay(customer, loan, who.actor(request));
        return hall == null ? "redirect:/till" : "redirect:/halls/" + hall.text() + "/desk";
    }

    @Allowed(Role.BRANCH_MANAGER)
    @PostMapping("/customers/{customer}/loans/{loan}/waive")
    String waive(
            @PathVariable CustomerId customer,
            @PathVariable LoanId loan,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who,
            HttpServletRequest request) {
        mine(customer, who);
        funds.waive(customer, loan, reason, who.actor(request));
        return "redirect:/till";
    }

    @Allowed(Role.COUNTER_CLERK)
    @PostMapping("/till/fund/count")
    String count(
            @RequestParam(defaultValue = "") String counted,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        var hall = who.who().hall();
        if (hall == null) throw new Refused("petty-none");
        funds.count(hall, Yuan.read("counted", counted), note, who.actor(request));
        return "redirect:/till";
    }

    @Allowed(Role.BRANCH_MANAGER)
    @PostMapping("/till/fund")
    String size(
            @RequestParam HallId hall,
            @RequestParam(defaultValue = "") String size,
            SignedIn who,
            HttpServletRequest request) {
        own(hall, who);
        funds.found(hall, Yuan.read("size", size), who.actor(request));
        return "redirect:/till";
    }

    @Allowed(Role.BRANCH_MANAGER)
    @PostMapping("/till/fund/refill")
    String refill(@RequestParam HallId hall, SignedIn who, HttpServletRequest request) {
        own(hall, who);
        funds.refill(hall, who.actor(request));
        return "redirect:/till";
    }

    private void own(HallId hall, SignedIn who) {
        var theirs = organisation.halls().stream()
                .anyMatch(one -> one.id().equals(hall) && who.scope().sees(one.unit()));
        if (!theirs) throw new Refused("not-found", hall.text());
    }

    private void mine(CustomerId id, SignedIn who) {
        access.customer(who, customers.get(id).owner(), id.value());
    }
}
