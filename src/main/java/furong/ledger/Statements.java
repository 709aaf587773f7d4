package furong.ledger;

import furong.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How accounts stand, and how they came to stand so. */
@Component
class Statements {

    private static final int LINES_MAX = 5_000;

    private final JdbcClient db;
    private final Clock clock;
    private final String currency;

    Statements(JdbcClient db, Clock clock, @Value("${furong.currency}") String currency) {
        this.db = db;
        this.clock = clock;
        this.currency = currency;
    }

    Owed owed(AccountKey key) {
        return db.sql("""
                select coalesce((select currency from ledger.account where customer = :customer and account = :account),
                           :currency) as currency,
                       coalesce(sum(open_minor) filter (where side = 'D'), 0) as open,
                       coalesce(sum(contested_minor), 0) as contested,
                       coalesce(sum(open_minor) filter (where side = 'C'), 0) as on_account,
                       min(due_on) filter (where side = 'D' and open_minor > contested_minor and due_on < :today) + 1
                           as overdue_since
                from ledger.open_item where customer = :customer and account = :account""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("currency", currency)
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .query((row, n) -> {
                    var in = row.getString("currency");
                    return new Owed(
                            new Money(row.getLong("open"), in),
                            new Money(row.getLong("contested"), in),
                            new Money(row.getLong("on_account"), in),
                            row.getObject("overdue_since", LocalDate.class));
                })
                .single();
    }

    Statement statement(AccountKey key, LocalDate from, LocalDate until) {
        var in = currency(key);
        var opening = new Money(balanceBefore(key, from), in);
        var lines = new ArrayList<Statement.Line>();
        var balance = new Money[] {opening};
        db.sql("""
                select i.id, i.side, i.kind, i.product, i.reference, i.amount_minor, i.counts_on, i.happened_on,
                       coalesce(o.open_minor, 0) as open_minor, coalesce(o.contested_minor, 0) as contested_minor
                from ledger.item i
                left join ledger.open_item o on o.customer = i.customer and o.account = i.account and o.item = i.id
                where i.customer = :customer and i.account = :account
                  and i.counts_on >= :from and i.counts_on < :until
                order by i.counts_on, i.id limit :limit""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .param("from", from)
                .param("until", until)
                .param("limit", LINES_MAX)
                .query((row, n) -> line(row, in, balance))
                .list()
                .forEach(lines::add);
        var closing = new Money(balanceBefore(key, until), in);
        return new Statement(key, from, until, opening, lines, closing, lines.size() == LINES_MAX);
    }

    /** @param balance the balance before the line, and after it when this returns */
    private static Statement.Line line(ResultSet row, String currency, Money[] balance) throws SQLException {
        var amount = new Money(row.getLong("amount_minor"), currency);
        if (row.getString("side").equals("C")) amount = amount.negated();
        balance[0] = balance[0].plus(amount);
        return new Statement.Line(
                new ItemId(row.getLong("id")),
                row.getObject("counts_on", LocalDate.class),
                row.getObject("happened_on", LocalDate.class),
                row.getString("kind"),
                row.getString("product"),
                row.getString("reference"),
                amount,
                balance[0],
                new Money(row.getLong("open_minor"), currency),
                new Money(row.getLong("contested_minor"), currency));
    }

    /** The currency an account is kept in; that of the house if nothing was posted to it yet. */
    String currency(AccountKey key) {
        return db.sql("select currency from ledger.account where customer = ? and account = ?")
                .params(key.customer().value(), key.account().value())
                .query(String.class)
                .optional()
                .orElse(currency);
    }

    private long balanceBefore(AccountKey key, LocalDate day) {
        return db.sql("""
                select coalesce(sum(case side when 'D' then amount_minor else -amount_minor end), 0)
                from ledger.item where customer = ? and account = ? and counts_on < ?""")
                .params(key.customer().value(), key.account().value(), day)
                .query(Long.class)
                .single();
    }

    /** What is held as a deposit: what of it was paid, less what was given back. In minor units, never negative. */
    long deposit(AccountKey key) {
        return db.sql("""
                select greatest(0, coalesce(sum(case when i.kind = 'DEPOSIT' then i.amount_minor - coalesce(o.open_minor, 0)
                                                     else -i.amount_minor end), 0))
                from ledger.item i
                left join ledger.open_item o on o.customer = i.customer and o.account = i.account and o.item = i.id
                                            and i.side = 'D'
                where i.customer = :customer and i.account = :account and i.kind in ('DEPOSIT', 'DEPOSIT_RETURN')
                  and not exists (select from ledger.item r where r.customer = i.customer and r.reverses = i.id)""")
                .param("customer", key.customer().value())
                .param("account", key.account().value())
                .query(Long.class)
                .single();
    }
}
