package furong.fault;

import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The faults of a part of the house, the most urgent first. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("a unit's list runs over all customers")
public class FaultBoard {

    private static final int COUNT_MAX = 10_000;

    private final JdbcClient db;

    FaultBoard(JdbcClient db) {
        this.db = db;
    }

    /** Open faults of units in scope, those due first at the top */
    public List<Fault> open(Scope scope, int limit) {
        return db.sql("""
                        select * from fault.fault where unit = any(:units) and state in ('OPEN', 'VISIT')
                        order by due_at, customer, id limit :limit""")
                .param("units", scope.array())
                .param("limit", limit)
                .query((row, n) -> FaultRows.read(row))
                .list();
    }

    /** How many are open, at most ten thousand. */
    public long count(Scope scope) {
        return db.sql("""
                        select count(*) from (select 1 from fault.fault
                            where unit = any(:units) and state in ('OPEN', 'VISIT') limit :max) counted""")
                .param("units", scope.array())
                .param("max", COUNT_MAX)
                .query(Long.class)
                .single();
    }

    /** How many were mended in a period; each customer is asked about it. */
    public long mended(Instant from, Instant until) {
        return db.sql("select count(*) from fault.fault where mended_at >= :from and mended_at < :until")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Long.class)
                .single();
    }
}
