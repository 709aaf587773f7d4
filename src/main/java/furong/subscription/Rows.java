package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.ServiceId;
import furong.platform.Refused;
import furong.resource.PortId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows of subscriptions, their holds and activations. */
@Component
class Rows {

    private static final int LIST_MAX = 500;

    private final JdbcClient db;

    Rows(JdbcClient db) {
        this.db = db;
    }

    /** What changing a subscription needs to know of it. */
    record Line(
            long customer,
            SubscriptionId id,
            String state,
            String accessKind,
            @Nullable String number,
            @Nullable PortId port,
            int speedKbps,
            ServiceId service,
            boolean worked) {}

    /** Locks a subscription until the end of the transaction: holds and wishes of one line never interleave. */
    Line lock(CustomerId customer, SubscriptionId id) {
        return db.sql("select * from subscription.subscription where customer = :customer and id = :id for update")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> new Line(
                        row.getLong("customer"),
                        id,
                        row.getString("state"),
                        row.getString("access_kind"),
                        row.getString("number"),
                        port(row),
                        row.getInt("speed_kbps"),
                        new ServiceId(row.getLong("service")),
                        row.getTimestamp("active_since") != null))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Hold> holds(CustomerId customer, SubscriptionId id) {
        return holdsOf(customer).getOrDefault(id.value(), List.of());
    }

    Subscription get(CustomerId customer, SubscriptionId id) {
        var holds = holds(customer, id);
        return db.sql("select * from subscription.subscription where customer = :customer and id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> read(row, holds))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Subscription> of(CustomerId customer) {
        var holds = holdsOf(customer);
        return db.sql("""
                select * from subscription.subscription where customer = :customer
                order by started_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", LIST_MAX)
                .query((row, n) -> read(row, holds.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    Optional<Activation> activation(CustomerId customer, SubscriptionId id) {
        return db.sql("select * from subscription.activation where customer = :customer and subscription = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> new Activation(
                        id,
                        row.getTimestamp("asked_at").toInstant(),
                        instant(row.getTimestamp("line_on_at")),
                        instant(row.getTimestamp("done_at")),
                        row.getLong("test"),
                        row.getInt("tests_failed"),
                        row.getString("fault")))
                .optional();
    }

    private Map<Long, List<Hold>> holdsOf(CustomerId customer) {
        var holds = new HashMap<Long, List<Hold>>();
        db.sql("""
                select subscription, reason, since, badge from subscription.hold
                where customer = :customer and lifted_at is null order by since, id limit :limit""").param("customer", customer.value()).param("limit", LIST_MAX).query(row -> {
            holds.computeIfAbsent(row.getLong("subscription"), id -> new ArrayList<>())
                    .add(new Hold(
                            Reason.valueOf(row.getString("reason")),
                            row.getTimestamp("since").toInstant(),
                            row.getString("badge")));
        });
        return holds;
    }

    private static Subscription read(ResultSet row, List<Hold> holds) throws SQLException {
        var terms = new Terms(
                new SubscriptionId(row.getLong("id")),
                new CustomerId(row.getLong("customer")),
                new AccountId(row.getLong("account")),
                new OfferId(row.getString("offer")),
                new PlaceId(row.getLong("place")),
                row.getString("number"),
                port(row),
                new ServiceId(row.getLong("service")),
                row.getString("reference"),
                row.getTimestamp("started_at").toInstant());
        var state = row.getString("state");
        return switch (state) {
            case "PENDING" -> new Subscription.Pending(terms, holds);
            case "ACTIVE" -> new Subscription.Active(terms, holds, required(row, "active_since"));
            case "CANCELLED" ->
                new Subscription.Cancelled(terms, holds, required(row, "cancelled_at"), row.getString("why"));
            default -> throw new IllegalStateException("unknown state " + state);
        };
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }

    private static @Nullable PortId port(ResultSet row) throws SQLException {
        var port = row.getObject("port", Long.class);
        return port == null ? null : new PortId(port);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
