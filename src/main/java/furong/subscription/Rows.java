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
            String reference,
            String accessKind,
            PlaceId place,
            @Nullable String number,
            @Nullable PortId port,
            int speedKbps,
            ServiceId service,
            boolean worked) {

        CustomerId owner() {
            return new CustomerId(customer);
        }

        boolean over() {
            return state.equals("CANCELLED");
        }
    }

    /** Locks a subscription until the end of the transaction: holds and wishes of one line never interleave. */
    Line lock(CustomerId customer, SubscriptionId id) {
        return db.sql("select * from subscription.subscription where customer = :customer and id = :id for update")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> new Line(
                        row.getLong("customer"),
                        id,
                        row.getString("state"),
                        row.getString("reference"),
                        row.getString("access_kind"),
                        new PlaceId(row.getLong("place")),
                        row.getString("number"),
                        port(row, "port"),
                        row.getInt("speed_kbps"),
                        new ServiceId(row.getLong("service")),
                        row.getTimestamp("active_since") != null))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The moves of a line, newest first. */
    List<Move> moves(CustomerId customer, SubscriptionId id) {
        return db.sql("""
                select * from subscription.move where customer = :customer and subscription = :id
                order by begun_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("limit", LIST_MAX)
                .query(Rows::move)
                .list();
    }

    /** The moves of a line of which one leg is not gone yet: the one under way, and those given up but not cleared. */
    List<Move> unfinishedMoves(CustomerId customer, SubscriptionId id) {
        return moves(customer, id).stream()
                .filter(move -> move.releasedAt() == null && move.clearedAt() == null)
                .toList();
    }

    /** @throws Refused not-found */
    Move move(CustomerId customer, MoveId id) {
        return db.sql("select * from subscription.move where customer = :customer and id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query(Rows::move)
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

    /** How each leg it ever ran on was brought up, first first. */
    List<Activation> activations(CustomerId customer, SubscriptionId id) {
        return db.sql("""
                select * from subscription.activation where customer = :customer and subscription = :id
                order by asked_at, service limit :limit""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("limit", LIST_MAX)
                .query(Rows::activation)
                .list();
    }

    Optional<Activation> activation(CustomerId customer, ServiceId service) {
        return db.sql("select * from subscription.activation where customer = :customer and service = :service")
                .param("customer", customer.value())
                .param("service", service.value())
                .query(Rows::activation)
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
                port(row, "port"),
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

    static Activation activation(ResultSet row, int n) throws SQLException {
        return new Activation(
                new SubscriptionId(row.getLong("subscription")),
                new ServiceId(row.getLong("service")),
                required(row, "asked_at"),
                instant(row.getTimestamp("line_on_at")),
                instant(row.getTimestamp("done_at")),
                instant(row.getTimestamp("given_up_at")),
                row.getLong("test"),
                row.getInt("tests_failed"),
                row.getString("fault"));
    }

    static Move move(ResultSet row, int n) throws SQLException {
        return new Move(
                new MoveId(row.getLong("id")),
                new CustomerId(row.getLong("customer")),
                new SubscriptionId(row.getLong("subscription")),
                row.getString("reference"),
                leg(row, "old"),
                leg(row, "new"),
                required(row, "begun_at"),
                instant(row.getTimestamp("live_at")),
                instant(row.getTimestamp("release_asked_at")),
                instant(row.getTimestamp("released_at")),
                instant(row.getTimestamp("given_up_at")),
                instant(row.getTimestamp("cleared_at")),
                row.getString("why"));
    }

    private static Move.Leg leg(ResultSet row, String which) throws SQLException {
        return new Move.Leg(
                new PlaceId(row.getLong(which + "_place")),
                row.getString(which + "_number"),
                port(row, which + "_port"),
                new ServiceId(row.getLong(which + "_service")));
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }

    private static @Nullable PortId port(ResultSet row, String column) throws SQLException {
        var port = row.getObject(column, Long.class);
        return port == null ? null : new PortId(port);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
