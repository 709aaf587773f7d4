package furong.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets no commit wait for the disk while something is built that is built anew if it is interrupted, as the demo city
 * is. Its month has some hundred thousand commits, and the wait for them was most of a first start. Exists only where
 * {@link TimeTravel} does.
 */
@Component
@ConditionalOnProperty("furong.time-travel")
public class Haste {

    private final JdbcClient db;
    private final DataSource pool;

    Haste(JdbcClient db, DataSource pool) {
        this.db = db;
        this.pool = pool;
    }

    /** From now on, on every connection. */
    public void begin() {
        set("alter database postgres set synchronous_commit = off");
    }

    /** What is committed is on the disk again before anybody hears of it. */
    public void end() {
        set("alter database postgres reset synchronous_commit");
    }

    private void set(String statement) {
        db.sql(statement).update();
        try {
            pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
