package furong.recheck;

import furong.callback.CallbackId;
import furong.callback.Satisfaction;
import furong.callback.Satisfaction.Held;
import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import furong.platform.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws callbacks that were held, has them rung again by somebody else, and says how many were false. */
@Component
@Transactional
@AcrossCustomers("a sample is drawn from the callbacks of all customers")
public class Rechecks {

    private static final double FALSE_RATE = 0.01;
    private static final int ROWS_MAX = 2000;

    private final JdbcClient db;
    private final Satisfaction callbacks;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;

    Rechecks(JdbcClient db, Satisfaction callbacks, DocumentNumbers numbers, Audit audit, Clock clock) {
        this.db = db;
        this.callbacks = callbacks;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A callback of a sample; {@code verdict} is null until somebody has rung again. */
    public record Item(
            CustomerId customer,
            CallbackId callback,
            int place,
            long firstCaller,
            @Nullable Verdict verdict,
            @Nullable Instant at,
            String note,
            String badge) {}

    /**
     * What a sample has shown so far.
     *
     * @param done rung again, reached or not
     * @param heard those who were reached
     * @param disagree of these, how many callbacks were false
     */
    public record Outcome(long size, long done, long heard, long disagree) {

        /** The disagreement rate, with what may be said of all by it. */
        public Share disagreement() {
            return new Share(disagree, heard);
        }
    }

    /** How many callbacks were held from {@code from} and before {@code until}, and how many of them a sample needs. */
    public record Frame(long size, int sample) {}

    @Transactional(readOnly = true)
    public Frame frame(LocalDate from, LocalDate until, Scope scope) {
        var held = callbacks.held(from, until, scope).size();
        return new Frame(held, held == 0 ? 0 : Sampling.size(held, FALSE_RATE));
    }

    /**
     * Draws a sample from the callbacks held in a period that is over, so that its frame stands.
     *
     * @param seed published before anybody knows the frame, such as tomorrow's lottery numbers
     * @param size how many, 0 for as many as show a false rate below 1 % if none is false
     * @throws Refused recheck-seed, recheck-not-over, recheck-empty, recheck-size
     */
    public Draw draw(LocalDate from, LocalDate until, String seed, int size, Scope scope, Actor by) {
        if (seed.isBlank() || seed.length() > 100) throw Refused.field("seed", "recheck-seed");
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!from.isBefore(until) || until.isAfter(today)) throw Refused.field("until", "recheck-not-over");
        var frame = callbacks.held(from, until, scope);
        if (frame.isEmpty()) throw new Refused("recheck-empty");
        var wanted = size == 0 ? Sampling.size(frame.size(), FALSE_RATE) : size;
        if (wanted < 1 || wanted > Math.min(frame.size(), ROWS_MAX))
            throw Refused.field("size", "recheck-size", Math.min(frame.size(), ROWS_MAX));
        var draw = new Draw(
                DrawId.next(),
                numbers.next("FH"),
                from,
                until,
                seed.strip(),
                frame.size(),
                mark(frame),
                wanted,
                clock.instant(),
                by.badge());
        insert(draw, by);
        var place = 0;
        for (var held : Sampling.draw(frame, draw.seed(), wanted)) insert(draw.id(), held, ++place);
        audit.note(by, "recheck.drawn", 0, "draw:" + draw.id().text(), Map.of("seed", draw.seed(), "size", wanted));
        return draw;
    }

