package furong.ordering;

import furong.organisation.Segment;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What whoever takes an order keeps in mind and says, by the customer's segment. */
@Component
class OrderScripts {

    private final JdbcClient db;

    OrderScripts(JdbcClient db) {
        this.db = db;
    }

    Label current(Segment segment, LocalDate on) {
        return db.sql("""
                        select words_zh, words_en from ordering.script
                        where segment = ? and since <= ? order by since desc limit 1""")
                .params(segment.name(), on)
                .query((row, n) -> new Label(row.getString("words_zh"), row.getString("words_en")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", segment.name()));
    }
}
