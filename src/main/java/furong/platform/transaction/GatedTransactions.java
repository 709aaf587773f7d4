package furong.platform.transaction;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Lets so many transactions begin at once that one within another always finds a connection. Whoever listens to a commit
 * works while the committed transaction still holds its connection, and needs a second one to note what was heard; with
 * as many such listeners as connections each would wait for one that another holds. So some connections are kept for
 * transactions within transactions, and the last for those within these. Reads outside transactions pass: they hold a
 * connection and wait for nothing.
 */
@Component
public class GatedTransactions extends JdbcTransactionManager {

    /** Connections that outermost transactions leave free. */
    private static final int KEPT = 4;

    private static final int WITHIN = KEPT - 1;
    private static final long PATIENCE_SECONDS = 30;

    private final Semaphore outermost;
    private final Semaphore within = new Semaphore(WITHIN);
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    GatedTransactions(DataSource data, @Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
        super(data);
        if (connections <= KEPT) throw new IllegalArgumentException("more than " + KEPT + " connections are needed");
        outermost = new Semaphore(connections - KEPT, true);
    }

    /** @throws CannotCreateTransactionException when none has ended for half a minute */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var level = depth.get();
        enter(level);
        depth.set(level + 1);
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException failure) {
            leave(level);
            throw failure;
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            super.doCleanupAfterCompletion(transaction);
        } finally {
            leave(depth.get() - 1);
        }
    }

    private void enter(int level) {
        if (level > 1) return;
        try {
            if (!(level == 0 ? outermost : within).tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new CannotCreateTransactionException(
                        "too many transactions at once: " + outermost.getQueueLength() + " wait");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotCreateTransactionException("stopped while waiting to begin", stopped);
        }
    }

    private void leave(int level) {
        if (level == 0) depth.remove();
        else depth.set(level);
        if (level == 0) outermost.release();
        if (level == 1) within.release();
    }
}