    private void insert(Draw draw, Actor by) {
        var _ = db.sql("""
                        insert into recheck.draw (id, number, from_day, until_day, seed, frame, frame_mark, size, drawn_at,
                            person, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(draw.id().value(), draw.number(), draw.from(), draw.until(), draw.seed())
                .params(draw.frame(), draw.mark(), draw.size(), Timestamp.from(draw.at()))
                .params(by.person(), by.badge())
                .update();
    }

    private void insert(DrawId draw, Held held, int place) {
        var _ = db.sql("""
                        insert into recheck.item (customer, draw, callback, place, first_caller)
                        values (?, ?, ?, ?, ?)""")
                .params(held.customer().value(), draw.value(), held.callback().value(), place, held.caller())
                .update();
    }

    /**
     * Notes what ringing again showed; once.
     *
     * @throws Refused recheck-own-call if the same person rang first, recheck-done, field-required for a difference
     *     without words or a call without its record
     */
    public void note(CustomerId customer, DrawId draw, CallbackId callback, Heard heard, Actor by) {
        var item = db.sql("select first_caller from recheck.item where customer = ? and draw = ? and callback = ?")
                .params(customer.value(), draw.value(), callback.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused("not-found", callback.text()));
        if (item == by.person()) throw new Refused("recheck-own-call");
        if (heard.verdict.disagrees() && heard.note.isBlank()) throw Refused.field("note", "field-required");
        if (heard.verdict != Verdict.NOT_REACHED && heard.callRecord.isBlank())
            throw Refused.field("callRecord", "callback-record-missing");
        var added = db.sql("""
                        insert into recheck.result (customer, draw, callback, at, verdict, call_record, note, first_caller,
                            person, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (customer, draw, callback) do nothing""")
                .params(customer.value(), draw.value(), callback.value(), Timestamp.from(clock.instant()))
                .params(heard.verdict.name(), heard.callRecord.strip(), heard.note.strip(), item)
                .params(by.person(), by.badge())
                .update();
        if (added == 0) throw new Refused("recheck-done");
        audit.note(
                by,
                "recheck.rung-again",
                customer.value(),
                callback.subject(),
                Map.of("verdict", heard.verdict.name()));
    }

    /** What a second person heard; {@code callRecord} is the recording's reference, "" where nobody answered. */
    public record Heard(Verdict verdict, String callRecord, String note) {}

    @Transactional(readOnly = true)
    public List<Draw> newest(int limit) {
        return db.sql("select * from recheck.draw order by drawn_at desc, id desc limit ?")
                .param(limit)
                .query((row, n) -> draw(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Draw get(DrawId id) {
        return db.sql("select * from recheck.draw where id = ?")
                .param(id.value())
                .query((row, n) -> draw(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The sample in the order in which it was drawn. */
    @Transactional(readOnly = true)
    public List<Item> items(DrawId id) {
        return db.sql("""
                        select i.*, r.verdict, r.at, coalesce(r.note, '') as note, coalesce(r.badge, '') as badge
                        from recheck.item i
                        left join recheck.result r
                            on r.customer = i.customer and r.draw = i.draw and r.callback = i.callback
                        where i.draw = ? order by i.place limit ?""")
                .params(id.value(), ROWS_MAX)
                .query((row, n) -> item(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Outcome outcome(DrawId id) {
        var items = items(id);
        var done = items.stream().filter(item -> item.verdict != null).toList();
        var heard = done.stream()
                .filter(item -> item.verdict != Verdict.NOT_REACHED)
                .count();
        var disagree = done.stream()
                .filter(item -> item.verdict != null && item.verdict.disagrees())
                .count();
        return new Outcome(items.size(), done.size(), heard, disagree);
    }

    /** Whether the sample drawn anew from the frame as it is now is the one that was drawn: same frame, same list. */
    @Transactional(readOnly = true)
    public boolean again(DrawId id, Scope scope) {
        var draw = get(id);
        var frame = callbacks.held(draw.from(), draw.until(), scope);
        var drawn = Sampling.draw(frame, draw.seed(), draw.size());
        return mark(frame) == draw.mark()
                && drawn.stream()
                        .map(Held::callback)
                        .toList()
                        .equals(items(id).stream().map(Item::callback).toList());
    }

    private static long mark(List<Held> frame) {
        var mark = 0L;
        for (var held : frame)
            mark ^= Sampling.rank("frame", held.callback().text()).longValue();
        return mark;
    }

    private static Draw draw(ResultSet row) throws SQLException {
        return new Draw(
                new DrawId(row.getLong("id")),
                row.getString("number"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("seed"),
                row.getLong("frame"),
                row.getLong("frame_mark"),
                row.getInt("size"),
                row.getTimestamp("drawn_at").toInstant(),
                row.getString("badge"));
    }

    private static Item item(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        var at = row.getTimestamp("at");
        return new Item(
                new CustomerId(row.getLong("customer")),
                new CallbackId(row.getLong("callback")),
                row.getInt("place"),
                row.getLong("first_caller"),
                verdict == null ? null : Verdict.valueOf(verdict),
                at == null ? null : at.toInstant(),
                row.getString("note"),
                row.getString("badge"));
    }
}
