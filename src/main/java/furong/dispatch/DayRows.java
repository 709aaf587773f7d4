package furong.dispatch;

import furong.organisation.CrewId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.Marks;
import furong.planning.StopId;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored part of a day's plan: who has which stop at which place, and what was said about it. */
@Component
class DayRows {

    private static final int MANY = 20_000;

    private final JdbcClient db;
    private final Clock clock;

    DayRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How far a day has come. */
    record Head(
            LocalDate day,
            int version,
            DayPlan.State state,
            @Nullable Instant publishedAt) {}

    /** A stop's place in the plan; no crew if nobody has it. */
    record Row(StopId id, @Nullable CrewId crew, int place, Marks marks) {}

    Map<LocalDate, Head> heads(LocalDate from, int days) {
        var heads = new HashMap<LocalDate, Head>();
        db.sql("select day, version, state, published_at from dispatch.day where day >= :from and day < :to")
                .param("from", from)
                .param("to", from.plusDays(days))
                .query((RowCallbackHandler) row -> {
                    var published = row.getTimestamp("published_at");
                    var day = row.getObject("day", LocalDate.class);
                    heads.put(
                            day,
                            new Head(
                                    day,
                                    row.getInt("version"),
                                    DayPlan.State.valueOf(row.getString("state")),
                                    published == null ? null : published.toInstant()));
                });
        return heads;
    }

    Optional<Head> head(LocalDate day) {
        return Optional.ofNullable(heads(day, 1).get(day));
    }

    Map<StopId, Row> of(LocalDate day) {
        var rows = new HashMap<StopId, Row>();
        db.sql("""
                select id, crew, place, pinned_crew, pinned_start, not_before, overrun, told_from, told_until,
                       published_crew, published_start
                from dispatch.stop where day = :day limit :many""").param("day", day).param("many", MANY).query((RowCallbackHandler) row -> {
            var read = row(row);
            rows.put(read.id(), read);
        });
        return rows;
    }

