package furong.billing;

import furong.ledger.ItemId;
import furong.platform.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bill before it is one: its lines, and what they come to by kind and product. */
final class Draft {

    private final AccountMonth month;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Group, Sum> sums = new LinkedHashMap<>();
    private String currency = "";
    private long charges;
    private long discount;
    private long tax;
    private long total;

    Draft(AccountMonth month) {
        this.month = month;
    }

    /** What becomes one item of the ledger. */
    record Group(Kind kind, String product) {}

    /** The net of a group and the item it becomes; the same id is on its lines. */
    static final class Sum {
        final ItemId item = new ItemId(Ids.next());
        long net;
    }

    enum Kind {
        RENT,
        USAGE,
        ONE_OFF,
        DISCOUNT,
        TAX
    }

    /** @param quantity days for a rent, the measure of its use for a usage, 1 for what is charged once */
    record Line(
            Kind kind,
            String product,
            @Nullable Long subscription,
            String charge,
            long words,
            LocalDate from,
            LocalDate until,
            long quantity,
            long minor,
            Sum sum) {}

    Sum sum(Kind kind, String product) {
        return sums.computeIfAbsent(new Group(kind, product), group -> new Sum());
    }

    void add(Line line, String in) {
        if (!currency.isEmpty() && !currency.equals(in)) throw new IllegalStateException(currency + " and " + in);
        currency = in;
        lines.add(line);
        line.sum().net = Math.addExact(line.sum().net, line.minor());
        switch (line.kind()) {
            case RENT, USAGE, ONE_OFF -> charges = Math.addExact(charges, line.minor());
            case DISCOUNT -> discount = Math.addExact(discount, line.minor());
            case TAX -> {}
        }
        total = Math.addExact(total, line.minor());
    }

    void tax(long minor) {
        tax = Math.addExact(tax, minor);
    }

    AccountMonth month() {
        return month;
    }

    List<Line> lines() {
        return lines;
    }

    Map<Group, Sum> sums() {
        return sums;
    }

    String currency() {
        return currency;
    }

    long charges() {
        return charges;
    }

    long discount() {
        return discount;
    }

    long tax() {
        return tax;
    }

    long total() {
        return total;
    }
}
