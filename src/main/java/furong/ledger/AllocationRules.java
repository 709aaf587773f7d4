package furong.ledger;

import furong.ledger.AllocationRule.Criterion;
import furong.platform.Label;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The allocation rules as rows; read once a minute, for every posting needs them. */
@Component
class AllocationRules {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int VERSIONS_MAX = 2_000;

    private record Shelf(List<AllocationRule> newestFirst, Instant since) {}

    private final JdbcClient db;
    private final Clock clock;
    private volatile @Nullable Shelf shelf;

    AllocationRules(JdbcClient db, Clock clock) {
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

    void forget() {
        shelf = null;
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
