package furong.ordering;

import furong.catalog.OfferId;
import furong.consent.ConsentId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.VisitId;
import furong.fulfilment.Plan.Stage;
import furong.organisation.HallId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import furong.promise.PromiseType;
import furong.subscription.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The orders as they lie in the database. */
@Component
class OrderTable {

    static final int STEPS_MAX = 200;

    private final JdbcClient db;
    private final JsonMapper json;

    OrderTable(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * Takes the request key for {@code id}, or finds the order that took it before; waits for a twin that is under way.
     * The same key with another content is refused.
     */
    OrderId claim(NewOrder order, OrderId id) {
        var content = json.writeValueAsString(List.of(
                order.action(),
                order.account().value(),
                order.offer().value(),
                order.place().value(),
                String.valueOf(order.subscription()),
                String.valueOf(order.wishes().number()),
                String.valueOf(
                        order.wishes().features() == null
                                ? null
                                : new TreeSet<>(order.wishes().features())),
                String.valueOf(order.wishes().effective()),
                String.valueOf(order.wishes().newOwner()),
                new TreeMap<>(order.answers())));
        var first = db.sql("""
                        insert into ordering.request (customer, request_key, service_order, content)
                        values (?, ?, ?, ?) on conflict (customer, request_key) do nothing""")
                .params(order.customer().value(), order.requestKey(), id.value(), content)
                .update();
        if (first == 1) return id;
        var earlier = db.sql("""
                        select service_order, content from ordering.request
                        where customer = ? and request_key = ?""")
                .params(order.customer().value(), order.requestKey())
                .query((row, n) -> Map.entry(new OrderId(row.getLong("service_order")), row.getString("content")))
                .single();
        if (!earlier.getValue().equals(content))
            throw new Refused(
                    "order-already-placed",
                    get(order.customer(), earlier.getKey()).number());
        return earlier.getKey();
    }

    /** Stores a new order; {@code visit} is null where no crew comes. */
    void insert(Order.Terms terms, @Nullable VisitId visit, Stage stage) {
        var _ = db.sql("""
                        insert into ordering.service_order (customer, id, action, number, account, offer, product,
                            business_line, owner, segment, place, rural, access_number, subscription, visit, procedure,
                            card_version, form_version, answers, channel, hall, clerk, clerk_unit, badge, fee_minor,
                            fee_currency, placed_at, state, stage, since, features, effective, consent, promise, callback)
                        values (:customer, :id, :action, :number, :account, :offer, :product, :line, :owner, :segment, :place,
                            :rural, :access_number, :subscription, :visit, :procedure, :card, :form,
                            cast(:answers as jsonb), :channel, :hall, :clerk, :clerk_unit, :badge, :fee, :currency, :at,
                            'OPEN', :stage, :at, :features, :effective, :consent, :promise, :callback)""")
                .param("customer", terms.customer().value())
                .param("id", terms.id().value())
                .param("action", terms.action())
                .param("number", terms.number())
                .param("account", terms.account().value())
                .param("offer", terms.offer().value())
                .param("product", terms.product())
                .param("line", terms.businessLine())
                .param("owner", terms.owner().value())
                .param("segment", terms.segment().name())
                .param("place", terms.place().value())
                .param("rural", terms.rural())
                .param("access_number", terms.accessNumber())
                .param("subscription", terms.subscription().value())
                .param("visit", visit == null ? null : visit.value())
                .param("procedure", terms.procedure())
                .param("card", terms.cardVersion())
                .param("form", terms.formVersion())
                .param("answers", json.writeValueAsString(terms.answers()))
                .param("channel", terms.channel().name())
                .param("hall", terms.hall() == null ? null : terms.hall().value())
                .param("clerk", terms.clerk().value())
                .param("clerk_unit", terms.clerkUnit().value())
                .param("badge", terms.badge())
                .param("fee", terms.fee().minor())
                .param("currency", terms.fee().currency())
                .param("at", Timestamp.from(terms.placedAt()))
                .param("stage", stage.name())
                .param("features", terms.features().stream().sorted().toArray(String[]::new))
                .param("effective", terms.effective())
                .param(
                        "consent",
                        terms.consent() == null ? null : terms.consent().value())
                .param("promise", terms.promise().name())
                .param("callback", terms.callsBack())
                .update();
        var _ = db.sql("insert into ordering.order_number (number, customer, service_order) values (?, ?, ?)")
                .params(terms.number(), terms.customer().value(), terms.id().value())
                .update();
    }

    Order get(CustomerId customer, OrderId id) {
        return find(customer, id).orElseThrow(() -> new Refused("not-found", id.text()));
    }

    Optional<Order> find(CustomerId customer, OrderId id) {
        return db.sql("select * from ordering.service_order where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> order(row))
                .optional();
    }

    /** An open order waits for something else now; one only just being taken is not there yet. */
    void waits(CustomerId customer, OrderId id, Stage stage) {
        db.sql("update ordering.service_order set stage = ? where customer = ? and id = ? and state = 'OPEN'")
                .params(stage.name(), customer.value(), id.value())
                .update();
    }

    /** The crew was done at the customer's. */
    void visited(CustomerId customer, OrderId id, Instant at) {
        db.sql("""
                        update ordering.service_order set installed_at = coalesce(installed_at, ?)
                        where customer = ? and id = ? and state = 'OPEN'""").params(Timestamp.from(at), customer.value(), id.value()).update();
    }

    /** False if it was completed or cancelled before. */
    boolean complete(Order.Terms order, Instant at) {
        return db.sql("""
                        update ordering.service_order set state = 'COMPLETED', stage = 'NONE', since = greatest(:at, since),
                            installed_at = coalesce(installed_at, :at)
                        where customer = :customer and id = :id and state = 'OPEN'""")
                        .param("at", Timestamp.from(at))
                        .param("customer", order.customer().value())
                        .param("id", order.id().value())
                        .update()
                == 1;
    }

    boolean cancel(Order.Terms order, String why, Instant at) {
        return db.sql("""
                        update ordering.service_order set state = 'CANCELLED', stage = 'NONE', since = :at, cancel_why = :why
                        where customer = :customer and id = :id and state = 'OPEN'""")
                        .param("why", why)
                        .param("at", Timestamp.from(at))
                        .param("customer", order.customer().value())
                        .param("id", order.id().value())
                        .update()
                == 1;
    }

    /** The open order about a line, if there is one. */
    Optional<Order> openOn(CustomerId customer, SubscriptionId line) {
        return db.sql("""
                        select * from ordering.service_order
                        where customer = ? and subscription = ? and state = 'OPEN'""")
                .params(customer.value(), line.value())
                .query((row, n) -> order(row))
                .optional();
    }

    /** Refused while another order about a line is open, each undoing the other's work; waits for one being taken now. */
    void mustBeAlone(CustomerId customer, SubscriptionId line) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('ordering.line', :line))")
                .param("line", line.value())
                .query((row, n) -> true)
                .single();
        openOn(customer, line).ifPresent(other -> {
            throw new Refused("order-line-busy", other.number());
        });
    }

