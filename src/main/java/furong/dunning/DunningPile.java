package furong.dunning;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that are due: marked in a row, taken up one by one, several beside one another. */
@Component
@AcrossCustomers("takes up the accounts of many customers, one at a time")
class DunningPile {

    private static final Logger log = LoggerFactory.getLogger(DunningPile.class);
    private static final int BESIDE = 6;

    private final JdbcClient db;
    private final DunningDesk desk;
    private final Clock clock;
    private final Semaphore room = new Semaphore(BESIDE);

    DunningPile(JdbcClient db, DunningDesk desk, Clock clock) {
        this.db = db;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Marks those with which something is going on as due now, and says which they are. The rows are locked first: an
     * update alone passes over a row that is clear as far as is committed, and does not wait for the desk that is about
     * to commit a suspension of it. The lock waits, and what is read after it is what the desk left.
     */
    @Transactional
    public List<AccountKey> mark(Collection<AccountKey> accounts) {
        var customers = accounts.stream().map(one -> one.customer().value()).toArray(Long[]::new);
        var numbers = accounts.stream().map(one -> one.account().value()).toArray(Long[]::new);
        db.sql("""
                select from dunning.account a
                join unnest(:customers, :accounts) as q (customer, account)
                  on a.customer = q.customer and a.account = q.account
                order by a.customer, a.account for update of a""").param("customers", customers).param("accounts", numbers).query(row -> {});
        return db.sql("""
                update dunning.account a set next_at = :now
                from unnest(:customers, :accounts) as q (customer, account)
                where a.customer = q.customer and a.account = q.account and a.stage <> 'CLEAR'
                returning a.customer, a.account""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customers", customers)
                .param("accounts", numbers)
                .query((row, n) -> new AccountKey(new CustomerId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
    }

    /** Those due now, the longest waiting first. */
    List<AccountKey> due(int limit) {
        return db.sql("""
                select customer, account from dunning.account where next_at <= :now
                order by next_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new AccountKey(new CustomerId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
    }

    /** Takes each up; one that fails is left for the next time and does not keep the others. Says how many succeeded. */
    int takeUp(Collection<AccountKey> accounts) {
        var done = new java.util.concurrent.atomic.AtomicInteger();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : accounts) {
                room.acquireUninterruptibly();
                hands.execute(() -> {
                    try {
                        desk.takeUp(key);
                        done.incrementAndGet();
                    } catch (RuntimeException failed) {
                        log.error(
                                "account {} of customer {} is left for later",
                                key.account().text(),
                                key.customer().text(),
                                failed);
                    } finally {
                        room.release();
                    }
                });
            }
        }
        return done.get();
    }
}
