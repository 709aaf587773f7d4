package furong.callback;

import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.survey.Level;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims, tries, answers and endings as they lie in the database. */
@Component
class CallLog {

    private static final Duration CLAIM = Duration.ofMinutes(15);
    private static final int ROWS_MAX = 200;

    private final JdbcClient db;
    private final Clock clock;

    CallLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Claim claim(Callback.Matter matter, Instant now, Actor by) {
        var until = now.plus(CLAIM);
        var mine = db.sql("""
                        insert into callback.claim (customer, obligation, agent, badge, until)
                        values (:customer, :obligation, :agent, :badge, :until)
                        on conflict (customer, obligation) do update
                            set agent = excluded.agent, badge = excluded.badge, until = excluded.until
                            where claim.until <= :now or claim.agent = excluded.agent""")
                .param("customer", matter.customer().value())
                .param("obligation", matter.id().value())
                .param("agent", by.person())
                .param("badge", by.badge())
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .update();
        if (mine == 1) return new Claim.Yours(until);
        return db.sql("select badge, until from callback.claim where customer = ? and obligation = ?")
                .params(matter.customer().value(), matter.id().value())
                .query((row, n) -> new Claim.Taken(
                        row.getString("badge"), row.getTimestamp("until").toInstant()))
                .single();
    }

    void release(Callback.Matter matter) {
        var _ = db.sql("delete from callback.claim where customer = ? and obligation = ?")
                .params(matter.customer().value(), matter.id().value())
                .update();
    }

    /** The id of the try, for its ending to refer to. */
    long attempt(Callback.Matter matter, CallOutcome outcome, String callRecord, Actor by) {
        var id = Ids.next();
        var now = clock.instant();
        var _ = db.sql("""
                        insert into callback.attempt (customer, obligation, id, at, day_part, outcome, call_record,
                            caller, caller_unit, badge, handler, handler_unit)
                        values (:customer, :obligation, :id, :at, :part, :outcome, nullif(:record, ''), :caller,
                            :caller_unit, :badge, :handler, :handler_unit)""")
                .param("customer", matter.customer().value())
                .param("obligation", matter.id().value())
                .param("id", id)
                .param("at", Timestamp.from(now))
                .param("part", DayPart.of(now, clock.getZone()).name())
                .param("outcome", outcome.name())
                .param("record", callRecord.strip())
                .param("caller", by.person())
                .param("caller_unit", by.unit())
                .param("badge", by.badge())
                .param("handler", matter.handler().value())
                .param("handler_unit", matter.handlerUnit().value())
                .update();
        return id;
    }

    /** An ending with what it rests on. {@code second} agreed to an exclusion; {@code way} is how the answers came. */
    record Close(
            Ending ending,
            @Nullable Level level,
            int script,
            @Nullable Long attempt,
            long partsTried,
            @Nullable Long second,
            Step.Kind way) {}

    void close(Callback.Matter matter, Close close, Actor by) {
        var ending = close.ending;
        insert(matter, close, by.person(), by.unit(), by.badge());
        ending.answers().forEach((question, answer) -> {
            if (answer.isBlank()) return;
            var _ = db.sql("insert into callback.answer (customer, obligation, question, answer) values (?, ?, ?, ?)")
                    .params(matter.customer().value(), matter.id().value(), question, answer.strip())
                    .update();
        });
    }

    /** The proposer counts as the caller; the second person stands beside. */
    void exclude(Callback.Matter matter, CallbackView.Exclusion proposed, Actor second) {
        var unit = db.sql("select agent_unit from callback.exclusion where customer = ? and obligation = ?")
                .params(matter.customer().value(), matter.id().value())
                .query(Long.class)
                .single();
        var ending = new Ending(matter.customer(), matter.id(), Disposition.X, "", Map.of(), proposed.why(), "");
        insert(
                matter,
                new Close(ending, null, 0, null, 0, second.person(), Step.Kind.CALL),
                proposed.agent(),
                unit,
                proposed.badge());
    }

    private void insert(Callback.Matter matter, Close close, long caller, long callerUnit, String badge) {
        var _ = db.sql("""
                        insert into callback.closing (customer, obligation, at, disposition, level, remark, script,
                            attempt, parts_tried, caller, caller_unit, badge, second, handler, handler_unit, way)
                        values (:customer, :obligation, :at, :disposition, :level, :remark, nullif(:script, 0), :attempt,
                            :parts, :caller, :caller_unit, :badge, :second, :handler, :handler_unit, :way)""")
                .param("customer", matter.customer().value())
                .param("obligation", matter.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("disposition", close.ending.disposition().name())
                .param("level", close.level == null ? null : close.level.name())
                .param("remark", close.ending.remark())
                .param("script", close.ending.disposition().reached() ? close.script : 0)
                .param("attempt", close.attempt)
                .param("parts", close.partsTried)
                .param("caller", caller)
                .param("caller_unit", callerUnit)
                .param("badge", badge)
                .param("second", close.second)
                .param("handler", matter.handler().value())
                .param("handler_unit", matter.handlerUnit().value())
                .param("way", close.way.name())
                .update();
        var _ = db.sql(
                        "update callback.obligation set state = 'CLOSED' where customer = ? and id = ? and state = 'DUE'")
                .params(matter.customer().value(), matter.id().value())
                .update();
        release(matter);
    }

    void propose(Callback.Matter matter, String why, Actor by) {
        var _ = db.sql("""
                        insert into callback.exclusion (customer, obligation, at, agent, agent_unit, badge, why)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (customer, obligation) do nothing""")
                .params(matter.customer().value(), matter.id().value(), Timestamp.from(clock.instant()))
                .params(by.person(), by.unit(), by.badge(), why)
                .update();
    }

    CallbackView.@Nullable Exclusion exclusion(CustomerId customer, CallbackId id) {
        return db.sql("select agent, badge, why from callback.exclusion where customer = ? and obligation = ?")
                .params(customer.value(), id.value())
                .query((row, n) ->
                        new CallbackView.Exclusion(row.getLong("agent"), row.getString("badge"), row.getString("why")))
                .optional()
                .orElse(null);
    }

    List<Attempt> attempts(CustomerId customer, CallbackId id) {
        return db.sql("""
                        select at, day_part, outcome, call_record, badge from callback.attempt
                        where customer = ? and obligation = ? order by at, id limit ?""")
                .params(customer.value(), id.value(), ROWS_MAX)
                .query((row, n) -> new Attempt(
                        row.getTimestamp("at").toInstant(),
                        DayPart.valueOf(row.getString("day_part")),
                        CallOutcome.valueOf(row.getString("outcome")),
                        row.getString("call_record"),
                        row.getString("badge")))
                .list();
    }

    Set<DayPart> parts(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::part).collect(Collectors.toSet());
    }

    Map<String, String> answers(CustomerId customer, CallbackId id) {
        var answers = new LinkedHashMap<String, String>();
        db.sql("select question, answer from callback.answer where customer = ? and obligation = ? limit ?")
                .params(customer.value(), id.value(), ROWS_MAX)
                .query((row, n) -> answers.put(row.getString("question"), row.getString("answer")))
                .list();
        return answers;
    }

    List<Callback> about(CustomerId customer, String subject) {
        return db.sql(Obligations.SELECT
                        + " where o.customer = ? and o.subject = ? order by o.expected_at, o.id limit ?")
                .params(customer.value(), subject, ROWS_MAX)
                .query((row, n) -> Obligations.callback(row))
                .list();
    }
}
