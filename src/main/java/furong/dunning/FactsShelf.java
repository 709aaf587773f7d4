package furong.dunning;

import furong.dunning.Facts.Held;
import furong.dunning.Facts.Stop;
import furong.dunning.Facts.Tries;
import furong.ledger.Arrears.Standing;
import furong.organisation.Segment;
import furong.platform.AcrossCustomers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers the facts of many accounts at once, or of one: four reads, however many there are. */
@Component
@AcrossCustomers("gathers the facts of many accounts for the nightly look at all of them")
class FactsShelf {

    private final JdbcClient db;

    FactsShelf(JdbcClient db) {
        this.db = db;
    }

    private record Key(long customer, long account) {}

    /** The facts of each standing, in the same order. */
    List<Facts> gather(Collection<Standing> standings, Map<Long, Segment> segments, Map<Segment, List<Rung>> ladder) {
        if (standings.isEmpty()) return List.of();
        var tries = new HashMap<Key, Map<Integer, Tries>>();
        each(
                TRIES,
                standings,
                row -> tries.computeIfAbsent(key(row), key -> new HashMap<>())
                        .put(
                                row.getInt("step"),
                                new Tries(
                                        row.getInt("made"),
                                        row.getBoolean("waiting"),
                                        row.getBoolean("reached"),
                                        instant(row, "last_end"))));
        var promised = dates(PROMISES, standings);
        var stopped = new HashMap<Key, Stop>();
        each(
                STOPS,
                standings,
                row -> stopped.put(
                        key(row), new Stop(row.getObject("until", LocalDate.class), row.getBoolean("lifts"))));
        var held = new HashMap<Key, Held>();
        var givenUp = new HashSet<Key>();
        each(SUSPENSIONS, standings, row -> {
            if (row.getBoolean("over")) givenUp.add(key(row));
            else held.put(key(row), held(row));
        });
        var facts = new ArrayList<Facts>(standings.size());
        for (var one : standings) {
            var customer = one.key().customer().value();
            var key = new Key(customer, one.key().account().value());
            facts.add(new Facts(
                    customer,
                    key.account(),
                    one.overdue().minor(),
                    one.overdueSince(),
                    tries.getOrDefault(key, Map.of()),
                    promised.get(key),
                    stopped.get(key),
                    held.get(key),
                    givenUp.contains(key),
                    ladder.getOrDefault(segments.getOrDefault(customer, Segment.PUBLIC), List.of())));
        }
        return facts;
    }

    private static final String ASKED =
            " join unnest(:customers, :accounts, cast(:episodes as date[])) as q (customer, account, episode)"
                    + " on t.customer = q.customer and t.account = q.account ";
    private static final String TRIES = """
            select t.customer, t.account, t.step, count(*) as made, bool_or(t.outcome = 'WAITING') as waiting,
                   bool_or(t.outcome in ('SENT', 'DELIVERED')) as reached, max(t.ended_at) as last_end
            from dunning.attempt t """ + ASKED + """
            where t.episode = q.episode group by t.customer, t.account, t.step""";
    private static final String PROMISES = "select t.customer, t.account, t.due_on as day from dunning.promise_to_pay t"
            + ASKED + "where t.state = 'OPEN'";
    private static final String STOPS = "select t.customer, t.account, t.until, t.lifts from dunning.stop t" + ASKED
            + "where t.released_at is null";
    private static final String SUSPENSIONS =
            """
            select t.customer, t.account, t.id, t.begun_at, t.hardened_at, t.ended_at is not null as over
            from dunning.suspension t""" + ASKED + "where t.ended_at is null or (t.why = 'TERMINATED' and q.episode <= t.ended_at::date)";

    private Map<Key, LocalDate> dates(String sql, Collection<Standing> standings) {
        var dates = new HashMap<Key, LocalDate>();
        each(sql, standings, row -> dates.put(key(row), row.getObject("day", LocalDate.class)));
        return dates;
    }

    private void each(String sql, Collection<Standing> standings, RowCallbackHandler row) {
        db.sql(sql)
                .param(
                        "customers",
                        standings.stream()
                                .map(one -> one.key().customer().value())
                                .toArray(Long[]::new))
                .param(
                        "accounts",
                        standings.stream()
                                .map(one -> one.key().account().value())
                                .toArray(Long[]::new))
                .param(
                        "episodes",
                        standings.stream()
                                .map(one -> one.overdueSince() == null
                                        ? null
                                        : one.overdueSince().toString())
                                .toArray(String[]::new))
                .query(row);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(row.getLong("id"), row.getTimestamp("begun_at").toInstant(), instant(row, "hardened_at"));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getLong("customer"), row.getLong("account"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
