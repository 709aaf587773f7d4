package furong.dispatch;

import furong.customer.CustomerId;
import furong.dispatch.PullForward.PullForwardId;
import furong.dispatch.PullForward.State;
import furong.dispatch.Snapshots.Snapshot;
import furong.fieldwork.Command;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.organisation.CrewId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.StopId;
import furong.planning.Task;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * "May we come now instead of at three?": asked of at most three later customers at once when a crew has time because somebody is
 * late. The first who says yes has it; the database sees to it that there is one first.
 */
@Component
@AcrossCustomers("several customers are asked for the same time of a crew")
public class PullForwards {

    private static final int STAY_SECONDS = 45 * 60;

    private final JdbcClient db;
    private final Visits visits;
    private final Ticks ticks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PullForwards(JdbcClient db, Visits visits, Ticks ticks, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.visits = visits;
        this.ticks = ticks;
        this.events = events;
        this.clock = clock;
    }

    /** A wait at the door of {@code stop}, between two ticks. */
    record Wait(StopId stop, int from, int until) {}

    /** A later customer and when the crew could be there. */
    private record Later(Item item, CustomerId customer, int starts) {}

    /** Asks later customers; nobody twice for the same wait, and nobody while an earlier question for it is open. */
    @Transactional
    void ask(Snapshot snapshot, DayPlan plan, CrewDay crew, Wait wait) {
        var rules = snapshot.rules();
        var open = db.sql("""
                select count(*) from dispatch.gap where day = :day and crew = :crew and taken_by is null and ends_at > :now""")
                .param("day", plan.day())
                .param("crew", crew.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
        if (open > 0 || rules.pullForwardMax() == 0) return;
        var asked = later(snapshot, plan, crew, wait);
        if (asked.isEmpty()) return;
        var gap = Ids.next();
        var until = clock.instant().plus(Duration.ofMinutes(rules.pullForwardMinutes()));
        db.sql("""
                insert into dispatch.gap (day, id, crew, stop, opens, closes, ends_at)
                values (:day, :id, :crew, :stop, :opens, :closes, :ends)""")
                .param("day", plan.day())
                .param("id", gap)
                .param("crew", crew.id().value())
                .param("stop", wait.stop().value())
                .param("opens", wait.from())
                .param("closes", wait.until())
                .param("ends", Timestamp.from(until))
                .update();
        for (var one : asked) offer(plan.day(), gap, one, until);
    }

    private void offer(LocalDate day, long gap, Later one, java.time.Instant until) {
        var id = new PullForwardId(Ids.next());
        db.sql("""
                insert into dispatch.pull_forward (customer, id, day, gap, visit, starts, state, offered_at)
                values (:customer, :id, :day, :gap, :visit, :starts, 'OFFERED', :now)""")
                .param("customer", one.customer().value())
                .param("id", id.value())
                .param("day", day)
                .param("gap", gap)
                .param("visit", one.item().id().value())
                .param("starts", one.starts())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new PullForward.Offered(
                one.customer(), id, one.item().id().visit(), day, DayPlan.time(one.starts()), until));
    }

    /** The crew's own later customers first, then those of others nearby; each could be done before the wait is over. */
    private List<Later> later(Snapshot snapshot, DayPlan plan, CrewDay crew, Wait wait) {
        var here = Replanning.begin(crew);
        var answer = 60 * snapshot.rules().pullForwardMinutes();
        var detour = 60 * snapshot.rules().plan().detourMinutesMax();
        var own = crew.stops().stream().skip(crew.frozen());
        var others = plan.crews().stream()
                .filter(other -> !other.id().equals(crew.id()))
                .flatMap(other -> other.stops().stream().skip(other.frozen()))
                .filter(stop -> !stop.marks().pinnedCrew())
                .sorted(Comparator.comparingInt(
                        stop -> snapshot.roads().seconds(here, stop.task().spot())));
        return Stream.concat(own, others)
                .map(PlannedStop::item)
                .filter(item -> item.task().kind() == Task.Kind.VISIT
                        && !item.id().equals(wait.stop())
                        && crew.can(item.task()))
                .flatMap(item -> {
                    var way = snapshot.roads().seconds(here, item.task().spot());
                    var starts = wait.from() + answer + way;
                    var customer = item.task().customer();
                    var fits = way <= detour && item.task().from() > starts && starts + item.seconds() <= wait.until();
                    return fits && customer != null ? Stream.of(new Later(item, customer, starts)) : Stream.of();
                })
                .limit(snapshot.rules().pullForwardMax())
                .toList();
    }

