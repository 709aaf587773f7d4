package furong.network;

import furong.network.NetworkElement.Instruction;
import furong.network.NetworkElement.Target;
import furong.platform.Ids;
import furong.resource.PortId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The row of each service, and the steps of telling: claim, tell (elsewhere, without a transaction), record. */
@Component
class Services {

    /** Longer than an element may take to answer; a teller that died is replaced after this. */
    static final Duration TELLING_MAX = Duration.ofSeconds(30);

    private static final Duration PAUSE_FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);
    private static final int ERROR_CHARACTERS_MAX = 300;

    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Observations observations;

    Services(JdbcClient db, Clock clock, ApplicationEventPublisher events, Observations observations) {
        this.db = db;
        this.clock = clock;
        this.events = events;
        this.observations = observations;
    }

    /** The right to tell one version of a service; {@code token} is that telling's own. */
    record Claim(Instruction instruction, Instant wantedAt, boolean wasOn, long token, int attempts) {}

    /** Takes the right to tell, unless nothing is left to tell or somebody is at it. Committed before the telling. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<Claim> claim(long customer, ServiceId id) {
        var now = clock.instant();
        var token = Ids.next();
        return db.sql("""
                update network.service set telling = :token, telling_until = :until
                where customer = :customer and id = :id and observed_version < wanted_version
                  and (telling_until is null or telling_until <= :now)
                returning *""")
                .param("token", token)
                .param("until", Timestamp.from(now.plus(TELLING_MAX)))
                .param("customer", customer)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Claim(
                        instruction(row),
                        row.getTimestamp("wanted_at").toInstant(),
                        row.getBoolean("observed_on"),
                        token,
                        row.getInt("attempts")))
                .optional();
    }

    /**
     * Records that the network obeyed. An answer that comes after a newer version was observed changes nothing; one that
     * comes after a newer wish is recorded, but nobody is told that the line is on or off.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void done(Claim claim) {
        var told = claim.instruction();
        var target = told.target();
        var service = target.service();
        if (service == null) return;
        var now = clock.instant();
        db.sql("""
                update network.service
                set observed_version = :version, observed_on = :on, observed_at = :now, attempts = 0, error = '',
                    telling = case when telling = :token then null else telling end,
                    telling_until = case when telling = :token then null else telling_until end,
                    next_try_at = case when wanted_version = :version then null else cast(:now as timestamptz) end
                where customer = :customer and id = :id and observed_version < :version
                returning wanted_version, reference""")
                .param("version", told.version())
                .param("on", told.on())
                .param("now", Timestamp.from(now))
                .param("token", claim.token())
                .param("customer", target.customer())
                .param("id", service.value())
                .query((row, n) -> new Seen(row.getString("reference"), row.getLong("wanted_version")))
                .optional()
                .ifPresent(seen -> {
                    observations.note(claim, seen.reference(), now);
                    if (seen.wantedVersion() == told.version()) announce(told, service, seen.reference(), now);
                });
    }

    private record Seen(String reference, long wantedVersion) {}

    /** Records that it did not, and when to try again: each time twice as long, up to ten minutes. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(Claim claim, String why) {
        var target = claim.instruction().target();
        var service = target.service();
        if (service == null) return;
        var pause = PAUSE_FIRST.multipliedBy(1L << Math.min(claim.attempts(), 10));
        var next = clock.instant().plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
        db.sql("""
                update network.service
                set attempts = attempts + 1, error = :why, next_try_at = :next, telling = null, telling_until = null
                where customer = :customer and id = :id and telling = :token and observed_version < wanted_version""")
                .param("why", why.length() > ERROR_CHARACTERS_MAX ? why.substring(0, ERROR_CHARACTERS_MAX) : why)
                .param("next", Timestamp.from(next))
                .param("customer", target.customer())
                .param("id", service.value())
                .param("token", claim.token())
                .update();
    }

    @Transactional(readOnly = true)
    Optional<ServiceState> find(long customer, ServiceId id) {
        return db.sql("select * from network.service where customer = :customer and id = :id")
                .param("customer", customer)
                .param("id", id.value())
                .query(Services::state)
                .optional();
    }

    static ServiceState state(ResultSet row, int n) throws SQLException {
        var port = row.getObject("port", Long.class);
        return new ServiceState(
                row.getLong("customer"),
                new ServiceId(row.getLong("id")),
                new ServiceSpec(
                        row.getString("access_kind"),
                        row.getString("number"),
                        port == null ? null : new PortId(port),
                        row.getInt("speed_kbps"),
                        features(row),
                        row.getString("reference")),
                row.getLong("wanted_version"),
                row.getBoolean("wanted_on"),
                row.getTimestamp("wanted_at").toInstant(),
                row.getLong("observed_version"),
                row.getBoolean("observed_on"),
                instant(row.getTimestamp("observed_at")),
                row.getString("error"),
                row.getInt("attempts"),
                instant(row.getTimestamp("next_try_at")));
    }

    static Target target(ResultSet row) throws SQLException {
        var port = row.getObject("port", Long.class);
        return new Target(
                row.getLong("customer"),
                new ServiceId(row.getLong("id")),
                row.getString("exchange"),
                row.getString("access_kind"),
                row.getString("number"),
                port == null ? null : new PortId(port),
                row.getInt("speed_kbps"),
                features(row));
    }

    static List<String> features(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("features").getArray());
    }

    private static Instruction instruction(ResultSet row) throws SQLException {
        return new Instruction(
                target(row), row.getBoolean("wanted_on"), row.getLong("wanted_version"), row.getInt("speed_kbps"));
    }

    private void announce(Instruction told, ServiceId id, String reference, Instant at) {
        var customer = told.target().customer();
        var version = told.version();
        events.publishEvent(
                told.on()
                        ? new LineOn(customer, id, version, reference, at)
                        : new LineOff(customer, id, version, reference, at));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
