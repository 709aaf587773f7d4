package furong.regulator;

import furong.promise.Jurisdiction;
import furong.promise.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The limits of laws and regulators: of a jurisdiction, or else of the one above it; the newest in force. */
@Component
@Transactional(readOnly = true)
public class Limits {

    private static final int LIMITS_MAX = 1000;

    private final JdbcClient db;
    private final Rules rules;

    Limits(JdbcClient db, Rules rules) {
        this.db = db;
        this.rules = rules;
    }

    /** All of them, whether in force or not, by measure. */
    public List<Limit> all() {
        return db.sql("select * from regulator.limit order by measure, setting, kind, jurisdiction, since limit ?")
                .param(LIMITS_MAX)
                .query((row, n) -> new Limit(
                        Indicator.valueOf(row.getString("measure")),
                        Setting.valueOf(row.getString("setting")),
                        row.getString("jurisdiction"),
                        Limit.Kind.valueOf(row.getString("kind")),
                        row.getObject("since", LocalDate.class),
                        row.getLong("value"),
                        row.getString("source"),
                        row.getBoolean("confirmed")))
                .list();
    }

    /** Those for one line of a return on a day. */
    Map<Limit.Kind, Limit> of(Indicator measure, Setting setting, String jurisdiction, LocalDate on) {
        var chain = chain(jurisdiction);
        var found = new EnumMap<Limit.Kind, Limit>(Limit.Kind.class);
        for (var limit : all()) {
            if (limit.measure() != measure
                    || limit.setting() != setting
                    || limit.since().isAfter(on)) continue;
            if (!chain.contains(limit.jurisdiction())) continue;
            found.merge(limit.kind(), limit, (a, b) -> nearer(a, b, chain));
        }
        return found;
    }

    private static Limit nearer(Limit a, Limit b, List<String> chain) {
        var of = Integer.compare(chain.indexOf(a.jurisdiction()), chain.indexOf(b.jurisdiction()));
        if (of != 0) return of < 0 ? a : b;
        return a.since().isAfter(b.since()) ? a : b;
    }

    /** The jurisdiction and those above it, the nearest first. */
    private List<String> chain(String code) {
        var chain = new ArrayList<String>();
        for (@Nullable String at = code; at != null; at = parent(at)) chain.add(at);
        return chain;
    }

    private @Nullable String parent(String code) {
        return rules.jurisdictions().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(Jurisdiction::parent)
                .orElse(null);
    }
}
