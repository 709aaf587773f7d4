package furong.fulfilment;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fulfilment.Item.NewOwner;
import furong.fulfilment.Item.Spot;
import furong.fulfilment.Plan.Stage;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Label;
import furong.platform.Refused;
import furong.resource.PortId;
import furong.subscription.MoveId;
import furong.subscription.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads plans with their items and steps. */
@Component
class Plans {

    private static final int ROWS_MAX = 500;

    private final JdbcClient db;

    Plans(JdbcClient db) {
        this.db = db;
    }

    Plan get(CustomerId customer, String reference) {
        return find(customer, reference).orElseThrow(() -> new Refused("not-found", reference));
    }

    Optional<Plan> find(CustomerId customer, String reference) {
        return read("select * from fulfilment.plan where customer = ? and reference = ?", customer, reference);
    }

    /** Locks a plan until the end of the transaction: its steps go on one at a time. Empty if there is none. */
    Optional<Plan> lock(CustomerId customer, String reference) {
        return read(
                "select * from fulfilment.plan where customer = ? and reference = ? for update", customer, reference);
    }

    private Optional<Plan> read(String sql, CustomerId customer, String reference) {
        return db.sql(sql)
                .params(customer.value(), reference)
                .query((row, n) -> plan(row))
                .optional();
    }

    private Plan plan(ResultSet row) throws SQLException {
        var customer = new CustomerId(row.getLong("customer"));
        var id = new Plan.Id(row.getLong("id"));
        return new Plan(
                customer,
                id,
                row.getString("reference"),
                row.getString("action"),
                row.getString("procedure"),
                new OfferId(row.getString("offer")),
                row.getString("product"),
                row.getString("business_line"),
                new UnitId(row.getLong("owner")),
                Segment.valueOf(row.getString("segment")),
                row.getBoolean("rural"),
                row.getString("contact"),
                row.getObject("effective", LocalDate.class),
                row.getLong("asked_by"),
                new UnitId(row.getLong("asked_unit")),
                Plan.State.valueOf(row.getString("state")),
                Stage.valueOf(row.getString("stage")),
                row.getTimestamp("began_at").toInstant(),
                instant(row, "ended_at"),
                items(customer, id),
                steps(customer, id));
    }

    private List<Item> items(CustomerId customer, Plan.Id plan) {
        return db.sql("select * from fulfilment.item where customer = ? and plan = ? order by item limit ?")
                .params(customer.value(), plan.value(), ROWS_MAX)
                .query((row, n) -> item(row))
                .list();
    }

    private List<PlanStep> steps(CustomerId customer, Plan.Id plan) {
        return db.sql("select * from fulfilment.step where customer = ? and plan = ? order by position, item limit ?")
                .params(customer.value(), plan.value(), ROWS_MAX)
                .query((row, n) -> step(row))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        var subscription = row.getObject("subscription", Long.class);
        var port = row.getObject("port", Long.class);
        var move = row.getObject("move", Long.class);
        var owner = row.getObject("to_customer", Long.class);
        var from = row.getObject("old_place", Long.class);
        return new Item(
                row.getInt("item"),
                row.getString("product"),
                new OfferId(row.getString("offer")),
                new AccountId(row.getLong("account")),
                spot(row, row.getLong("place"), "district", "street_office", "address"),
                from == null ? null : spot(row, from, "old_district", "old_office", "old_address"),
                subscription == null ? null : new SubscriptionId(subscription),
                row.getString("number"),
                row.getString("old_number"),
                Set.copyOf(Recipes.texts(row.getArray("features"))),
                owner == null
                        ? null
                        : new NewOwner(
                                new CustomerId(owner),
                                new AccountId(row.getLong("to_account")),
                                new PlaceId(row.getLong("to_place"))),
                port == null ? null : new PortId(port),
                move == null ? null : new MoveId(move));
    }

    private static Spot spot(ResultSet row, long place, String district, String office, String address)
            throws SQLException {
        return new Spot(
                new PlaceId(place), new Area(row.getString(district), row.getString(office)), row.getString(address));
    }

    static PlanStep step(ResultSet row) throws SQLException {
        return new PlanStep(
                row.getInt("item"),
                row.getString("code"),
                row.getString("kind"),
                Recipes.texts(row.getArray("needs")),
                row.getBoolean("at_once"),
                row.getBoolean("counts"),
                row.getString("no_return"),
                row.getString("queue"),
                row.getString("makes"),
                row.getString("keeps"),
                row.getInt("minutes"),
                row.getInt("stuck_after"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                PlanStep.State.valueOf(row.getString("state")),
                row.getString("subject"),
                row.getString("note"),
                row.getString("badge"),
                instant(row, "began_at"),
                instant(row, "ended_at"),
                instant(row, "look_at"),
                instant(row, "alarmed_at"),
                row.getObject("due_on", LocalDate.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
