package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import furong.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is overdue: of one account, or of one after another through all of them. Contested amounts are not asked for. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("reads on through the accounts of all customers")
public class Arrears {

    private final JdbcClient db;
    private final Clock clock;
    private final String currency;

    Arrears(JdbcClient db, Clock clock, @Value("${furong.currency}") String currency) {
        this.db = db;
        this.clock = clock;
        this.currency = currency;
    }

    /**
     * What is overdue of an account today.
     *
     * @param overdueSince the first day on which the oldest of it was overdue, null if nothing is
     */
    public record Standing(
            AccountKey key, Money overdue, @Nullable LocalDate overdueSince) {}

    public Standing of(CustomerId customer, AccountId account) {
        return db.sql("""
                select coalesce(sum(open_minor - contested_minor), 0) as overdue, min(due_on) + 1 as since
                from ledger.open_item
                where customer = :customer and account = :account
                  and side = 'D' and due_on < :today and open_minor > contested_minor""")
                .param("customer", customer.value())
                .param("account", account.value())
                .param("today", today())
                .query((row, n) -> new Standing(
                        new AccountKey(customer, account),
                        new Money(row.getLong("overdue"), currency),
                        row.getObject("since", LocalDate.class)))
                .single();
    }

    /** The same of many, in the order of their keys. */
    public List<Standing> of(Collection<AccountKey> keys) {
        return db.sql("""
                select q.customer, q.account, coalesce(sum(i.open_minor - i.contested_minor), 0) as overdue,
                       min(i.due_on) + 1 as since
                from unnest(:customers, :accounts) as q (customer, account)
                left join ledger.open_item i on i.customer = q.customer and i.account = q.account
                     and i.side = 'D' and i.due_on < :today and i.open_minor > i.contested_minor
                group by q.customer, q.account order by q.customer, q.account""")
                .param(
                        "customers",
                        keys.stream().map(one -> one.customer().value()).toArray(Long[]::new))
                .param(
                        "accounts",
                        keys.stream().map(one -> one.account().value()).toArray(Long[]::new))
                .param("today", today())
                .query(this::standing)
                .list();
    }

    /** The accounts with something overdue today that come after {@code last}; from the first one on if it is null. */
    public List<Standing> after(@Nullable AccountKey last, int limit) {
        return db.sql("""
                select customer, account, sum(open_minor - contested_minor) as overdue, min(due_on) + 1 as since
                from ledger.open_item
                where (customer, account) > (:customer, :account)
                  and side = 'D' and due_on < :today and open_minor > contested_minor
                group by customer, account order by customer, account limit :limit""")
                .param(
                        "customer",
                        last == null ? Long.MIN_VALUE : last.customer().value())
                .param("account", last == null ? Long.MIN_VALUE : last.account().value())
                .param("today", today())
                .param("limit", limit)
                .query(this::standing)
                .list();
    }

    /** A bill by its number, of whom. */
    public record Billed(AccountKey key, String number) {}

    /** What is still open on these bills, by their number; one that is paid is missing. */
    public Map<String, Money> ofBills(Collection<Billed> bills) {
        var open = new HashMap<String, Money>();
        db.sql("""
                select q.number, sum(i.open_minor) as open
                from (select distinct * from unnest(:customers, :accounts, :numbers) as t (customer, account, number)) q
                join ledger.open_item i on i.customer = q.customer and i.account = q.account
                     and i.side = 'D' and i.reference = q.number
                group by q.number""")
                .param(
                        "customers",
                        bills.stream().map(one -> one.key().customer().value()).toArray(Long[]::new))
                .param(
                        "accounts",
                        bills.stream().map(one -> one.key().account().value()).toArray(Long[]::new))
                .param("numbers", bills.stream().map(Billed::number).toArray(String[]::new))
                .query(row -> {
                    open.put(row.getString("number"), new Money(row.getLong("open"), currency));
                });
        return open;
    }

    private Standing standing(ResultSet row, int n) throws SQLException {
        return new Standing(
                new AccountKey(new CustomerId(row.getLong("customer")), new AccountId(row.getLong("account"))),
                new Money(row.getLong("overdue"), currency),
                row.getObject("since", LocalDate.class));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
