package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers do not accept of their bills. While it is examined nobody is dunned for it and no payment settles it by
 * rule: what may be dunned and what is contested are together what is open.
 */
@Component
@Transactional
@AcrossCustomers("whoever examines sees what is contested by all customers")
public class Contests {

    private final JdbcClient db;
    private final Books books;
    private final Postings postings;
    private final Discretion discretion;
    private final Audit audit;
    private final Clock clock;

    Contests(JdbcClient db, Books books, Postings postings, Discretion discretion, Audit audit, Clock clock) {
        this.db = db;
        this.books = books;
        this.postings = postings;
        this.discretion = discretion;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something that is being examined; {@code badge} of who took it down. */
    public record Contest(
            CustomerId customer,
            AccountId account,
            long id,
            ItemId item,
            Money amount,
            String kind,
            String product,
            String reference,
            String reason,
            String badge,
            Instant at) {

        public String text() {
            return Ids.text(id);
        }
    }

    private record Place(AccountKey key, String currency) {}

    /**
     * Sets a part of an open item aside. Refused {@code ledger-contest-too-much} if less is open,
     * {@code ledger-contested-already} if a part of it is being examined.
     *
     * @return the id of the contest
     */
    public long contest(CustomerId customer, ItemId item, Money amount, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "ledger-reason-missing");
        if (!amount.isPositive()) throw Refused.field("amount", "ledger-amount-not-positive");
        var place = place(customer, item);
        var batch = books.open(Books.Wanted.accounts(List.of(place.key()), place.currency()));
        var open = batch.open(place.key(), item.value());
        if (open == null || open.open < amount.minor()) throw Refused.field("amount", "ledger-contest-too-much");
        if (open.contested > 0) throw new Refused("ledger-contested-already");
        open.contested = amount.minor();
        books.close(batch, by);
        var id = Ids.next();
        db.sql("""
                insert into ledger.contest (customer, id, account, item, amount_minor, currency, reason, person, badge,
                    unit, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        customer.value(),
                        id,
                        place.key().account().value(),
                        item.value(),
                        amount.minor(),
                        amount.currency(),
                        reason,
                        by.person(),
                        by.badge(),
                        by.unit(),
                        Timestamp.from(clock.instant()))
                .update();
        note(by, "ledger.contested", customer, item, Map.of("minor", amount.minor(), "reason", reason));
        return id;
    }

    /**
     * Ends the examination: {@code granted} is credited, the rest is owed as before. Refused
     * {@code ledger-second-person-needed} if that is more than the person may give away,
     * {@code ledger-decided-before}.
     */
    public void decide(CustomerId customer, long id, Money granted, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "ledger-reason-missing");
        var contest = get(customer, id);
        if (granted.minor() < 0 || granted.compareTo(contest.amount()) > 0)
            throw Refused.field(
                    "granted", "ledger-grant-too-much", contest.amount().decimal());
        var credit = ItemId.next();
        end(contest, granted, credit, reason, by);
        var key = new AccountKey(customer, contest.account());
        var batch =
                books.open(Books.Wanted.accounts(List.of(key), contest.amount().currency()));
        var open = batch.open(key, contest.item().value());
        if (open != null) open.contested = 0;
        batch.settle(key, today());
        books.close(batch, by);
        if (granted.isPositive()) grant(contest, granted, credit, by);
        note(
                by,
                "ledger.contest-ended",
                customer,
                contest.item(),
                Map.of("granted", granted.minor(), "reason", reason));
    }

    private void grant(Contest contest, Money granted, ItemId credit, Actor by) {
        var today = today();
        var note = List.of(new NewCredit(
                contest.customer(),
                contest.account(),
                credit,
                CreditKind.CREDIT_NOTE,
                granted,
                today,
                today,
                contest.reference(),
                "revenue.adjustment",
                List.of(contest.item())));
        discretion.authorise(note, by);
        var unused = postings.credit(note, by);
    }

    private void end(Contest contest, Money granted, ItemId credit, String reason, Actor by) {
        var ended = db.sql("""
                insert into ledger.contest_end (customer, contest, granted_minor, credit, reason, person, badge, at)
                values (:customer, :contest, :granted, :credit, :reason, :person, :badge, :at) on conflict do nothing""")
                .param("customer", contest.customer().value())
                .param("contest", contest.id())
                .param("granted", granted.minor())
                .param("credit", granted.isPositive() ? credit.value() : null)
                .param("reason", reason)
                .param("person", by.person())
                .param("badge", by.badge())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (ended == 0) throw new Refused("ledger-decided-before");
    }

    private static final String SELECT = """
            select c.customer, c.account, c.id, c.item, c.amount_minor, c.currency, c.reason, c.badge, c.at,
                   i.kind, i.product, i.reference
            from ledger.contest c join ledger.item i on i.customer = c.customer and i.id = c.item
            """;

    private Contest get(CustomerId customer, long id) {
        return db.sql(SELECT + "where c.customer = ? and c.id = ?")
                .params(customer.value(), id)
                .query((row, n) -> contest(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", Ids.text(id)));
    }

    /** What people of these units took down and nobody has ended yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Contest> open(Scope scope, int limit) {
        return db.sql(SELECT + """
                where c.unit = any(:units) and not exists (
                    select from ledger.contest_end e where e.customer = c.customer and e.contest = c.id)
                order by c.at, c.id limit :limit""")
                .param("units", scope.array())
                .param("limit", limit)
                .query((row, n) -> contest(row))
                .list();
    }

    private static Contest contest(ResultSet row) throws SQLException {
        var key = Books.key(row);
        return new Contest(
                key.customer(),
                key.account(),
                row.getLong("id"),
                new ItemId(row.getLong("item")),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("kind"),
                row.getString("product"),
                row.getString("reference"),
                row.getString("reason"),
                row.getString("badge"),
                row.getTimestamp("at").toInstant());
    }

    private Place place(CustomerId customer, ItemId item) {
        return db.sql(
                        "select customer, account, currency from ledger.item where customer = ? and id = ? and side = 'D'")
                .params(customer.value(), item.value())
                .query((row, n) -> new Place(Books.key(row), row.getString("currency")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", item.text()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private void note(Actor by, String what, CustomerId customer, ItemId item, Map<String, ?> facts) {
        audit.note(by, what, customer.value(), "item:" + item.text(), facts);
    }
}
