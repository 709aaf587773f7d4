package furong.rating;

import furong.network.NetworkBoard;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns ended broadband sessions into usage: minutes and volume. It asks the network for what ended since it last asked
 * and a while before, for reports come late; what it was told twice is known by its key.
 */
@Component
@AcrossCustomers("an access server accounts for the sessions of everybody")
public class SessionUsage {

    private static final String SOURCE = "radius";
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int AT_ONCE = 10_000;
    private static final long OCTETS_A_KIBIOCTET = 1024;

    private final JdbcClient db;
    private final Clock clock;
    private final NetworkBoard network;
    private final Usage usage;

    SessionUsage(JdbcClient db, Clock clock, NetworkBoard network, Usage usage) {
        this.db = db;
        this.clock = clock;
        this.network = network;
        this.usage = usage;
    }

    /** Takes what has ended; how much was new. */
    public Imported collect() {
        var now = clock.instant();
        var from = db.sql("select seen_at from rating.watermark where source = ?")
                .param(SOURCE)
                .query((row, n) -> row.getTimestamp(1).toInstant().minus(LATE))
                .optional()
                .orElse(Instant.EPOCH);
        if (from.isAfter(now)) from = now.minus(LATE);
        var sum = new Imported(0, 0, 0);
        var ended = network.endedSessions(from, null, AT_ONCE);
        while (!ended.isEmpty()) {
            var uses = new ArrayList<UsageRecord>();
            for (var one : ended) {
                var session = one.session();
                var key = session.nas() + '/' + session.id();
                var address = Addresses.of(one.service());
                uses.add(new UsageRecord(
                        key + "#time", UsageKind.ONLINE_TIME, address, "", session.startedAt(), session.seconds()));
                var octets = session.octetsIn() + session.octetsOut();
                uses.add(new UsageRecord(
                        key + "#volume",
                        UsageKind.ONLINE_VOLUME,
                        address,
                        "",
                        session.startedAt(),
                        Math.ceilDiv(octets, OCTETS_A_KIBIOCTET)));
            }
            var taken = usage.take(SOURCE, uses);
            sum = new Imported(
                    sum.taken() + taken.taken(), sum.known() + taken.known(), sum.refused() + taken.refused());
            ended = ended.size() < AT_ONCE
                    ? java.util.List.of()
                    : network.endedSessions(from, ended.getLast(), AT_ONCE);
        }
        db.sql("""
                        insert into rating.watermark (source, seen_at) values (:source, :now)
                        on conflict (source) do update set seen_at = excluded.seen_at""").param("source", SOURCE).param("now", Timestamp.from(now)).update();
        return sum;
    }
}
