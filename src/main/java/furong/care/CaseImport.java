package furong.care;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Sha256;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes complaints over from another system, a thousand or so at a time, each exactly once: one taken over before is
 * recognised by the other system's key. Their clock runs by our promise rules; no promise is made, since we made none.
 */
@Component
@Transactional
@AcrossCustomers("bulk import takes over cases of many customers in one statement per table")
public class CaseImport {

    private final JdbcClient db;
    private final Promises promises;
    private final Audit audit;

    CaseImport(JdbcClient db, Promises promises, Audit audit) {
        this.db = db;
        this.promises = promises;
        this.audit = audit;
    }

    /**
     * A complaint as another system knows it.
     *
     * @param reference the other system's key, kept as its number
     * @param content everything the row said, so that a changed row is noticed
     * @param holder whose case it is here
     * @param onBehalfOf for whom they complained, "" for themselves
     * @param closed when it was answered and closed there; null while it is open
     * @param rules whose rules its clock runs by, {@code CN}
     */
    public record Incoming(
            String reference,
            String content,
            Holder holder,
            String title,
            String story,
            String complainant,
            String onBehalfOf,
            Instant received,
            @Nullable Instant closed,
            String rules) {}

    /** Whose case it is, and who faces them. */
    public record Holder(CustomerId customer, UnitId unit, Segment segment, boolean rural) {}

    /** What became of one of them. */
    public sealed interface Outcome {
        record Imported() implements Outcome {}

        record Unchanged() implements Outcome {}

        record Rejected(Refused why) implements Outcome {}
    }

    private record Known(byte[] content) {}

    private record Fresh(CaseId id, Incoming row, Instant due, byte[] content) {}

    /** Takes over what is new; the outcomes stand in the order of the rows. */
    public List<Outcome> take(String source, List<Incoming> rows, Actor by) {
        var outcomes = new ArrayList<Outcome>();
        var known = known(source, rows);
        var fresh = new ArrayList<Fresh>();
        var dues = new HashMap<String, Instant>();
        for (var row : rows) {
            var content = Sha256.of(row.content());
            var before = known.putIfAbsent(row.reference(), new Known(content));
            if (before != null) {
                outcomes.add(
                        Arrays.equals(before.content(), content)
                                ? new Outcome.Unchanged()
                                : new Outcome.Rejected(Refused.field("reference", "import-changed", row.reference())));
                continue;
            }
            var due = dues.computeIfAbsent(key(row), key -> due(row));
            fresh.add(new Fresh(CaseId.next(), row, due, content));
            outcomes.add(new Outcome.Imported());
        }
        if (!fresh.isEmpty()) {
            claim(source, fresh);
            write(source, fresh);
            audit.note(by, "cases.imported", 0, "source:" + source, Map.of("cases", fresh.size()));
        }
        return outcomes;
    }

    private static String key(Incoming row) {
        return row.received()
                + row.rules()
                + row.holder().segment()
                + row.holder().rural();
    }

    private Instant due(Incoming row) {
        var holder = row.holder();
        return promises.dueBy(new NewPromise(
                        holder.customer(),
                        PromiseType.COMPLAINT_ANSWER,
                        "import",
                        holder.segment(),
                        "",
                        holder.rural(),
                        row.received(),
                        holder.unit(),
                        "")
                .under(row.rules()));
    }

    private Map<String, Known> known(String source, List<Incoming> rows) {
        var known = new HashMap<String, Known>();
        db.sql("""
                        select reference, content from care.external_directory
                        where source = :source and reference = any(:references) limit :many""")
                .param("source", source)
                .param("references", texts(rows, Incoming::reference))
                .param("many", rows.size())
                .query(row -> {
                    known.put(row.getString("reference"), new Known(row.getBytes("content")));
                });
        return known;
    }

    /** Two imports of one file at once: the second fails here as a whole, and finds everything taken when it tries again. */
    private void claim(String source, List<Fresh> fresh) {
        db.sql("""
                insert into care.external_directory (source, reference, customer, case_id, content)
                select :source, reference, customer, id, decode(content, 'hex')
                from unnest(:reference, :customer, :id, :content) as row (reference, customer, id, content)""")
                .param("source", source)
                .param("reference", texts(fresh, one -> one.row().reference()))
                .param(
                        "customer",
                        longs(fresh, one -> one.row().holder().customer().value()))
                .param("id", longs(fresh, one -> one.id().value()))
                .param("content", texts(fresh, one -> java.util.HexFormat.of().formatHex(one.content())))
                .update();
    }

    private void write(String source, List<Fresh> fresh) {
        db.sql("""
                insert into care.case (customer, id, number, procedure, version, kind, title, story, answers, channel,
                    complainant, on_behalf_of, unit, business_line, segment, rural, state, handler, handler_badge,
                    received_at, due_at, answered_at, closed_at, source)
                select customer, id, number, 'GENERAL_COMPLAINT', 1, 'COMPLAINT', title, story, '{}', 'LETTER',
                    complainant, behalf, unit, '', segment, rural, case closed when '' then 'OPEN' else 'CLOSED' end,
                    0, 'system', cast(received as timestamptz), cast(due as timestamptz),
                    cast(nullif(closed, '') as timestamptz), cast(nullif(closed, '') as timestamptz), :source
                from unnest(:customer, :id, :number, :title, :story, :complainant, :behalf, :unit, :segment,
                            cast(:rural as boolean[]), :received, :due, :closed)
                    as row (customer, id, number, title, story, complainant, behalf, unit, segment, rural, received,
                            due, closed)""")
                .param("source", source)
                .param(
                        "customer",
                        longs(fresh, one -> one.row().holder().customer().value()))
                .param("id", longs(fresh, one -> one.id().value()))
                .param("number", texts(fresh, one -> one.row().reference()))
                .param("title", texts(fresh, one -> one.row().title()))
                .param("story", texts(fresh, one -> one.row().story()))
                .param("complainant", texts(fresh, one -> one.row().complainant()))
                .param("behalf", texts(fresh, one -> one.row().onBehalfOf()))
                .param("unit", longs(fresh, one -> one.row().holder().unit().value()))
                .param(
                        "segment",
                        texts(fresh, one -> one.row().holder().segment().name()))
                .param(
                        "rural",
                        texts(fresh, one -> Boolean.toString(one.row().holder().rural())))
                .param("received", texts(fresh, one -> one.row().received().toString()))
                .param("due", texts(fresh, one -> one.due().toString()))
                .param("closed", texts(fresh, CaseImport::closed))
                .update();
    }

    /** "" stands for a case that is still open. */
    private static String closed(Fresh one) {
        var closed = one.row().closed();
        return closed == null ? "" : closed.toString();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> what) {
        return rows.stream().map(what).toArray(String[]::new);
    }

    private static <T> Long[] longs(List<T> rows, Function<T, Long> what) {
        return rows.stream().map(what).toArray(Long[]::new);
    }
}