    /** A customer's questions that are not answered yet, and what the newest answered ones came to. */
    @Transactional(readOnly = true)
    public List<PullForward> of(CustomerId customer, int limit) {
        return db.sql("""
                select p.customer, p.id, p.day, p.visit, p.starts, p.state, g.crew, g.ends_at
                from dispatch.pull_forward p join dispatch.gap g on g.day = p.day and g.id = p.gap
                where p.customer = :customer order by p.id desc limit :limit""")
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** All questions of a day, the newest first. */
    @Transactional(readOnly = true)
    public List<PullForward> on(LocalDate day, int limit) {
        return db.sql("""
                select p.customer, p.id, p.day, p.visit, p.starts, p.state, g.crew, g.ends_at
                from dispatch.gap g join dispatch.pull_forward p on p.day = g.day and p.gap = g.id
                where g.day = :day order by p.id desc limit :limit""")
                .param("day", day)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** One question; refused as {@code not-found} if the customer was not asked it. */
    @Transactional(readOnly = true)
    public PullForward get(CustomerId customer, PullForwardId id) {
        return of(customer, 50).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /**
     * "Yes, come." The crew's time is this customer's, and the visit is on its way to them; the others are told it is taken. Said
     * again it changes nothing. Refused as {@code pull-forward-taken} if another was first or the question has ended.
     */
    @Transactional
    public void accept(CustomerId customer, PullForwardId id, Actor by) {
        var asked = get(customer, id);
        if (asked.state() == State.TAKEN) return;
        var won = db.sql("""
                update dispatch.gap g set taken_by = :id
                from dispatch.pull_forward p
                where p.customer = :customer and p.id = :id and p.state = 'OFFERED' and g.day = p.day and g.id = p.gap
                  and g.taken_by is null and g.ends_at > :now""")
                        .param("id", id.value())
                        .param("customer", customer.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!won) throw new Refused("pull-forward-taken");
        db.sql("""
                update dispatch.pull_forward p set answered_at = :now,
                       state = case when p.id = :id then 'TAKEN' else 'TOO_LATE' end
                from dispatch.pull_forward mine
                where mine.customer = :customer and mine.id = :id and p.day = mine.day and p.gap = mine.gap
                  and p.state = 'OFFERED'""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .param("customer", customer.value())
                .update();
        var until = Math.min(asked.starts() + STAY_SECONDS, 24 * 3600 - 60);
        var command = new Command("pull-forward:" + id.text(), clock.instant(), by);
        visits.within(
                customer, asked.visit(), asked.crew(), DayPlan.time(asked.starts()), DayPlan.time(until), command);
        events.publishEvent(new PulledForward(asked.day(), asked.crew(), customer, asked.visit()));
    }

    /** A customer said yes: the crew goes there now. Heard by the plan. */
    record PulledForward(LocalDate day, CrewId crew, CustomerId customer, VisitId visit) {}

    /** "No, as agreed." */
    @Transactional
    public void decline(CustomerId customer, PullForwardId id) {
        db.sql("""
                update dispatch.pull_forward set state = 'DECLINED', answered_at = :now
                where customer = :customer and id = :id and state = 'OFFERED'""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", customer.value())
                .param("id", id.value())
                .update();
    }

    private static PullForward read(ResultSet row) throws SQLException {
        return new PullForward(
                new CustomerId(row.getLong("customer")),
                new PullForwardId(row.getLong("id")),
                row.getObject("day", LocalDate.class),
                new VisitId(row.getLong("visit")),
                new CrewId(row.getLong("crew")),
                row.getInt("starts"),
                row.getTimestamp("ends_at").toInstant(),
                State.valueOf(row.getString("state")));
    }
}
