package furong.inspection;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The forms and the regulation, by version. A published version never changes; plans and findings refer to it. */
@Component
@Transactional
public class Standards {

    private static final int MANY = 500;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Standards(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The forms in force on a day, one version of each. */
    @Transactional(readOnly = true)
    public List<Standard> on(LocalDate day) {
        return read("""
                where s.version = (select max(version) from inspection.standard n
                                   where n.code = s.code and n.since <= :day) order by s.code""", Map.of("day", day));
    }

    @Transactional(readOnly = true)
    public Standard version(String code, int version) {
        return read("where s.code = :code and s.version = :version", Map.of("code", code, "version", version)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", code));
    }

    /** The regulation in force on a day. */
    @Transactional(readOnly = true)
    public Regulation regulation(LocalDate on) {
        return db.sql("select * from inspection.regulation where since <= ? order by since desc limit 1")
                .param(on)
                .query((row, n) -> new Regulation(
                        row.getInt("version"),
                        row.getObject("since", LocalDate.class),
                        label(row, "name"),
                        row.getInt("per_stratum"),
                        row.getInt("days"),
                        label(row, "consequence"),
                        row.getBoolean("example")))
                .single();
    }

    /**
     * Publishes the next version of a form with other items, from {@code since} on. Refused without items
     * ({@code standard-items}), with a code twice, or before the newest version ({@code convention-since}).
     */
    public Standard publish(String code, LocalDate since, List<Standard.Item> items, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var newest = read("where s.code = :code order by s.version desc", Map.of("code", code)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", code));
        if (since.isBefore(today) || !since.isAfter(newest.since())) throw Refused.field("since", "convention-since");
        var codes = new HashSet<String>();
        for (var item : items)
            if (!item.code().matches("[A-Z][A-Z_]{1,30}")
                    || !codes.add(item.code())
                    || item.text().zh().isBlank()
                    || item.text().en().isBlank()
                    || item.weight() < 1
                    || item.weight() > 100) throw Refused.field("items", "standard-items");
        if (items.isEmpty()) throw Refused.field("items", "standard-items");
        var version = newest.version() + 1;
        var _ = db.sql("""
                        insert into inspection.standard (code, version, since, frame, twice, name_zh, name_en, example, badge)
                        values (?, ?, ?, ?, ?, ?, ?, false, ?)""")
                .params(code, version, since, newest.frame().name(), newest.twice())
                .params(newest.name().zh(), newest.name().en(), by.badge())
                .update();
        var place = 0;
        for (var item : items) {
            var _ = db.sql("""
                            insert into inspection.standard_item (standard, version, code, place, weight, cites, text_zh, text_en)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(code, version, item.code(), ++place, item.weight(), item.cites())
                    .params(item.text().zh(), item.text().en())
                    .update();
        }
        audit.note(by, "standard.published", 0, "standard:" + code, Map.of("version", version));
        return version(code, version);
    }

    private List<Standard> read(String where, Map<String, ?> params) {
        var items = new HashMap<String, List<Standard.Item>>();
        db.sql("select * from inspection.standard_item order by standard, version, place limit " + MANY * 10)
                .query(row -> {
                    items.computeIfAbsent(row.getString("standard") + row.getInt("version"), key -> new ArrayList<>())
                            .add(new Standard.Item(
                                    row.getString("code"),
                                    row.getInt("weight"),
                                    row.getString("cites"),
                                    label(row, "text")));
                });
        return db.sql("select s.* from inspection.standard s " + where + " limit " + MANY)
                .params(params)
                .query((row, n) -> new Standard(
                        row.getString("code"),
                        row.getInt("version"),
                        row.getObject("since", LocalDate.class),
                        Standard.Frame.valueOf(row.getString("frame")),
                        row.getBoolean("twice"),
                        label(row, "name"),
                        row.getBoolean("example"),
                        List.copyOf(items.getOrDefault(row.getString("code") + row.getInt("version"), List.of()))))
                .list();
    }

    static Label label(ResultSet row, String name) throws SQLException {
        return new Label(row.getString(name + "_zh"), row.getString(name + "_en"));
    }
}
