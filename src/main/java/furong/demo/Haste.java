package furong.demo;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * While the city is built no commit waits for the disk: whoever interrupts that gets a new one anyway. Its month has
 * some hundred thousand commits, and the wait for them was most of a first start.
 */
@DemoPart
class Haste {

    private final JdbcClient db;
    private final DataSource pool;

    Haste(JdbcClient db, DataSource pool) {
        this.db = db;
        this.pool = pool;
    }

    /** From now on, on every connection. */
    void begin() {
        set("alter database postgres set synchronous_commit = off");
    }

    /** What is committed is on the disk again before anybody hears of it. */
    void end() {
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
