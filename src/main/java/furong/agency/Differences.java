package furong.agency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of differences. One that comes back with other figures is open again, as old as it was. */
@Component
class Differences {

    private static final int REVERSED_MAX = 100_000;
    private static final String COLUMNS = "agent, day, kind, reference, account, ours_minor, theirs_minor, found_at,"
            + " ended_at, ended_how, coalesce(ended_by, '') as ended_by, coalesce(note, '') as note";

    private final JdbcClient db;

    Differences(JdbcClient db) {
        this.db = db;
    }

    record Found(Difference.Kind kind, String reference, String account, long ours, long theirs) {}

    /** What somebody explained stays explained while the figures stay. */
    void put(AgentCode agent, LocalDate day, Found found, Instant at) {
        var _ = db.sql("""
                        insert into agency.difference as d (agent, day, kind, reference, account, ours_minor, theirs_minor,
                                                            found_at)
                        values (:agent, :day, :kind, :reference, :account, :ours, :theirs, :at)
                        on conflict (agent, day, kind, reference) do update set ours_minor = :ours, theirs_minor = :theirs,
                            ended_at = null, ended_how = null, ended_by = null, note = null
                        where d.ours_minor <> :ours or d.theirs_minor <> :theirs or d.ended_how = 'VANISHED'""")
                .param("agent", agent.value())
                .param("day", day)
                .param("kind", found.kind().name())
                .param("reference", found.reference())
                .param("account", found.account())
                .param("ours", found.ours())
                .param("theirs", found.theirs())
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean end(Difference.Key key, Difference.How how, String note, String badge, Instant at) {
        return db.sql("""
                        update agency.difference set ended_at = ?, ended_how = ?, ended_by = ?, note = ?
                        where agent = ? and day = ? and kind = ? and reference = ? and ended_at is null""")
                        .params(Timestamp.from(at), how.name(), badge, note)
                        .params(key.agent().value(), key.day(), key.kind().name(), key.reference())
                        .update()
                == 1;
    }

    List<Difference> open(int limit) {
        return db.sql("select " + COLUMNS
                        + " from agency.difference where ended_at is null order by day, found_at, agent limit ?")
                .param(limit)
                .query((row, n) -> difference(row))
                .list();
    }

    List<Difference> of(AgentCode agent, LocalDate day, int limit) {
        return db.sql("select " + COLUMNS + " " + """
                         from agency.difference where agent = ? and day = ?
                        order by ended_at is not null, kind desc, reference limit ?""")
                .params(agent.value(), day, limit)
                .query((row, n) -> difference(row))
                .list();
    }

    Optional<Difference> find(Difference.Key key) {
        return db.sql("select " + COLUMNS
                        + " from agency.difference where agent = ? and day = ? and kind = ? and reference = ?")
                .params(key.agent().value(), key.day(), key.kind().name(), key.reference())
                .query((row, n) -> difference(row))
                .optional();
    }

    /** What we took back because of a difference: the agent, who never had it, will not name it in a later file. */
    Set<String> reversed(AgentCode agent) {
        return Set.copyOf(db.sql(
                        "select distinct reference from agency.difference where agent = ? and ended_how = 'REVERSED' limit ?")
                .params(agent.value(), REVERSED_MAX)
                .query(String.class)
                .list());
    }

    int openOf(AgentCode agent, LocalDate day) {
        return db.sql("select count(*) from agency.difference where agent = ? and day = ? and ended_at is null")
                .params(agent.value(), day)
                .query(Integer.class)
                .single();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Difference(
                new AgentCode(row.getString("agent")),
                row.getObject("day", LocalDate.class),
                Difference.Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("account"),
                row.getLong("ours_minor"),
                row.getLong("theirs_minor"),
                row.getTimestamp("found_at").toInstant(),
                ended == null
                        ? null
                        : new Difference.Ending(
                                ended.toInstant(),
                                Difference.How.valueOf(row.getString("ended_how")),
                                row.getString("ended_by"),
                                row.getString("note")));
    }
}
