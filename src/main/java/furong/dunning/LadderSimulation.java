package furong.dunning;

import furong.dunning.Attempt.Outcome;
import furong.dunning.PlayedDebt.Debt;
import furong.dunning.PlayedDebt.Past;
import furong.dunning.PlayedDebt.Pause;
import furong.dunning.PlayedDebt.Try;
import furong.dunning.Rung.Action;
import furong.organisation.Segment;
import furong.platform.AcrossCustomers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries ladders out on the debts that there really were: what each would have done in a time, to how many, had customers
 * paid when they did and with the promises, stops, and messages that did not arrive. That people would have paid sooner or
 * later under another ladder it cannot know, and says so nowhere.
 */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("plays a ladder through on the debts of all customers")
public class LadderSimulation {

    /** So many debts are played through; of more, each so-and-so-many-th stands for the others. */
    private static final int PLAYED_MAX = 20_000;

    private final JdbcClient db;
    private final Ladders ladders;
    private final DunningHours hours;

    LadderSimulation(JdbcClient db, Ladders ladders, DunningHours hours) {
        this.db = db;
        this.ladders = ladders;
        this.hours = hours;
    }

    /** How often each action; how many debts there were, and how many of them were played through. */
    public record Trial(long debts, long played, Map<Action, Long> actions) {

        public long of(Action action) {
            return actions.getOrDefault(action, 0L);
        }
    }

    private record Key(long customer, long account, LocalDate since) {}

    private record Found(Debt debt, Segment segment) {}

    /** What each of these versions of the ladder would have done from one day until just before another. */
    public List<Trial> play(List<Integer> versions, LocalDate from, LocalDate until) {
        var debts = count(from, until);
        var found = debts(from, until, Math.max(1, Math.ceilDiv(debts, PLAYED_MAX)));
        var tries = tries(found);
        var promises = pauses(PROMISES, found);
        var stops = pauses(STOPS, found);
        var trials = new ArrayList<Trial>();
        for (var version : versions) {
            var ladder = ladders.get(version);
            var actions = new EnumMap<Action, Long>(Action.class);
            for (var one : found) {
                var key = key(one.debt());
                var past = new Past(
                        one.debt(),
                        tries.getOrDefault(key, List.of()),
                        promises.getOrDefault(key, List.of()),
                        stops.getOrDefault(key, List.of()));
                PlayedDebt.play(past, ladder.of(one.segment()), hours, hours.startOf(from), hours.startOf(until))
                        .forEach((action, times) -> actions.merge(action, times, Long::sum));
            }
            if (found.size() < debts) actions.replaceAll((action, times) -> times * debts / found.size());
            trials.add(new Trial(debts, found.size(), actions));
        }
        return trials;
    }

    private long count(LocalDate from, LocalDate until) {
        return db.sql("""
                select count(*) from dunning.episode
                where overdue_since < :until and (cleared_at is null or cleared_at >= :from)""")
                .param("until", until)
                .param("from", Timestamp.from(hours.startOf(from)))
                .query(Long.class)
                .single();
    }

    private List<Found> debts(LocalDate from, LocalDate until, long each) {
        return db.sql("""
                select customer, account, segment, overdue_since, amount_minor, cleared_at from dunning.episode
                where overdue_since < :until and (cleared_at is null or cleared_at >= :from)
                  and mod(cast(hashint8(account) as bigint) + 2147483648, :each) = 0
                limit :max""")
                .param("until", until)
                .param("from", Timestamp.from(hours.startOf(from)))
                .param("each", each)
                .param("max", 2 * PLAYED_MAX)
                .query((row, n) -> new Found(
                        new Debt(
                                row.getLong("customer"),
                                row.getLong("account"),
                                row.getObject("overdue_since", LocalDate.class),
                                row.getLong("amount_minor"),
                                instant(row, "cleared_at")),
                        Segment.valueOf(row.getString("segment"))))
                .list();
    }

    private static final String ASKED =
            " join unnest(:customers, :accounts, cast(:episodes as date[])) as q (customer, account, episode)"
                    + " on t.customer = q.customer and t.account = q.account ";
    private static final String PROMISES = """
            select t.customer, t.account, q.episode, t.granted_at as begun_at, t.ended_at as over_at, t.due_on as day,
                   true as lifts from dunning.promise_to_pay t""" + ASKED + "order by t.granted_at, t.id";
    private static final String STOPS = """
            select t.customer, t.account, q.episode, t.since as begun_at, t.released_at as over_at, t.until as day,
                   t.lifts from dunning.stop t""" + ASKED + "order by t.since, t.id";

    private Map<Key, List<Pause>> pauses(String sql, List<Found> found) {
        var pauses = new HashMap<Key, List<Pause>>();
        asked(sql, found).query(row -> {
            pauses.computeIfAbsent(key(row), key -> new ArrayList<>())
                    .add(new Pause(
                            row.getTimestamp("begun_at").toInstant(),
                            instant(row, "over_at"),
                            row.getObject("day", LocalDate.class),
                            row.getBoolean("lifts")));
        });
        return pauses;
    }

    private Map<Key, List<Try>> tries(List<Found> found) {
        var tries = new HashMap<Key, List<Try>>();
        asked("""
                select t.customer, t.account, t.episode, t.made_at, t.ended_at, t.outcome from dunning.attempt t""" + ASKED + "where t.episode = q.episode order by t.made_at, t.id", found)
                .query(row -> {
                    tries.computeIfAbsent(key(row), key -> new ArrayList<>())
                            .add(new Try(
                                    row.getTimestamp("made_at").toInstant(),
                                    instant(row, "ended_at"),
                                    Outcome.valueOf(row.getString("outcome"))));
                });
        return tries;
    }

    private JdbcClient.StatementSpec asked(String sql, List<Found> found) {
        return db.sql(sql)
                .param(
                        "customers",
                        found.stream().map(one -> one.debt().customer()).toArray(Long[]::new))
                .param(
                        "accounts",
                        found.stream().map(one -> one.debt().account()).toArray(Long[]::new))
                .param(
                        "episodes",
                        found.stream().map(one -> one.debt().since().toString()).toArray(String[]::new));
    }

    private static Key key(Debt debt) {
        return new Key(debt.customer(), debt.account(), debt.since());
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getLong("customer"), row.getLong("account"), row.getObject("episode", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
