package furong.customer;

import furong.platform.Page;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The customer's one history. Every module tells it what happened; telling the same thing twice changes nothing. */
@Component
@Transactional
public class Timeline {

    private final JdbcClient db;
    private final JsonMapper json;

    Timeline(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Adds in the caller's transaction. An entry equal in time, subject, sentence and words is already there. */
    public void add(TimelineEntry entry) {
        addAll(List.of(entry));
    }

    /** For bulk: one statement, at most a few thousand entries. */
    public void addAll(List<TimelineEntry> entries) {
        if (entries.isEmpty()) return;
        db.sql("""
                insert into customer.timeline (customer, at, id, icon, subject, key, args, badge)
                select customer, at, id, icon, subject, key, cast(args as jsonb), badge
                from unnest(:customer, cast(:at as timestamptz[]), :id, :icon, :subject, :key, :args, :badge)
                     as told (customer, at, id, icon, subject, key, args, badge)
                on conflict do nothing""")
                .param(
                        "customer",
                        entries.stream().map(e -> e.customer().value()).toArray(Long[]::new))
                .param(
                        "at",
                        entries.stream().map(e -> micros(e.at()).toString()).toArray(String[]::new))
                .param("id", entries.stream().map(this::fingerprint).toArray(Long[]::new))
                .param("icon", entries.stream().map(TimelineEntry::icon).toArray(String[]::new))
                .param("subject", entries.stream().map(TimelineEntry::subject).toArray(String[]::new))
                .param("key", entries.stream().map(TimelineEntry::key).toArray(String[]::new))
                .param(
                        "args",
                        entries.stream()
                                .map(e -> json.writeValueAsString(e.args()))
                                .toArray(String[]::new))
                .param("badge", entries.stream().map(TimelineEntry::badge).toArray(String[]::new))
                .update();
    }

    /**
     * The newest entries first.
     *
     * @param after the key the previous page ended with, null for the first page
     */
    @Transactional(readOnly = true)
    public Page<TimelineEntry> of(CustomerId customer, @Nullable String after, int limit) {
        var from = after == null ? new Key(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE) : Key.of(after);
        var rows = db.sql("""
                select at, id, icon, subject, key, args::text as args, badge from customer.timeline
                where customer = :customer and (at, id) < (:at, :id)
                order by at desc, id desc limit :limit""")
                .param("customer", customer.value())
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("limit", limit + 1)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        new TimelineEntry(
                                customer,
                                row.getTimestamp("at").toInstant(),
                                row.getString("icon"),
                                row.getString("subject"),
                                row.getString("key"),
                                List.of(json.readValue(row.getString("args"), String[].class)),
                                row.getString("badge"))))
                .list();
        var page = Page.of(rows, limit, row -> new Key(row.entry().at(), row.id()).text());
        return new Page<>(page.rows().stream().map(Row::entry).toList(), page.next());
    }

    private long fingerprint(TimelineEntry entry) {
        var text = entry.subject() + "|" + entry.key() + "|" + String.join("|", entry.args());
        return ByteBuffer.wrap(Sha256.of(text)).getLong();
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private record Row(long id, TimelineEntry entry) {}

    /** Where a page ended. */
    private record Key(Instant at, long id) {

        static Key of(String text) {
            try {
                var cut = text.indexOf('_');
                return new Key(Instant.parse(text.substring(0, cut)), Long.parseLong(text.substring(cut + 1)));
            } catch (RuntimeException unreadable) {
                throw new Refused("not-found", text);
            }
        }

        String text() {
            return at + "_" + id;
        }
    }
}
