package furong.rating;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What use costs, from a day on; what was rated before stays as it was. */
@Component
@Transactional
public class Tariffs {

    private static final int ROWS_MAX = 20_000;

    private final JdbcClient db;
    private final Audit audit;

    Tariffs(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Every version of every tariff, by offer, kind and day. */
    @Transactional(readOnly = true)
    public List<Tariff> all() {
        var windows = new HashMap<Long, List<Tariff.Window>>();
        db.sql("""
                        select tariff, days, from_time, until_time, first_minor, unit_minor from rating.tariff_window
                        order by tariff, days, from_time limit ?""").param(ROWS_MAX).query(row -> {
            windows.computeIfAbsent(row.getLong("tariff"), id -> new ArrayList<>())
                    .add(new Tariff.Window(
                            row.getInt("days"),
                            row.getObject("from_time", LocalTime.class),
                            row.getObject("until_time", LocalTime.class),
                            row.getLong("first_minor"),
                            row.getLong("unit_minor")));
        });
        var tiers = new HashMap<Long, List<Tariff.Tier>>();
        db.sql("select tariff, from_units, unit_minor from rating.tariff_tier order by tariff, from_units limit ?")
                .param(ROWS_MAX)
                .query(row -> {
                    tiers.computeIfAbsent(row.getLong("tariff"), id -> new ArrayList<>())
                            .add(new Tariff.Tier(row.getLong("from_units"), row.getLong("unit_minor")));
                });
        return db.sql("""
                        select id, offer, kind, valid_from, valid_until, code, name_zh, name_en, currency, first_size,
                               first_minor, unit_size, unit_minor, included, day_minor, example
                        from rating.tariff order by offer, kind, valid_from limit ?""")
                .param(ROWS_MAX)
                .query((row, n) -> new Tariff(
                        row.getLong("id"),
                        row.getString("offer"),
                        UsageKind.valueOf(row.getString("kind")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("code"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("currency"),
                        row.getLong("first_size"),
                        row.getLong("first_minor"),
                        row.getLong("unit_size"),
                        row.getLong("unit_minor"),
                        row.getLong("included"),
                        row.getObject("day_minor", Long.class),
                        List.copyOf(windows.getOrDefault(row.getLong("id"), List.of())),
                        List.copyOf(tiers.getOrDefault(row.getLong("id"), List.of())),
                        row.getBoolean("example")))
                .list();
    }

    /** The same, to be looked up many times. */
    @Transactional(readOnly = true)
    public TariffTable table() {
        return new TariffTable(all());
    }

    /**
     * Lets a tariff count from its first day on, in place of the one for its offer and kind; its id is not looked at.
     *
     * @throws Refused tariff-already-later if one begins that day or after it, tariff-tiers if they do not rise
     */
    public void publish(Tariff tariff, Actor by) {
        var before = 0L;
        for (var tier : tariff.tiers()) {
            if (tier.fromUnits() <= Math.max(before, tariff.included())) throw Refused.field("tiers", "tariff-tiers");
            before = tier.fromUnits();
        }
        var later = db.sql("select count(*) from rating.tariff where offer = ? and kind = ? and valid_from >= ?")
                .params(tariff.offer(), tariff.kind().name(), tariff.validFrom())
                .query(Long.class)
                .single();
        if (later > 0) throw Refused.field("from", "tariff-already-later");
        db.sql("""
                        update rating.tariff set valid_until = :from
                        where offer = :offer and kind = :kind and (valid_until is null or valid_until > :from)""")
                .param("from", tariff.validFrom())
                .param("offer", tariff.offer())
                .param("kind", tariff.kind().name())
                .update();
        var id = Ids.next();
        insert(id, tariff, by);
        audit.note(
                by,
                "tariff.published",
                0,
                "tariff:" + Ids.text(id),
                Map.of(
                        "offer",
                        tariff.offer(),
                        "kind",
                        tariff.kind(),
                        "from",
                        tariff.validFrom().toString()));
    }

    private void insert(long id, Tariff tariff, Actor by) {
        db.sql("""
                        insert into rating.tariff (id, offer, kind, valid_from, code, name_zh, name_en, currency,
                            first_size, first_minor, unit_size, unit_minor, included, day_minor, example, published_by)
                        values (:id, :offer, :kind, :from, :code, :zh, :en, :currency, :firstSize, :first, :unitSize,
                            :unit, :included, :day, false, :by)""")
                .param("id", id)
                .param("offer", tariff.offer())
                .param("kind", tariff.kind().name())
                .param("from", tariff.validFrom())
                .param("code", tariff.code())
                .param("zh", tariff.name().zh())
                .param("en", tariff.name().en())
                .param("currency", tariff.currency())
                .param("firstSize", tariff.firstSize())
                .param("first", tariff.firstMinor())
                .param("unitSize", tariff.unitSize())
                .param("unit", tariff.unitMinor())
                .param("included", tariff.included())
                .param("day", tariff.dayMinor(), java.sql.Types.BIGINT)
                .param("by", by.badge())
                .update();
        for (var window : tariff.windows())
            db.sql("""
                            insert into rating.tariff_window (tariff, days, from_time, until_time, first_minor, unit_minor)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(id, window.days(), window.from(), window.until(), window.firstMinor(), window.unitMinor())
                    .update();
        for (var tier : tariff.tiers())
            db.sql("insert into rating.tariff_tier (tariff, from_units, unit_minor) values (?, ?, ?)")
                    .params(id, tier.fromUnits(), tier.unitMinor())
                    .update();
    }
}
