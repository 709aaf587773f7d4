package furong.dispatch;

import furong.dispatch.Proposal.State;
import furong.dispatch.Proposal.Sum;
import furong.organisation.CrewId;
import furong.planning.Difference;
import furong.planning.Difference.Move;
import furong.planning.StopId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Other plans for a day, with what they change, until somebody decides. */
@Component
class ProposalRows {

    private static final String COLUMNS = """
            select p.day, p.id, p.base, p.state, p.by_itself, p.moves_window, p.before_metres, p.before_idle,
                   p.before_points, p.after_metres, p.after_idle, p.after_points, p.made_at, p.decided_at,
                   p.badge as decider, p.millis, e.id as event, e.kind, e.crew, e.stop, e.at, e.minutes, e.note, e.badge
            from dispatch.proposal p join dispatch.event e on e.day = p.day and e.id = p.event
            """;

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProposalRows(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** Another plan, made from a version of the day. */
    record Made(
            LocalDate day,
            int base,
            DayEvent event,
            boolean byItself,
            boolean movesWindow,
            Difference difference,
            Map<CrewId, List<StopId>> orders,
            int millis) {}

    ProposalId add(Made made) {
        var id = ProposalId.next();
        var now = Timestamp.from(clock.instant());
        db.sql("""
                insert into dispatch.proposal (day, id, base, event, state, by_itself, moves_window, before_metres, before_idle,
                    before_points, after_metres, after_idle, after_points, made_at, decided_at, badge, millis)
                values (:day, :id, :base, :event, :state, :itself, :window, :m1, :i1, :p1, :m2, :i2, :p2, :now,
                        cast(:decided as timestamptz), :badge, :millis)""")
                .param("day", made.day())
                .param("id", id.value())
                .param("base", made.base())
                .param("event", made.event().id())
                .param("state", made.byItself() ? "APPLIED" : "OPEN")
                .param("itself", made.byItself())
                .param("window", made.movesWindow())
                .param("m1", made.difference().before().metres())
                .param("i1", made.difference().before().idle())
                .param("p1", made.difference().before().points())
                .param("m2", made.difference().after().metres())
                .param("i2", made.difference().after().idle())
                .param("p2", made.difference().after().points())
                .param("now", now)
                .param("decided", made.byItself() ? now : null)
                .param("badge", made.byItself() ? "system" : null)
                .param("millis", made.millis())
                .update();
        addMoves(made, id);
        addOrders(made, id);
        events.publishEvent(new ProposalMade(made.day(), id, !made.byItself()));
        return id;
    }

    private void addMoves(Made made, ProposalId id) {
        var moves = made.difference().moves();
        if (moves.isEmpty()) return;
        db.sql("""
                insert into dispatch.move (day, proposal, stop, from_crew, from_start, to_crew, to_start, moves_window)
                select :day, :id, * from unnest(:stops, :fromCrews, :fromStarts, :toCrews, :toStarts, :windows)""")
                .param("day", made.day())
                .param("id", id.value())
                .param("stops", moves.stream().map(move -> move.stop().value()).toArray(Long[]::new))
                .param(
                        "fromCrews",
                        moves.stream().map(move -> value(move.from())).toArray(Long[]::new))
                .param("fromStarts", moves.stream().map(Move::fromStart).toArray(Integer[]::new))
                .param("toCrews", moves.stream().map(move -> value(move.to())).toArray(Long[]::new))
                .param("toStarts", moves.stream().map(Move::toStart).toArray(Integer[]::new))
                .param("windows", moves.stream().map(Move::window).toArray(Boolean[]::new))
                .update();
    }

    private void addOrders(Made made, ProposalId id) {
        for (var order : made.orders().entrySet()) {
            db.sql("insert into dispatch.order_of_stops (day, proposal, crew, stops) values (:day, :id, :crew, :stops)")
                    .param("day", made.day())
                    .param("id", id.value())
                    .param("crew", order.getKey().value())
                    .param("stops", order.getValue().stream().map(StopId::value).toArray(Long[]::new))
                    .update();
        }
    }

    private static @Nullable Long value(@Nullable CrewId crew) {
        return crew == null ? null : crew.value();
    }

    /** The day went on: what waited is made from a plan that is no more. */
    void overtake(LocalDate day) {
        end(day, State.OVERTAKEN, "system");
    }

    /** Ends the one that waits; empty if none does. */
    Optional<ProposalId> end(LocalDate day, State how, String badge) {
        var ended = db.sql("""
                update dispatch.proposal set state = :how, decided_at = :now, badge = :badge
                where day = :day and state = 'OPEN' returning id""")
                .param("how", how.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("badge", badge)
                .param("day", day)
                .query((row, n) -> new ProposalId(row.getLong("id")))
                .optional();
        ended.ifPresent(id -> events.publishEvent(new ProposalMade(day, id, false)));
        return ended;
    }

    List<Proposal> of(LocalDate day, int limit) {
        var moves = moves(day);
        return db.sql(COLUMNS + "where p.day = :day order by p.id desc limit :limit")
                .param("day", day)
                .param("limit", limit)
                .query((row, n) -> read(row, moves.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    Optional<Proposal> find(LocalDate day, ProposalId id) {
        var moves = moves(day);
        return db.sql(COLUMNS + "where p.day = :day and p.id = :id")
                .param("day", day)
                .param("id", id.value())
                .query((row, n) -> read(row, moves.getOrDefault(id.value(), List.of())))
                .optional();
    }

    Map<CrewId, List<StopId>> orders(LocalDate day, ProposalId id) {
        var orders = new HashMap<CrewId, List<StopId>>();
        db.sql("select crew, stops from dispatch.order_of_stops where day = :day and proposal = :id")
                .param("day", day)
                .param("id", id.value())
                .query((RowCallbackHandler) row -> orders.put(
                        new CrewId(row.getLong("crew")),
                        Stream.of((Long[]) array(row.getArray("stops")))
                                .map(StopId::new)
                                .toList()));
        return orders;
    }

    private static Object array(Array array) throws SQLException {
        return array.getArray();
    }

    private Map<Long, List<Move>> moves(LocalDate day) {
        var moves = new HashMap<Long, List<Move>>();
        db.sql("""
                select proposal, stop, from_crew, from_start, to_crew, to_start, moves_window from dispatch.move
                where day = :day order by proposal desc, to_start limit 5000""").param("day", day).query((RowCallbackHandler) row -> moves.computeIfAbsent(
                        row.getLong("proposal"), none -> new ArrayList<>())
                .add(new Move(
                        new StopId(row.getLong("stop")),
                        crew(row.getObject("from_crew", Long.class)),
                        row.getInt("from_start"),
                        crew(row.getObject("to_crew", Long.class)),
                        row.getInt("to_start"),
                        row.getBoolean("moves_window"))));
        return moves;
    }

    private static @Nullable CrewId crew(@Nullable Long value) {
        return value == null ? null : new CrewId(value);
    }

    private static Proposal read(ResultSet row, List<Move> moves) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        var decider = row.getString("decider");
        return new Proposal(
                row.getObject("day", LocalDate.class),
                new ProposalId(row.getLong("id")),
                row.getInt("base"),
                EventRows.read(row),
                State.valueOf(row.getString("state")),
                row.getBoolean("by_itself"),
                row.getBoolean("moves_window"),
                new Sum(row.getLong("before_metres"), row.getLong("before_idle"), row.getLong("before_points")),
                new Sum(row.getLong("after_metres"), row.getLong("after_idle"), row.getLong("after_points")),
                moves,
                row.getTimestamp("made_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                decider == null ? "" : decider,
                row.getInt("millis"));
    }
}
