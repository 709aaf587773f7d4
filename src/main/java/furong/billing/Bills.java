package furong.billing;

import furong.billing.Bill.CreditNote;
import furong.billing.Bill.Line;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.ItemId;
import furong.organisation.Segment;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Page;
import furong.platform.Refused;
import furong.rating.MonthTotal;
import furong.rating.Usage;
import furong.subscription.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A customer's bills, what stands behind them, and what will stand on the next. */
@Component
@Transactional
public class Bills {

    private static final String COLUMNS = """
            select customer, id, account, cycle, number, segment, currency, made_on, due_on, charges_minor,
                   discount_minor, tax_minor, total_minor
            from billing.bill
            """;

    private final JdbcClient db;
    private final Usage usage;
    private final LineWords words;

    Bills(JdbcClient db, Usage usage, LineWords words) {
        this.db = db;
        this.usage = usage;
        this.words = words;
    }

    /** The newest first, without their lines. */
    @Transactional(readOnly = true)
    public List<Bill> of(CustomerId customer, int limit) {
        return db.sql(COLUMNS + "where customer = ? order by cycle desc, account limit ?")
                .params(customer.value(), limit)
                .query((row, n) -> bill(row, List.of(), List.of(), List.of()))
                .list();
    }

    /** One bill with its lines and credit notes. */
    @Transactional(readOnly = true)
    public Bill get(CustomerId customer, BillId id) {
        var lines = lines(customer, id);
        var notes = notes("credit_note", customer, id);
        var asked = notes("asked_note", customer, id);
        return db.sql(COLUMNS + "where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> bill(row, lines, notes, asked))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Every use that stands behind a bill. They are free of charge, as often as a customer asks. */
    @Transactional(readOnly = true)
    public Page<Usage.Detail> details(Bill bill, @Nullable String after, int limit) {
        return usage.details(bill.customer(), bill.account(), bill.cycle(), after, limit);
    }

    /** What was used and stands on no bill yet. */
    @Transactional(readOnly = true)
    public List<MonthTotal> unbilledUsage(CustomerId customer) {
        return usage.unbilled(customer);
    }

    /** A charge that waits for the next bill. */
    public record Waiting(Label name, Money amount, LocalDate on, String reference, String why) {}

    /** Single charges that stand on no bill yet. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(CustomerId customer) {
        var names = new java.util.HashMap<Long, Label>();
        var rows = db.sql("""
                        select words, amount_minor, currency, happened_on, reference, why from billing.one_off
                        where customer = ? and bill is null order by happened_on, id limit 200""")
                .param(customer.value())
                .query((row, n) -> Map.entry(
                        row.getLong(1),
                        new Waiting(
                                new Label("", ""),
                                new Money(row.getLong(2), row.getString(3)),
                                row.getObject(4, LocalDate.class),
                                row.getString(5),
                                row.getString(6))))
                .list();
        names.putAll(words.of(rows.stream().map(Map.Entry::getKey).toList()));
        return rows.stream()
                .map(row -> new Waiting(
                        names.getOrDefault(row.getKey(), new Label("", "")),
                        row.getValue().amount(),
                        row.getValue().on(),
                        row.getValue().reference(),
                        row.getValue().why()))
                .toList();
    }

    private List<Line> lines(CustomerId customer, BillId id) {
        return db.sql("""
                        select l.line, l.kind, l.product, l.subscription, w.zh, w.en, l.from_day, l.until_day, l.quantity,
                               l.amount_minor, l.item, b.currency,
                               coalesce((select p.number from billing.period p
                                         where p.customer = l.customer and p.subscription = l.subscription
                                           and p.from_day < l.until_day
                                         order by p.from_day desc limit 1), '') as phone
                        from billing.bill_line l
                        join billing.bill b on b.customer = l.customer and b.id = l.bill
                        join billing.words w on w.id = l.words
                        where l.customer = ? and l.bill = ? order by l.line limit 2000""")
                .params(customer.value(), id.value())
                .query((row, n) -> {
                    var subscription = row.getObject("subscription", Long.class);
                    var item = row.getObject("item", Long.class);
                    return new Line(
                            row.getInt("line"),
                            Bill.Kind.valueOf(row.getString("kind")),
                            row.getString("product"),
                            subscription == null ? null : new SubscriptionId(subscription),
                            row.getString("phone"),
                            new Label(row.getString("zh"), row.getString("en")),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class),
                            row.getLong("quantity"),
                            new Money(row.getLong("amount_minor"), row.getString("currency")),
                            item == null ? null : new ItemId(item));
                })
                .list();
    }

    private List<CreditNote> notes(String table, CustomerId customer, BillId id) {
        return db.sql("select number, line, amount_minor, currency, reason, made_at, badge from billing." + table
                        + " where customer = ? and bill = ? order by id limit 1000")
                .params(customer.value(), id.value())
                .query((row, n) -> new CreditNote(
                        row.getString(1),
                        row.getObject(2, Integer.class),
                        new Money(row.getLong(3), row.getString(4)),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7)))
                .list();
    }

    private static Bill bill(ResultSet row, List<Line> lines, List<CreditNote> notes, List<CreditNote> asked)
            throws SQLException {
        var currency = row.getString("currency");
        return new Bill(
                new BillId(row.getLong("id")),
                new CustomerId(row.getLong("customer")),
                new AccountId(row.getLong("account")),
                row.getString("number"),
                row.getObject("cycle", LocalDate.class),
                Segment.valueOf(row.getString("segment")),
                row.getObject("made_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                new Money(row.getLong("charges_minor"), currency),
                new Money(row.getLong("discount_minor"), currency),
                new Money(row.getLong("tax_minor"), currency),
                new Money(row.getLong("total_minor"), currency),
                lines,
                notes,
                asked);
    }
}
