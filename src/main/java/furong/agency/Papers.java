package furong.agency;

import furong.platform.Actor;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What others say of business days. */
@Component
class Papers {

    private static final int CHUNK = 1000;

    private final JdbcClient db;

    Papers(JdbcClient db) {
        this.db = db;
    }

    /** @param minor what it adds up to, in fen */
    record Paper(long id, long minor) {}

    /** A line of a bank's statement about a day. */
    record Money(AgentCode agent, LocalDate day, long minor, String reference) {}

    /** Keeps a file; false if this very file is there. */
    boolean keep(DayFile file, Actor by, Instant at) {
        var id = Ids.next();
        var paper = db.sql("""
                        insert into agency.paper (agent, day, kind, id, hash, name, rows, amount_minor, given_at, given_by)
                        values (?, ?, 'FILE', ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(file.agent().value(), file.day(), id, file.hash(), file.name())
                .params(file.lines().size(), file.totalMinor(), Timestamp.from(at), by.badge())
                .update();
        if (paper == 0) return false;
        for (var n = 0; n < file.lines().size(); n += CHUNK)
            insert(id, file.lines().subList(n, Math.min(n + CHUNK, file.lines().size())));
        return true;
    }

    private void insert(long paper, List<DayFile.Line> lines) {
        var _ = db.sql("""
                        insert into agency.paper_row (paper, line, reversal, reference, account, amount_minor)
                        select :paper, line, reversal, reference, account, minor
                        from unnest(:lines, :reversals, :references, :accounts, :minors)
                            as r (line, reversal, reference, account, minor)""")
                .param("paper", paper)
                .param("lines", column(lines, DayFile.Line::number, Integer[]::new))
                .param("reversals", column(lines, DayFile.Line::reversal, Boolean[]::new))
                .param("references", column(lines, DayFile.Line::reference, String[]::new))
                .param("accounts", column(lines, DayFile.Line::account, String[]::new))
                .param("minors", column(lines, DayFile.Line::minor, Long[]::new))
                .update();
    }

    private static <T> T[] column(
            List<DayFile.Line> lines, Function<DayFile.Line, T> of, java.util.function.IntFunction<T[]> array) {
        return lines.stream().map(of).toArray(array);
    }

    /** Money that came for a day; parts of it add up, each once under its reference. */
    boolean keepMoney(Money money, Actor by, Instant at) {
        return db.sql("""
                        insert into agency.paper (agent, day, kind, id, hash, name, rows, amount_minor, given_at, given_by)
                        values (?, ?, 'STATEMENT', ?, ?, ?, 1, ?, ?, ?) on conflict do nothing""")
                        .params(money.agent().value(), money.day(), Ids.next(), money.reference(), money.reference())
                        .params(money.minor(), Timestamp.from(at), by.badge())
                        .update()
                == 1;
    }

    /** The newest file of a day. */
    Optional<Paper> file(AgentCode agent, LocalDate day) {
        return db.sql("""
                        select id, amount_minor from agency.paper where agent = ? and day = ? and kind = 'FILE'
                        order by id desc limit 1""")
                .params(agent.value(), day)
                .query((row, n) -> new Paper(row.getLong("id"), row.getLong("amount_minor")))
                .optional();
    }

    /** How many payments, less reversals, a file names: what an agent is paid for. */
    long payments(long paper) {
        return db.sql("""
                        select count(*) filter (where not reversal) - count(*) filter (where reversal)
                        from agency.paper_row where paper = ?""").param(paper).query(Long.class).single();
    }

    /** What has come for a day in all; empty if nothing was heard yet. */
    Optional<Long> money(AgentCode agent, LocalDate day) {
        return db.sql("""
                        select count(*) as many, coalesce(sum(amount_minor), 0) as minor from agency.paper
                        where agent = ? and day = ? and kind = 'STATEMENT'""")
                .params(agent.value(), day)
                .query((row, n) ->
                        row.getLong("many") == 0 ? Optional.<Long>empty() : Optional.of(row.getLong("minor")))
                .single();
    }

    void lines(long paper, Consumer<DayFile.Line> taker) {
        db.sql("select line, reversal, reference, account, amount_minor from agency.paper_row where paper = ?")
                .withFetchSize(CHUNK)
                .param(paper)
                .query((RowCallbackHandler) row -> taker.accept(new DayFile.Line(
                        row.getInt("line"),
                        row.getBoolean("reversal"),
                        row.getString("reference"),
                        row.getString("account"),
                        row.getLong("amount_minor"))));
    }
}
