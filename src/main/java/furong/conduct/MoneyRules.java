package furong.conduct;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a breach may cost, as it changes over the years: the house's own rule by version, the law's cap, the local minimum
 * wage. A proceeding keeps the rule it was opened under, a settlement the minimum it was made with.
 */
@Component
@Transactional
public class MoneyRules {

    private static final int MANY = 200;
    private static final int WORDS_MAX = 300;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    MoneyRules(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** A version of the house's rule; {@code permille} of the month's income, days as in {@link PenaltyRule}. */
    public record House(
            int version,
            LocalDate since,
            int permille,
            int noticeDays,
            int appealDays,
            int lateAppealDays,
            Label name,
            String source,
            boolean example) {}

    /** What the law lets an employer take at most. */
    public record Cap(LocalDate since, int permille, Label name, String source) {}

    /** A local minimum wage of a month; {@code example} while nobody has compared it with the government's notice. */
    public record Minimum(LocalDate since, Money amount, Label place, String source, boolean example) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<House> house() {
        return db.sql("select * from conduct.penalty_rule order by since desc limit ?")
                .param(MANY)
                .query((row, n) -> new House(
                        row.getInt("version"),
                        row.getObject("since", LocalDate.class),
                        row.getInt("share_permille"),
                        row.getInt("notice_working_days"),
                        row.getInt("appeal_working_days"),
                        row.getInt("late_appeal_days"),
                        label(row, "name"),
                        row.getString("source"),
                        row.getBoolean("example")))
                .list();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Cap> caps() {
        return db.sql("select * from conduct.legal_cap order by since desc limit ?")
                .param(MANY)
                .query((row, n) -> new Cap(
                        row.getObject("since", LocalDate.class),
                        row.getInt("share_permille"),
                        label(row, "name"),
                        row.getString("source")))
                .list();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Minimum> minimums() {
        return db.sql("select * from conduct.minimum_wage order by since desc limit ?")
                .param(MANY)
                .query((row, n) -> new Minimum(
                        row.getObject("since", LocalDate.class),
                        Money.fen(row.getLong("amount_minor")),
                        label(row, "place"),
                        row.getString("source"),
                        row.getBoolean("example")))
                .list();
    }

    /**
     * Publishes the house's next rule; version and example of {@code wanted} do not count. Proceedings opened before its
     * day go on by theirs. Refused as {@code convention-since} if it does not come after today's and the newest one.
     */
    public void publish(House wanted, Actor by) {
        var newest = house().getFirst();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (wanted.since.isBefore(today) || !wanted.since.isAfter(newest.since))
            throw Refused.field("since", "convention-since");
        within("permille", wanted.permille, 0, 1000);
        within("noticeDays", wanted.noticeDays, 0, 60);
        within("appealDays", wanted.appealDays, 1, 90);
        within("lateAppealDays", wanted.lateAppealDays, wanted.appealDays, 1000);
        said("zh", wanted.name.zh());
        said("en", wanted.name.en());
        said("source", wanted.source);
        var _ = db.sql("""
                        insert into conduct.penalty_rule (version, since, share_permille, notice_working_days,
                            appeal_working_days, late_appeal_days, name_zh, name_en, source, example)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)""")
                .params(newest.version + 1, wanted.since, wanted.permille)
                .params(wanted.noticeDays, wanted.appealDays, wanted.lateAppealDays)
                .params(wanted.name.zh().strip(), wanted.name.en().strip(), wanted.source.strip())
                .update();
        audit.note(
                by,
                "penalty-rule.published",
                0,
                "penalty-rule:" + (newest.version + 1),
                Map.of("since", wanted.since, "permille", wanted.permille));
    }

    /**
     * Notes a minimum wage as the government published it; it takes the place of an example of the same day. Refused as
     * {@code minimum-wage-known} if that day has one that is none.
     */
    public void confirm(Minimum read, Actor by) {
        if (!read.amount.isPositive()) throw Refused.field("amount", "settlement-amount");
        said("placeZh", read.place.zh());
        said("placeEn", read.place.en());
        said("source", read.source);
        var kept = db.sql("""
                        insert into conduct.minimum_wage as m (since, amount_minor, place_zh, place_en, source, example)
                        values (?, ?, ?, ?, ?, false)
                        on conflict (since) do update set amount_minor = excluded.amount_minor,
                            place_zh = excluded.place_zh, place_en = excluded.place_en, source = excluded.source,
                            example = false
                            where m.example""")
                .params(read.since, read.amount.minor())
                .params(read.place.zh().strip(), read.place.en().strip(), read.source.strip())
                .update();
        if (kept == 0) throw Refused.field("since", "minimum-wage-known");
        audit.note(
                by,
                "minimum-wage.confirmed",
                0,
                "minimum-wage:" + read.since,
                Map.of("amount", read.amount.decimal(), "source", read.source.strip()));
    }

    private static void within(String field, int number, int least, int most) {
        if (number < least || number > most) throw Refused.field(field, "money-rule-number", least, most);
    }

    private static void said(String field, String words) {
        if (words.isBlank()) throw Refused.field(field, "required");
        if (words.length() > WORDS_MAX) throw Refused.field(field, "field-too-long", WORDS_MAX);
    }

    private static Label label(ResultSet row, String name) throws SQLException {
        return new Label(row.getString(name + "_zh"), row.getString(name + "_en"));
    }
}
