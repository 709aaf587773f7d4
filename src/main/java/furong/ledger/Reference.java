package furong.ledger;

import furong.ledger.AllocationRule.Criterion;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every posting looks up: allocation rules, read once a minute, and the codes of the general ledger. */
@Component
class Reference {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int VERSIONS_MAX = 2_000;

    private static final int CODES_MAX = 10_000;

    private record Shelf(List<AllocationRule> newestFirst, Instant since) {}

    private final JdbcClient db;
    private final Clock clock;
    private final Set<String> codes = ConcurrentHashMap.newKeySet(); // only ever added, so never out of date
    private volatile @Nullable Shelf shelf;

    Reference(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The version in force on a business date of the rule for this kind of credit, or else of the default rule. */
    AllocationRule inForce(String creditKind, LocalDate on) {
        AllocationRule general = null;
        for (var rule : all()) {
            if (rule.since().isAfter(on)) continue;
            if (rule.code().equals(creditKind)) return rule;
            if (general == null && rule.code().equals(AllocationRule.DEFAULT)) general = rule;
        }
        if (general == null) throw new IllegalStateException("no allocation rule holds on " + on);
        return general;
    }

    /** All versions, the newest first. */
    List<AllocationRule> all() {
        var now = clock.instant();
        var remembered = shelf;
        if (remembered != null
                && Duration.between(remembered.since(), now).abs().compareTo(REMEMBERED) < 0)
            return remembered.newestFirst();
        var read = db.sql("""
                select code, version, since, criteria, kinds, products, note_zh, note_en
                from ledger.allocation_rule order by version desc, code limit ?""").param(VERSIONS_MAX).query((row, n) -> rule(row)).list();
        shelf = new Shelf(read, now);
        return read;
    }

    /** Adds the next version of a rule. False if somebody else added that version first. */
    boolean add(AllocationRule rule) {
        shelf = null;
        return db.sql("""
                insert into ledger.allocation_rule (code, version, since, criteria, kinds, products, note_zh, note_en)
                values (:code, :version, :since, :criteria, :kinds, :products, :zh, :en) on conflict do nothing""")
                        .param("code", rule.code())
                        .param("version", rule.version())
                        .param("since", rule.since())
                        .param(
                                "criteria",
                                rule.criteria().stream().map(Criterion::name).toArray(String[]::new))
                        .param("kinds", rule.kinds().toArray(String[]::new))
                        .param("products", rule.products().toArray(String[]::new))
                        .param("zh", rule.note().zh())
                        .param("en", rule.note().en())
                        .update()
                == 1;
    }

    /** Refused {@code ledger-gl-unknown} if the general ledger has no such account. */
    void checkGeneral(String code) {
        if (codes.contains(code)) return;
        codes.addAll(db.sql("select code from ledger.gl_account order by code limit ?")
                .param(CODES_MAX)
                .query(String.class)
                .list());
        if (!codes.contains(code)) throw new Refused("ledger-gl-unknown", code);
    }

    /** Adds an account to the general ledger; one that is there stays as it is. */
    void addGeneral(String code, Ledger.GeneralKind kind, Label name) {
        db.sql(
                        "insert into ledger.gl_account (code, kind, name_zh, name_en) values (?, ?, ?, ?) on conflict do nothing")
                .params(code, kind.name(), name.zh(), name.en())
                .update();
    }

    private static AllocationRule rule(ResultSet row) throws SQLException {
        return new AllocationRule(
                row.getString("code"),
                row.getInt("version"),
                row.getObject("since", LocalDate.class),
                strings(row, "criteria").stream().map(Criterion::valueOf).toList(),
                strings(row, "kinds"),
                strings(row, "products"),
                new Label(row.getString("note_zh"), row.getString("note_en")));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
