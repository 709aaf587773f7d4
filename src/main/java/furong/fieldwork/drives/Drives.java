package furong.fieldwork.drives;

import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.PlaceId;
import furong.platform.AcrossCustomers;
import furong.travel.Spot;
import furong.travel.Travels;
import furong.travel.Trip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long crews drove from one door to the next: from "on the way" to "arrived" by the same telephone's clock, so that a clock
 * that is wrong does not matter and a command that was sent late does not either.
 */
@Component
@AcrossCustomers("a crew drives from one customer to the next")
public class Drives {

    private static final int DRIVES_MAX = 20_000;
    private static final int BATCH = 50;

    private final JdbcClient db;
    private final Customers customers;
    private final Travels travels;

    Drives(JdbcClient db, Customers customers, Travels travels) {
        this.db = db;
        this.customers = customers;
        this.travels = travels;
    }

    private record Drive(
            String reference,
            CustomerId fromCustomer,
            PlaceId from,
            String district,
            CustomerId toCustomer,
            PlaceId to,
            Instant left,
            Instant arrived) {}

    /** Lets a day's drives teach; those that have do so no more. How many were new and taught something. */
    public int teach(LocalDate day) {
        var taught = 0;
        var drives = of(day);
        var known = new HashMap<CustomerId, Customer>();
        for (int i = 0; i < drives.size(); i += BATCH) {
            var trips = new ArrayList<Trip>();
            for (var drive : drives.subList(i, Math.min(i + BATCH, drives.size()))) trips.add(trip(drive, known));
            taught += travels.learn(trips);
        }
        return taught;
    }

    private Trip trip(Drive drive, Map<CustomerId, Customer> known) {
        var from = known.computeIfAbsent(drive.fromCustomer(), customers::get).place(drive.from());
        var to = known.computeIfAbsent(drive.toCustomer(), customers::get).place(drive.to());
        return new Trip(
                drive.reference(),
                new Spot(from.lat(), from.lon(), drive.district()),
                new Spot(to.lat(), to.lon(), to.area().district()),
                drive.left(),
                drive.arrived());
    }

    private List<Drive> of(LocalDate day) {
        return db.sql("""
                with door as (
                    select c.crew, v.customer, v.id, a.number, v.place, v.district,
                           (select max(e.device_time) from fieldwork.visit_event e where e.customer = v.customer
                              and e.visit = v.id and e.to_state = 'ON_THE_WAY') as left_at,
                           (select max(e.device_time) from fieldwork.visit_event e where e.customer = v.customer
                              and e.visit = v.id and e.to_state = 'ARRIVED') as arrived_at
                    from (select distinct crew from fieldwork.crew_window where day = :day) c
                    join fieldwork.stop s on s.crew = c.crew and s.day = :day
                    join fieldwork.visit v on v.customer = s.customer and v.id = s.visit
                    join fieldwork.appointment a
                      on a.customer = v.customer and a.visit = v.id and a.number = v.appointment
                ), drive as (
                    select *, lag(customer) over tour as from_customer, lag(place) over tour as from_place,
                           lag(district) over tour as from_district
                    from door where arrived_at is not null
                    window tour as (partition by crew order by arrived_at, id)
                )
                select * from drive where from_customer is not null and left_at < arrived_at
                order by arrived_at limit :limit""")
                .param("day", day)
                .param("limit", DRIVES_MAX)
                .query(Drives::drive)
                .list();
    }

    private static Drive drive(ResultSet row, int number) throws SQLException {
        return new Drive(
                "visit:" + row.getLong("id") + ":" + row.getInt("number"),
                new CustomerId(row.getLong("from_customer")),
                new PlaceId(row.getLong("from_place")),
                row.getString("from_district"),
                new CustomerId(row.getLong("customer")),
                new PlaceId(row.getLong("place")),
                row.getTimestamp("left_at").toInstant(),
                row.getTimestamp("arrived_at").toInstant());
    }
}
