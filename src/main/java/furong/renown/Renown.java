package furong.renown;

import furong.exhibit.ExhibitId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The registers of prizes and of outside comparisons. Nothing enters without a source. */
@Component
@Transactional
public class Renown {

    private static final int MANY = 500;
    private static final int TEXT_MAX = 300;
    private static final int PASSAGE_MAX = 1000;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Renown(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest year first, those without one last. */
    @Transactional(readOnly = true)
    public List<Award> awards() {
        return db.sql("select * from renown.award order by year desc nulls last, id limit ?")
                .param(MANY)
                .query((row, n) -> {
                    var unit = row.getObject("unit", Long.class);
                    var photo = row.getObject("photo", Long.class);
                    return new Award(
                            row.getLong("id"),
                            unit == null ? null : new UnitId(unit),
                            new Label(row.getString("name_zh"), row.getString("name_en")),
                            new Label(row.getString("grantor_zh"), row.getString("grantor_en")),
                            row.getObject("year", Integer.class),
                            photo == null ? null : new ExhibitId(photo),
                            row.getString("source"));
                })
                .list();
    }

    @Transactional(readOnly = true)
    public List<Comparison> comparisons() {
        return db.sql("select * from renown.comparison order by as_of desc, id limit ?")
                .param(MANY)
                .query((row, n) -> new Comparison(
                        row.getLong("id"),
                        new Label(row.getString("claim_zh"), row.getString("claim_en")),
                        row.getString("source"),
                        row.getString("link"),
                        row.getString("passage"),
                        row.getString("as_of")))
                .list();
    }

    /** Registers a prize; refused without names in both languages or a source ({@code renown-source}). */
    public void awarded(Award award, Actor by) {
        said("nameZh", award.name().zh());
        said("nameEn", award.name().en());
        source(award.source());
        var year = award.year();
        if (year != null && (year < 1950 || year > 2200)) throw Refused.field("year", "renown-year");
        var unit = award.unit();
        var photo = award.photo();
        var _ = db.sql("""
                        insert into renown.award (id, unit, name_zh, name_en, grantor_zh, grantor_en, year, photo, source, at, badge)
                        values (:id, :unit, :zh, :en, :gzh, :gen, :year, :photo, :source, :at, :badge)""")
                .param("id", Ids.next())
                .param("unit", unit == null ? null : unit.value(), java.sql.Types.BIGINT)
                .param("zh", award.name().zh())
                .param("en", award.name().en())
                .param("gzh", award.grantor().zh())
                .param("gen", award.grantor().en())
                .param("year", year, java.sql.Types.INTEGER)
                .param("photo", photo == null ? null : photo.value(), java.sql.Types.BIGINT)
                .param("source", award.source())
                .param("at", Timestamp.from(clock.instant()))
                .param("badge", by.badge())
                .update();
        audit.note(
                by, "award.registered", 0, "award", Map.of("name", award.name().zh()));
    }

    /**
     * Registers a comparison; refused without a source ({@code renown-source}), with a link that is none, and with
     * neither a link nor the source's words ({@code renown-passage}): whoever doubts it must be able to read it.
     */
    public void compared(Comparison comparison, Actor by) {
        var claim = comparison.claim();
        var source = comparison.source();
        var link = comparison.link();
        said("claimZh", claim.zh());
        said("claimEn", claim.en());
        source(source);
        said("asOf", comparison.asOf());
        if (comparison.passage().length() > PASSAGE_MAX) throw Refused.field("passage", "field-too-long", PASSAGE_MAX);
        if (link.isEmpty() && comparison.passage().isBlank()) throw Refused.field("passage", "renown-passage");
        if (!link.isEmpty() && !link.matches("https?://\\S{4,290}")) throw Refused.field("link", "renown-link");
        var _ = db.sql("""
                        insert into renown.comparison (id, claim_zh, claim_en, source, link, passage, as_of, at, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.next(), claim.zh(), claim.en(), source, link)
                .params(comparison.passage(), comparison.asOf())
                .params(Timestamp.from(clock.instant()), by.badge())
                .update();
        audit.note(by, "comparison.registered", 0, "comparison", Map.of("source", source));
    }

    private static void source(String text) {
        if (text.isBlank() || text.length() > TEXT_MAX) throw Refused.field("source", "renown-source");
    }

    private static void said(String field, String text) {
        if (text.isBlank()) throw Refused.field(field, "required");
        if (text.length() > TEXT_MAX) throw Refused.field(field, "field-too-long", TEXT_MAX);
    }
}
