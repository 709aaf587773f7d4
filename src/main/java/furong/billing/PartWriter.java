package furong.billing;

import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.DocumentNumbers;
import furong.platform.Money;
import furong.platform.RowCopy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the bills of a part, in the caller's transaction: by COPY, and to the ledger as one set. */
@Component
@AcrossCustomers("a part is a range of customers")
class PartWriter {

    private static final Actor SYSTEM = Actor.system("bill run");
    private static final String PREFIX = "ZD";

    private final DataSource data;
    private final JdbcClient db;
    private final Clock clock;
    private final DocumentNumbers numbers;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    PartWriter(
            DataSource data,
            JdbcClient db,
            Clock clock,
            DocumentNumbers numbers,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.data = data;
        this.db = db;
        this.clock = clock;
        this.numbers = numbers;
        this.ledger = ledger;
        this.events = events;
    }

    private record Numbered(BillId id, String number, Draft draft) {}

    void write(Run run, RuleBook rules, List<Draft> drafts) {
        if (drafts.isEmpty()) return;
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var printed = numbers.next(PREFIX, drafts.size());
        var bills = new ArrayList<Numbered>(drafts.size());
        for (var n = 0; n < drafts.size(); n++) bills.add(new Numbered(BillId.next(), printed.get(n), drafts.get(n)));
        bills(run, bills, today);
        lines(bills);
        once(bills);
        ledger.chargeAll(charges(run, bills, today), SYSTEM);
        alarms(rules, bills);
    }

    /** What a trial leaves: what each account came to. */
    void keepTrial(Run run, List<Draft> drafts) {
        try (var copy = RowCopy.begin(data, "billing.trial_bill (customer, run, account, total_minor, lines)")) {
            for (var draft : drafts)
                copy.put(draft.month().customer().value())
                        .put(run.id().value())
                        .put(draft.month().account().value())
                        .put(draft.total())
                        .put(draft.lines().size())
                        .end();
        }
    }

    private void bills(Run run, List<Numbered> bills, LocalDate today) {
        try (var copy = RowCopy.begin(data, """
                billing.bill (customer, id, account, cycle, number, segment, currency, made_on, due_on, charges_minor,
                    discount_minor, tax_minor, total_minor, run)""")) {
            for (var bill : bills) {
                var draft = bill.draft();
                copy.put(draft.month().customer().value())
                        .put(bill.id().value())
                        .put(draft.month().account().value())
                        .put(run.cycle())
                        .put(bill.number())
                        .put(draft.month().segment().name())
                        .put(draft.currency())
                        .put(today)
                        .put(run.dueOn())
                        .put(draft.charges())
                        .put(draft.discount())
                        .put(draft.tax())
                        .put(draft.total())
                        .put(run.id().value())
                        .end();
            }
        }
    }

    private void lines(List<Numbered> bills) {
        try (var copy = RowCopy.begin(data, """
                billing.bill_line (customer, bill, line, kind, product, subscription, charge, words, from_day, until_day,
                    quantity, amount_minor, item)""")) {
            for (var bill : bills) {
                var number = 0;
                for (var line : bill.draft().lines())
                    copy.put(bill.draft().month().customer().value())
                            .put(bill.id().value())
                            .put(++number)
                            .put(line.kind().name())
                            .put(line.product())
                            .put(line.subscription())
                            .put(line.charge())
                            .put(line.words())
                            .put(line.from())
                            .put(line.until())
                            .put(line.quantity())
                            .put(line.minor())
                            .put(line.sum().item.value())
                            .end();
            }
        }
    }

    private void once(List<Numbered> bills) {
        var customers = new ArrayList<Long>();
        var charges = new ArrayList<Long>();
        var on = new ArrayList<Long>();
        for (var bill : bills)
            for (var once : bill.draft().month().once()) {
                customers.add(bill.draft().month().customer().value());
                charges.add(once.id());
                on.add(bill.id().value());
            }
        if (charges.isEmpty()) return;
        db.sql("""
                        update billing.one_off o set bill = t.bill
                        from unnest(:customers, :charges, :bills) as t (customer, id, bill)
                        where o.customer = t.customer and o.id = t.id and o.bill is null""")
                .param("customers", customers.toArray(Long[]::new))
                .param("charges", charges.toArray(Long[]::new))
                .param("bills", on.toArray(Long[]::new))
                .update();
    }

    /** Each kind and product of a bill is one item: allocation goes by them, and a customer may contest one alone. */
    private static List<NewCharge> charges(Run run, List<Numbered> bills, LocalDate today) {
        var charges = new ArrayList<NewCharge>();
        for (var bill : bills) {
            var month = bill.draft().month();
            bill.draft().sums().forEach((group, sum) -> {
                if (sum.net == 0) return;
                charges.add(new NewCharge(
                        month.customer(),
                        month.account(),
                        sum.item,
                        kind(group.kind()),
                        group.product(),
                        new Money(sum.net, bill.draft().currency()),
                        today,
                        run.cycle().plusMonths(1).minusDays(1),
                        run.dueOn(),
                        bill.number(),
                        revenue(group.kind())));
            });
        }
        return charges;
    }

    private static ItemKind kind(Draft.Kind kind) {
        return switch (kind) {
            case RENT -> ItemKind.RENT;
            case USAGE -> ItemKind.USAGE;
            case ONE_OFF -> ItemKind.ONE_OFF;
            case DISCOUNT, TAX -> throw new IllegalStateException("" + kind);
        };
    }

    private static String revenue(Draft.Kind kind) {
        return switch (kind) {
            case RENT -> "revenue.rent";
            case USAGE -> "revenue.usage";
            case ONE_OFF -> "revenue.one-off";
            case DISCOUNT, TAX -> throw new IllegalStateException("" + kind);
        };
    }

    /** A bill many times what the months before came to: kept, and said once for the whole part. */
    private void alarms(RuleBook rules, List<Numbered> bills) {
        var months = rules.figure("ALARM_MONTHS");
        var permille = rules.figure("ALARM_PERMILLE");
        var found = new ArrayList<AbnormalBillsFound.Abnormal>();
        for (var bill : bills) {
            var before = bill.draft().month().before();
            if (before.size() < months) continue;
            var sum = before.stream().mapToLong(Long::longValue).sum();
            if (sum <= 0 || bill.draft().total() * 1000 * before.size() <= sum * permille) continue;
            var month = bill.draft().month();
            var currency = bill.draft().currency();
            found.add(new AbnormalBillsFound.Abnormal(
                    month.customer(),
                    month.account(),
                    bill.id(),
                    bill.number(),
                    new Money(bill.draft().total(), currency),
                    new Money(sum, currency).share(1, before.size())));
        }
        if (found.isEmpty()) return;
        for (var one : found)
            db.sql("""
                            insert into billing.alarm (customer, bill, account, total_minor, average_minor, permille, raised_at)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            one.customer().value(),
                            one.bill().value(),
                            one.account().value(),
                            one.total().minor(),
                            one.average().minor(),
                            permille,
                            Timestamp.from(clock.instant()))
                    .update();
        events.publishEvent(new AbnormalBillsFound(rules.month(), List.copyOf(found), clock.instant()));
    }
}
