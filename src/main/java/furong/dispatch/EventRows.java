package furong.dispatch;

import furong.organisation.CrewId;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened on the days, as it was heard. */
@Component
class EventRows {

    private final JdbcClient db;
    private final Clock clock;

    EventRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What is told about an event. */
    record Told(
            DayEvent.Kind kind,
            @Nullable CrewId crew,
            @Nullable StopId stop,
            @Nullable Integer minutes,
            String note) {

        static Told of(DayEvent.Kind kind, @Nullable CrewId crew, @Nullable StopId stop) {
            return new Told(kind, crew, stop, null, "");
        }
    }

    DayEvent note(LocalDate day, Told told, Actor by) {
        var event = new DayEvent(
                day,
                Ids.next(),
                told.kind(),
                told.crew(),
                told.stop(),
                clock.instant(),
                told.minutes(),
                told.note(),
                by.badge());
        db.sql("""
                insert into dispatch.event (day, id, kind, crew, stop, at, minutes, note, badge, person)
                values (:day, :id, :kind, :crew, :stop, :at, :minutes, :note, :badge, :person)""")
                .param("day", day)
                .param("id", event.id())
                .param("kind", event.kind().name())
                .param("crew", told.crew() == null ? null : told.crew().value(), Types.BIGINT)
                .param("stop", told.stop() == null ? null : told.stop().value(), Types.BIGINT)
                .param("at", Timestamp.from(event.at()))
                .param("minutes", event.minutes(), Types.INTEGER)
                .param("note", event.note())
                .param("badge", by.badge())
                .param("person", by.person())
                .update();
        return event;
    }

    /** What happened on a day, the newest first. */
    List<DayEvent> of(LocalDate day, int limit) {
        return db.sql("""
                select day, id as event, kind, crew, stop, at, minutes, note, badge from dispatch.event
                where day = :day order by id desc limit :limit""")
                .param("day", day)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** Reads the columns of an event; its id is the column {@code event}, its badge {@code badge}. */
    static DayEvent read(ResultSet row) throws SQLException {
        var crew = row.getObject("crew", Long.class);
        var stop = row.getObject("stop", Long.class);
        return new DayEvent(
                row.getObject("day", LocalDate.class),
                row.getLong("event"),
                DayEvent.Kind.valueOf(row.getString("kind")),
                crew == null ? null : new CrewId(crew),
                stop == null ? null : new StopId(stop),
                row.getTimestamp("at").toInstant(),
                row.getObject("minutes", Integer.class),
                row.getString("note"),
                row.getString("badge"));
    }
}
