package furong.subscription;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.ServiceId;
import furong.platform.Ids;
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

/** Reads the rows of subscriptions, their features, moves and activations. */
@Component
class Rows {

    private static final int LIST_MAX = 500;

    private final JdbcClient db;
    private final Holds holds;

    Rows(JdbcClient db, Holds holds) {
        this.db = db;
        this.holds = holds;
    }

    /** What changing a subscription needs to know of it. */
    record Line(
            long customer,
            SubscriptionId id,
            String state,
            String reference,
            OfferId offer,
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
                        new OfferId(row.getString("offer")),
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

    /** Keeps how a line was until now, before it is changed. */
    void remember(Line line, String became, String reference, Instant now) {
        db.sql("""
                insert into subscription.former (customer, id, subscription, since, until, account, offer, place,
                    number, became, reference)
                select customer, :former, id, least(cast(:now as timestamptz), coalesce(
                           (select max(f.until) from subscription.former f
                            where f.customer = :customer and f.subscription = :id), active_since, started_at)),
                       :now, account, offer, place, number, :became, :reference
                from subscription.subscription where customer = :customer and id = :id""")
                .param("former", Ids.next())
                .param("now", Timestamp.from(now))
                .param("became", became)
                .param("reference", reference)
                .param("customer", line.customer())
                .param("id", line.id().value())
                .update();
    }

    /** How a line was before each change, oldest first. */
    List<Subscriptions.Former> former(CustomerId customer, SubscriptionId id) {
        return db.sql("""
                select * from subscription.former where customer = :customer and subscription = :id
                order by until, id limit :limit""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("limit", LIST_MAX)
                .query((row, n) -> new Subscriptions.Former(
                        required(row, "since"),
                        required(row, "until"),
                        new AccountId(row.getLong("account")),
                        new OfferId(row.getString("offer")),
                        new PlaceId(row.getLong("place")),
                        row.getString("number"),
                        row.getString("became"),
                        row.getString("reference")))
                .list();
    }

    /** What a line can do besides now, sorted. */
    List<String> features(CustomerId customer, SubscriptionId id) {
        return featuresOf(customer).getOrDefault(id.value(), List.of());
    }

    Subscription get(CustomerId customer, SubscriptionId id) {
        var held = holds.of(customer, id);
        var features = features(customer, id);
        return db.sql("select * from subscription.subscription where customer = :customer and id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> read(row, held, features))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Subscription> of(CustomerId customer) {
        var held = holds.of(customer);
        var features = featuresOf(customer);
        return db.sql("""
                select * from subscription.subscription where customer = :customer
                order by started_at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", LIST_MAX)
                .query((row, n) -> {
                    var id = row.getLong("id");
                    return read(row, held.getOrDefault(id, List.of()), features.getOrDefault(id, List.of()));
                })
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

    private Map<Long, List<String>> featuresOf(CustomerId customer) {
        var features = new HashMap<Long, List<String>>();
        db.sql("""
                select subscription, code, setting from subscription.feature
                where customer = :customer and until is null order by code, id limit :limit""").param("customer", customer.value()).param("limit", LIST_MAX).query(row -> {
            var setting = row.getString("setting");
            features.computeIfAbsent(row.getLong("subscription"), id -> new ArrayList<>())
                    .add(row.getString("code") + (setting.isEmpty() ? "" : "=" + setting));
        });
        return features;
    }

    private static Subscription read(ResultSet row, List<Hold> holds, List<String> features) throws SQLException {
        var terms = new Terms(
                new SubscriptionId(row.getLong("id")),
                new CustomerId(row.getLong("customer")),
                new AccountId(row.getLong("account")),
                new OfferId(row.getString("offer")),
                new PlaceId(row.getLong("place")),
                row.getString("number"),
                port(row, "port"),
                new ServiceId(row.getLong("service")),
                List.copyOf(features),
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