    void step(CustomerId customer, OrderId order, OrderStep step) {
        var _ = db.sql("""
                        insert into ordering.order_step (customer, service_order, id, at, step, badge, note)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(customer.value(), order.value(), Ids.next(), Timestamp.from(step.at()))
                .params(step.step(), step.badge(), step.note())
                .update();
    }

    void step(Order order, String step, Instant at, Actor by) {
        step(order.customer(), order.id(), new OrderStep(at, step, by.badge(), ""));
    }

    List<OrderStep> steps(CustomerId customer, OrderId order) {
        return db.sql("""
                        select at, step, badge, note from ordering.order_step
                        where customer = ? and service_order = ? order by at, id limit ?""")
                .params(customer.value(), order.value(), STEPS_MAX)
                .query((row, n) -> new OrderStep(
                        row.getTimestamp("at").toInstant(),
                        row.getString("step"),
                        row.getString("badge"),
                        row.getString("note")))
                .list();
    }

    private Order order(ResultSet row) throws SQLException {
        var terms = terms(row);
        var since = row.getTimestamp("since").toInstant();
        var visit = row.getObject("visit", Long.class);
        var came = visit == null ? null : new VisitId(visit);
        return switch (row.getString("state")) {
            case "OPEN" -> new Order.Open(terms, Stage.valueOf(row.getString("stage")), came);
            case "COMPLETED" -> new Order.Completed(terms, came, since);
            case "CANCELLED" -> new Order.Cancelled(terms, since, row.getString("cancel_why"));
            default -> throw new IllegalStateException("order state " + row.getString("state"));
        };
    }

    private Order.Terms terms(ResultSet row) throws SQLException {
        var hall = row.getObject("hall", Long.class);
        var consent = row.getObject("consent", Long.class);
        return new Order.Terms(
                new CustomerId(row.getLong("customer")),
                new OrderId(row.getLong("id")),
                row.getString("action"),
                row.getString("number"),
                new AccountId(row.getLong("account")),
                new OfferId(row.getString("offer")),
                row.getString("product"),
                row.getString("business_line"),
                new UnitId(row.getLong("owner")),
                Segment.valueOf(row.getString("segment")),
                new PlaceId(row.getLong("place")),
                row.getBoolean("rural"),
                row.getString("access_number"),
                Set.of((String[]) row.getArray("features").getArray()),
                new SubscriptionId(row.getLong("subscription")),
                row.getObject("effective", LocalDate.class),
                consent == null ? null : new ConsentId(consent),
                PromiseType.valueOf(row.getString("promise")),
                row.getBoolean("callback"),
                row.getString("procedure"),
                row.getInt("card_version"),
                row.getInt("form_version"),
                json.readValue(row.getString("answers"), new TypeReference<Map<String, String>>() {}),
                Channel.valueOf(row.getString("channel")),
                hall == null ? null : new HallId(hall),
                new StaffId(row.getLong("clerk")),
                new UnitId(row.getLong("clerk_unit")),
                row.getString("badge"),
                new Money(row.getLong("fee_minor"), row.getString("fee_currency")),
                row.getTimestamp("placed_at").toInstant());
    }
}
