package furong.board;

import furong.organisation.CrewId;
import furong.planning.StopId;
import furong.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what dispatchers did. */
@Component
class Deeds {

    private final JdbcClient db;
    private final Clock clock;

    Deeds(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(Deed deed, Actor by) {
        db.sql("""
                insert into board.deed (day, id, person, badge, stop, from_crew, from_place, pinned, pinned_start, to_crew,
                                        at)
                values (:day, :id, :person, :badge, :stop, :from, :place, :pinned, :start, :to, :at)""")
                .param("day", deed.day())
                .param("id", deed.id())
                .param("person", by.person())
                .param("badge", by.badge())
                .param("stop", deed.stop().value())
                .param("from", value(deed.from()), Types.BIGINT)
                .param("place", deed.place())
                .param("pinned", deed.pinned())
                .param("start", deed.start(), Types.INTEGER)
                .param("to", value(deed.to()), Types.BIGINT)
                .param("at", Timestamp.from(deed.at()))
                .update();
    }

    /** The newest of this person's that is not taken back. */
    Optional<Deed> last(LocalDate day, long person) {
        return db.sql("""
                select day, id, stop, from_crew, from_place, pinned, pinned_start, to_crew, at from board.deed
                where day = :day and person = :person and undone_at is null order by id desc limit 1""")
                .param("day", day)
                .param("person", person)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Takes it back, once; says whether this was that once. */
    boolean undo(Deed deed) {
        return db.sql("update board.deed set undone_at = :now where day = :day and id = :id and undone_at is null")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("day", deed.day())
                        .param("id", deed.id())
                        .update()
                == 1;
    }

    private static Deed read(ResultSet row) throws SQLException {
        return new Deed(
                row.getObject("day", LocalDate.class),
                row.getLong("id"),
                new StopId(row.getLong("stop")),
                crew(row.getObject("from_crew", Long.class)),
                row.getInt("from_place"),
                row.getBoolean("pinned"),
                row.getObject("pinned_start", Integer.class),
                crew(row.getObject("to_crew", Long.class)),
                row.getTimestamp("at").toInstant());
    }

    private static @Nullable Long value(@Nullable CrewId crew) {
        return crew == null ? null : crew.value();
    }

    private static @Nullable CrewId crew(@Nullable Long value) {
        return value == null ? null : new CrewId(value);
    }
}
