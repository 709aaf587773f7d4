package furong.callback;

import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.survey.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is still to be rung and to be put right, most pressing first. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("an agent works down the due callbacks of all customers")
public class DueList {

    private final JdbcClient db;
    private final Clock clock;

    DueList(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What {@code agent} may ring, those with a link out last: nothing the agent or the agent's unit has handled, of units in {@code scope}. */
    public List<DueRow> of(Actor agent, Scope scope, @Nullable Occasion occasion, int limit) {
        return db.sql("""
                        select o.customer, o.id, o.occasion, o.subject, o.owner, o.business_line, o.product, o.due_at, o.due_until,
                               a.tries, coalesce(a.parts, '') parts, c.badge claimed_by,
                               e.obligation is not null exclusion_proposed,
                               s.n, s.kind, s.day_part, s.planned_from, s.planned_until, s.done_at, s.outcome, s.badge
                        from callback.obligation o
                        left join callback.claim c on c.customer = o.customer and c.obligation = o.id and c.until > :now
                        left join callback.exclusion e on e.customer = o.customer and e.obligation = o.id
                        left join lateral (
                            select count(*) tries, string_agg(distinct t.day_part, ',') parts from callback.attempt t
                            where t.customer = o.customer and t.obligation = o.id) a on true
                        left join lateral (
                            select * from callback.step p
                            where p.customer = o.customer and p.obligation = o.id and p.done_at is null
                            order by p.n limit 1) s on true
                        where o.state = 'DUE' and o.owner = any(:scope)
                          and (cast(:occasion as text) is null or o.occasion = :occasion)
                          and o.handler <> :agent and o.handler_unit <> :unit
                        order by s.kind is not distinct from 'LINK', o.due_until, o.id limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("scope", scope.array())
                .param("occasion", occasion == null ? null : occasion.name())
                .param("agent", agent.person())
                .param("unit", agent.unit())
                .param("limit", limit)
                .query((row, n) -> due(row))
                .list();
    }

    /** How much of both is open, whoever may ring. */
    public Open open(Scope scope) {
        return db.sql("""
                        select (select count(*) from callback.obligation where state = 'DUE' and owner = any(:scope)) callbacks,
                               (select count(*) from callback.rework
                                where done_at is null and owner = any(:scope)) reworks""")
                .param("scope", scope.array())
                .query((row, n) -> new Open(row.getLong("callbacks"), row.getLong("reworks")))
                .single();
    }

    /** Callbacks that are due, and matters reopened by unhappy answers. */
    public record Open(long callbacks, long reworks) {}

    /** What unhappy answers reopened and nobody has put right yet, oldest first. */
    public List<Rework> reworks(Scope scope, int limit) {
        return db.sql("""
                        select * from callback.rework where done_at is null and owner = any(:scope)
                        order by opened_at, id limit :limit""")
                .param("scope", scope.array())
                .param("limit", limit)
                .query((row, n) -> Reworks.rework(row))
                .list();
    }

    private DueRow due(ResultSet row) throws SQLException {
        var tried = parts(row.getString("parts"));
        return new DueRow(
                new CustomerId(row.getLong("customer")),
                new CallbackId(row.getLong("id")),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("subject"),
                new UnitId(row.getLong("owner")),
                row.getString("business_line"),
                row.getString("product"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("due_until").toInstant(),
                row.getLong("tries"),
                tried,
                DayPart.suggest(DayPart.of(clock.instant(), clock.getZone()), tried),
                row.getObject("n") == null ? null : Ladder.step(row),
                row.getString("claimed_by"),
                row.getBoolean("exclusion_proposed"));
    }

    private static Set<DayPart> parts(String joined) {
        return Stream.of(joined.split(","))
                .filter(part -> !part.isEmpty())
                .map(DayPart::valueOf)
                .collect(Collectors.toSet());
    }
}
