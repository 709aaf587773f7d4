package furong.catalog;

import furong.platform.Label;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How cards and forms get their version numbers: consecutive per transaction, in the order of their first days, so that
 * the current one of any day is the newest whose first day has come.
 */
@Component
class Versions {

    private final JdbcClient db;
    private final Clock clock;

    Versions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The next number; whoever else publishes for this transaction waits until the caller's work is committed. */
    int next(String table, String transaction, LocalDate since) {
        if (since.isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone())))
            throw Refused.field("since", "version-in-the-past");
        var _ = db.sql("select code from catalog.transaction where code = ? for update")
                .param(transaction)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("not-found", transaction));
        var last = db.sql("select version, since from catalog." + table
                        + " where transaction = ? order by version desc limit 1")
                .param(transaction)
                .query((row, n) -> new Last(row.getInt("version"), row.getObject("since", LocalDate.class)))
                .optional()
                .orElse(new Last(0, since));
        if (since.isBefore(last.since)) throw Refused.field("since", "version-already-later", last.since.toString());
        return last.version + 1;
    }

    /** Refuses texts that are missing in one of the languages. */
    static void inBothLanguages(String field, Collection<Label> texts) {
        for (var text : texts) inBothLanguages(field, text);
    }

    static void inBothLanguages(String field, @Nullable Label text) {
        if (text == null || text.zh().isBlank() || text.en().isBlank()) throw Refused.field(field, "both-languages");
    }

    private record Last(int version, LocalDate since) {}
}
