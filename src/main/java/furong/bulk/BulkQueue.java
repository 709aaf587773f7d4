package furong.bulk;

import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that are being placed, whoever's they are. */
@Component
@AcrossCustomers("the worker takes up what anybody started")
class BulkQueue {

    private final JdbcClient db;

    BulkQueue(JdbcClient db) {
        this.db = db;
    }

    record Waiting(CustomerId customer, BulkId file) {}

    List<Waiting> waiting(int limit) {
        return db.sql("select customer, id from bulk.file where state = 'PLACING' order by started_at, id limit ?")
                .param(limit)
                .query((row, n) -> new Waiting(new CustomerId(row.getLong("customer")), new BulkId(row.getLong("id"))))
                .list();
    }
}
