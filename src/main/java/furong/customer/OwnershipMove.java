package furong.customer;

import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes owners, some hundred customers in a transaction, with a line in each customer's timeline. */
@Component
@AcrossCustomers("a moved boundary gives whole streets to another unit")
class OwnershipMove {

    private static final int CHUNK = 500;

    private final JdbcClient db;
    private final Timeline timeline;
    private final Clock clock;

    OwnershipMove(JdbcClient db, Timeline timeline, Clock clock) {
        this.db = db;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Moves up to a chunk of the group and says how many; 0 when nobody is left to move. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    int chunk(Ownership.Group group, UnitId to, LocalDate day, String why) {
        var customers = db.sql("""
                select c.customer from customer.customer c
                join customer.ownership o on o.customer = c.customer and o.until is null and o.unit = :from
                where c.segment = :segment and c.district = :district and c.street_office = :office
                order by c.customer limit :chunk for update of o""")
                .param("from", group.unit().value())
                .param("segment", group.segment().name())
                .param("district", group.area().district())
                .param("office", group.area().streetOffice())
                .param("chunk", CHUNK)
                .query((row, n) -> row.getLong("customer"))
                .list();
        give(customers, to, day, why);
        return customers.size();
    }

    /** The first owner of new customers. */
    void first(List<Long> customers, List<UnitId> owners, List<LocalDate> since, String why) {
        db.sql("""
                insert into customer.ownership (customer, since, unit, why)
                select customer, since, unit, :why
                from unnest(:customers, cast(:since as date[]), :units) as f (customer, since, unit)""")
                .param("customers", customers.toArray(Long[]::new))
                .param("since", since.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("units", owners.stream().map(UnitId::value).toArray(Long[]::new))
                .param("why", why)
                .update();
    }

    /** Another owner for one customer, whose segment or home has changed. */
    void again(CustomerId customer, UnitId to, LocalDate day, String why) {
        var now = db.sql("select unit from customer.ownership where customer = :customer and until is null for update")
                .param("customer", customer.value())
                .query(Long.class)
                .single();
        if (now != to.value()) give(List.of(customer.value()), to, day, why);
    }

    /** An ownership that began that very day is corrected; any other ends, and the new one begins. */
    private void give(List<Long> customers, UnitId to, LocalDate day, String why) {
        var whom = customers.toArray(Long[]::new);
        db.sql("""
                update customer.ownership set unit = :to, why = :why
                where customer = any(:customers) and until is null and since >= :day""")
                .param("to", to.value())
                .param("why", why)
                .param("customers", whom)
                .param("day", day)
                .update();
        var ended = db.sql("""
                update customer.ownership set until = :day
                where customer = any(:customers) and until is null and since < :day returning customer""")
                .param("customers", whom)
                .param("day", day)
                .query((row, n) -> row.getLong("customer"))
                .list();
        first(
                ended,
                ended.stream().map(customer -> to).toList(),
                ended.stream().map(c -> day).toList(),
                why);
        var at = clock.instant();
        timeline.addAll(customers.stream()
                .map(customer -> new TimelineEntry(
                        new CustomerId(customer),
                        at,
                        "unit",
                        "",
                        "customer.timeline.owner",
                        List.of(Long.toString(to.value()), why),
                        "system"))
                .toList());
    }
}
