package furong.ledger;

import furong.platform.AcrossCustomers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells others which accounts were posted to: a row each in the posting's transaction, one event for a batch of them
 * afterwards. What an event costs in the registry of events is thereby paid per batch, and not while a customer waits.
 */
@Component
@AcrossCustomers("one event tells of the accounts of many customers")
class PostedAccounts {

    private static final Logger log = LoggerFactory.getLogger(PostedAccounts.class);
    private static final int BATCH = 500;
    /** While postings come one after the other, those of this long are told of together: each telling is a commit. */
    private static final Duration BREATH = Duration.ofMillis(25);

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean atOnce;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("ledger-outbox").factory());

    /** @param work whether recurring work runs here; where it does not, the caller's own thread tells the others */
    PostedAccounts(
            JdbcClient db,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${furong.work:true}") boolean work) {
        this.db = db;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.atOnce = !work;
    }

    /** Tells of what this transaction adds as soon as it is committed. */
    void wakeAfterCommit() {
        if (TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Wake.class::isInstance)) return;
        TransactionSynchronizationManager.registerSynchronization(new Wake());
    }

    private final class Wake implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            if (atOnce) drain();
            else if (!wanted.getAndSet(true)) runner.execute(PostedAccounts.this::drainQuietly);
        }
    }

    /** What this misses, the recurring work finds. */
    private void drainQuietly() {
        wanted.set(false);
        try {
            drain();
        } catch (RuntimeException failure) {
            log.warn("Postings could not be told of yet; it will be tried again", failure);
        }
        LockSupport.parkNanos(BREATH.toNanos());
    }

    /**
     * Tells of all that is waiting, batch by batch; says of how many rows. Only one thread does it at a time: another
     * one would hold its connection to the database while it waits for a second. Who finds one at it only counts itself,
     * and that one goes round once more: it may have looked for the last time just before these rows were committed.
     */
    int drain() {
        var told = 0;
        asked.incrementAndGet();
        long heard;
        do {
            if (!draining.compareAndSet(false, true)) return told;
            try {
                heard = asked.get();
                for (var batch = BATCH; batch == BATCH; told += batch) batch = next();
            } finally {
                draining.set(false);
            }
        } while (asked.get() != heard);
        return told;
    }

    private int next() {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            var rows = take();
            if (!rows.isEmpty())
                events.publishEvent(
                        new AccountsPosted(rows.stream().distinct().sorted().toList(), clock.instant()));
            return rows.size();
        }));
    }

    private List<AccountKey> take() {
        return db.sql("""
                delete from ledger.outbox where ctid = any(array(
                    select ctid from ledger.outbox limit ? for update skip locked))
                returning customer, account""").param(BATCH).query((row, n) -> Books.key(row)).list();
    }
}
