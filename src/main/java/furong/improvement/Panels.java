package furong.improvement;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Meetings with customers. Every statement is replied to. */
@Component
@Transactional
public class Panels {

    private static final int MANY = 500;
    private static final int GUESTS_MAX = 100;
    private static final int TEXT_MAX = 4_000;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Panels(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Panel> all() {
        return read("order by held_on desc, id desc limit " + MANY, Map.of());
    }

    @Transactional(readOnly = true)
    public Panel get(PanelId id) {
        return read("where id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    public PanelId hold(
            String name, LocalDate heldOn, String place, List<Panel.Guest> guests, String minutes, Actor by) {
        said("name", name);
        if (guests.isEmpty() || guests.size() > GUESTS_MAX) throw Refused.field("guests", "panel-guests", GUESTS_MAX);
        if (minutes.length() > TEXT_MAX) throw Refused.field("minutes", "field-too-long", TEXT_MAX);
        var id = PanelId.next();
        var _ = db.sql("""
                        insert into improvement.panel (id, name, held_on, place, minutes, at, badge)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), name.strip(), heldOn, place.strip(), minutes.strip())
                .params(Timestamp.from(clock.instant()), by.badge())
                .update();
        var number = 0;
        for (var guest : guests) {
            said("guests", guest.name());
            var _ = db.sql("insert into improvement.panel_guest (panel, number, name, about) values (?, ?, ?, ?)")
                    .params(
                            id.value(),
                            ++number,
                            guest.name().strip(),
                            guest.about().strip())
                    .update();
        }
        audit.note(by, "panel.held", 0, "panel:" + id.text(), Map.of("guests", guests.size()));
        return id;
    }

    /** What the guest with this number, counted from 1, said. */
    public long said(PanelId id, int guest, String words, Actor by) {
        said("words", words);
        if (guest < 1 || guest > get(id).guests().size()) throw Refused.field("guest", "panel-guest");
        var statement = Ids.next();
        var _ = db.sql(
                        "insert into improvement.statement (panel, id, guest, words, at, badge) values (?, ?, ?, ?, ?, ?)")
                .params(id.value(), statement, guest, words.strip(), Timestamp.from(clock.instant()), by.badge())
                .update();
        return statement;
    }

    /** Replies to a statement, once ({@code panel-replied}). */
    public void reply(PanelId id, long statement, String words, Actor by) {
        said("words", words);
        var replied = db.sql("""
                        insert into improvement.reply (panel, statement, words, at, badge)
                        select panel, id, ?, ?, ? from improvement.statement where panel = ? and id = ?
                        on conflict do nothing""")
                .params(words.strip(), Timestamp.from(clock.instant()), by.badge(), id.value(), statement)
                .update();
        if (replied == 0) throw new Refused("panel-replied");
        audit.note(by, "panel.replied", 0, "panel:" + id.text(), Map.of("statement", Ids.text(statement)));
    }

    private List<Panel> read(String where, Map<String, ?> params) {
        var guests = new HashMap<Long, List<Panel.Guest>>();
        db.sql("select * from improvement.panel_guest order by panel, number limit 20000")
                .query(row -> {
                    guests.computeIfAbsent(row.getLong("panel"), panel -> new ArrayList<>())
                            .add(new Panel.Guest(row.getString("name"), row.getString("about")));
                });
        var statements = new HashMap<Long, List<Panel.Statement>>();
        db.sql("""
                select s.panel, s.id, s.words, g.name, g.about, r.words as reply, r.at as replied_at
                from improvement.statement s
                join improvement.panel_guest g on g.panel = s.panel and g.number = s.guest
                left join improvement.reply r on r.panel = s.panel and r.statement = s.id
                order by s.panel, s.id limit 20000""").query(row -> {
            var at = row.getTimestamp("replied_at");
            statements
                    .computeIfAbsent(row.getLong("panel"), panel -> new ArrayList<>())
                    .add(new Panel.Statement(
                            row.getLong("id"),
                            new Panel.Guest(row.getString("name"), row.getString("about")),
                            row.getString("words"),
                            row.getString("reply"),
                            at == null ? null : at.toInstant()));
        });
        return db.sql("select * from improvement.panel " + where)
                .params(params)
                .query((row, n) -> new Panel(
                        new PanelId(row.getLong("id")),
                        row.getString("name"),
                        row.getObject("held_on", LocalDate.class),
                        row.getString("place"),
                        row.getString("minutes"),
                        List.copyOf(guests.getOrDefault(row.getLong("id"), List.of())),
                        List.copyOf(statements.getOrDefault(row.getLong("id"), List.of()))))
                .list();
    }

    private static void said(String field, String text) {
        if (text.isBlank()) throw Refused.field(field, "required");
        if (text.length() > TEXT_MAX) throw Refused.field(field, "field-too-long", TEXT_MAX);
    }
}
