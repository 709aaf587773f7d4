package furong.customer;

import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Segment;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The care plan of key accounts: a manager and a deputy by name, service review meetings planned and held. */
@Component
@Transactional
@AcrossCustomers("the list of overdue reviews and of a manager's accounts")
public class KeyAccounts {

    private static final int REVIEWS_MAX = 200;

    private final JdbcClient db;
    private final Staff staff;
    private final Audit audit;
    private final Clock clock;

    KeyAccounts(JdbcClient db, Staff staff, Audit audit, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who looks after a key account; the deputy is somebody else. */
    public record Managers(StaffId manager, StaffId deputy) {}

    /**
     * A service review meeting.
     *
     * @param heldOn null while it is only planned
     * @param minutes what was said; "" while planned
     */
    public record Review(
            long id,
            CustomerId customer,
            LocalDate due,
            @Nullable LocalDate heldOn,
            String minutes) {}

    /**
     * How a key account is looked after.
     *
     * @param due when its next review is to be held; null where none is planned, which counts as overdue
     * @param days how many days that review is overdue; 0 while it is not
     */
    public record Care(
            CustomerId customer,
            String number,
            String name,
            Managers managers,
            @Nullable LocalDate due,
            long days) {}

    /**
     * Something agreed with a key account beyond what everybody gets, in force from {@code since} until the day before
     * {@code until}.
     *
     * @param badge of whoever agreed to it for us
     */
    public record AgreedTerm(
            long id, LocalDate since, @Nullable LocalDate until, String words, String badge) {}

    /** A review that should have been held, with whose customer it is. */
    public record Overdue(CustomerId customer, String number, String name, StaffId manager, LocalDate due, long days) {}

    /** A key account without both is refused, and so are managers for anybody else. */
    static void check(Segment segment, @Nullable Managers managers) {
        if (segment == Segment.KEY_ACCOUNT && managers == null) throw Refused.field("manager", "key-account-manager");
        if (segment != Segment.KEY_ACCOUNT && managers != null) throw Refused.field("segment", "not-a-key-account");
        if (managers != null && managers.manager().equals(managers.deputy()))
            throw Refused.field("deputy", "key-account-deputy");
    }

    /** Gives a key account to a manager and a deputy, both of them account managers. */
    public void assign(CustomerId customer, Managers managers, Actor by) {
        check(Segment.KEY_ACCOUNT, managers);
        checkRoles(managers);
        var changed = db.sql("""
                update customer.customer set manager = :manager, deputy = :deputy
                where customer = :customer and segment = 'KEY_ACCOUNT'""")
                .param("manager", managers.manager().value())
                .param("deputy", managers.deputy().value())
                .param("customer", customer.value())
                .update();
        if (changed == 0) throw Refused.field("segment", "not-a-key-account");
        audit.note(
                by,
                "key-account.assigned",
                customer.value(),
                "customer:" + customer.text(),
                Map.of(
                        "manager",
                        managers.manager().text(),
                        "deputy",
                        managers.deputy().text()));
    }

    /** Plans a review meeting for today or later; one a day is enough. */
    public void planReview(CustomerId customer, LocalDate due, Actor by) {
        plan(customer, due, "due", by);
    }

    private void plan(CustomerId customer, LocalDate due, String field, Actor by) {
        if (due.isBefore(today())) throw Refused.field(field, "review-past");
        var isKey = db.sql("select segment = 'KEY_ACCOUNT' from customer.customer where customer = :customer")
                .param("customer", customer.value())
                .query(Boolean.class)
                .optional();
        if (!isKey.orElse(false)) throw Refused.field("segment", "not-a-key-account");
        try {
            db.sql("""
                    insert into customer.review (customer, id, due, minutes) values (:customer, :id, :due, '')""")
                    .param("customer", customer.value())
                    .param("id", Ids.next())
                    .param("due", due)
                    .update();
        } catch (DuplicateKeyException twice) {
            throw Refused.field(field, "review-planned", due);
        }
        audit.note(
                by, "review.planned", customer.value(), "customer:" + customer.text(), Map.of("due", due.toString()));
    }

    /** Notes that a planned review was held today, and plans the next. */
    public void holdReview(CustomerId customer, long review, String minutes, LocalDate next, Actor by) {
        if (minutes.isBlank()) throw Refused.field("minutes", "review-minutes");
        var held = db.sql("""
                update customer.review set held_on = :today, held_by = :who, minutes = :minutes
                where customer = :customer and id = :id and held_on is null""")
                .param("today", today())
                .param("who", by.person())
                .param("minutes", minutes.strip())
                .param("customer", customer.value())
                .param("id", review)
                .update();
        if (held == 0) throw new Refused("review-held");
        audit.note(by, "review.held", customer.value(), "review:" + Ids.text(review), Map.of());
        plan(customer, next, "next", by);
    }

    /** Notes what was agreed with a key account, in force from a day on. */
    public void agree(CustomerId customer, String words, LocalDate since, Actor by) {
        if (words.isBlank()) throw Refused.field("words", "agreed-words");
        var agreed = db.sql("""
                insert into customer.agreed_term (customer, id, since, words, badge)
                select customer, ?, ?, ?, ? from customer.customer where customer = ? and segment = 'KEY_ACCOUNT'""")
                .params(Ids.next(), since, words.strip(), by.badge(), customer.value())
                .update();
        if (agreed == 0) throw Refused.field("segment", "not-a-key-account");
        audit.note(by, "key-account.agreed", customer.value(), "customer:" + customer.text(), Map.of("words", words));
    }

    /** Ends what was agreed, today being the first day without it. */
    public void endTerm(CustomerId customer, long term, Actor by) {
        var ended = db.sql("""
                update customer.agreed_term set until = greatest(since, ?)
                where customer = ? and id = ? and until is null""").params(today(), customer.value(), term).update();
        if (ended == 0) throw new Refused("agreed-over");
        audit.note(
                by, "key-account.agreed-over", customer.value(), "customer:" + customer.text(), Map.of("term", term));
    }

    /** What is agreed with a customer on a day, the oldest first. */
    public List<AgreedTerm> terms(CustomerId customer, LocalDate on) {
        return db.sql("""
                select id, since, until, words, badge from customer.agreed_term
                where customer = ? and since <= ? and (until is null or ? < until) order by since, id limit ?""")
                .params(customer.value(), on, on, REVIEWS_MAX)
                .query((row, n) -> new AgreedTerm(
                        row.getLong("id"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("words"),
                        row.getString("badge")))
                .list();
    }

    /** The reviews of a customer, the newest due first. */
    public List<Review> reviews(CustomerId customer) {
        return db.sql("""
                select id, due, held_on, minutes from customer.review where customer = :customer
                order by due desc limit :many""")
                .param("customer", customer.value())
                .param("many", REVIEWS_MAX)
                .query((row, n) -> new Review(
                        row.getLong("id"),
                        customer,
                        row.getObject("due", LocalDate.class),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("minutes")))
                .list();
    }

    /** Reviews that are due before today and not held, and key accounts that have none planned at all count as due. */
    public List<Overdue> reviewsOverdue(Scope scope, int limit) {
        var today = today();
        return db.sql("""
                select c.customer, c.number, c.name, c.manager, late.due
                from customer.customer c
                join customer.ownership o on o.customer = c.customer and o.until is null and o.unit = any(:units)
                join lateral (
                    select coalesce(min(r.due) filter (where r.held_on is null), c.since) as due
                    from customer.review r where r.customer = c.customer) late on true
                where c.segment = 'KEY_ACCOUNT' and late.due < :today
                order by late.due, c.customer limit :limit""")
                .param("units", scope.array())
                .param("today", today)
                .param("limit", limit)
                .query((row, n) -> {
                    var due = row.getObject("due", LocalDate.class);
                    return new Overdue(
                            new CustomerId(row.getLong("customer")),
                            row.getString("number"),
                            row.getString("name"),
                            new StaffId(row.getLong("manager")),
                            due,
                            java.time.temporal.ChronoUnit.DAYS.between(due, today));
                })
                .list();
    }

    /** The key accounts in scope: those with an overdue review first, then by when the next is due. */
    public List<Care> inScope(Scope scope, int limit) {
        var today = today();
        return db.sql("""
                select c.customer, c.number, c.name, c.manager, c.deputy, next.due,
                       greatest(cast(:today as date) - coalesce(next.due, c.since), 0) as days
                from customer.customer c
                join customer.ownership o on o.customer = c.customer and o.until is null and o.unit = any(:units)
                join lateral (
                    select min(r.due) as due from customer.review r
                    where r.customer = c.customer and r.held_on is null) next on true
                where c.segment = 'KEY_ACCOUNT'
                order by coalesce(next.due, c.since), c.customer limit :limit""")
                .param("units", scope.array())
                .param("today", today)
                .param("limit", limit)
                .query((row, n) -> new Care(
                        new CustomerId(row.getLong("customer")),
                        row.getString("number"),
                        row.getString("name"),
                        new Managers(new StaffId(row.getLong("manager")), new StaffId(row.getLong("deputy"))),
                        row.getObject("due", LocalDate.class),
                        row.getLong("days")))
                .list();
    }

    /** The key accounts somebody manages or stands in for. */
    public List<CustomerId> of(StaffId person, int limit) {
        return db.sql("""
                select customer from customer.customer where manager = :person or deputy = :person
                order by customer limit :limit""")
                .param("person", person.value())
                .param("limit", limit)
                .query((row, n) -> new CustomerId(row.getLong("customer")))
                .list();
    }

    void checkRoles(Managers managers) {
        checkRole("manager", managers.manager());
        checkRole("deputy", managers.deputy());
    }

    private void checkRole(String field, StaffId person) {
        if (!staff.member(person).roles().contains(Role.ACCOUNT_MANAGER))
            throw Refused.field(field, "not-an-account-manager");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
