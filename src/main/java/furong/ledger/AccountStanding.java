package furong.ledger;

import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How accounts stand, read from what is open. */
@Component
class AccountStanding {

    private final JdbcClient db;
    private final Clock clock;
    private final String currency;

    AccountStanding(JdbcClient db, Clock clock, @Value("${furong.currency}") String currency) {
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
}
