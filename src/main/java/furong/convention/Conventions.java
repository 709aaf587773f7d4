package furong.convention;

import furong.convention.Convention.Item;
import furong.convention.Convention.Kind;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every version of the convention, and which one was in force on a day. */
@Component
@Transactional
public class Conventions {

    /** How many of each kind there are: the convention is known by that number. */
    public static final int OF_EACH = 5;

    private static final int MANY = 200;
    private static final int TEXT_MAX = 200;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Conventions(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wanted of a next version: everything but its number. Items stand in their order within their kind. */
    public record Wording(LocalDate since, Label title, Label preamble, Label printed, List<Item> items) {}

    /** The version in force on a day. Refused as {@code not-found} before there was one. */
    @Transactional(readOnly = true)
    public Convention on(LocalDate day) {
        return all().stream()
                .filter(one -> !one.since().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", day));
    }

    @Transactional(readOnly = true)
    public Convention version(int version) {
        return all().stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", version));
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<Convention> all() {
        Map<Integer, List<Item>> items = new LinkedHashMap<>();
        db.sql("""
                select version, code, kind, place, text_zh, text_en, example from convention.item
                order by version, kind = 'DONT', place limit :many""").param("many", MANY * OF_EACH * 2).query(row -> {
            items.computeIfAbsent(row.getInt("version"), version -> new ArrayList<>())
                    .add(item(row));
        });
        return db.sql("select * from convention.convention order by since desc limit :many")
                .param("many", MANY)
                .query((row, n) -> convention(row, items.getOrDefault(row.getInt("version"), List.of())))
                .list();
    }

    /**
     * Publishes the next version. It has five items of each kind ({@code convention-five}) with codes of their own
     * ({@code convention-code}), begins today or later and after all the others ({@code convention-since}).
     */
    public Convention publish(Wording wanted, String reason, Actor by) {
        check(wanted, reason);
        var newest = all().getFirst();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (wanted.since().isBefore(today) || !wanted.since().isAfter(newest.since()))
            throw Refused.field("since", "convention-since");
        var version = newest.version() + 1;
        var _ = db.sql("""
                        insert into convention.convention (version, since, title_zh, title_en, preamble_zh, preamble_en,
                                                           printed_zh, printed_en, example, reason, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        version,
                        wanted.since(),
                        wanted.title().zh(),
                        wanted.title().en())
                .params(wanted.preamble().zh(), wanted.preamble().en())
                .params(wanted.printed().zh(), wanted.printed().en())
                .params(wanted.items().stream().anyMatch(Item::example), reason.strip(), by.badge())
                .update();
        for (var item : wanted.items()) {
            var _ = db.sql("""
                            insert into convention.item (version, code, kind, place, text_zh, text_en, example)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(version, item.code(), item.kind().name(), item.place())
                    .params(item.text().zh(), item.text().en(), item.example())
                    .update();
        }
        audit.note(by, "convention.published", 0, "convention:" + version, Map.of("since", wanted.since()));
        return version(version);
    }

    private static void check(Wording wanted, String reason) {
        for (var kind : Kind.values())
            if (wanted.items().stream().filter(item -> item.kind() == kind).count() != OF_EACH)
                throw new Refused("convention-five", OF_EACH);
        var codes = new HashSet<String>();
        for (var item : wanted.items()) {
            var field = item.kind() + "-" + item.place();
            if (!item.code().matches("[A-Z][A-Z_]{1,30}") || !codes.add(item.code()))
                throw Refused.field(field + "-code", "convention-code");
            for (var text : List.of(item.text().zh(), item.text().en()))
                if (text.isBlank() || text.length() > TEXT_MAX)
                    throw Refused.field(field + "-zh", "convention-text", TEXT_MAX);
        }
        if (wanted.title().zh().isBlank() || wanted.title().en().isBlank()) throw Refused.field("titleZh", "required");
        if (reason.isBlank()) throw Refused.field("reason", "required");
    }

    private static Convention convention(ResultSet row, List<Item> items) throws SQLException {
        return new Convention(
                row.getInt("version"),
                row.getObject("since", LocalDate.class),
                new Label(row.getString("title_zh"), row.getString("title_en")),
                new Label(row.getString("preamble_zh"), row.getString("preamble_en")),
                new Label(row.getString("printed_zh"), row.getString("printed_en")),
                row.getBoolean("example"),
                row.getString("reason"),
                List.copyOf(items));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("code"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("place"),
                new Label(row.getString("text_zh"), row.getString("text_en")),
                row.getBoolean("example"));
    }
}
