package furong.channel.web.regulator;

import furong.billing.BillAccuracy;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.platform.Page;
import furong.platform.Refused;
import furong.promise.PromiseTimes;
import furong.promise.PromiseTimes.Which;
import furong.regulator.Indicator;
import furong.regulator.Returns;
import furong.regulator.Returns.Wanted;
import furong.regulator.Setting;
import furong.staffing.Staffing;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The rows behind a number of the return. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class RowPages {

    private static final int ROWS = 50;

    private final Returns returns;
    private final PromiseTimes times;
    private final BillAccuracy bills;
    private final Staffing hotline;
    private final Customers customers;
    private final Organisation organisation;
    private final Templates templates;

    RowPages(
            Returns returns,
            PromiseTimes times,
            BillAccuracy bills,
            Staffing hotline,
            Customers customers,
            Organisation organisation,
            Templates templates) {
        this.returns = returns;
        this.times = times;
        this.bills = bills;
        this.hotline = hotline;
        this.customers = customers;
        this.organisation = organisation;
        this.templates = templates;
    }

    /** Which number; {@code until} is the last day. */
    public record Asked(
            Indicator measure, Setting setting, Which which, String jurisdiction, LocalDate from, LocalDate until) {

        Wanted wanted() {
            return new Wanted(jurisdiction, from, until.plusDays(1));
        }
    }

    @GetMapping("/returns/rows")
    JteModel rows(
            @RequestParam Indicator measure,
            @RequestParam Setting setting,
            @RequestParam Which which,
            @RequestParam String jurisdiction,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            Shell shell) {
        var asked = new Asked(measure, setting, which, jurisdiction, from, until);
        var wanted = asked.wanted();
        var type = asked.measure().type();
        if (type == null && !returns.whole(who.scope())) throw new Refused("return-not-whole");
        var none = new Page<PromiseTimes.Row>(java.util.List.of(), null);
        var page = type == null
                ? none
                : times.rows(
                        returns.asked(asked.measure(), asked.setting(), wanted, who.scope()),
                        asked.which(),
                        after,
                        ROWS);
        var errors = asked.measure() == Indicator.BILLING
                ? bills.errors(wanted.from(), wanted.until(), after, ROWS)
                : new Page<BillAccuracy.Error>(java.util.List.of(), null);
        var whose = page.rows().stream().map(PromiseTimes.Row::customer).collect(Collectors.toSet());
        errors.rows().forEach(error -> whose.add(error.customer()));
        return templates.regulatorRows(new RowsView(
                shell,
                asked,
                after,
                page,
                errors,
                asked.measure() == Indicator.HOTLINE
                        ? hotline.days(wanted.from(), wanted.until())
                        : java.util.List.of(),
                customers.rows(Set.copyOf(whose)),
                organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name())))));
    }
}
