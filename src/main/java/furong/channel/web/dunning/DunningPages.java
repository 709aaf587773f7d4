package furong.channel.web.dunning;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dunning.Collecting;
import furong.dunning.DunningBoard;
import furong.dunning.DunningBoard.Asked;
import furong.dunning.Ladders;
import furong.dunning.Stage;
import furong.ledger.AccountKey;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.platform.Ids;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** Who owes, what will happen to whom and when; and, for one account, what people may do about it. */
@Controller
class DunningPages {

    private static final int ROWS = 50;
    private static final Duration LOOKING_BACK = Duration.ofDays(31);

    private final DunningBoard board;
    private final Collecting collecting;
    private final Ladders ladders;
    private final Customers customers;
    private final Organisation organisation;
    private final Access access;
    private final JsonMapper json;
    private final Templates templates;

    DunningPages(
            DunningBoard board,
            Collecting collecting,
            Ladders ladders,
            Customers customers,
            Organisation organisation,
            Access access,
            JsonMapper json,
            Templates templates) {
        this.board = board;
        this.collecting = collecting;
        this.ladders = ladders;
        this.customers = customers;
        this.organisation = organisation;
        this.access = access;
        this.json = json;
        this.templates = templates;
    }

    @Allowed({Role.FINANCE, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR})
    @GetMapping("/dunning")
    JteModel list(
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") int from,
            SignedIn who,
            Shell shell) {
        var units = who.scope().units();
        var asked =
                new Asked(stage, next.isEmpty() ? null : next, step.matches("\\d{1,3}") ? Integer.valueOf(step) : null);
        var of = units.stream().filter(one -> one.text().equals(unit)).findFirst();
        var seen = board.rows(of.map(List::of).orElse(List.copyOf(units)), asked, Math.max(0, from), ROWS + 1);
        var rows = seen.subList(0, Math.min(ROWS, seen.size()));
        var calls = board.calls(units, ROWS);
        var promises = board.promises(units, shell.now().minus(LOOKING_BACK), ROWS);
        var named = customers.rows(Stream.of(
                        rows.stream().map(DunningBoard.Row::customer),
                        calls.stream().map(DunningBoard.Call::customer),
                        promises.stream().map(one -> one.customer()))
                .flatMap(one -> one)
                .collect(Collectors.toSet()));
        var view = new DunningView(
                shell,
                asked,
                of.orElse(null),
                Math.max(0, from),
                seen.size() > ROWS,
                rows,
                board.counts(units),
                calls,
                promises,
                board.ages(units),
                board.worked(units, shell.now().minus(LOOKING_BACK), shell.now()),
                named,
                organisation.units().stream().collect(Collectors.toMap(Unit::id, one -> shell.t(one.name()))));
        return templates.dunningBoard(
                view, json.writeValueAsString(view.agesChart()), json.writeValueAsString(view.workedChart()));
    }

    @Allowed({
        Role.FINANCE,
        Role.HOTLINE_AGENT,
        Role.COUNTER_CLERK,
        Role.ACCOUNT_MANAGER,
        Role.BRANCH_MANAGER,
        Role.QUALITY_SUPERVISOR
    })
    @GetMapping("/customers/{customer}/dunning/{account}")
    JteModel account(
            @PathVariable CustomerId customer, @PathVariable("account") AccountId id, SignedIn who, Shell shell) {
        var key = key(customer, id, who);
        var whose = customers.get(customer);
        var ladder = ladders.current(shell.today());
        return templates.dunningAccount(new AccountView(
                shell,
                whose,
                id,
                board.row(key),
                collecting.history(key),
                ladder.of(whose.segment()),
                who.is(Role.FINANCE) || who.is(Role.BRANCH_MANAGER) || who.is(Role.ACCOUNT_MANAGER),
                !who.is(Role.QUALITY_SUPERVISOR)));
    }

    @Allowed({Role.FINANCE, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/stop")
    String stop(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "false") boolean lifts,
            SignedIn who,
            HttpServletRequest request) {
        if (until == null) throw Refused.field("until", "dunning-reason-missing");
        collecting.stop(key(customer, account, who), reason, until, lifts, who.actor(request));
        return back(customer, account);
    }

    @Allowed({Role.FINANCE, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/release")
    String release(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            SignedIn who,
            HttpServletRequest request) {
        collecting.release(key(customer, account, who), who.actor(request));
        return back(customer, account);
    }

    @Allowed({Role.FINANCE, Role.HOTLINE_AGENT, Role.COUNTER_CLERK, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/promise")
    String promise(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable LocalDate dueOn,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        if (dueOn == null) throw Refused.field("dueOn", "dunning-reason-missing");
        collecting.promise(key(customer, account, who), dueOn, note, who.actor(request));
        return back(customer, account);
    }

    @Allowed({Role.FINANCE, Role.HOTLINE_AGENT, Role.COUNTER_CLERK, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/withdrawal")
    String withdraw(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            SignedIn who,
            HttpServletRequest request) {
        collecting.withdraw(key(customer, account, who), who.actor(request));
        return back(customer, account);
    }

    @Allowed({Role.FINANCE, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/calls/{attempt}")
    String called(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @PathVariable String attempt,
            @RequestParam(defaultValue = "false") boolean reached,
            @RequestParam(defaultValue = "") String note,
            SignedIn who,
            HttpServletRequest request) {
        collecting.called(key(customer, account, who), Ids.parse(attempt), reached, note, who.actor(request));
        return back(customer, account);
    }

    @Allowed({Role.FINANCE, Role.HOTLINE_AGENT, Role.COUNTER_CLERK, Role.ACCOUNT_MANAGER, Role.BRANCH_MANAGER})
    @PostMapping("/customers/{customer}/dunning/{account}/messages")
    String messages(
            @PathVariable CustomerId customer,
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "false") boolean wanted,
            SignedIn who,
            HttpServletRequest request) {
        var _ = key(customer, account, who);
        if (wanted) collecting.optIn(customer, who.actor(request));
        else collecting.optOut(customer, "badge " + who.who().badge(), who.actor(request));
        return back(customer, account);
    }

    /** Not found for what is out of scope, and for an account of somebody else. */
    private AccountKey key(CustomerId customer, AccountId account, SignedIn who) {
        var whose = customers.get(customer);
        access.customer(who, whose.owner(), customer.value());
        if (whose.accounts().stream().noneMatch(one -> one.id().equals(account)))
            throw new Refused("not-found", account.text());
        return new AccountKey(customer, account);
    }

    private static String back(CustomerId customer, AccountId account) {
        return "redirect:/customers/" + customer.text() + "/dunning/" + account.text();
    }
}
