package furong.fieldwork;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.platform.Actor;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The minutes that can be sold: offered, held for five minutes, confirmed by a booking, or given back. A hold takes its
 * minutes from the slot and from one crew's own window together, so that a crew of many skills is never sold twice.
 */
@Component
@Transactional
public class Slots {

    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final int OFFERS_MAX = 200;

    private final JdbcClient db;
    private final Organisation organisation;
    private final SlotDays days;
    private final Sweep sweep;
    private final Clock clock;

    Slots(JdbcClient db, Organisation organisation, SlotDays days, Sweep sweep, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.days = days;
        this.sweep = sweep;
        this.clock = clock;
    }

    /** Windows of {@code days} days from {@code from} in which one crew still has {@code minutes} free, soonest first. */
    @Transactional(readOnly = true)
    public List<SlotOffer> offers(String skill, String district, LocalDate from, int days, int minutes) {
        return db.sql("""
                select s.day, s.starts, s.ends, least(s.capacity - s.reserved, w.free) as free
                from fieldwork.slot s
                join lateral (select sum(capacity - reserved) as free, max(capacity - reserved) as most
                              from fieldwork.crew_window
                              where day = s.day and starts = s.starts and crew = any(:crews)) w on w.most >= :minutes
                where s.skill = :skill and s.district = :district and s.day >= :from and s.day < :to
                  and (s.day + s.starts) > :now and not s.made and s.capacity - s.reserved >= :minutes
                order by s.day, s.starts limit :limit""")
                .param("crews", crewsFor(skill, district))
                .param("minutes", minutes)
                .param("skill", skill)
                .param("district", district)
                .param("from", from)
                .param("to", from.plusDays(days))
                .param("now", clock.instant().atZone(clock.getZone()).toLocalDateTime())
                .param("limit", OFFERS_MAX)
                .query((row, n) -> new SlotOffer(
                        new SlotKey(
                                skill,
                                district,
                                row.getObject("day", LocalDate.class),
                                row.getObject("starts", LocalTime.class)),
                        row.getObject("ends", LocalTime.class),
                        row.getInt("free")))
                .list();
    }

    /**
     * Takes {@code minutes} of a slot for five minutes. Refused as {@code slot-full} if no crew has that many left and as
     * {@code slot-past} if the window has begun.
     */
    public HoldId hold(CustomerId customer, SlotKey key, int minutes, Actor by) {
        if (minutes < 1) throw Refused.field("slot", "slot-unreadable");
        var begins = key.day().atTime(key.from()).atZone(clock.getZone()).toInstant();
        if (!begins.isAfter(clock.instant())) throw Refused.field("slot", "slot-past");
        var until = takeFromSlot(key, minutes);
        var crew = takeFromCrew(key, minutes);
        var id = HoldId.next();
        db.sql("""
                insert into fieldwork.hold (customer, id, skill, district, day, starts, ends, crew, minutes, state,
                                            held_by, expires_at)
                values (:customer, :id, :skill, :district, :day, :starts, :ends, :crew, :minutes, 'HELD', :by, :expires)""")
                .param("customer", customer.value())
                .param("id", id.value())
                .param("skill", key.skill())
                .param("district", key.district())
                .param("day", key.day())
                .param("starts", key.from())
                .param("ends", until)
                .param("crew", crew)
                .param("minutes", minutes)
                .param("by", by.person())
                .param("expires", Timestamp.from(clock.instant().plus(HOLD)))
                .update();
        return id;
    }

    /** Gives the minutes of a hold back that nothing was booked with; a second call changes nothing. */
    public void release(CustomerId customer, HoldId hold) {
        giveBack(customer, hold, "HELD");
    }

    /** Opens the days from {@code from} up to and including {@code to} for sale; may be repeated when crews change. */
    public void openDays(LocalDate from, LocalDate to) {
        days.open(from, to);
    }

    /** Ends up to {@code limit} holds whose five minutes are over and gives their minutes back; says how many. */
    public int expire(int limit) {
        return sweep.expireHolds(limit);
    }

