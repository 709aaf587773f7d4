package furong.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The monthly partitions of journals and entries. They are made ahead every night. A posting that comes to a month
 * without one makes it in its own transaction: nothing is refused, and no row lands in a partition it does not belong
 * to. Without either, a row for such a month has no place and the database refuses it.
 */
@Component
class Months {

    private static final int AHEAD = 6;

    private final JdbcClient db;
    private final Clock clock;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Months(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Sees that these months, by their first days, have partitions. */
    void ensure(Collection<LocalDate> months) {
        for (var month : months) {
            if (known.contains(month)) continue;
            db.sql("select ledger.make_month(?)")
                    .param(month)
                    .query(Boolean.class)
                    .single();
            rememberAfterCommit(month);
        }
    }

    /** Makes the partitions of this month and those to come; says of how many months. */
    int makeAhead() {
        var first = Batch.month(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var made = 0;
        for (var ahead = 0; ahead <= AHEAD; ahead++) {
            if (db.sql("select ledger.make_month(?)")
                    .param(first.plusMonths(ahead))
                    .query(Boolean.class)
                    .single()) made++;
        }
        return made;
    }

    /** What is rolled back was not made. */
    private void rememberAfterCommit(LocalDate month) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.add(month);
            }
        });
    }
}
