package furong.inspection;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans spot checks and draws them. The seed is sealed when the plan is made and published when it is drawn: nobody can
 * choose the sample, and a second person draws it again.
 */
@Component
@Transactional
public class Plans {

    private static final int MANY = 500;
    private static final int FRAME_MAX = 200_000;
    private static final int SEED_BYTES = 16;

    private final JdbcClient db;
    private final Standards standards;
    private final Frames frames;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Plans(JdbcClient db, Standards standards, Frames frames, Secrets secrets, Audit audit, Clock clock) {
        this.db = db;
        this.standards = standards;
        this.frames = frames;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest plans first. */
    @Transactional(readOnly = true)
    public List<Plan> newest(int limit) {
        return read("order by p.id desc limit :limit", Map.of("limit", Math.min(limit, MANY)));
    }

    @Transactional(readOnly = true)
    public Plan get(PlanId id) {
        return read("where p.id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** A plan with what was drawn and who drew it again. */
    @Transactional(readOnly = true)
    public Plan.Sheet sheet(PlanId id) {
        var redraws = db.sql("select at, badge, same from inspection.redraw where plan = ? order by id limit ?")
                .params(id.value(), MANY)
                .query((row, n) -> new Plan.Redraw(
                        row.getTimestamp("at").toInstant(), row.getString("badge"), row.getBoolean("same")))
                .list();
        return new Plan.Sheet(get(id), entries(id, true), redraws);
    }

    /** Everything it was drawn from, in the order of the keys: what one needs, with the seed, to draw it again. */
    @Transactional(readOnly = true)
    public List<Plan.Entry> frame(PlanId id) {
        return entries(id, false);
    }

    /** Plans a spot check by the form's version in force from {@code since} until before {@code until}. */
    public PlanId plan(String standard, LocalDate since, LocalDate until, int perStratum, Actor by) {
        if (!until.isAfter(since) || until.isAfter(since.plusDays(366))) throw Refused.field("until", "plan-days");
        if (perStratum < 1 || perStratum > MANY) throw Refused.field("perStratum", "plan-count", MANY);
        var form = standards.on(since).stream()
                .filter(one -> one.code().equals(standard))
                .findFirst()
                .orElseThrow(() -> Refused.field("standard", "required"));
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        var seed = HexFormat.of().formatHex(bytes);
        var id = PlanId.next();
        var _ = db.sql("""
                        insert into inspection.plan (id, standard, version, regulation, since, until, per_stratum, seal,
                                                     sealed_seed, planned_at, person, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), standard, form.version())
                .params(standards.regulation(since).version(), since, until, perStratum, Lot.mark(seed))
                .params(secrets.seal(seed), Timestamp.from(clock.instant()), by.person(), by.badge())
                .update();
        audit.note(by, "inspection.planned", 0, "plan:" + id.text(), Map.of("standard", standard, "since", since));
        return id;
    }

    /** Draws it, when its days are over ({@code plan-not-yet}), once ({@code plan-drawn}). Returns how many were drawn. */
    public int draw(PlanId id, Actor by) {
        var _ = db.sql("select id from inspection.plan where id = ? for update")
                .param(id.value())
                .query(Long.class)
                .optional();
        var plan = get(id);
        if (plan.drawn() != null) throw new Refused("plan-drawn");
        var now = clock.instant();
        if (LocalDate.ofInstant(now, clock.getZone()).isBefore(plan.until()))
            throw new Refused("plan-not-yet", plan.until());
        var seed = secrets.open(db.sql("select sealed_seed from inspection.plan where id = ?")
                .param(id.value())
                .query(byte[].class)
                .single());
        var frame = frames.of(plan.standard().frame(), plan.since(), plan.until());
        var rows = Frames.rows(frame.stream());
        var drawn = new HashSet<>(Lot.draw(seed, rows, plan.perStratum()));
        keep(id, frame, drawn);
        var _ = db.sql("""
                        insert into inspection.draw (plan, seal, seed, at, person, badge, frame_size, frame_mark)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), plan.seal(), seed, Timestamp.from(now), by.person(), by.badge())
                .params(rows.size(), Lot.markOf(rows))
                .update();
        audit.note(by, "inspection.drawn", 0, "plan:" + id.text(), Map.of("seed", seed, "drawn", drawn.size()));
        return drawn.size();
    }

    /** A second person draws it again from the seed and the list ({@code plan-second}); true if it is the same sample. */
    public boolean redraw(PlanId id, Actor by) {
        var plan = get(id);
        var drawn = plan.drawn();
        if (drawn == null) throw new Refused("plan-not-yet", plan.until());
        if (drawn.person().value() == by.person()) throw new Refused("plan-second");
        var frame = entries(id, false);
        var again = Lot.draw(drawn.seed(), Frames.rows(frame.stream()), plan.perStratum());
        var first = frame.stream()
                .filter(Plan.Entry::drawn)
                .map(Plan.Entry::key)
                .sorted()
                .toList();
        var same = again.equals(first)
                && Lot.markOf(Frames.rows(frame.stream())).equals(drawn.frameMark())
                && Lot.mark(drawn.seed()).equals(plan.seal());
        var _ = db.sql("""
                        insert into inspection.redraw (plan, id, drawer, at, person, badge, same) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), PlanId.next().value(), drawn.person().value())
                .params(Timestamp.from(clock.instant()), by.person(), by.badge(), same)
                .update();
        audit.note(by, "inspection.redrawn", 0, "plan:" + id.text(), Map.of("same", same));
        return same;
    }

    private void keep(PlanId id, List<Plan.Entry> frame, HashSet<String> drawn) {
        Stream<Plan.Entry> all = frame.stream();
        var entries = all.toList();
        var _ = db.sql("""
                        insert into inspection.frame_row (plan, key, unit, person, label, drawn)
                        select :plan, key, unit, nullif(person, 0), label, drawn
                        from unnest(:keys, :units, :people, :labels, :drawn) as w (key, unit, person, label, drawn)""")
                .param("plan", id.value())
                .param("keys", entries.stream().map(Plan.Entry::key).toArray(String[]::new))
                .param("units", entries.stream().map(one -> one.unit().value()).toArray(Long[]::new))
                .param("people", entries.stream().map(Plans::person).toArray(Long[]::new))
                .param("labels", entries.stream().map(Plan.Entry::label).toArray(String[]::new))
                .param(
                        "drawn",
                        entries.stream().map(one -> drawn.contains(one.key())).toArray(Boolean[]::new))
                .update();
    }

    private static long person(Plan.Entry entry) {
        var person = entry.person();
        return person == null ? 0 : person.value();
    }

    List<Plan.Entry> entries(PlanId id, boolean drawnOnly) {
        return db.sql("""
                        select f.*, (select count(*) from inspection.look l where l.plan = f.plan and l.key = f.key) as looks
                        from inspection.frame_row f where f.plan = :plan and (f.drawn or not :only)
                        order by f.key collate "C" limit :many""")
                .param("plan", id.value())
                .param("only", drawnOnly)
                .param("many", FRAME_MAX)
                .query((row, n) -> entry(row))
                .list();
    }

    static Plan.Entry entry(ResultSet row) throws SQLException {
        var person = row.getObject("person", Long.class);
        return new Plan.Entry(
                row.getString("key"),
                new UnitId(row.getLong("unit")),
                person == null ? null : new StaffId(person),
                row.getString("label"),
                row.getBoolean("drawn"),
                row.getInt("looks"));
    }

    private List<Plan> read(String where, Map<String, ?> params) {
        return db.sql("""
                        select p.*, d.at as drawn_at, d.person as drawer, d.badge as drawer_badge, d.seed, d.frame_size,
                               d.frame_mark
                        from inspection.plan p left join inspection.draw d on d.plan = p.id
                        """ + where).params(params).query((row, n) -> plan(row)).list();
    }

    private Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                new PlanId(row.getLong("id")),
                standards.version(row.getString("standard"), row.getInt("version")),
                row.getInt("regulation"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getInt("per_stratum"),
                row.getString("seal"),
                row.getTimestamp("planned_at").toInstant(),
                row.getString("badge"),
                drawn(row));
    }

    private static Plan.@Nullable Drawn drawn(ResultSet row) throws SQLException {
        if (row.getTimestamp("drawn_at") == null) return null;
        return new Plan.Drawn(
                row.getTimestamp("drawn_at").toInstant(),
                new StaffId(row.getLong("drawer")),
                row.getString("drawer_badge"),
                row.getString("seed"),
                row.getInt("frame_size"),
                row.getString("frame_mark"));
    }
}