    /** Makes a hold the visit's. Whoever confirms an already confirmed one gets it with the visit that has it. */
    HeldSlot confirm(CustomerId customer, HoldId hold, VisitId visit) {
        return db.sql("""
                update fieldwork.hold set state = 'CONFIRMED', visit = :visit
                where customer = :customer and id = :id and state = 'HELD' and expires_at > :now
                returning id, skill, district, day, starts, ends, crew, minutes, visit""")
                .param("visit", visit.value())
                .param("customer", customer.value())
                .param("id", hold.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> held(row))
                .optional()
                .orElseGet(() -> confirmed(customer, hold));
    }

    /** Gives a confirmed appointment's minutes back, once. */
    void giveBackConfirmed(CustomerId customer, HoldId hold) {
        giveBack(customer, hold, "CONFIRMED");
    }

    private HeldSlot confirmed(CustomerId customer, HoldId hold) {
        return db.sql("""
                select id, skill, district, day, starts, ends, crew, minutes, visit from fieldwork.hold
                where customer = :customer and id = :id and state = 'CONFIRMED'""")
                .param("customer", customer.value())
                .param("id", hold.value())
                .query((row, n) -> held(row))
                .optional()
                .orElseThrow(() -> Refused.field("slot", "hold-expired"));
    }

    private LocalTime takeFromSlot(SlotKey key, int minutes) {
        return db.sql("""
                update fieldwork.slot set reserved = reserved + :minutes
                where skill = :skill and district = :district and day = :day and starts = :starts
                  and not made and reserved + :minutes <= capacity
                returning ends""")
                .param("minutes", minutes)
                .param("skill", key.skill())
                .param("district", key.district())
                .param("day", key.day())
                .param("starts", key.from())
                .query((row, n) -> row.getObject("ends", LocalTime.class))
                .optional()
                .orElseThrow(() -> Refused.field("slot", "slot-full"));
    }

    /** Fills a crew that already goes out before it sends another. */
    private long takeFromCrew(SlotKey key, int minutes) {
        return db.sql("""
                update fieldwork.crew_window set reserved = reserved + :minutes
                where day = :day and starts = :starts and reserved + :minutes <= capacity and crew = (
                    select crew from fieldwork.crew_window
                    where day = :day and starts = :starts and crew = any(:crews) and reserved + :minutes <= capacity
                    order by reserved desc, crew limit 1 for update)
                returning crew""")
                .param("minutes", minutes)
                .param("day", key.day())
                .param("starts", key.from())
                .param("crews", crewsFor(key.skill(), key.district()))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refused.field("slot", "slot-full"));
    }

    private void giveBack(CustomerId customer, HoldId hold, String state) {
        db.sql("""
                update fieldwork.hold set state = 'RELEASED'
                where customer = :customer and id = :id and state = :state
                returning id, skill, district, day, starts, ends, crew, minutes, visit""")
                .param("customer", customer.value())
                .param("id", hold.value())
                .param("state", state)
                .query((row, n) -> held(row))
                .optional()
                .ifPresent(this::returnMinutes);
    }

    private void returnMinutes(HeldSlot held) {
        var key = held.key();
        db.sql("""
                update fieldwork.slot set reserved = reserved - :minutes
                where skill = :skill and district = :district and day = :day and starts = :starts""")
                .param("minutes", held.minutes())
                .param("skill", key.skill())
                .param("district", key.district())
                .param("day", key.day())
                .param("starts", key.from())
                .update();
        db.sql("""
                update fieldwork.crew_window set reserved = reserved - :minutes
                where crew = :crew and day = :day and starts = :starts""")
                .param("minutes", held.minutes())
                .param("crew", held.crew().value())
                .param("day", key.day())
                .param("starts", key.from())
                .update();
    }

    private Long[] crewsFor(String skill, String district) {
        return organisation.crewsFor(skill, district).stream()
                .map(crew -> crew.id().value())
                .toArray(Long[]::new);
    }

    private static HeldSlot held(ResultSet row) throws SQLException {
        return new HeldSlot(
                new HoldId(row.getLong("id")),
                new SlotKey(
                        row.getString("skill"),
                        row.getString("district"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts", LocalTime.class)),
                row.getObject("ends", LocalTime.class),
                new CrewId(row.getLong("crew")),
                row.getInt("minutes"),
                new VisitId(row.getLong("visit")));
    }
}
