package furong.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Broadband sessions, as the access servers report them: twice, late, and out of order. */
@Component
@Transactional
public class Accounting {

    /** The feature of a service that may reach only where one pays and asks for help. */
    public static final String WALLED_GARDEN = "WALLED_GARDEN";

    private static final int OPEN_MAX = 100;

    private final JdbcClient db;
    private final Clock clock;
    private final AccessDesk accesses;

    Accounting(JdbcClient db, Clock clock, AccessDesk accesses) {
        this.db = db;
        this.clock = clock;
        this.accesses = accesses;
    }

    /** What an access server says about a session. */
    public enum Kind {
        START,
        INTERIM,
        STOP
    }

    /**
     * One report.
     *
     * @param nas the access server, with which its session names are unique
     * @param address the customer's address during the session, {@code ""} if not told
     * @param cause why it ended, {@code ""} if not told
     * @param garden the server names the filter of the walled garden
     */
    public record Report(
            Kind kind,
            String nas,
            String session,
            String username,
            long seconds,
            long octetsIn,
            long octetsOut,
            String address,
            String cause,
            boolean garden) {}

    /**
     * One stay on the network, from dialling in to leaving; {@code endedAt} is {@code null} while it lasts.
     *
     * @param garden it reaches only where one pays and asks for help
     */
    public record Session(
            String nas,
            String id,
            String username,
            boolean garden,
            Instant startedAt,
            @Nullable Instant endedAt,
            long seconds,
            long octetsIn,
            long octetsOut,
            String address,
            String cause) {}

    /**
     * Keeps a report. Any number of repetitions, in any order, leave the same row: figures only grow, an end stays an
     * end. False if nobody has that user name; the report is then of no use to us.
     */
    public boolean keep(Report report) {
        var owner = accesses.keepOwner(report.username());
        owner.ifPresent(whose -> keep(report, customer(report, whose), whose.service()));
        return owner.isPresent();
    }

    /** Whose session it is: the owner's, or of the one before if it had ended when the line changed hands. */
    private long customer(Report report, AccessDesk.Owner owner) {
        if (owner.previous() == null) return owner.customer();
        return db.sql("select 1 from network.session where customer = :customer and nas = :nas and session = :session")
                        .param("customer", owner.previous())
                        .param("nas", report.nas())
                        .param("session", report.session())
                        .query(Integer.class)
                        .optional()
                        .isPresent()
                ? owner.previous()
                : owner.customer();
    }

    /** The sessions of a service, newest first. */
    @Transactional(readOnly = true)
    public List<Session> sessions(long customer, ServiceId service, int limit) {
        return db.sql("""
                select n.*, coalesce(l.username, '') as username from network.session n
                left join network.access l on l.customer = n.customer and l.service = n.service
                where n.customer = :customer and n.service = :service
                order by n.started_at desc, n.session limit :limit""")
                .param("customer", customer)
                .param("service", service.value())
                .param("limit", limit)
                .query((row, n) -> session(row))
                .list();
    }

    /** The sessions of a service that have not ended, as far as we were told. */
    @Transactional(readOnly = true)
    public List<Session> open(long customer, ServiceId service) {
        return db.sql("""
                select n.*, coalesce(l.username, '') as username from network.session n
                left join network.access l on l.customer = n.customer and l.service = n.service
                where n.customer = :customer and n.service = :service and n.ended_at is null
                order by n.started_at limit :limit""")
                .param("customer", customer)
                .param("service", service.value())
                .param("limit", OPEN_MAX)
                .query((row, n) -> session(row))
                .list();
    }

    /** The access server says there is no such session: its end was lost. */
    public void gone(long customer, Session session) {
        db.sql("""
                update network.session set ended_at = :now, cause = 'lost'
                where customer = :customer and nas = :nas and session = :session and ended_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", customer)
                .param("nas", session.nas())
                .param("session", session.id())
                .update();
    }

    /** The access server has put it into the walled garden, or out of it. */
    public void moved(long customer, Session session, boolean garden) {
        db.sql("""
                update network.session set garden = :garden
                where customer = :customer and nas = :nas and session = :session""")
                .param("garden", garden)
                .param("customer", customer)
                .param("nas", session.nas())
                .param("session", session.id())
                .update();
    }

    static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("nas"),
                row.getString("session"),
                row.getString("username"),
                row.getBoolean("garden"),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("ended_at")),
                row.getLong("seconds"),
                row.getLong("octets_in"),
                row.getLong("octets_out"),
                row.getString("address"),
                row.getString("cause"));
    }

    private void keep(Report report, long customer, ServiceId service) {
        var now = clock.instant();
        db.sql("""
                insert into network.session as s (customer, nas, session, service, started_at, ended_at, seen_at,
                    seconds, octets_in, octets_out, address, cause, garden)
                values (:customer, :nas, :session, :service, :started, :ended, :now, :seconds, :in, :out, :address,
                    :cause, :garden or exists (
                        select from network.service w
                        where w.customer = :customer and w.id = :service and cast(:walled as text) = any(w.features)))
                on conflict (customer, nas, session) do update set
                    started_at = least(s.started_at, excluded.started_at),
                    ended_at = coalesce(s.ended_at, excluded.ended_at),
                    seen_at = greatest(s.seen_at, excluded.seen_at),
                    seconds = greatest(s.seconds, excluded.seconds),
                    octets_in = greatest(s.octets_in, excluded.octets_in),
                    octets_out = greatest(s.octets_out, excluded.octets_out),
                    address = case when s.address = '' then excluded.address else s.address end,
                    cause = case when s.cause = '' then excluded.cause else s.cause end""")
                .param("customer", customer)
                .param("nas", report.nas())
                .param("session", report.session())
                .param("service", service.value())
                .param("started", Timestamp.from(now.minusSeconds(report.seconds())))
                .param("ended", report.kind() == Kind.STOP ? Timestamp.from(now) : null)
                .param("now", Timestamp.from(now))
                .param("seconds", report.seconds())
                .param("in", report.octetsIn())
                .param("out", report.octetsOut())
                .param("address", report.address())
                .param("cause", report.cause())
                .param("garden", report.garden())
                .param("walled", WALLED_GARDEN)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