    /** Begins a day's plan; {@code false} if it has begun already. */
    boolean begin(LocalDate day) {
        return db.sql("""
                insert into dispatch.day (day, version, state, planned_at) values (:day, 1, 'DRAFT', :now)
                on conflict do nothing""")
                        .param("day", day)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Counts the version up if it is still {@code base}; refused as {@code plan-moved-on} if the day went on meanwhile. */
    int step(LocalDate day, int base) {
        var version = db.sql("""
                update dispatch.day set version = version + 1 where day = :day and version = :base returning version""")
                .param("day", day)
                .param("base", base)
                .query(Integer.class)
                .optional();
        return version.orElseThrow(() -> new Refused("plan-moved-on"));
    }

    /** Moves a day on to a later state; nothing if it is there already. */
    void advance(LocalDate day, DayPlan.State to) {
        db.sql("""
                update dispatch.day set state = :state, published_at = coalesce(published_at, :now)
                where day = :day and state <> :state""")
                .param("state", to.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("day", day)
                .update();
    }

    /** Writes the days of some crews, and everything that has no crew. */
    void write(DayPlan plan, List<CrewDay> crews) {
        var rows = new ArrayList<Written>();
        for (var crew : crews) {
            var place = 0;
            for (var stop : crew.stops()) rows.add(new Written(stop.item(), crew.id(), place++, stop.start()));
        }
        for (var item : plan.unassigned()) rows.add(new Written(item, null, 0, item.earliest()));
        if (!rows.isEmpty()) write(plan.day(), rows);
    }

    private record Written(Item item, @Nullable CrewId crew, int place, int starts) {
        Marks marks() {
            return item.marks();
        }
    }

    private void write(LocalDate day, List<Written> rows) {
        db.sql("""
                insert into dispatch.stop (day, id, kind, crew, place, starts, pinned_crew, pinned_start, not_before,
                                           overrun, told_from, told_until, published_crew, published_start)
                select :day, * from unnest(:ids, :kinds, :crews, :places, :starts, :pinned, :pinnedStarts, :notBefore,
                                           :overruns, :toldFrom, :toldUntil, :publishedCrews, :publishedStarts)
                on conflict (day, id) do update set
                    crew = excluded.crew, place = excluded.place, starts = excluded.starts,
                    pinned_crew = excluded.pinned_crew, pinned_start = excluded.pinned_start,
                    not_before = excluded.not_before, overrun = excluded.overrun, told_from = excluded.told_from,
                    told_until = excluded.told_until, published_crew = excluded.published_crew,
                    published_start = excluded.published_start""")
                .param("day", day)
                .param("ids", column(rows, row -> row.item().id().value(), new Long[0]))
                .param("kinds", column(rows, row -> row.item().task().kind().name(), new String[0]))
                .param("crews", column(rows, row -> value(row.crew()), new Long[0]))
                .param("places", column(rows, Written::place, new Integer[0]))
                .param("starts", column(rows, Written::starts, new Integer[0]))
                .param(
                        "pinned",
                        column(rows, row -> row.crew() != null && row.marks().pinnedCrew(), new Boolean[0]))
                .param("pinnedStarts", column(rows, row -> row.marks().pinnedStart(), new Integer[0]))
                .param("notBefore", column(rows, row -> row.marks().notBefore(), new Integer[0]))
                .param("overruns", column(rows, row -> row.marks().overrun(), new Integer[0]))
                .param("toldFrom", column(rows, row -> told(row, Marks.Told::from), new Integer[0]))
                .param("toldUntil", column(rows, row -> told(row, Marks.Told::until), new Integer[0]))
                .param(
                        "publishedCrews",
                        column(rows, row -> published(row, who -> who.crew().value()), new Long[0]))
                .param("publishedStarts", column(rows, row -> published(row, Marks.Published::start), new Integer[0]))
                .update();
    }

    private static @Nullable Long value(@Nullable CrewId crew) {
        return crew == null ? null : crew.value();
    }

    private static @Nullable Integer told(Written row, Function<Marks.Told, Integer> part) {
        var told = row.marks().told();
        return told == null ? null : part.apply(told);
    }

    private static <T> @Nullable T published(Written row, Function<Marks.Published, T> part) {
        var published = row.marks().published();
        return published == null ? null : part.apply(published);
    }

    private static <T> T[] column(List<Written> rows, Function<Written, @Nullable T> part, T[] kind) {
        var values = new ArrayList<@Nullable T>(rows.size());
        for (var row : rows) values.add(part.apply(row));
        return values.toArray(kind);
    }

    private static Row row(ResultSet row) throws SQLException {
        var crew = row.getObject("crew", Long.class);
        var from = row.getObject("told_from", Integer.class);
        var until = row.getObject("told_until", Integer.class);
        var who = row.getObject("published_crew", Long.class);
        var start = row.getObject("published_start", Integer.class);
        var marks = new Marks(
                row.getBoolean("pinned_crew"),
                row.getObject("pinned_start", Integer.class),
                row.getObject("not_before", Integer.class),
                row.getInt("overrun"),
                from == null || until == null ? null : new Marks.Told(from, until),
                who == null || start == null ? null : new Marks.Published(new CrewId(who), start));
        return new Row(
                new StopId(row.getLong("id")), crew == null ? null : new CrewId(crew), row.getInt("place"), marks);
    }

    /** For what each crew set out last. */
    Map<CrewId, StopId> seen(LocalDate day) {
        var seen = new HashMap<CrewId, StopId>();
        db.sql("""
                select distinct on (crew) crew, stop from dispatch.event
                where day = :day and crew is not null and stop is not null
                  and kind in ('SET_OUT', 'ARRIVED', 'STARTED', 'FINISHED', 'FAILED', 'CUSTOMER_ABSENT')
                order by crew, id desc""").param("day", day).query((RowCallbackHandler)
                row -> seen.put(new CrewId(row.getLong("crew")), new StopId(row.getLong("stop"))));
        return seen;
    }

    /** From which tick on crews are gone today. */
    Map<CrewId, Integer> gone(LocalDate day) {
        var gone = new HashMap<CrewId, Integer>();
        db.sql("select crew, tick from dispatch.off_duty where day = :day")
                .param("day", day)
                .query((RowCallbackHandler) row -> gone.put(new CrewId(row.getLong("crew")), row.getInt("tick")));
        return gone;
    }

    void gone(LocalDate day, CrewId crew, int tick, String why) {
        db.sql("""
                insert into dispatch.off_duty (day, crew, tick, why) values (:day, :crew, :tick, :why)
                on conflict (day, crew) do update set tick = least(dispatch.off_duty.tick, excluded.tick)""")
                .param("day", day)
                .param("crew", crew.value())
                .param("tick", tick)
                .param("why", why)
                .update();
    }

    void back(LocalDate day, CrewId crew) {
        db.sql("delete from dispatch.off_duty where day = :day and crew = :crew")
                .param("day", day)
                .param("crew", crew.value())
                .update();
    }
}
