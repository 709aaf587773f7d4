package furong.network;

import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the network does not do what is wanted, and the sweep that tells it again. */
@Component
@Transactional
@AcrossCustomers("compares all services, and retries those of anybody")
public class NetworkBoard {

    /** Several at once, so that one exchange that keeps everybody waiting does not keep the others. */
    private static final int AT_ONCE = 6;

    private final JdbcClient db;
    private static final Actor SYSTEM = Actor.system("network");

    private final Clock clock;
    private final Teller teller;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    NetworkBoard(JdbcClient db, Clock clock, Teller teller, ApplicationEventPublisher events, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.teller = teller;
        this.events = events;
        this.audit = audit;
    }

    /** Services whose newest wish the network has not obeyed yet, longest waiting first. */
    @Transactional(readOnly = true)
    public List<ServiceState> differences(int limit) {
        return differences(null, limit);
    }

    /** Those that come after {@code after}, for whoever reads on; from the first one on if it is missing. */
    @Transactional(readOnly = true)
    public List<ServiceState> differences(@Nullable ServiceState after, int limit) {
        return db.sql("""
                select * from network.service where next_try_at is not null and (wanted_at, id) > (:at, :id)
                order by wanted_at, id limit :limit""")
                .param("at", Timestamp.from(after == null ? Instant.EPOCH : after.wantedAt()))
                .param("id", after == null ? 0 : after.id().value())
                .param("limit", limit)
                .query(Services::state)
                .list();
    }

    @Transactional(readOnly = true)
    public int differences() {
        return db.sql("select count(*) from network.service where next_try_at is not null")
                .query(Integer.class)
                .single();
    }

    /**
     * How long lines took to go off, or to come back, from the wish until the network was seen to obey; first
     * connections are not counted.
     *
     * @param late those that took longer than the time set for them
     */
    public record Timing(boolean on, long count, Duration p50, Duration p95, Duration max, long late) {}

    /** Of the lines that went off and those that came back in that time; none where nothing did. */
    @Transactional(readOnly = true)
    public List<Timing> timings(Instant from, Instant until, Duration allowed) {
        return db.sql("""
                select is_on, count(*), percentile_cont(0.5) within group (order by took),
                    percentile_cont(0.95) within group (order by took), max(took), count(*) filter (where took > :allowed)
                from (select is_on, extract(epoch from at - wanted_at)::double precision as took
                      from network.observation
                      where at >= :from and at < :until and is_on <> was_on and version > 1) seen
                group by is_on order by is_on""")
                .param("allowed", allowed.toSeconds())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new Timing(
                        row.getBoolean(1),
                        row.getLong(2),
                        seconds(row.getDouble(3)),
                        seconds(row.getDouble(4)),
                        seconds(row.getDouble(5)),
                        row.getLong(6)))
                .list();
    }

    /** A broadband session that is over, whose it was, and when it was last reported. */
    public record EndedSession(long customer, ServiceId service, Accounting.Session session, Instant seenAt) {}

    /**
     * Sessions that are over and were last reported at {@code from} or later, by that time.
     *
     * @param after the last one already read, null to begin
     */
    @Transactional(readOnly = true)
    public List<EndedSession> endedSessions(Instant from, @Nullable EndedSession after, int limit) {
        return db.sql("""
                select n.*, coalesce(l.username, '') as username from network.session n
                left join network.access l on l.customer = n.customer and l.service = n.service
                where n.ended_at is not null and n.seen_at >= :from
                  and (n.seen_at, n.customer, n.nas, n.session) > (:seen, :customer, :nas, :session)
                order by n.seen_at, n.customer, n.nas, n.session limit :limit""")
                .param("from", Timestamp.from(from))
                .param("seen", Timestamp.from(after == null ? Instant.EPOCH : after.seenAt()))
                .param("customer", after == null ? 0 : after.customer())
                .param("nas", after == null ? "" : after.session().nas())
                .param("session", after == null ? "" : after.session().id())
                .param("limit", limit)
                .query((row, n) -> new EndedSession(
                        row.getLong("customer"),
                        new ServiceId(row.getLong("service")),
                        Accounting.session(row),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    /** How many wishes have waited longer than that. */
    @Transactional(readOnly = true)
    public int stuck(Duration longerThan) {
        return db.sql("select count(*) from network.service where next_try_at is not null and wanted_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(longerThan)))
                .query(Integer.class)
                .single();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Tells the network now what is wanted of one service, if it has not obeyed yet and nobody is telling it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void tell(long customer, ServiceId service) {
        teller.tell(customer, service);
    }

    /**
     * Tells the network again what it has not obeyed and what is due. Several sweeps at once share the work: each service
     * is claimed by one. Returns how many were tried.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public int sweep(int limit) {
        var due = db.sql("""
                select customer, id from network.service
                where next_try_at <= :now and (telling_until is null or telling_until <= :now)
                order by next_try_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Teller.Wanted(row.getLong(1), row.getLong(2)))
                .list();
        var room = new Semaphore(AT_ONCE);
        try (var tellers = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> tellers.execute(() -> {
                room.acquireUninterruptibly();
                try {
                    teller.tell(one.customer(), new ServiceId(one.service()));
                } finally {
                    room.release();
                }
            }));
        }
        return due.size();
    }

    /** Wishes those services off that were wanted on until a time that is over. Returns how many. */
    public int endWhatIsOver(int limit) {
        var over = db.sql("""
                update network.service s set wanted_on = false, wanted_until = null, wanted_at = :now,
                    wanted_version = wanted_version + 1, next_try_at = :now, attempts = 0, error = ''
                where (customer, id) in (select customer, id from network.service where wanted_until <= :now
                                         order by wanted_until limit :limit for update skip locked)
                returning customer, id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Teller.Wanted(row.getLong(1), row.getLong(2)))
                .list();
        for (var one : over) {
            var subject = "service:" + new ServiceId(one.service()).text();
            audit.note(SYSTEM, "network.wanted-off", one.customer(), subject, Map.of("why", "over"));
            events.publishEvent(one);
        }
        return over.size();
    }
}
