package furong.portrait;

import furong.exhibit.ExhibitId;
import furong.exhibit.Exhibits;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is shown with a photograph, by badge number. Whoever has none, or no longer wants one, is shown by initials. */
@Component
@Transactional
public class Portraits {

    /** Enough for a telephone's screen, and light on its way there. */
    private static final int SIDE_MAX = 480;

    private final JdbcClient db;
    private final Exhibits exhibits;
    private final Audit audit;
    private final Clock clock;

    Portraits(JdbcClient db, Exhibits exhibits, Audit audit, Clock clock) {
        this.db = db;
        this.exhibits = exhibits;
        this.audit = audit;
        this.clock = clock;
    }

    /** Shows this photograph with the badge from now on; refused as {@code exhibit-kind} or {@code exhibit-size}. */
    public void show(String badge, byte[] file, Actor by) {
        if (file.length == 0) throw Refused.field("photo", "required");
        var exhibit = exhibits.keep(file, SIDE_MAX, by);
        db.sql("""
                insert into portrait.portrait (badge, exhibit, since, by_badge) values (:badge, :exhibit, :now, :by)
                on conflict (badge) do update
                    set exhibit = excluded.exhibit, since = excluded.since, by_badge = excluded.by_badge""")
                .param("badge", badge)
                .param("exhibit", exhibit.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.badge())
                .update();
        audit.note(by, "portrait.shown", 0, "badge:" + badge, Map.of());
    }

    /** Shows initials again. */
    public void hide(String badge, Actor by) {
        var gone = db.sql("delete from portrait.portrait where badge = ?")
                .param(badge)
                .update();
        if (gone > 0) audit.note(by, "portrait.hidden", 0, "badge:" + badge, Map.of());
    }

    /** The photograph of a badge, a JPEG. */
    @Transactional(readOnly = true)
    public Optional<byte[]> of(String badge) {
        return db.sql("select exhibit from portrait.portrait where badge = ?")
                .param(badge)
                .query((row, n) -> new ExhibitId(row.getLong("exhibit")))
                .optional()
                .map(id -> exhibits.get(id).bytes());
    }

    /** Those of the badges that have one. */
    @Transactional(readOnly = true)
    public Set<String> shown(Collection<String> badges) {
        return Set.copyOf(db.sql("select badge from portrait.portrait where badge = any(:badges)")
                .param("badges", badges.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
