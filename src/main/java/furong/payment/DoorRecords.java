package furong.payment;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What we have of one door on one of its business days, one by one, to be held against what the other side says. */
@AcrossCustomers("an agent's day concerns many customers")
@Component
@Transactional(readOnly = true)
public class DoorRecords {

    private static final int FETCHED = 1000;

    private final JdbcClient db;

    DoorRecords(JdbcClient db) {
        this.db = db;
    }

    /** @param minor more than nothing, in fen, also of a reversal */
    public record Line(boolean reversal, String reference, CustomerId customer, AccountId account, long minor) {}

    /**
     * The payments that count for a business day, and the payments taken back from {@code opened} until {@code cut},
     * whichever day they were taken on. In no order; read with little memory.
     */
    public void of(Door door, LocalDate day, Instant opened, Instant cut, Consumer<Line> taker) {
        db.sql("""
                        select false as reversal, p.reference, p.customer, p.account, p.amount_minor from payment.payment p
                        where p.business_date = :day and p.channel = :channel and p.door = :door
                        union all
                        select true, p.reference, p.customer, p.account, p.amount_minor
                        from payment.reversal r
                        join payment.payment p on p.customer = r.customer and p.id = r.payment
                        where r.at >= :opened and r.at < :cut and p.channel = :channel and p.door = :door""")
                .withFetchSize(FETCHED)
                .param("day", day)
                .param("channel", door.channel().name())
                .param("door", door.name())
                .param("opened", Timestamp.from(opened))
                .param("cut", Timestamp.from(cut))
                .query((RowCallbackHandler) row -> taker.accept(new Line(
                        row.getBoolean("reversal"),
                        row.getString("reference"),
                        new CustomerId(row.getLong("customer")),
                        new AccountId(row.getLong("account")),
                        row.getLong("amount_minor"))));
    }

    /** Which till, agent or file within which channel. */
    public record Door(PayChannel channel, String name) {}
}
