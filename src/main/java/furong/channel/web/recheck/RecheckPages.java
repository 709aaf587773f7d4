package furong.channel.web.recheck;

import furong.callback.CallbackId;
import furong.callback.Callbacks;
import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Role;
import furong.recheck.DrawId;
import furong.recheck.Rechecks;
import furong.recheck.Rechecks.Heard;
import furong.recheck.Verdict;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Samples of callbacks that are rung again: drawn, worked off, drawn once more by anybody who doubts. */
@Allowed(Role.QUALITY_SUPERVISOR)
@Controller
class RecheckPages {

    private static final int DAYS = 7;
    private static final int DRAWS = 24;

    private final Rechecks rechecks;
    private final Callbacks callbacks;
    private final Customers customers;
    private final Access access;
    private final Templates templates;

    RecheckPages(Rechecks rechecks, Callbacks callbacks, Customers customers, Access access, Templates templates) {
        this.rechecks = rechecks;
        this.callbacks = callbacks;
        this.customers = customers;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/rechecks")
    JteModel list(Period.Asked asked, SignedIn who, Shell shell) {
        var period = asked.orLastBefore(DAYS, shell.today().minusDays(1));
        return templates.recheckList(
                shell, period, rechecks.frame(period.from(), period.end(), who.scope()), rechecks.newest(DRAWS));
    }

    @PostMapping("/rechecks")
    String draw(
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(defaultValue = "0") int size,
            SignedIn who,
            HttpServletRequest request) {
        var draw = rechecks.draw(from, until.plusDays(1), seed, size, who.scope(), who.actor(request));
        return "redirect:/rechecks/" + draw.id().text();
    }

    @GetMapping("/rechecks/{draw}")
    JteModel show(@PathVariable DrawId draw, SignedIn who, Shell shell) {
        var items = rechecks.items(draw);
        return templates.recheckShow(
                shell,
                rechecks.get(draw),
                items,
                rechecks.outcome(draw),
                rechecks.again(draw, who.scope()),
                customers.rows(items.stream().map(item -> item.customer()).collect(Collectors.toSet())));
    }

    /** What was said the first time, to be compared with what is said now. */
    @GetMapping("/rechecks/{draw}/{customer}/{callback}")
    JteModel ring(
            @PathVariable DrawId draw,
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            SignedIn who,
            Shell shell) {
        var whose = customers.get(customer);
        access.customer(who, whose.owner(), customer.value());
        var item = rechecks.items(draw).stream()
                .filter(one -> one.callback().equals(callback))
                .findFirst()
                .orElseThrow(() -> new furong.platform.Refused("not-found", callback.text()));
        return templates.recheckRing(shell, rechecks.get(draw), item, whose, callbacks.view(customer, callback));
    }

    @PostMapping("/rechecks/{draw}/{customer}/{callback}")
    String heard(
            @PathVariable DrawId draw,
            @PathVariable CustomerId customer,
            @PathVariable CallbackId callback,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String callRecord,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        access.customer(who, customers.get(customer).owner(), customer.value());
        rechecks.note(customer, draw, callback, new Heard(verdict, callRecord, note), who.actor(request));
        return "redirect:/rechecks/" + draw.text();
    }
}
