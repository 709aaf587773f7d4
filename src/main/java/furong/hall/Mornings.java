package furong.hall;

import furong.organisation.Hall;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The look through each hall before it opens: water, newspapers, clean windows. What is missed becomes a task. */
@Component
@Transactional
@AcrossCustomers("inspections belong to halls")
public class Mornings {

    private static final int ITEMS_MAX = 200;
    private static final int NOTE_MAX = 200;
    private static final int TASKS_MAX = 500;

    private final JdbcClient db;
    private final Organisation organisation;
    private final Clock clock;

    Mornings(JdbcClient db, Organisation organisation, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What is looked at on a day. */
    @Transactional(readOnly = true)
    public List<CheckItem> items(LocalDate day) {
        return db.sql("""
                select code, kind, name_zh, name_en from hall.check_item
                where since <= :day and (until is null or until > :day) order by place limit :many""")
                .param("day", day)
                .param("many", ITEMS_MAX)
                .query((row, n) -> item(row))
                .list();
    }

    /**
     * Keeps today's inspection, once. Each thing looked at must be answered for ({@code morning-incomplete}), and what
     * is not in order must say what is wrong ({@code morning-note}); it becomes a task.
     *
     * @param notes code of what is not in order to what is wrong with it
     */
    public void inspect(HallId hall, List<String> inOrder, Map<String, String> notes, Actor by) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, clock.getZone());
        var items = items(day);
        for (var item : items) {
            if (!inOrder.contains(item.code()) && !notes.containsKey(item.code()))
                throw Refused.field("ok-" + item.code(), "morning-incomplete");
            if (!inOrder.contains(item.code()) && bad(notes.get(item.code())))
                throw Refused.field("note-" + item.code(), "morning-note", NOTE_MAX);
        }
        var kept = db.sql("""
                insert into hall.morning (hall, day, at, person, badge) values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(hall.value(), day, Timestamp.from(now), by.person(), by.badge())
                .update();
        if (kept == 0) throw new Refused("morning-done");
        var looks = items.stream()
                .map(item -> new Morning.Look(
                        item,
                        inOrder.contains(item.code()),
                        notes.getOrDefault(item.code(), "").strip()))
                .toList();
        db.sql("""
                insert into hall.finding (hall, day, item, ok, note)
                select :hall, :day, item, ok, note from unnest(:items, :oks, :notes) as w (item, ok, note)""")
                .param("hall", hall.value())
                .param("day", day)
                .param("items", looks.stream().map(look -> look.item().code()).toArray(String[]::new))
                .param("oks", looks.stream().map(Morning.Look::ok).toArray(Boolean[]::new))
                .param("notes", looks.stream().map(Morning.Look::note).toArray(String[]::new))
                .update();
        for (var look : looks) if (!look.ok()) raise(hall, day, look.item().code(), "NOT_OK");
    }

    /** The inspection of a day, if there was one. */
    @Transactional(readOnly = true)
    public Optional<Morning> of(HallId hall, LocalDate day) {
        return between(hall, day, day.plusDays(1)).stream().findFirst();
    }

    /** The inspections from a day until before another, the newest first. */
    @Transactional(readOnly = true)
    public List<Morning> between(HallId hall, LocalDate from, LocalDate until) {
        var looks = new HashMap<LocalDate, List<Morning.Look>>();
        db.sql("""
                select f.day, f.ok, f.note, i.code, i.kind, i.name_zh, i.name_en
                from hall.finding f join hall.check_item i on i.code = f.item
                where f.hall = ? and f.day >= ? and f.day < ? order by i.place""")
                .params(hall.value(), from, until)
                .query((row, n) -> looks.computeIfAbsent(
                                row.getObject("day", LocalDate.class), day -> new ArrayList<>())
                        .add(new Morning.Look(item(row), row.getBoolean("ok"), row.getString("note"))))
                .list();
        return db.sql(
                        "select day, at, badge from hall.morning where hall = ? and day >= ? and day < ? order by day desc")
                .params(hall.value(), from, until)
                .query((row, n) -> new Morning(
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("badge"),
                        List.copyOf(looks.getOrDefault(row.getObject("day", LocalDate.class), List.of()))))
                .list();
    }

    /** What the halls must still put in order, the oldest first. */
    @Transactional(readOnly = true)
    public List<HallTask> tasks(List<HallId> halls) {
        return db.sql("""
                select t.hall, t.day, t.raised_at, i.code, i.kind, i.name_zh, i.name_en, coalesce(f.note, '') as note
                from hall.task t
                left join hall.check_item i on i.code = t.item
                left join hall.finding f on f.hall = t.hall and f.day = t.day and f.item = t.item
                where t.hall = any(:halls) and t.done_at is null order by t.raised_at, t.item limit :many""")
                .param("halls", halls.stream().map(HallId::value).toArray(Long[]::new))
                .param("many", TASKS_MAX)
                .query((row, n) -> new HallTask(
                        new HallId(row.getLong("hall")),
                        row.getObject("day", LocalDate.class),
                        row.getString("code") == null ? null : item(row),
                        row.getString("note"),
                        row.getTimestamp("raised_at").toInstant()))
                .list();
    }

    /** It was put in order; {@code note} says how. Item "" is a missed morning. */
    public void done(HallId hall, LocalDate day, String item, String note, Actor by) {
        if (bad(note)) throw Refused.field("note", "morning-note", NOTE_MAX);
        var ended = db.sql("""
                update hall.task set done_at = ?, done_by = ?, note = ?
                where hall = ? and day = ? and item = ? and done_at is null""")
                .params(Timestamp.from(clock.instant()), by.person(), note.strip(), hall.value(), day, item)
                .update();
        if (ended == 0) throw new Refused("task-over");
    }

    /** Halls that were open on a day without anybody having looked get a task. Returns how many. */
    int missed(LocalDate day) {
        var looked = db.sql("select hall from hall.morning where day = ?").param(day).query(Long.class).list().stream()
                .collect(Collectors.toSet());
        var missing = organisation.halls().stream()
                .filter(hall -> opens(hall, day) && !looked.contains(hall.id().value()))
                .toList();
        for (var hall : missing) raise(hall.id(), day, "", "MISSED");
        return missing.size();
    }

    private static boolean opens(Hall hall, LocalDate day) {
        return hall.open() && hall.hours().stream().anyMatch(open -> open.day() == day.getDayOfWeek());
    }

    private void raise(HallId hall, LocalDate day, String item, String why) {
        db.sql("""
                insert into hall.task (hall, day, item, why, raised_at) values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(hall.value(), day, item, why, Timestamp.from(clock.instant()))
                .update();
    }

    private static boolean bad(@org.jspecify.annotations.Nullable String note) {
        return note == null || note.isBlank() || note.length() > NOTE_MAX;
    }

    private static CheckItem item(ResultSet row) throws SQLException {
        return new CheckItem(
                row.getString("code"),
                CheckItem.Kind.valueOf(row.getString("kind")),
                new Label(row.getString("name_zh"), row.getString("name_en")));
    }
}
