package furong.inspection;

import furong.convention.Conventions;
import furong.exhibit.ExhibitId;
import furong.organisation.Staff;
import furong.organisation.StaffId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at what was drawn, item by item. What is not in order becomes a finding that cites its item. Nobody inspects
 * themselves, and the second of two who score the same sees nothing of the first.
 */
@Component
@Transactional
public class Inspections {

    private static final int NOTE_MAX = 500;

    private final JdbcClient db;
    private final Plans plans;
    private final Conventions conventions;
    private final Staff staff;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inspections(
            JdbcClient db,
            Plans plans,
            Conventions conventions,
            Staff staff,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.plans = plans;
        this.conventions = conventions;
        this.staff = staff;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One thing that was drawn. */
    @Transactional(readOnly = true)
    public Plan.Entry sample(PlanId plan, String key) {
        return plans.entries(plan, true).stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", key));
    }

    /** What was written down about it. While a second look is awaited only its own author sees the first one. */
    @Transactional(readOnly = true)
    public List<Look> looks(Plan plan, String key, long reader) {
        var looks = looks(plan.id(), key);
        if (!plan.standard().twice() || looks.size() > 1) return looks;
        return looks.stream().filter(look -> look.person() == reader).toList();
    }

    /**
     * Keeps an inspection. Each item is answered ({@code look-incomplete}) and what is not in order says why
     * ({@code look-note}). Refused for oneself ({@code conduct-own}), and when it was inspected as often as the form
     * wants ({@code look-done}), by this person before or by others.
     */
    public void look(PlanId id, String key, NewLook seen, Actor by) {
        var plan = plans.get(id);
        var entry = sample(id, key);
        var person = entry.person();
        if (person != null && person.value() == by.person()) throw new Refused("conduct-own");
        check(plan.standard(), seen);
        var _ = db.sql("select pg_advisory_xact_lock(hashtextextended('inspection.look', ?))")
                .param(id.value())
                .query((row, n) -> true)
                .single();
        var before = looks(id, key);
        var wanted = plan.standard().twice() ? 2 : 1;
        if (before.size() >= wanted || before.stream().anyMatch(look -> look.person() == by.person()))
            throw new Refused("look-done");
        var now = clock.instant();
        var round = before.size() + 1;
        keep(plan, entry, round, seen, now, by);
        audit.note(by, "inspection.looked", 0, "plan:" + id.text(), Map.of("key", key, "round", round));
        if (round > 1) return;
        var wrong = seen.marks().stream().filter(mark -> !mark.ok()).toList();
        for (var mark : wrong) find(plan, entry, mark, now, by);
        events.publishEvent(
                new Inspected(person, entry.unit(), "look:" + id.text() + ":" + key, page(id, key), wrong.size(), now));
    }

    static String page(PlanId plan, String key) {
        return "/inspection/plans/" + plan.text() + "/samples/" + key;
    }

    private void keep(Plan plan, Plan.Entry entry, int round, NewLook seen, Instant now, Actor by) {
        var photo = seen.photo();
        var person = entry.person();
        var _ = db.sql("""
                        insert into inspection.look (plan, key, round, at, person, badge, inspected, place, lat, lon, remark,
                                                     photo, score)
                        values (:plan, :key, :round, :at, :person, :badge, :inspected, :place, :lat, :lon, :remark, :photo,
                                :score)""")
                .param("plan", plan.id().value())
                .param("key", entry.key())
                .param("round", round)
                .param("at", Timestamp.from(now))
                .param("person", by.person())
                .param("badge", by.badge())
                .param("inspected", person == null ? null : person.value(), java.sql.Types.BIGINT)
                .param("place", seen.place().strip())
                .param("lat", seen.lat(), java.sql.Types.DOUBLE)
                .param("lon", seen.lon(), java.sql.Types.DOUBLE)
                .param("remark", seen.remark().strip())
                .param("photo", photo == null ? null : photo.value(), java.sql.Types.BIGINT)
                .param("score", score(plan.standard(), seen.marks()))
                .update();
        for (var mark : seen.marks()) {
            var _ = db.sql("insert into inspection.mark (plan, key, round, item, ok, note) values (?, ?, ?, ?, ?, ?)")
                    .params(plan.id().value(), entry.key(), round, mark.item(), mark.ok())
                    .param(mark.ok() ? "" : mark.note().strip())
                    .update();
        }
    }

    private void find(Plan plan, Plan.Entry entry, Look.Mark mark, Instant now, Actor by) {
        var id = FindingId.next();
        var cites = plan.standard().items().stream()
                .filter(item -> item.code().equals(mark.item()))
                .map(Standard.Item::cites)
                .findFirst()
                .orElse("");
        var person = entry.person();
        var convention = conventions.on(LocalDate.ofInstant(now, clock.getZone()));
        var _ = db.sql("""
                        insert into inspection.finding (id, plan, key, item, cites, convention, person, unit, at, inspector,
                                                        note)
                        values (:id, :plan, :key, :item, :cites, :convention, :person, :unit, :at, :inspector, :note)""")
                .param("id", id.value())
                .param("plan", plan.id().value())
                .param("key", entry.key())
                .param("item", mark.item())
                .param("cites", cites)
                .param("convention", convention.version())
                .param("person", person == null ? null : person.value(), java.sql.Types.BIGINT)
                .param("unit", entry.unit().value())
                .param("at", Timestamp.from(now))
                .param("inspector", by.person())
                .param("note", mark.note().strip())
                .update();
        events.publishEvent(new FindingMade(
                id,
                person,
                entry.unit(),
                badge(person),
                convention.item(cites).isPresent() ? cites : "",
                mark.note().strip(),
                by.person(),
                page(plan.id(), entry.key()),
                now));
    }

    private String badge(@Nullable StaffId person) {
        return person == null ? "" : staff.member(person).badge();
    }

    private static void check(Standard form, NewLook seen) {
        for (var item : form.items()) {
            var mark = seen.marks().stream()
                    .filter(one -> one.item().equals(item.code()))
                    .findFirst()
                    .orElseThrow(() -> Refused.field("ok-" + item.code(), "look-incomplete"));
            if (!mark.ok() && (mark.note().isBlank() || mark.note().length() > NOTE_MAX))
                throw Refused.field("note-" + item.code(), "look-note", NOTE_MAX);
        }
        if (seen.remark().length() > NOTE_MAX) throw Refused.field("remark", "field-too-long", NOTE_MAX);
        if (seen.place().length() > NOTE_MAX) throw Refused.field("place", "field-too-long", NOTE_MAX);
    }

    private static int score(Standard form, List<Look.Mark> marks) {
        var whole = form.items().stream().mapToInt(Standard.Item::weight).sum();
        var ok = form.items().stream()
                .filter(item -> marks.stream().anyMatch(mark -> mark.item().equals(item.code()) && mark.ok()))
                .mapToInt(Standard.Item::weight)
                .sum();
        return 1000 * ok / whole;
    }

    private List<Look> looks(PlanId plan, String key) {
        var marks = new HashMap<Integer, List<Look.Mark>>();
        db.sql("select round, item, ok, note from inspection.mark where plan = ? and key = ? order by round, item")
                .params(plan.value(), key)
                .query(row -> {
                    marks.computeIfAbsent(row.getInt("round"), round -> new ArrayList<>())
                            .add(new Look.Mark(row.getString("item"), row.getBoolean("ok"), row.getString("note")));
                });
        return db.sql("select * from inspection.look where plan = ? and key = ? order by round")
                .params(plan.value(), key)
                .query((row, n) -> look(row, marks.getOrDefault(row.getInt("round"), List.of())))
                .list();
    }

    private static Look look(ResultSet row, List<Look.Mark> marks) throws SQLException {
        var photo = row.getObject("photo", Long.class);
        return new Look(
                row.getInt("round"),
                row.getTimestamp("at").toInstant(),
                row.getLong("person"),
                row.getString("badge"),
                row.getString("place"),
                row.getObject("lat", Double.class),
                row.getObject("lon", Double.class),
                row.getString("remark"),
                photo == null ? null : new ExhibitId(photo),
                row.getInt("score") / 1000.0,
                List.copyOf(marks));
    }
}
