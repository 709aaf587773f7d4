package furong.billing;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Money;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bills far above what came before, for whoever tells their customers. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("the list of all alarms")
public class Alarms {

    private final JdbcClient db;
    private final String currency;

    Alarms(JdbcClient db, @Value("${furong.currency}") String currency) {
        this.db = db;
        this.currency = currency;
    }

    /** @param permille the limit it went over, in thousandths of the average */
    public record Alarm(
            CustomerId customer,
            AccountId account,
            BillId bill,
            Money total,
            Money average,
            long permille,
            Instant raisedAt) {

        /** How many times the average, in tenths. */
        public long tenths() {
            return average.isZero() ? 0 : Math.round(total.minor() * 10.0 / average.minor());
        }
    }

    /** The newest first. */
    public List<Alarm> recent(int limit) {
        return db.sql("""
                        select customer, account, bill, total_minor, average_minor, permille, raised_at
                        from billing.alarm order by raised_at desc, bill limit ?""")
                .param(limit)
                .query((row, n) -> new Alarm(
                        new CustomerId(row.getLong(1)),
                        new AccountId(row.getLong(2)),
                        new BillId(row.getLong(3)),
                        new Money(row.getLong(4), currency),
                        new Money(row.getLong(5), currency),
                        row.getLong(6),
                        row.getTimestamp(7).toInstant()))
                .list();
    }
}
