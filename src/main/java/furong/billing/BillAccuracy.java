package furong.billing;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Page;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often bills were wrong: what credit notes took back, against the lines billed. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("errors are counted over all bills")
public class BillAccuracy {

    private final JdbcClient db;
    private final ZoneId zone;

    BillAccuracy(JdbcClient db, java.time.Clock clock) {
        this.db = db;
        this.zone = clock.getZone();
    }

    /**
     * The counts of a period.
     *
     * @param lines lines of bills made in it, taxes and discounts left out
     * @param corrected credit notes made in it: each is one error, whenever its bill was made
     * @param mark a number made of every credit note: another one means other rows
     */
    public record Accuracy(long lines, long corrected, long mark) {}

    /** A credit note behind the count; {@code line} is null where the whole bill was wrong. */
    public record Error(
            CustomerId customer,
            long id,
            BillId bill,
            @Nullable Integer line,
            String number,
            Money amount,
            String reason,
            Instant at,
            String badge) {}

    /** Counts the days from {@code from} and before {@code until}. */
    public Accuracy of(LocalDate from, LocalDate until) {
        var lines = db.sql("""
                        select count(*) from billing.bill b
                        join billing.bill_line l on l.customer = b.customer and l.bill = b.id
                        where b.made_on >= :from and b.made_on < :until and l.kind in ('RENT', 'USAGE', 'ONE_OFF')""")
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
        return db.sql("""
                        select count(*) as corrected,
                               coalesce(bit_xor(hashtextextended(customer || ':' || id, 0)), 0) as mark
                        from billing.credit_note where made_at >= :from and made_at < :until""")
                .param("from", start(from))
                .param("until", start(until))
                .query((row, n) -> new Accuracy(lines, row.getLong("corrected"), row.getLong("mark")))
                .single();
    }

    /** The credit notes of a period, oldest first; {@code after} is the {@code next} of the page before. */
    public Page<Error> errors(LocalDate from, LocalDate until, @Nullable String after, int limit) {
        var key = after == null || after.isEmpty() ? "0-" + Ids.text(0) + "-" + Ids.text(0) : after;
        var parts = key.split("-", 3);
        if (parts.length != 3 || !parts[0].matches("\\d{1,18}")) throw new Refused("not-found", key);
        var rows = db.sql("""
                        select * from billing.credit_note
                        where made_at >= :from and made_at < :until and (made_at, customer, id) > (:at, :customer, :id)
                        order by made_at, customer, id limit :limit""")
                .param("from", start(from))
                .param("until", start(until))
                .param("at", Timestamp.from(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS)))
                .param("customer", Ids.parse(parts[1]))
                .param("id", Ids.parse(parts[2]))
                .param("limit", limit + 1)
                .query((row, n) -> new Error(
                        new CustomerId(row.getLong("customer")),
                        row.getLong("id"),
                        new BillId(row.getLong("bill")),
                        row.getObject("line", Integer.class),
                        row.getString("number"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reason"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getString("badge")))
                .list();
        return Page.of(
                rows,
                limit,
                row -> ChronoUnit.MICROS.between(Instant.EPOCH, row.at) + "-" + row.customer.text() + "-"
                        + Ids.text(row.id));
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
