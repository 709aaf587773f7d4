package furong.bulk;

import furong.bulk.BulkLine.Problem;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of orders. A file is looked at line by line and nothing happens; then its good lines are placed, each in a
 * transaction of its own: it becomes an order with all that belongs to it, or it is refused and leaves nothing. The same
 * file given twice is the same file, and a run that was interrupted goes on where it was.
 */
@Component
public class BulkOrders {

    private static final int FILES_MAX = 50;
    private static final int NAME_MAX = 120;

    private final Customers customers;
    private final BulkTable table;
    private final BulkTrial trial;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate whole;

    BulkOrders(
            Customers customers,
            BulkTable table,
            BulkTrial trial,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.table = table;
        this.trial = trial;
        this.audit = audit;
        this.clock = clock;
        this.whole = new TransactionTemplate(transactions);
    }

    /** Looks at every line of a file and keeps what was found. A file that was given before is not looked at again. */
    public BulkId check(CustomerId customer, String name, byte[] file, Actor by) {
        var hash = Sha256.hex(file);
        var before = table.find(customer, hash);
        if (before.isPresent()) return before.get();
        var id = BulkId.next();
        var lines = checked(customer, Sheet.read(file), by);
        var given = name.isBlank() ? "orders.csv" : name.strip();
        var title = given.length() > NAME_MAX ? given.substring(0, NAME_MAX) : given;
        whole.executeWithoutResult(together -> {
            if (!table.insert(customer, id, hash, title, by, clock.instant())) return;
            for (var line : lines) table.insert(customer, id, line);
            audit.note(by, "bulk.checked", customer.value(), "bulk:" + id.text(), Map.of("lines", lines.size()));
        });
        return table.find(customer, hash).orElseThrow();
    }

    private List<BulkLine> checked(CustomerId customer, Map<Integer, Map<String, String>> sheet, Actor by) {
        var who = customers.get(customer);
        var named = new HashSet<String>();
        return sheet.entrySet().stream()
                .map(entry -> {
                    var line = new BulkLine(entry.getKey(), entry.getValue(), LineState.GOOD, List.of(), null);
                    var twice = twice(line, named);
                    var problems = twice == null ? trial.check(who, line, by) : List.of(twice);
                    var state = problems.isEmpty() ? LineState.GOOD : LineState.BAD;
                    return new BulkLine(line.line(), line.cells(), state, problems, null);
                })
                .toList();
    }

    /** A service, or a number, stands in a file once. */
    private static @Nullable Problem twice(BulkLine line, HashSet<String> named) {
        for (var column : List.of("line", "number")) {
            var cell = line.cell(column);
            if (!cell.isEmpty() && !named.add(column + ":" + cell))
                return new Problem(column, "bulk-twice", List.of(cell));
        }
        return null;
    }

    /** Lets the good lines be placed; a second time changes nothing. */
    public void start(CustomerId customer, BulkId file, Actor by) {
        whole.executeWithoutResult(together -> {
            var found = table.file(customer, file);
            if (found.count(LineState.GOOD) == 0 && found.state() == BulkState.CHECKED)
                throw new Refused("bulk-nothing-good");
            if (table.move(customer, file, BulkState.CHECKED, BulkState.PLACING, clock.instant()))
                audit.note(by, "bulk.started", customer.value(), "bulk:" + file.text(), Map.of());
        });
    }

    /** Places up to {@code limit} lines of a file that was started; says how many were looked at. */
    public int place(CustomerId customer, BulkId file, int limit) {
        for (var done = 0; done < limit; done++) {
            if (trial.placeNext(customer, file)) continue;
            whole.executeWithoutResult(
                    together -> table.move(customer, file, BulkState.PLACING, BulkState.DONE, clock.instant()));
            return done;
        }
        return limit;
    }

    public BulkFile get(CustomerId customer, BulkId file) {
        return table.file(customer, file);
    }

    /** The newest files of a customer. */
    public List<BulkFile> of(CustomerId customer) {
        return table.files(customer, FILES_MAX);
    }

    /** Lines of a file after one, in its order. */
    public List<BulkLine> lines(CustomerId customer, BulkId file, int after, int limit) {
        return table.lines(customer, file, after, limit);
    }
}
