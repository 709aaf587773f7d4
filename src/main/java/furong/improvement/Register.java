package furong.improvement;

import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The improvement register: each item has an owner and a day, and is closed by naming the effect that was measured. */
@Component
@Transactional
public class Register {

    private static final int MANY = 1_000;
    private static final int TEXT_MAX = 1_000;

    private final JdbcClient db;
    private final Staff staff;
    private final Audit audit;
    private final Clock clock;

    Register(JdbcClient db, Staff staff, Audit audit, Clock clock) {
        this.db = db;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of the units in scope: the open ones by their day, then the closed ones. */
    @Transactional(readOnly = true)
    public List<Item> in(Scope scope) {
        return db.sql("""
                        select i.*, r.result, r.measure, r.before, r.after, r.at as closed_at, r.badge as closed_by
                        from improvement.item i left join improvement.item_result r on r.item = i.id
                        where i.unit = any(:units) order by r.item is not null, i.due, i.id limit :many""")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> item(row))
                .list();
    }

    /** Enters one for whoever has the badge. */
    public ItemId open(Item.Category category, String title, String why, String owner, LocalDate due, Actor by) {
        said("title", title);
        var who = staff.byBadge(owner).orElseThrow(() -> Refused.field("owner", "commendation-badge", owner));
        var now = clock.instant();
        if (due.isBefore(LocalDate.ofInstant(now, clock.getZone()))) throw Refused.field("due", "register-due");
        var id = ItemId.next();
        var _ = db.sql("""
                        insert into improvement.item (id, category, title, why, owner, owner_badge, unit, due, opened_at, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        category.name(),
                        title.strip(),
                        why.strip(),
                        who.id().value(),
                        who.badge())
                .params(who.unit().value(), due, Timestamp.from(now), by.badge())
                .update();
        audit.note(by, "improvement.opened", 0, "item:" + id.text(), Map.of("category", category));
        return id;
    }

    /** Closes it with its measured effect; refused without one, or a second time ({@code register-closed}). */
    public void close(ItemId id, String result, String measure, String before, String after, Actor by) {
        said("result", result);
        said("measure", measure);
        said("before", before);
        said("after", after);
        var closed = db.sql("""
                        insert into improvement.item_result (item, result, measure, before, after, at, badge)
                        select id, ?, ?, ?, ?, ?, ? from improvement.item where id = ? on conflict do nothing""")
                .params(result.strip(), measure.strip(), before.strip(), after.strip())
                .params(Timestamp.from(clock.instant()), by.badge(), id.value())
                .update();
        if (closed == 0) throw new Refused("register-closed");
        audit.note(by, "improvement.closed", 0, "item:" + id.text(), Map.of("measure", measure.strip()));
    }

    /** The unit an item belongs to. */
    @Transactional(readOnly = true)
    public UnitId unitOf(ItemId id) {
        return db.sql("select unit from improvement.item where id = ?")
                .param(id.value())
                .query((row, n) -> new UnitId(row.getLong(1)))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    private static void said(String field, String text) {
        if (text.isBlank()) throw Refused.field(field, "required");
        if (text.length() > TEXT_MAX) throw Refused.field(field, "field-too-long", TEXT_MAX);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                new ItemId(row.getLong("id")),
                Item.Category.valueOf(row.getString("category")),
                row.getString("title"),
                row.getString("why"),
                row.getString("owner_badge"),
                new UnitId(row.getLong("unit")),
                row.getObject("due", LocalDate.class),
                row.getTimestamp("opened_at").toInstant(),
                result(row));
    }

    private static Item.@Nullable Result result(ResultSet row) throws SQLException {
        if (row.getString("result") == null) return null;
        return new Item.Result(
                row.getString("result"),
                row.getString("measure"),
                row.getString("before"),
                row.getString("after"),
                row.getTimestamp("closed_at").toInstant(),
                row.getString("closed_by"));
    }
}
