package furong.hire;

import furong.catalog.Catalog;
import furong.catalog.Equipment;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.hire.DepositMoved.What;
import furong.hire.Hire.Over;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Money;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Transferred;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came with customers' services and is on hire, with its deposits. Every call may be repeated. */
@Component
@Transactional
public class Hires {

    /** The answer of a form's question about a thing (the question is named like it) that makes it hired. */
    private static final String HIRED = "HIRE";

    private static final int ROWS_MAX = 500;
    private static final Actor SYSTEM = Actor.system("hire");

    private final JdbcClient db;
    private final Catalog catalog;
    private final Subscriptions subscriptions;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Hires(
            JdbcClient db,
            Catalog catalog,
            Subscriptions subscriptions,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.catalog = catalog;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** A service and who pays for it. */
    public record Line(CustomerId customer, AccountId account, SubscriptionId subscription) {}

    /**
     * Notes what came with a new service. Where the form asked how the customer gets a thing (a question {@code modem}
     * for the equipment MODEM), the answer decides whether it is hired; without a question it is.
     */
    public void handOut(Line line, OfferId offer, Map<String, String> answers, String reference, Actor by) {
        for (var thing : catalog.equipment(offer)) {
            if (!thing.hired()) continue;
            var answer = answers.getOrDefault(thing.code().toLowerCase(Locale.ROOT), HIRED);
            open(line, thing, answer.equals(HIRED), What.TAKEN, new Occasion(reference, by));
        }
    }

    /** Everything that came with a service, whatever became of it; empty for one whose things we never noted. */
    @Transactional(readOnly = true)
    public List<Hire> of(CustomerId customer, SubscriptionId subscription) {
        return db.sql("select * from hire.hire where customer = ? and subscription = ? order by id limit ?")
                .params(customer.value(), subscription.value(), ROWS_MAX)
                .query((row, n) -> hire(row))
                .list();
    }

    /** The things of a service came back, or are kept. Their deposits are a matter of {@link #settleDeposits}. */
    public void end(CustomerId customer, SubscriptionId subscription, Over over, Actor by) {
        for (var hire : of(customer, subscription)) if (hire.lasts()) end(hire, over, by);
    }

    /** Gives the deposits of what came back to the customer, and keeps those of what the customer keeps. */
    public void settleDeposits(CustomerId customer, SubscriptionId subscription, String reference, Actor by) {
        for (var hire : of(customer, subscription)) {
            if (!hire.holdsDeposit() || hire.over() == null) continue;
            var what = switch (hire.over()) {
                case RETURNED -> What.GIVEN_BACK;
                case KEPT -> What.KEPT;
                case PASSED_ON -> What.PASSED_ON;
            };
            deposit(hire, what, reference, by);
        }
    }

    /** A service went over to another customer: what is on hire with it goes too, each with its deposit. */
    @EventListener
    void on(Transferred moved) {
        var successor = subscriptions.get(moved.newOwner(), moved.successor()).terms();
        var to = new Line(moved.newOwner(), successor.account(), successor.id());
        for (var hire : of(moved.customer(), moved.subscription())) {
            if (!hire.lasts()) continue;
            end(hire, Over.PASSED_ON, SYSTEM);
            if (hire.holdsDeposit()) deposit(hire, What.PASSED_ON, moved.reference(), SYSTEM);
            var thing = new Equipment(hire.code(), hire.name(), true, hire.deposit(), false);
            var former = new DepositMoved.Former(hire.customer(), hire.account(), hire.id());
            open(to, thing, true, What.TAKEN_OVER, new Occasion(moved.reference(), SYSTEM, former));
        }
    }

    /** What brought something about, and who did it. */
    private record Occasion(String reference, Actor by, DepositMoved.@Nullable Former from) {

        Occasion(String reference, Actor by) {
            this(reference, by, null);
        }
    }

    private void open(Line line, Equipment thing, boolean hired, What what, Occasion occasion) {
        var id = HireId.next();
        var at = clock.instant();
        var opened = db.sql("""
                insert into hire.hire (customer, id, account, subscription, equipment, name_zh, name_en, hired,
                    deposit_minor, currency, reference, handed_out_at)
                values (:customer, :id, :account, :subscription, :code, :zh, :en, :hired, :deposit, :currency,
                    :reference, :at)
                on conflict (customer, subscription, equipment) do nothing""")
                .param("customer", line.customer().value())
                .param("id", id.value())
                .param("account", line.account().value())
                .param("subscription", line.subscription().value())
                .param("code", thing.code())
                .param("zh", thing.name().zh())
                .param("en", thing.name().en())
                .param("hired", hired)
                .param("deposit", hired ? thing.deposit().minor() : 0)
                .param("currency", thing.deposit().currency())
                .param("reference", occasion.reference())
                .param("at", Timestamp.from(at))
                .update();
        if (opened == 0 || !hired) return;
        audit.note(
                occasion.by(),
                "hire.handed-out",
                line.customer().value(),
                occasion.reference(),
                Map.of("equipment", thing.code()));
        if (thing.deposit().isPositive())
            events.publishEvent(new DepositMoved(
                    line.customer(),
                    line.account(),
                    id,
                    what,
                    thing.deposit(),
                    occasion.reference(),
                    at,
                    occasion.from()));
    }

    private void end(Hire hire, Over over, Actor by) {
        var ended = db.sql("""
                update hire.hire set over = :over, over_at = :at, over_badge = :badge
                where customer = :customer and id = :id and over is null""")
                .param("over", over.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("badge", by.badge())
                .param("customer", hire.customer().value())
                .param("id", hire.id().value())
                .update();
        if (ended == 1)
            audit.note(by, "hire.over", hire.customer().value(), hire.reference(), Map.of(hire.code(), over.name()));
    }

    private void deposit(Hire hire, What what, String reference, Actor by) {
        var at = clock.instant();
        var moved = db.sql("""
                update hire.hire set deposit_over_at = :at
                where customer = :customer and id = :id and deposit_over_at is null""")
                .param("at", Timestamp.from(at))
                .param("customer", hire.customer().value())
                .param("id", hire.id().value())
                .update();
        if (moved == 0) return;
        audit.note(by, "hire.deposit", hire.customer().value(), reference, Map.of(hire.code(), what.name()));
        events.publishEvent(new DepositMoved(
                hire.customer(), hire.account(), hire.id(), what, hire.deposit(), reference, at, null));
    }

    private static Hire hire(ResultSet row) throws SQLException {
        var over = row.getString("over");
        var depositOver = row.getTimestamp("deposit_over_at");
        return new Hire(
                new CustomerId(row.getLong("customer")),
                new HireId(row.getLong("id")),
                new AccountId(row.getLong("account")),
                new SubscriptionId(row.getLong("subscription")),
                row.getString("equipment"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                row.getBoolean("hired"),
                new Money(row.getLong("deposit_minor"), row.getString("currency")),
                row.getString("reference"),
                row.getTimestamp("handed_out_at").toInstant(),
                over == null ? null : Over.valueOf(over),
                depositOver == null ? null : depositOver.toInstant());
    }
}
