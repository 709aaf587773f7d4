package furong.dispatch;

import furong.customer.AddressBook;
import furong.fleet.Community;
import furong.fleet.CommunityStop;
import furong.fleet.Timetable;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.VehicleId;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import furong.travel.Spot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The community tours of the service vehicles: where each stands and when, as published. A stop is part of its crew's day with
 * its start fixed; what is left of the day is filled with visits nearby.
 */
@Component
@Transactional
public class TourStops {

    private static final int MANY = 2_000;

    private final JdbcClient db;
    private final Timetable timetable;
    private final Organisation organisation;
    private final AddressBook addresses;
    private final Audit audit;
    private final Clock clock;

    TourStops(
            JdbcClient db,
            Timetable timetable,
            Organisation organisation,
            AddressBook addresses,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.timetable = timetable;
        this.organisation = organisation;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
    }

    /** A stop of a service vehicle's tour; {@code from} is when the counter opens. */
    public record TourStop(
            LocalDate day, StopId id, CrewId crew, LocalTime from, int minutes, Label name, String address, Spot spot) {

        public LocalTime until() {
            return from.plusMinutes(minutes);
        }
    }

    /** A stop to be published. */
    public record NewTourStop(
            LocalDate day, CrewId crew, LocalTime from, int minutes, Label name, String address, Spot spot) {}

    /** Publishes a stop; refused as {@code tour-stop-taken} if the vehicle stands somewhere else then. */
    public StopId publish(NewTourStop stop, Actor by) {
        var id = StopId.next();
        var overlap = of(stop.crew(), stop.day()).stream()
                .anyMatch(other -> stop.from().isBefore(other.until())
                        && other.from().isBefore(stop.from().plusMinutes(stop.minutes())));
        if (overlap) throw Refused.field("from", "tour-stop-taken");
        try {
            insert(stop, id, by);
        } catch (DuplicateKeyException taken) {
            throw Refused.field("from", "tour-stop-taken");
        }
        audit.note(
                by,
                "tour-stop.published",
                0,
                "crew:" + stop.crew().text(),
                Map.of("day", stop.day().toString(), "from", stop.from().toString()));
        return id;
    }

    private void insert(NewTourStop stop, StopId id, Actor by) {
        db.sql("""
                insert into dispatch.tour_stop (day, id, crew, starts, minutes, name_zh, name_en, address, district, lat,
                                                lon, by_badge, announced_at)
                values (:day, :id, :crew, :starts, :minutes, :zh, :en, :address, :district, :lat, :lon, :badge, :now)""")
                .param("day", stop.day())
                .param("id", id.value())
                .param("crew", stop.crew().value())
                .param("starts", stop.from())
                .param("minutes", stop.minutes())
                .param("zh", stop.name().zh())
                .param("en", stop.name().en())
                .param("address", stop.address())
                .param("district", stop.spot().district())
                .param("lat", stop.spot().lat())
                .param("lon", stop.spot().lon())
                .param("badge", by.badge())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes a stop that has not begun off the tour. */
    public void withdraw(LocalDate day, StopId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "visit-cancel-why");
        db.sql("delete from dispatch.tour_stop where day = :day and id = :id")
                .param("day", day)
                .param("id", id.value())
                .update();
        audit.note(by, "tour-stop.withdrawn", 0, "tour-stop:" + id.text(), Map.of("why", why));
    }

    /** A crew's stops of a day, in order. */
    @Transactional(readOnly = true)
    public List<TourStop> of(CrewId crew, LocalDate day) {
        return on(day, 1).stream().filter(stop -> stop.crew().equals(crew)).toList();
    }

    /** The stops of all vehicles that have crews, of so many days, by time: those of the public timetable and those published here. */
    @Transactional(readOnly = true)
    public List<TourStop> on(LocalDate from, int days) {
        return Stream.concat(own(from, days).stream(), publicOnes(from, days).stream())
                .sorted(Comparator.comparing(TourStop::day).thenComparing(TourStop::from))
                .toList();
    }

    /** A vehicle is where the timetable says, and its crew with it. */
    private List<TourStop> publicOnes(LocalDate from, int days) {
        var stops = timetable.published(from, from.plusDays(days));
        if (stops.isEmpty()) return List.of();
        var crews = new HashMap<VehicleId, CrewId>();
        for (var crew : organisation.crews()) {
            var vehicle = crew.vehicle();
            if (vehicle != null) crews.putIfAbsent(vehicle, crew.id());
        }
        var found = new ArrayList<TourStop>();
        for (var stop : stops) {
            var crew = crews.get(stop.vehicle());
            if (stop.offWhy() == null && crew != null) found.add(stop(stop, crew));
        }
        return found;
    }

    /** Where a community is not measured the middle of its district stands in. */
    private TourStop stop(CommunityStop stop, CrewId crew) {
        var community = stop.community();
        return new TourStop(
                stop.day(),
                new StopId(stop.id().value()),
                crew,
                stop.from(),
                (int) Duration.between(stop.from(), stop.until()).toMinutes(),
                community.name(),
                community.place(),
                spot(community));
    }

    private Spot spot(Community community) {
        var at = community.at();
        if (at != null) return new Spot(at.lat(), at.lon(), community.district());
        var middle = addresses.district(community.district());
        return new Spot(middle.lat(), middle.lon(), community.district());
    }

    private List<TourStop> own(LocalDate from, int days) {
        return db.sql("""
                select day, id, crew, starts, minutes, name_zh, name_en, address, district, lat, lon
                from dispatch.tour_stop where day >= :from and day < :to order by day, starts, id limit :many""")
                .param("from", from)
                .param("to", from.plusDays(days))
                .param("many", MANY)
                .query((row, n) -> stop(row))
                .list();
    }

    private static TourStop stop(ResultSet row) throws SQLException {
        return new TourStop(
                row.getObject("day", LocalDate.class),
                new StopId(row.getLong("id")),
                new CrewId(row.getLong("crew")),
                row.getObject("starts", LocalTime.class),
                row.getInt("minutes"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                row.getString("address"),
                new Spot(row.getDouble("lat"), row.getDouble("lon"), row.getString("district")));
    }
}
