package furong.fieldwork;

import furong.customer.CustomerId;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What crews say themselves of how they kept to the convention, to be laid beside the customer's word. */
@Component
@Transactional(readOnly = true)
public class OwnLists {

    private static final int MANY = 200;

    private final JdbcClient db;

    OwnLists(JdbcClient db) {
        this.db = db;
    }

    /** The convention's items on the list of the newest visit done for a matter, true if ticked; empty if nobody came. */
    public Map<String, Boolean> of(CustomerId customer, String reference) {
        var ticked = new TreeMap<String, Boolean>();
        db.sql("""
                with done as (
                    select customer, id, purpose from fieldwork.visit
                    where customer = :customer and reference = :reference and state = 'DONE'
                    order by since desc, id desc limit 1)
                select kept.item, bool_or(c.at is not null) as ticked
                from done v
                join fieldwork.checklist_item i on i.purpose in ('*', v.purpose) and i.active
                cross join unnest(i.items) as kept (item)
                left join fieldwork.visit_check c on c.customer = v.customer and c.visit = v.id and c.item = i.code
                group by kept.item order by kept.item limit :many""")
                .param("customer", customer.value())
                .param("reference", reference)
                .param("many", MANY)
                .query(row -> {
                    ticked.put(row.getString("item"), row.getBoolean("ticked"));
                });
        return ticked;
    }
}
