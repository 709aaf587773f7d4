package furong.channel.web.promise;

import furong.channel.web.Shell;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Page;
import furong.promise.Promise;
import furong.promise.PromiseBoard;
import furong.promise.PromiseId;
import furong.promise.PromiseType;
import furong.promise.Promises;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The board of promises, its export, and the answer behind each chip. */
@Controller
class BoardPages {

    private static final int ROWS = 50;
    private static final int EXPORT_ROWS_MAX = 10_000;
    private static final Duration LOOKING_BACK = Duration.ofDays(30);

    private final PromiseBoard board;
    private final Promises promises;
    private final Customers customers;
    private final Organisation organisation;
    private final Access access;
    private final Templates templates;

    BoardPages(
            PromiseBoard board,
            Promises promises,
            Customers customers,
            Organisation organisation,
            Access access,
            Templates templates) {
        this.board = board;
        this.promises = promises;
        this.customers = customers;
        this.organisation = organisation;
        this.access = access;
        this.templates = templates;
    }

    /** What the address of a board says; empty and missing mean the same. */
    record Wanted(
            PromiseBoard.@Nullable Tab tab,
            @Nullable PromiseType type,
            @Nullable String unit,
            @Nullable String line) {

        PromiseBoard.Filter filter(SignedIn who) {
            return new PromiseBoard.Filter(
                    who.scope(),
                    tab == null ? PromiseBoard.Tab.OPEN : tab,
                    type,
                    unit == null || unit.isEmpty() ? null : UnitId.of(unit),
                    line == null || line.isEmpty() ? null : line);
        }
    }

    @Allowed({Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.ACCOUNT_MANAGER, Role.DISPATCHER, Role.ADMINISTRATOR})
    @GetMapping("/promises")
    JteModel board(Wanted wanted, @RequestParam @Nullable String after, SignedIn who, Shell shell) {
        var filter = wanted.filter(who);
        var page = board.list(filter, after, ROWS);
        return templates.promiseBoard(new BoardView(
                shell,
                filter,
                after,
                page,
                customers.rows(page.rows().stream().map(Promise::customer).collect(Collectors.toSet())),
                organisation.units().stream()
                        .filter(unit -> who.scope().sees(unit.id()))
                        .toList(),
                organisation.businessLines(),
                board.byUnit(who.scope()),
                board.byBusinessLine(who.scope()),
                board.rates(who.scope(), shell.now().minus(LOOKING_BACK), shell.now())));
    }

    @Allowed({Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR, Role.ACCOUNT_MANAGER, Role.DISPATCHER, Role.ADMINISTRATOR})
    @GetMapping("/promises/export")
    ResponseEntity<byte[]> export(Wanted wanted, SignedIn who, Shell shell) {
        var filter = wanted.filter(who);
        var rows = new ArrayList<Promise>();
        Page<Promise> page;
        String after = null;
        do {
            page = board.list(filter, after, 500);
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null && rows.size() < EXPORT_ROWS_MAX);
        var name = ContentDisposition.attachment()
                .filename("promises-" + shell.today() + ".csv")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(PromiseSheet.of(rows, organisation, shell));
    }

    /** Read in a dialog; whoever may not see the customer's promise learns nothing of it. */
    @Everyone
    @GetMapping("/promises/{customer}/{promise}/why")
    JteModel why(@PathVariable String customer, @PathVariable String promise, SignedIn who, Shell shell) {
        var owner = CustomerId.of(customer);
        var why = promises.why(owner, PromiseId.of(promise));
        access.customer(who, why.promise().owner(), owner.value());
        return templates.promiseWhy(shell, why);
    }
}
