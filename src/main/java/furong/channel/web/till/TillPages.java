package furong.channel.web.till;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.platform.Refused;
import furong.till.Collectors;
import furong.till.Loan;
import furong.till.PettyFunds;
import furong.till.Tills;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The clerk's own till: opened, emptied into the safe, counted, closed; and collectors hand in here. */
@Allowed(Role.COUNTER_CLERK)
@Controller
class TillPages {

    private final Tills tills;
    private final PettyFunds funds;
    private final Collectors collectors;
    private final Customers customers;
    private final Staff staff;
    private final Templates templates;

    TillPages(
            Tills tills,
            PettyFunds funds,
            Collectors collectors,
            Customers customers,
            Staff staff,
            Templates templates) {
        this.tills = tills;
        this.funds = funds;
        this.collectors = collectors;
        this.customers = customers;
        this.staff = staff;
        this.templates = templates;
    }

    @Allowed({Role.COUNTER_CLERK, Role.BRANCH_MANAGER, Role.FINANCE})
    @GetMapping("/till")
    JteModel till(SignedIn who, Shell shell) {
        var open = tills.openShift(who.who().id()).orElse(null);
        var hall = who.who().hall();
        var fund = hall == null
                ? funds.inScope(who.scope()).stream().findFirst().orElse(null)
                : funds.of(hall).orElse(null);
        List<Loan> loans = fund == null ? List.of() : funds.outstanding(fund);
        var clerk = who.is(Role.COUNTER_CLERK);
        var view = new TillView(
                open,
                open == null ? null : tills.total(open.begun().id()),
                tills.of(shell.today(), who.scope()),
                fund,
                loans,
                collectors.inScope(who.scope()).stream()
                        .filter(one -> !clerk || one.inHand().isPositive())
                        .toList(),
                names(loans),
                funds.loanMax("CNY"),
                clerk,
                who.is(Role.BRANCH_MANAGER));
        return templates.tillTill(shell, view);
    }

    @PostMapping("/till/open")
    String open(@RequestParam(defaultValue = "") String change, SignedIn who, HttpServletRequest request) {
        tills.open(who.who(), Yuan.read("change", change.isBlank() ? "0" : change), who.actor(request));
        return "redirect:/till";
    }

    @PostMapping("/till/safe")
    String safe(
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reference,
            SignedIn who,
            HttpServletRequest request) {
        tills.toSafe(Yuan.read("amount", amount), reference, who.who(), who.actor(request));
        return "redirect:/till";
    }

    @PostMapping("/till/close")
    String close(
            @RequestParam(defaultValue = "") String counted,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String witness,
            SignedIn who,
            HttpServletRequest request) {
        var count = new Tills.Count(Yuan.read("counted", counted), note, witness(witness));
        tills.close(count, who.who(), who.actor(request));
        return "redirect:/till";
    }

    @PostMapping("/till/remittances")
    String remit(
            @RequestParam StaffId collector,
            @RequestParam(defaultValue = "") String counted,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        collectors.remit(collector, Yuan.read("counted", counted), note, who.who(), who.actor(request));
        return "redirect:/till";
    }

    private @Nullable StaffId witness(String badge) {
        if (badge.isBlank()) return null;
        return staff.byBadge(badge)
                .orElseThrow(() -> Refused.field("witness", "till-witness"))
                .id();
    }

    private Map<String, String> names(List<Loan> loans) {
        var ids = new ArrayList<CustomerId>();
        for (var loan : loans) ids.add(loan.customer());
        Map<String, String> names = new HashMap<>();
        for (CustomerRow row : customers.rows(ids).values()) names.put(row.id().text(), row.name());
        return names;
    }
}
