package furong.customer;

import furong.organisation.Area;
import furong.organisation.BoundaryMoved;
import furong.organisation.Segment;
import furong.organisation.Territories;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Which unit faces which customer, since when and why. Follows the territories in chunks when a boundary moves, and
 * counts every night that each customer has one owner and only one.
 */
@Component
@AcrossCustomers("a moved boundary and the nightly count concern every customer of an area")
public class Ownership {

    private static final Logger log = LoggerFactory.getLogger(Ownership.class);
    private static final int GROUPS_MAX = 100_000;
    private static final int HISTORY_MAX = 200;

    private final JdbcClient db;
    private final Territories territories;
    private final OwnershipMove move;
    private final Clock clock;

    Ownership(JdbcClient db, Territories territories, OwnershipMove move, Clock clock) {
        this.db = db;
        this.territories = territories;
        this.move = move;
        this.clock = clock;
    }

    /** @param until the day from which another unit owns the customer; null while it lasts */
    public record Period(
            UnitId unit, LocalDate since, @Nullable LocalDate until, String why) {}

    /**
     * What a nightly count found. All but {@code customers} and {@code moved} should be 0.
     *
     * @param againstRule customers whose owner is not the unit their territory names
     * @param moved customers given to their unit just before counting, because a boundary moved that day
     */
    public record Check(
            LocalDate day, long customers, long withoutOwner, long withSeveral, long againstRule, long moved) {

        public boolean good() {
            return withoutOwner == 0 && withSeveral == 0 && againstRule == 0;
        }
    }

    /** A customer's owners, the newest first. */
    public List<Period> history(CustomerId customer) {
        return db.sql("""
                select unit, since, until, why from customer.ownership where customer = :customer
                order by since desc limit :many""")
                .param("customer", customer.value())
                .param("many", HISTORY_MAX)
                .query((row, n) -> new Period(
                        new UnitId(row.getLong("unit")),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("why")))
                .list();
    }

    /** The newest nightly count. */
    public Optional<Check> lastCheck() {
        return db.sql("""
                select day, customers, without_owner, with_several, against_rule, moved
                from customer.ownership_check order by day desc limit 1""")
                .query((row, n) -> new Check(
                        row.getObject("day", LocalDate.class),
                        row.getLong("customers"),
                        row.getLong("without_owner"),
                        row.getLong("with_several"),
                        row.getLong("against_rule"),
                        row.getLong("moved")))
                .optional();
    }

    /** A boundary that moves today is followed at once; one that moves later is followed in the night before its day. */
    @Async
    @TransactionalEventListener
    public void on(BoundaryMoved moved) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!moved.on().isAfter(today)) follow(today);
    }

    /** Published without a transaction; each chunk below has its own. */
    @EventListener
    public void on(DayHasPassed passed) {
        var check = check(passed.getDate().plusDays(1));
        if (!check.good()) log.error("customers without exactly one owner, or with the wrong one: {}", check);
    }

    /** Gives each customer to the unit its territory names on {@code day}, counts, and keeps the result. */
    public Check check(LocalDate day) {
        var moved = follow(day);
        var against = groups(day).stream()
                .filter(group -> !group.unit().equals(territories.ownerOf(group.segment(), group.area(), day)))
                .mapToLong(Group::customers)
                .sum();
        return db.sql("""
                insert into customer.ownership_check as kept
                    (day, customers, without_owner, with_several, against_rule, moved)
                select :day, count(*), count(*) filter (where owners = 0), count(*) filter (where owners > 1),
                       :against, :moved
                from (select count(o.customer) as owners
                      from customer.customer c
                      left join customer.ownership o on o.customer = c.customer
                           and o.since <= :day and (o.until is null or o.until > :day)
                      where c.since <= :day
                      group by c.customer) counted
                on conflict (day) do update set customers = excluded.customers,
                    without_owner = excluded.without_owner, with_several = excluded.with_several,
                    against_rule = excluded.against_rule, moved = kept.moved + excluded.moved
                returning day, customers, without_owner, with_several, against_rule, moved""")
                .param("day", day)
                .param("against", against)
                .param("moved", moved)
                .query((row, n) -> new Check(
                        day,
                        row.getLong("customers"),
                        row.getLong("without_owner"),
                        row.getLong("with_several"),
                        row.getLong("against_rule"),
                        row.getLong("moved")))
                .single();
    }

    /** How many customers would change hands if this area's rule for the segment named another unit, as they live today. */
    public long concerned(Segment segment, Area area) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return groups(today).stream()
                .filter(group ->
                        group.segment() == segment && group.area().district().equals(area.district()))
                .filter(group -> area.streetOffice().isEmpty()
                        ? territories
                                .ruleFor(segment, group.area(), today)
                                .area()
                                .equals(area)
                        : group.area().equals(area))
                .mapToLong(Group::customers)
                .sum();
    }

    private long follow(LocalDate day) {
        var moved = 0L;
        for (var group : groups(day)) {
            var rule = territories.ruleFor(group.segment(), group.area(), day);
            if (rule.unit().equals(group.unit())) continue;
            int chunk;
            do {
                chunk = move.chunk(group, rule.unit(), day, rule.why());
                moved += chunk;
            } while (chunk > 0);
        }
        return moved;
    }

    /** Customers of one segment in one area with the same owner. */
    record Group(Segment segment, Area area, UnitId unit, long customers) {}

    private List<Group> groups(LocalDate day) {
        return db.sql("""
                select c.segment, c.district, c.street_office, o.unit, count(*) as customers
                from customer.customer c
                join customer.ownership o on o.customer = c.customer
                     and o.since <= :day and (o.until is null or o.until > :day)
                group by c.segment, c.district, c.street_office, o.unit limit :many""")
                .param("day", day)
                .param("many", GROUPS_MAX)
                .query((row, n) -> new Group(
                        Segment.valueOf(row.getString("segment")),
                        new Area(row.getString("district"), row.getString("street_office")),
                        new UnitId(row.getLong("unit")),
                        row.getLong("customers")))
                .list();
    }
}
