package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.Rows.OpenItem;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks accounts and reads what is open, all in one round trip to the database; and writes a batch of postings down, all
 * in another. The statements of a round trip see one after the other what was committed before each began, so that
 * what is read after the locks is what holds while they last.
 */
@Component
class Books {

    static final String RECEIVABLE = "receivable";

    /** With more new items than these a round trip for each table costs less than rows as parameters. */
    private static final int COPIED_FROM = 100;

    /**
     * Locks in the order of the keys, as every batch does, so that no two wait for one another. Lateral and {@code offset
     * 0}: whatever the statistics say, rows are looked up by key and no table is read whole.
     */
    private static final String LOCK_AND_READ = """
            insert into ledger.account (customer, account, currency)
            select c, a, ? from unnest(?::bigint[], ?::bigint[]) as k (c, a) order by c, a
            on conflict (customer, account) do update set version = ledger.account.version + 1
            returning currency;
            select o.customer, o.account, o.item, o.side, o.kind, o.product, o.happened_on, o.due_on, o.reference,
                   o.amount_minor, o.open_minor, o.contested_minor
            from unnest(?::bigint[], ?::bigint[]) as k (c, a)
            cross join lateral (
                select * from ledger.open_item t where t.customer = k.c and t.account = k.a offset 0) o;
            select i.customer, i.account, i.id, i.amount_minor, i.kind
            from unnest(?::bigint[], ?::bigint[]) as k (c, id)
            cross join lateral (select * from ledger.item t where t.customer = k.c and t.id = k.id offset 0) i
            """;

    private final DataSource data;
    private final JdbcTemplate db;
    private final Reference rules;
    private final Months months;
    private final PostedAccounts posted;
    private final Clock clock;

    Books(DataSource data, JdbcTemplate db, Reference rules, Months months, PostedAccounts posted, Clock clock) {
        this.data = data;
        this.db = db;
        this.rules = rules;
        this.months = months;
        this.posted = posted;
        this.clock = clock;
    }

    /** What shall be posted to, and the ids of the items that shall be new, each with its customer. */
    record Wanted(TreeSet<AccountKey> accounts, String currency, long[] customers, long[] ids) {

        static Wanted accounts(Collection<AccountKey> accounts, String currency) {
            return new Wanted(new TreeSet<>(accounts), currency, new long[0], new long[0]);
        }
    }

    /** Locks the accounts until the transaction ends. Refused {@code ledger-currency} if one is kept in another. */
    Batch open(Wanted wanted) {
        var customers = wanted.accounts().stream()
                .mapToLong(key -> key.customer().value())
                .toArray();
        var accounts = wanted.accounts().stream()
                .mapToLong(key -> key.account().value())
                .toArray();
        var batch = new Batch(wanted.accounts(), rules::inForce);
        db.execute(LOCK_AND_READ, (PreparedStatementCallback<Boolean>) statement -> {
            statement.setString(1, wanted.currency());
            statement.setObject(2, customers);
            statement.setObject(3, accounts);
            statement.setObject(4, customers);
            statement.setObject(5, accounts);
            statement.setObject(6, wanted.customers());
            statement.setObject(7, wanted.ids());
            statement.execute();
            checkCurrency(statement, wanted.currency());
            readOpen(statement, batch);
            readKnown(statement, batch);
            return true;
        });
        return batch;
    }

    /** Writes down what the batch adds and changes, and tells others of it after the commit. */
    void close(Batch batch, Actor by) {
        months.ensure(batch.months());
        var now = clock.instant();
        if (batch.rows.items.size() > COPIED_FROM && !batch.rows.journals.isEmpty()) copy(batch, by, now);
        else
            db.execute(Writing.STATEMENTS, (PreparedStatementCallback<Boolean>)
                    statement -> new Writing(statement, batch, by, Timestamp.from(now)).write());
        posted.wakeAfterCommit();
    }

