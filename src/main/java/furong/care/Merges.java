package furong.care;

import furong.contact.Duties;
import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says that two cases of a customer are one, and undoes it. Each keeps its own promise: one answer keeps them all. */
@Component
@Transactional
public class Merges {

    private final JdbcClient db;
    private final CaseRows rows;
    private final CaseNews news;
    private final Duties duties;
    private final Clock clock;

    Merges(JdbcClient db, CaseRows rows, CaseNews news, Duties duties, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.news = news;
        this.duties = duties;
        this.clock = clock;
    }

    /** Refused as {@code case-merge-itself}, or {@code case-not-open} unless both are open. */
    public void merge(CustomerId customer, CaseId id, CaseId into, Actor by) {
        if (id.equals(into)) throw Refused.field("into", "case-merge-itself");
        lockBoth(customer, id, into);
        var found = rows.lockOpen(customer, id);
        var target = rows.lockOpen(customer, into);
        if (!rows.mergedInto(customer, id).isEmpty()) throw Refused.field("into", "case-merge-chain");
        db.sql("""
                insert into care.merging (customer, id, case_id, into_case, at, badge) values (?, ?, ?, ?, ?, ?)""")
                .params(
                        customer.value(),
                        Ids.next(),
                        id.value(),
                        into.value(),
                        Timestamp.from(clock.instant()),
                        by.badge())
                .update();
        db.sql("""
                update care.case set state = 'MERGED', merged_into = :into, parked_until = null
                where customer = :customer and id = :id""")
                .param("into", into.value())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        db.sql(
                        "update care.parking set woke_at = :now where customer = :customer and case_id = :id and woke_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        duties.confirm(customer, id.subject(), Duties.Confirmed.WITHDRAWN, null, by);
        news.tell(found, "merged", List.of(target.number()), by);
    }

    /** They are two after all. The case goes on where it was; if the other was answered meanwhile, it is answered. */
    public void undo(CustomerId customer, CaseId id, Actor by) {
        var found = rows.lock(customer, id);
        if (found.state() != CaseState.MERGED) throw new Refused("case-not-merged");
        db.sql("""
                update care.merging set undone_at = :now, undone_by = :badge
                where customer = :customer and case_id = :id and undone_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("badge", by.badge())
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
        db.sql("""
                update care.case set state = case when answered_at is null then 'OPEN' else 'ANSWERED' end,
                    merged_into = null
                where customer = :customer and id = :id""").param("customer", customer.value()).param("id", id.value()).update();
        duties.reopened(customer, id.subject());
        news.tell(found, "unmerged", List.of(), by);
    }

    /** In the order of their ids, so that two people who merge them the other way round do not wait for each other. */
    private void lockBoth(CustomerId customer, CaseId one, CaseId other) {
        db.sql("select id from care.case where customer = :customer and id in (:one, :other) order by id for update")
                .param("customer", customer.value())
                .param("one", one.value())
                .param("other", other.value())
                .query(Long.class)
                .list();
    }
}
