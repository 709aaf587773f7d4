package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.ledger.Arrears;
import furong.platform.AcrossCustomers;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work done before it was paid for: what orders cost goes on the next bill, and this tells month by month how many of those
 * bills were paid, are overdue, or count as never paid.
 */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("counts the orders of everybody")
public class FirstBills {

    private final JdbcClient db;
    private final Clock clock;
    private final RuleBook.Shelf shelf;
    private final Arrears arrears;
    private final String currency;

    FirstBills(
            JdbcClient db,
            Clock clock,
            RuleBook.Shelf shelf,
            Arrears arrears,
            @Value("${furong.currency}") String currency) {
        this.db = db;
        this.clock = clock;
        this.shelf = shelf;
        this.arrears = arrears;
        this.currency = currency;
    }

    /**
     * The orders done in one month that were charged to a bill.
     *
     * @param waiting those whose bill is not made or not due yet
     * @param overdue those whose bill is due and not paid whole, with {@code open} on them
     * @param old those whose bill was due longer ago than after which it counts as never paid
     * @param never those of the old ones that are not paid whole
     */
    public record Month(
            LocalDate month, int orders, Money amount, int waiting, int overdue, Money open, int old, int never) {

        public int due() {
            return orders - waiting;
        }

        public int paid() {
            return due() - overdue;
        }

        /** The default rate in thousandths; null while no bill is old enough. */
        public @Nullable Integer defaultPermille() {
            return old == 0 ? null : Math.round(never * 1000f / old);
        }
    }

    private record Fee(
            AccountKey key,
            long minor,
            @Nullable String bill,
            @Nullable LocalDate due) {}

    /**
     * Month by month, the newest first.
     *
     * @param defaultDays after how many days a due bill counts as never paid
     */
    public record Report(long defaultDays, List<Month> months) {}

    /** The month of today and those before it; one in which no order was charged is left out. */
    public Report report(int count) {
        var today = today();
        var days = shelf.open(today.withDayOfMonth(1)).figure("DEFAULT_DAYS");
        var months = new ArrayList<Month>();
        for (var n = 0; n < count; n++) {
            var month = today.withDayOfMonth(1).minusMonths(n);
            var counted = count(month, fees(month), today, today.minusDays(days));
            if (counted.orders() > 0) months.add(counted);
        }
        return new Report(days, months);
    }

    private Month count(LocalDate month, List<Fee> fees, LocalDate today, LocalDate old) {
        var due = fees.stream()
                .filter(fee -> fee.due() != null && fee.due().isBefore(today))
                .toList();
        var open = arrears.ofBills(due.stream()
                .map(fee -> new Arrears.Billed(fee.key(), String.valueOf(fee.bill())))
                .toList());
        var overdue = due.stream().filter(fee -> open.containsKey(fee.bill())).toList();
        var aged = due.stream().filter(fee -> old.isAfter(fee.due())).toList();
        return new Month(
                month,
                fees.size(),
                money(fees.stream().mapToLong(Fee::minor).sum()),
                fees.size() - due.size(),
                overdue.size(),
                money(open.values().stream().mapToLong(Money::minor).sum()),
                aged.size(),
                (int) aged.stream().filter(fee -> open.containsKey(fee.bill())).count());
    }

    private List<Fee> fees(LocalDate month) {
        return db.sql("""
                        select o.customer, o.account, o.amount_minor, b.number, b.due_on
                        from billing.one_off o left join billing.bill b on b.customer = o.customer and b.id = o.bill
                        where o.charge = 'FEE' and o.happened_on >= :from and o.happened_on < :until""")
                .param("from", month)
                .param("until", month.plusMonths(1))
                .query((row, n) -> new Fee(
                        new AccountKey(new CustomerId(row.getLong(1)), new AccountId(row.getLong(2))),
                        row.getLong(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .list();
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