    private void copy(Batch batch, Actor by, Instant now) {
        new Rows.Copy(data, by, now).write(batch);
        var stored = batch.changed().stream().filter(item -> item.stored).toList();
        if (!stored.isEmpty())
            db.execute(Writing.CHANGES, (PreparedStatementCallback<Boolean>)
                    statement -> Writing.change(statement, stored));
    }

    private static void checkCurrency(PreparedStatement statement, String wanted) throws SQLException {
        try (var rows = statement.getResultSet()) {
            while (rows.next()) if (!rows.getString(1).equals(wanted)) throw new Refused("ledger-currency", wanted);
        }
    }

    private static void readOpen(PreparedStatement statement, Batch batch) throws SQLException {
        statement.getMoreResults();
        try (var rows = statement.getResultSet()) {
            while (rows.next())
                batch.stored(OpenItem.stored(item(rows), rows.getLong("open_minor"), rows.getLong("contested_minor")));
        }
    }

    private static void readKnown(PreparedStatement statement, Batch batch) throws SQLException {
        statement.getMoreResults();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                var key = key(rows);
                batch.known(
                        rows.getLong("id"), new Batch.Known(key, rows.getLong("amount_minor"), rows.getString("kind")));
            }
        }
    }

    static Rows.Item item(ResultSet row) throws SQLException {
        return new Rows.Item(
                key(row),
                row.getLong("item"),
                row.getString("side").equals("D"),
                row.getString("kind"),
                row.getString("product"),
                row.getObject("happened_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("reference"),
                row.getLong("amount_minor"));
    }

    static AccountKey key(ResultSet row) throws SQLException {
        return new AccountKey(new CustomerId(row.getLong("customer")), new AccountId(row.getLong("account")));
    }

    /**
     * Postings that concern no customer: agents' fees, money of which nobody knows whose it is. They stand under a customer
     * and an account of number nought, whose row nobody locks: no amount is kept there.
     */
    @Component
    static class House {

        private static final AccountKey HOUSE = new AccountKey(new CustomerId(0), new AccountId(0));

        private final JdbcClient db;
        private final Reference reference;
        private final Months months;
        private final Clock clock;

        House(JdbcClient db, Reference reference, Months months, Clock clock) {
            this.db = db;
            this.reference = reference;
            this.months = months;
            this.clock = clock;
        }

        void move(Ledger.GeneralMove move, Actor by) {
            if (!move.amount().isPositive()) throw Refused.field("amount", "ledger-amount-not-positive");
            for (var side : List.of(move.debit(), move.credit())) {
                reference.checkGeneral(side);
                if (side.equals(RECEIVABLE)) throw new Refused("ledger-gl-unknown", side);
            }
            var month = Batch.month(move.on());
            months.ensure(List.of(month));
            var journal = Ids.next();
            db.sql("insert into ledger.account (customer, account, currency) values (?, ?, ?) on conflict do nothing")
                    .params(
                            HOUSE.customer().value(),
                            HOUSE.account().value(),
                            move.amount().currency())
                    .update();
            db.sql("""
                    insert into ledger.journal (customer, month, id, account, kind, reference, reason, happened_on, counts_on,
                        made_at, person, badge, origin)
                    values (:customer, :month, :id, :account, 'TRANSFER', :reference, '', :on, :on, :at, :person, :badge,
                        :origin)""")
                    .param("customer", HOUSE.customer().value())
                    .param("month", month)
                    .param("id", journal)
                    .param("account", HOUSE.account().value())
                    .param("reference", move.reference())
                    .param("on", move.on())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("person", by.person())
                    .param("badge", by.badge())
                    .param("origin", by.origin())
                    .update();
            db.sql("""
                    insert into ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)
                    values (:customer, :month, :journal, 1, :account, :debit, :amount, :currency),
                           (:customer, :month, :journal, 2, :account, :credit, -:amount, :currency)""")
                    .param("customer", HOUSE.customer().value())
                    .param("month", month)
                    .param("journal", journal)
                    .param("account", HOUSE.account().value())
                    .param("debit", move.debit())
                    .param("credit", move.credit())
                    .param("amount", move.amount().minor())
                    .param("currency", move.amount().currency())
                    .update();
        }
    }
}
