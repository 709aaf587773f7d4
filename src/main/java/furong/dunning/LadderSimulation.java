package furong.dunning;

import furong.dunning.Rung.Action;
import furong.organisation.Segment;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries a ladder out on the debts that there really were: what it would have done in a time, to how many, had customers
 * paid when they did. That people would have paid sooner or later under another ladder it cannot know, and says so nowhere.
 */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("plays a ladder through on the debts of all customers")
public class LadderSimulation {

    private static final int FETCH = 5000;

    private final JdbcClient db;
    private final Ladders ladders;
    private final ZoneId zone;

    LadderSimulation(JdbcClient db, Ladders ladders, Clock clock) {
        this.db = db;
        this.ladders = ladders;
        this.zone = clock.getZone();
    }

    /** How often each action, and how many debts were looked at. */
    public record Outcome(long debts, Map<Action, Long> actions) {

        public long of(Action action) {
            return actions.getOrDefault(action, 0L);
        }
    }

    private record Debt(
            Segment segment,
            LocalDate since,
            long minor,
            @Nullable Instant clearedAt) {}

    /** What a version of the ladder would have done from one day until just before another. */
    public Outcome play(int version, LocalDate from, LocalDate until) {
        var ladder = ladders.get(version);
        var actions = new EnumMap<Action, Long>(Action.class);
        var debts = new long[1];
        db.sql("""
                select segment, overdue_since, amount_minor, cleared_at from dunning.episode
                where overdue_since < :until and (cleared_at is null or cleared_at >= :from)""")
                .withFetchSize(FETCH)
                .param("until", until)
                .param("from", Timestamp.from(from.atStartOfDay(zone).toInstant()))
                .query(row -> {
                    var cleared = row.getTimestamp("cleared_at");
                    debts[0]++;
                    play(
                            new Debt(
                                    Segment.valueOf(row.getString("segment")),
                                    row.getObject("overdue_since", LocalDate.class),
                                    row.getLong("amount_minor"),
                                    cleared == null ? null : cleared.toInstant()),
                            ladder.of(Segment.valueOf(row.getString("segment"))),
                            new Span(from, until),
                            actions);
                });
        return new Outcome(debts[0], actions);
    }

    private record Span(LocalDate from, LocalDate until) {
        boolean contains(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    private void play(Debt debt, List<Rung> rungs, Span span, Map<Action, Long> actions) {
        LocalDate cut = null;
        for (var rung : rungs) {
            if (debt.minor() < rung.minMinor()) continue;
            var start = rung.action() == Action.TERMINATE ? cut : debt.since();
            if (start == null) continue;
            var day = start.plusDays(rung.afterDays());
            if (debt.clearedAt() != null && !day.isBefore(LocalDate.ofInstant(debt.clearedAt(), zone))) continue;
            if (rung.action() == Action.FULL) cut = day;
            if (span.contains(day)) actions.merge(rung.action(), 1L, Long::sum);
        }
    }
}
