package furong.fulfilment;

import furong.customer.CustomerId;
import furong.fulfilment.Plan.Stage;
import furong.platform.Actor;
import furong.resource.PortId;
import furong.subscription.MoveId;
import furong.subscription.SubscriptionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes plans, their items and the states of their steps. */
@Component
class PlanTable {

    private final JdbcClient db;

    PlanTable(JdbcClient db) {
        this.db = db;
    }

    void insert(NewPlan wanted, Plan.Id id, Recipe recipe, Actor by, Instant at) {
        db.sql("""
                insert into fulfilment.plan (customer, id, reference, action, procedure, version, owner, business_line,
                    segment, product, rural, offer, contact, effective, asked_by, asked_unit, state, stage, began_at)
                values (:customer, :id, :reference, :action, :procedure, :version, :owner, :line, :segment, :product,
                    :rural, :offer, :contact, :effective, :by, :unit, 'RUNNING', 'NONE', :at)""")
                .param("customer", wanted.customer().value())
                .param("id", id.value())
                .param("reference", wanted.reference())
                .param("action", wanted.action())
                .param("procedure", wanted.procedure())
                .param("version", recipe.version())
                .param("owner", wanted.owner().value())
                .param("line", wanted.businessLine())
                .param("segment", wanted.segment().name())
                .param("product", wanted.product())
                .param("rural", wanted.rural())
                .param("offer", wanted.offer().value())
                .param("contact", wanted.contact())
                .param("effective", wanted.effective())
                .param("by", by.person())
                .param("unit", by.unit())
                .param("at", Timestamp.from(at))
                .update();
        for (var item : wanted.items()) insert(wanted.customer(), id, item);
    }

    private void insert(CustomerId customer, Plan.Id plan, Item item) {
        var from = item.from();
        var owner = item.newOwner();
        db.sql("""
                insert into fulfilment.item (customer, plan, item, product, offer, account, place, district,
                    street_office, address, subscription, number, old_number, features, to_customer, to_account,
                    to_place, old_place, old_district, old_office, old_address)
                values (:customer, :plan, :item, :product, :offer, :account, :place, :district, :office, :address,
                    :subscription, :number, :old_number, :features, :to_customer, :to_account, :to_place, :old_place,
                    :old_district, :old_office, :old_address)""")
                .param("customer", customer.value())
                .param("plan", plan.value())
                .param("item", item.number())
                .param("product", item.product())
                .param("offer", item.offer().value())
                .param("account", item.account().value())
                .param("place", item.at().place().value())
                .param("district", item.at().area().district())
                .param("office", item.at().area().streetOffice())
                .param("address", item.at().address())
                .param(
                        "subscription",
                        item.subscription() == null ? null : item.subscription().value())
                .param("number", item.accessNumber())
                .param("old_number", item.oldNumber())
                .param("features", item.features().stream().sorted().toArray(String[]::new))
                .param("to_customer", owner == null ? null : owner.customer().value())
                .param("to_account", owner == null ? null : owner.account().value())
                .param("to_place", owner == null ? null : owner.place().value())
                .param("old_place", from == null ? null : from.place().value())
                .param("old_district", from == null ? null : from.area().district())
                .param("old_office", from == null ? null : from.area().streetOffice())
                .param("old_address", from == null ? null : from.address())
                .update();
    }

    /** Adds a step of a recipe for one item, or for all as item 0; {@code subject} is what it is to use. */
    void insert(CustomerId customer, Plan.Id plan, int item, int position, Recipe.Step step, String subject) {
        db.sql("""
                insert into fulfilment.step (customer, plan, item, code, position, kind, needs, at_once, counts,
                    no_return, queue, makes, keeps, minutes, stuck_after, name_zh, name_en, state, subject)
                values (:customer, :plan, :item, :code, :position, :kind, :needs, :at_once, :counts, :no_return, :queue,
                    :makes, :keeps, :minutes, :stuck, :zh, :en, 'WAITING', :subject)""")
                .param("customer", customer.value())
                .param("plan", plan.value())
                .param("item", item)
                .param("code", step.code())
                .param("position", position)
                .param("kind", step.kind())
                .param("needs", step.needs().toArray(String[]::new))
                .param("at_once", step.atOnce())
                .param("counts", step.counts())
                .param("no_return", step.noReturn())
                .param("queue", step.queue())
                .param("makes", step.makes())
                .param("keeps", step.keeps())
                .param("minutes", step.minutes())
                .param("stuck", step.stuckMinutes())
                .param("zh", step.name().zh())
                .param("en", step.name().en())
                .param("subject", subject)
                .update();
    }

    /** The step is under way; {@code expected} is when it should be over at the earliest. */
    void begun(Plan plan, PlanStep step, String subject, Instant at, Instant expected) {
        update(plan, step, """
                state = 'RUNNING', began_at = coalesce(began_at, :at), subject = :subject, note = '', alarmed_at = null,
                look_at = cast(:expected as timestamptz) + stuck_after * interval '1 minute'""")
                .param("at", Timestamp.from(at))
                .param("subject", subject)
                .param("expected", Timestamp.from(expected))
                .update();
    }

    void waitsUntil(Plan plan, PlanStep step, LocalDate day) {
        update(plan, step, "due_on = :day").param("day", day).update();
    }

    void ended(Plan plan, PlanStep step, PlanStep.State state, Instant at, Actor by) {
        update(plan, step, """
                state = :state, ended_at = greatest(:at, began_at), badge = :badge, look_at = null, alarmed_at = null""")
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("badge", by.badge())
                .update();
    }

    /** The step cannot go on for a reason; it counts as stuck from now on. */
    void troubled(Plan plan, PlanStep step, String note, Instant at) {
        update(plan, step, "note = :note, look_at = :at")
                .param("note", note)
                .param("at", Timestamp.from(at))
                .update();
    }

    void alarmed(Plan plan, PlanStep step, Instant at) {
        update(plan, step, "alarmed_at = :at").param("at", Timestamp.from(at)).update();
    }

    void state(Plan plan, Plan.State state, Stage stage, @Nullable Instant ended) {
        db.sql("""
                update fulfilment.plan set state = :state, stage = :stage, ended_at = :ended
                where customer = :customer and id = :id""")
                .param("state", state.name())
                .param("stage", stage.name())
                .param("ended", ended == null ? null : Timestamp.from(ended))
                .param("customer", plan.customer().value())
                .param("id", plan.id().value())
                .update();
    }

    void port(Turn turn, @Nullable PortId port) {
        item(turn, "port", port == null ? null : port.value());
    }

    void subscription(Turn turn, SubscriptionId subscription) {
        item(turn, "subscription", subscription.value());
    }

    void move(Turn turn, MoveId move) {
        item(turn, "move", move.value());
    }

    private void item(Turn turn, String column, @Nullable Long value) {
        db.sql("update fulfilment.item set " + column
                        + " = :value where customer = :customer and plan = :plan and item = :item")
                .param("value", value)
                .param("customer", turn.customer().value())
                .param("plan", turn.plan().id().value())
                .param("item", turn.item().number())
                .update();
    }

    private JdbcClient.StatementSpec update(Plan plan, PlanStep step, String change) {
        return db.sql("update fulfilment.step set " + change
                        + " where customer = :customer and plan = :plan and item = :item and code = :code")
                .param("customer", plan.customer().value())
                .param("plan", plan.id().value())
                .param("item", step.item())
                .param("code", step.code());
    }
}
