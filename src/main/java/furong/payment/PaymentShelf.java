package furong.payment;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Money;
import furong.platform.Page;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads payments back. */
@Component
class PaymentShelf {

    private static final String PAYMENTS = """
            select p.customer, p.id, p.account, p.channel, p.door, p.reference, p.amount_minor, p.currency,
                   p.settled_minor, p.on_account_minor, p.paid_at, p.value_date, p.business_date, p.other_side,
                   p.posted_at, p.badge, r.reason, r.at as reversed_at, r.badge as reversed_by
            from payment.payment p
            left join payment.reversal r on r.customer = p.customer and r.payment = p.id
            """;

    private final JdbcClient db;

    PaymentShelf(JdbcClient db) {
        this.db = db;
    }

    /** Refused as {@code not-found}. */
    Payment get(CustomerId customer, PaymentId id) {
        return db.sql(PAYMENTS + "where p.customer = :customer and p.id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> payment(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The newest first: ids are in the order of time. */
    Page<Payment> of(CustomerId customer, @Nullable PaymentId after, int limit) {
        var rows = db.sql(PAYMENTS + """
                where p.customer = :customer and p.id < :after order by p.id desc limit :limit""")
                .param("customer", customer.value())
                .param("after", after == null ? Long.MAX_VALUE : after.value())
                .param("limit", limit + 1)
                .query((row, n) -> payment(row))
                .list();
        return Page.of(rows, limit, payment -> payment.id().text());
    }

    Optional<Payment> byReference(Reference what) {
        return db.sql("""
                        select customer, payment from payment.reference
                        where channel = :channel and door = :door and reference = :reference
                          and payment is not null""")
                .param("channel", what.channel().name())
                .param("door", what.door())
                .param("reference", what.reference())
                .query((row, n) -> get(new CustomerId(row.getLong("customer")), new PaymentId(row.getLong("payment"))))
                .optional();
    }

    static Payment payment(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var reason = row.getString("reason");
        return new Payment(
                new CustomerId(row.getLong("customer")),
                new PaymentId(row.getLong("id")),
                new AccountId(row.getLong("account")),
                PayChannel.valueOf(row.getString("channel")),
                row.getString("door"),
                row.getString("reference"),
                new Money(row.getLong("amount_minor"), currency),
                new Money(row.getLong("settled_minor"), currency),
                new Money(row.getLong("on_account_minor"), currency),
                row.getTimestamp("paid_at").toInstant(),
                Objects.requireNonNull(row.getObject("value_date", LocalDate.class)),
                Objects.requireNonNull(row.getObject("business_date", LocalDate.class)),
                row.getString("other_side"),
                row.getTimestamp("posted_at").toInstant(),
                row.getString("badge"),
                reason == null
                        ? null
                        : new Payment.Reversal(
                                reason, row.getTimestamp("reversed_at").toInstant(), row.getString("reversed_by")));
    }
}
