package furong.channel.web.order;

import furong.catalog.Catalog;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.Customers;
import furong.ordering.OrderBoard;
import furong.ordering.OrderRow;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;

/** The board of all orders of one's units, its totals on both axes, and the same list as a file. */
@Allowed({
    Role.COUNTER_CLERK,
    Role.HOTLINE_AGENT,
    Role.CALLBACK_AGENT,
    Role.DISPATCHER,
    Role.ACCOUNT_MANAGER,
    Role.BRANCH_MANAGER
})
@Controller
class OrderBoardPages {

    private static final int ROWS = 100;
    private static final int ROWS_AT_ONCE = 1_000;

    private final OrderBoard board;
    private final Customers customers;
    private final Organisation organisation;
    private final Catalog catalog;
    private final Templates templates;

    OrderBoardPages(
            OrderBoard board, Customers customers, Organisation organisation, Catalog catalog, Templates templates) {
        this.board = board;
        this.customers = customers;
        this.organisation = organisation;
        this.catalog = catalog;
        this.templates = templates;
    }

    @GetMapping("/orders")
    JteModel board(BoardPage.Asked asked, SignedIn who, Shell shell) {
        var found = board.list(asked.filter(), who.scope(), ROWS + 1);
        var rows = found.subList(0, Math.min(ROWS, found.size()));
        var units = organisation.units().stream()
                .filter(unit -> who.scope().sees(unit.id()))
                .collect(Collectors.toMap(unit -> unit.id().value(), unit -> unit));
        var page = new BoardPage(
                asked,
                rows,
                customers.rows(rows.stream().map(OrderRow::customer).collect(Collectors.toSet())),
                rows.stream()
                        .map(OrderRow::offer)
                        .distinct()
                        .collect(Collectors.toMap(
                                id -> id, id -> shell.t(catalog.offer(id).name()))),
                board.totals(asked.filter(), who.scope()),
                units,
                BoardPage.STATES.stream()
                        .map(state -> new Option(state, shell.t("ordering.state." + state)))
                        .toList(),
                catalog.transactions().stream()
                        .map(Transaction::action)
                        .filter(action -> !action.isEmpty())
                        .distinct()
                        .map(action -> new Option(action, shell.t("ordering.action." + action)))
                        .toList(),
                organisation.units().stream()
                        .filter(unit -> units.containsKey(unit.id().value()))
                        .map(unit -> new Option(unit.id().text(), shell.t(unit.name())))
                        .toList(),
                organisation.businessLines().stream()
                        .map(line -> new Option(line.code(), shell.t(line.name())))
                        .toList(),
                found.size() > ROWS);
        return templates.orderBoard(shell, page);
    }

    /** The same list with the same filter, whole, as CSV that a spreadsheet opens in either language. */
    @GetMapping("/orders.csv")
    void file(BoardPage.Asked asked, SignedIn who, Shell shell, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"orders.csv\"");
        var units = organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name())));
        var out = new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        try (var csv = new CSVPrinter(out, CSVFormat.EXCEL)) {
            csv.printRecord(
                    "number",
                    "placed_at",
                    "state",
                    "offer",
                    "product",
                    "interface_owner",
                    "business_line",
                    "customer",
                    "badge");
            var rows = board.list(asked.filter(), who.scope(), ROWS_AT_ONCE);
            while (!rows.isEmpty()) {
                for (var row : rows) print(row, units, csv);
                rows = rows.size() < ROWS_AT_ONCE
                        ? List.of()
                        : board.list(asked.filter(), who.scope(), rows.getLast(), ROWS_AT_ONCE);
            }
        }
    }

    private static void print(OrderRow row, Map<UnitId, String> units, CSVPrinter csv) throws IOException {
        csv.printRecord(
                row.number(),
                row.placedAt(),
                row.state(),
                row.offer().value(),
                row.product(),
                units.get(row.owner()),
                row.businessLine(),
                row.customer().text(),
                row.badge());
    }
}
