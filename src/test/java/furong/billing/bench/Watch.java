package furong.billing.bench;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Looks every few milliseconds at what the server is doing, and says in the end where the time went. */
final class Watch implements AutoCloseable {

    private static final long EVERY_NANOS = 10_000_000;
    private static final int SHOWN = 14;

    private final DataSource data;
    private final Map<String, Integer> seen = new TreeMap<>();
    private final Thread thread;
    private volatile boolean over;
    private int looks;

    Watch(DataSource data) {
        this.data = data;
        this.thread = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        try (var connection = data.getConnection();
                var statement = connection.prepareStatement("""
                        select case when state = 'active' then coalesce(wait_event, 'working') else 'the caller works after' end
                               || ': ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 60)
                        from pg_stat_activity
                        where pid <> pg_backend_pid() and state <> 'idle' and backend_type = 'client backend'""")) {
            while (!over) {
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) seen.merge(rows.getString(1), 1, Integer::sum);
                }
                looks++;
                LockSupport.parkNanos(EVERY_NANOS);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Prints what was seen most often, as a share of the looks; two connections at work make two hundred percent. */
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(one -> System.out.printf("  %4d %%  %s%n", 100 * one.getValue() / looks, one.getKey()));
    }
}
