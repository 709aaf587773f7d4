package furong.travel;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was learnt, in the database: shared by all that run on it. */
@Component
class PaceBook {

    private static final int MANY = 200_000;

    /** Thirty hours of driving are remembered in each row; beyond, older ones fade as new ones come in. */
    private static final long KEPT_MILLIS = 30 * 3_600_000L;

    private final JdbcClient db;

    PaceBook(JdbcClient db) {
        this.db = db;
    }

    List<Pace> all() {
        return db.sql("""
                select road, hour, district, free_millis, seen_millis, trips from travel.pace
                order by road, hour, district limit :many""")
                .param("many", MANY)
                .query((row, n) -> new Pace(
                        Road.valueOf(row.getString("road")),
                        row.getInt("hour"),
                        row.getString("district"),
                        row.getLong("free_millis"),
                        row.getLong("seen_millis"),
                        row.getInt("trips")))
                .list();
    }

    /** False if the trip is known already. */
    boolean note(Trip trip, int metres, int freeSeconds, int expectedSeconds, int seenSeconds, boolean taught) {
        return db.sql("""
                        insert into travel.trip (reference, district, left_at, metres, free_seconds, expected_seconds,
                                                 seen_seconds, taught)
                        values (:reference, :district, :left, :metres, :free, :expected, :seen, :taught)
                        on conflict do nothing""")
                        .param("reference", trip.reference())
                        .param("district", trip.from().district())
                        .param("left", Timestamp.from(trip.left()))
                        .param("metres", metres)
                        .param("free", freeSeconds)
                        .param("expected", expectedSeconds)
                        .param("seen", seenSeconds)
                        .param("taught", taught)
                        .update()
                > 0;
    }

    /** Adds what a trip showed of one kind of road. */
    void add(Pace shown) {
        db.sql("""
                insert into travel.pace as known (road, hour, district, free_millis, seen_millis, trips)
                values (:road, :hour, :district, :free, :seen, :trips)
                on conflict (road, hour, district) do update set
                    free_millis = least(1, :kept / (known.free_millis + :free)::numeric)
                                  * (known.free_millis + :free),
                    seen_millis = least(1, :kept / (known.free_millis + :free)::numeric)
                                  * (known.seen_millis + :seen),
                    trips = known.trips + :trips""")
                .param("road", shown.road().name())
                .param("hour", shown.hour())
                .param("district", shown.district())
                .param("free", shown.freeMillis())
                .param("seen", shown.seenMillis())
                .param("trips", shown.trips())
                .param("kept", KEPT_MILLIS)
                .update();
    }

    Lesson lesson(Instant since) {
        return db.sql("""
                select count(*) filter (where taught) as trips, count(*) filter (where not taught) as out,
                       percentile_cont(0.5) within group (
                           order by abs(expected_seconds - seen_seconds) * 100.0 / greatest(seen_seconds, 1))
                           filter (where taught) as expected,
                       percentile_cont(0.5) within group (
                           order by abs(free_seconds - seen_seconds) * 100.0 / greatest(seen_seconds, 1))
                           filter (where taught) as free
                from travel.trip where left_at >= :since""")
                .param("since", Timestamp.from(since))
                .query((row, n) -> new Lesson(
                        row.getInt("trips"), row.getInt("out"), (int) Math.round(row.getDouble("expected")), (int)
                                Math.round(row.getDouble("free"))))
                .single();
    }

    /** Trips older than this are not needed any more: what they taught stays. */
    int forget(Instant before) {
        return db.sql("delete from travel.trip where left_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** How many trips each district has taught, the most first. */
    Map<String, Integer> districts() {
        var counted = new java.util.LinkedHashMap<String, Integer>();
        db.sql("select district, max(trips) as most from travel.pace group by district order by most desc limit 500")
                .query((row, n) -> counted.put(row.getString("district"), row.getInt("most")))
                .list();
        return counted;
    }
}
