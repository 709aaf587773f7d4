package furong.conduct;

import furong.callback.CallbackId;
import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the crew's own list and the customer do not agree: ticked as kept, and not kept says the customer. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("what customers of all units said is laid beside what the crews ticked")
public class Contradictions {

    private static final int MANY = 200;

    private final JdbcClient db;

    Contradictions(JdbcClient db) {
        this.db = db;
    }

    /** One callback in which the customer denies what was ticked; {@code items} are those. */
    public record Contradiction(
            CustomerId customer, CallbackId callback, StaffId person, UnitId unit, LocalDate day, List<String> items) {}

    /** How many callbacks asked about items that had been ticked, and in how many the customer denied one. */
    public record Count(long compared, long denied) {}

    /** Those of a span of days, the newest first. */
    public List<Contradiction> between(LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        select customer, callback, person, unit, day,
                               array(select unnest(missed) intersect select unnest(ticked) order by 1) as items
                        from conduct.answer
                        where day >= :from and day < :until and unit = any(:units) and missed && ticked
                        order by day desc, callback desc limit :many""")
                .param("from", from)
                .param("until", until)
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> new Contradiction(
                        new CustomerId(row.getLong("customer")),
                        new CallbackId(row.getLong("callback")),
                        new StaffId(row.getLong("person")),
                        new UnitId(row.getLong("unit")),
                        row.getObject("day", LocalDate.class),
                        List.of((String[]) row.getArray("items").getArray())))
                .list();
    }

    public Count count(LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        select count(*) filter (where asked && ticked) as compared,
                               count(*) filter (where missed && ticked) as denied
                        from conduct.answer where day >= :from and day < :until and unit = any(:units)""")
                .param("from", from)
                .param("until", until)
                .param("units", scope.array())
                .query((row, n) -> new Count(row.getLong("compared"), row.getLong("denied")))
                .single();
    }
}
