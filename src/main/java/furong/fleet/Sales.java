package furong.fleet;

import furong.ordering.OrderPlaced;
import furong.organisation.VehicleId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was ordered at vehicles: whoever is out with one takes orders there. */
@Component
@AcrossCustomers("counts what many customers ordered at a vehicle")
public class Sales {

    private final JdbcClient db;
    private final Rosters rosters;
    private final Clock clock;

    Sales(JdbcClient db, Rosters rosters, Clock clock) {
        this.db = db;
        this.rosters = rosters;
        this.clock = clock;
    }

    /** Each vehicle in {@code [from, until)}: stops, people, orders, and how many of these on weekends. */
    @Transactional(readOnly = true)
    public Map<VehicleId, FleetFigures> figures(LocalDate from, LocalDate until) {
        Map<VehicleId, FleetFigures> figures = new HashMap<>();
        db.sql("""
                with ordered as (
                    select vehicle, day from fleet.sale where day >= :from and day < :until
                    union all
                    select c.vehicle, c.day from fleet.capture c where c.day >= :from and c.day < :until),
                held as (
                    select s.vehicle, count(distinct s.id) as stops, coalesce(sum(e.people), 0) as people
                    from fleet.stop s left join fleet.event e on e.stop = s.id
                    where s.day >= :from and s.day < :until and s.off_why is null group by s.vehicle),
                sold as (
                    select vehicle, count(*) as orders, count(*) filter (where extract(isodow from day) > 5) as weekend
                    from ordered group by vehicle)
                select coalesce(h.vehicle, o.vehicle) as vehicle, coalesce(h.stops, 0) as stops,
                       coalesce(h.people, 0) as people, coalesce(o.orders, 0) as orders, coalesce(o.weekend, 0) as weekend
                from held h full join sold o on o.vehicle = h.vehicle limit 1000""")
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new FleetFigures(
                        new VehicleId(row.getLong("vehicle")),
                        row.getInt("stops"),
                        row.getInt("people"),
                        row.getInt("orders"),
                        row.getInt("weekend")))
                .list()
                .forEach(one -> figures.put(one.vehicle(), one));
        return figures;
    }

    @ApplicationModuleListener
    void on(OrderPlaced placed) {
        var at = placed.at().atZone(clock.getZone());
        rosters.of(placed.clerk(), at.toLocalDate())
                .ifPresent(vehicle -> db.sql("""
                insert into fleet.sale (customer, service_order, vehicle, stop, day, at)
                values (:customer, :order, :vehicle,
                        (select id from fleet.stop
                         where vehicle = :vehicle and day = :day and starts <= :time and ends > :time
                           and off_why is null limit 1),
                        :day, :at)
                on conflict do nothing""")
                        .param("customer", placed.customer().value())
                        .param("order", placed.order().value())
                        .param("vehicle", vehicle.value())
                        .param("day", at.toLocalDate())
                        .param("time", at.toLocalTime())
                        .param("at", Timestamp.from(placed.at()))
                        .update());
    }
}
