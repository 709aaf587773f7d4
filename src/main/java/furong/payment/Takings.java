package furong.payment;

import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came in through a door, a channel, on a day: counted from the payments, never from a running total. */
@AcrossCustomers("a till and a report count the payments of everybody")
@Component
@Transactional(readOnly = true)
public class Takings {

    private static final int MANY = 20_000;

    private final JdbcClient db;

    Takings(JdbcClient db) {
        this.db = db;
    }

    /** Payments that stand and their sum in minor units. */
    public record Sum(int payments, long minor) {}

    /** One channel on one business day; {@code reversed} of the payments taken that day, which are not in the sum. */
    public record Day(LocalDate day, PayChannel channel, int payments, long minor, int reversed) {}

    /** What stands of a door's payments of one business date whose money is on one general-ledger account. */
    public Sum of(PayChannel channel, String door, LocalDate day, String otherSide) {
        return db.sql("""
                select count(*) as payments, coalesce(sum(p.amount_minor), 0) as minor
                from payment.payment p
                where p.business_date = :day and p.channel = :channel and p.door = :door
                  and p.other_side = :other
                  and not exists (select from payment.reversal r where r.customer = p.customer and r.payment = p.id)""")
                .param("day", day)
                .param("channel", channel.name())
                .param("door", door)
                .param("other", otherSide)
                .query((row, n) -> new Sum(row.getInt("payments"), row.getLong("minor")))
                .single();
    }

    /** Day by day and channel by channel, half-open; of what people of these units took, and of no one's machines. */
    public List<Day> byDay(LocalDate from, LocalDate until, Scope scope) {
        return days(from, until, "and p.unit = any(:units)", scope.array());
    }

    /** The same of the whole company, machines included. */
    public List<Day> byDay(LocalDate from, LocalDate until) {
        return days(from, until, "", new Long[0]);
    }

    private List<Day> days(LocalDate from, LocalDate until, String and, Long[] units) {
        return db.sql("""
                select p.business_date, p.channel,
                       count(*) filter (where r.payment is null) as payments,
                       coalesce(sum(p.amount_minor) filter (where r.payment is null), 0) as minor,
                       count(r.payment) as reversed
                from payment.payment p
                left join payment.reversal r on r.customer = p.customer and r.payment = p.id
                where p.business_date >= :from and p.business_date < :until\s""" + and + """

                group by p.business_date, p.channel
                order by p.business_date, p.channel limit :many""")
                .param("from", from)
                .param("until", until)
                .param("units", units)
                .param("many", MANY)
                .query((row, n) -> new Day(
                        Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                        PayChannel.valueOf(row.getString("channel")),
                        row.getInt("payments"),
                        row.getLong("minor"),
                        row.getInt("reversed")))
                .list();
    }
}
