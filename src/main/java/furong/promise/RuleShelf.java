package furong.promise;

import furong.organisation.Segment;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.WeeklyHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules as rows. */
@Component
class RuleShelf {

    private static final int RULES_MAX = 5_000;

    private final JdbcClient db;

    RuleShelf(JdbcClient db) {
        this.db = db;
    }

    RuleBook book() {
        var jurisdictions = new LinkedHashMap<String, Jurisdiction>();
        db.sql("select * from promise.jurisdiction order by code limit ?")
                .param(RULES_MAX)
                .query((row, n) -> jurisdiction(row))
                .list()
                .forEach(jurisdiction -> jurisdictions.put(jurisdiction.code(), jurisdiction));
        var rules = db.sql("select * from promise.rule order by jurisdiction, code, version limit ?")
                .param(RULES_MAX)
                .query((row, n) -> rule(row))
                .list();
        return new RuleBook(jurisdictions, rules);
    }

    /** False if somebody else published that version first. */
    boolean add(Rule rule) {
        var term = Columns.of(rule.term());
        var pay = Columns.of(rule.payout());
        return db.sql("""
                insert into promise.rule (code, version, type, jurisdiction, segment, product, setting, since, until,
                    term_kind, term_amount, term_cutoff, pay_kind, pay_minor, pay_cap_minor, pay_currency,
                    pay_basis_points, excludes, kind, text_zh, text_en, source, confirmed)
                values (:code, :version, :type, :jurisdiction, :segment, :product, :setting, :since, :until,
                    :termKind, :termAmount, :termCutoff, :payKind, :payMinor, :payCap, :payCurrency,
                    :payBasisPoints, cast(:excludes as text[]), :kind, :zh, :en, :source, :confirmed)
                on conflict (code, version) do nothing""")
                        .param("code", rule.code())
                        .param("version", rule.version())
                        .param("type", rule.type().name())
                        .param("jurisdiction", rule.jurisdiction())
                        .param(
                                "segment",
                                rule.segment() == null ? null : rule.segment().name())
                        .param("product", rule.product())
                        .param("setting", rule.setting().name())
                        .param("since", rule.since())
                        .param("until", rule.until())
                        .param("termKind", term.kind())
                        .param("termAmount", term.amount())
                        .param("termCutoff", term.cutoff())
                        .param("payKind", pay.kind())
                        .param(
                                "payMinor",
                                pay.money() == null ? null : pay.money().minor())
                        .param("payCap", pay.cap() == null ? null : pay.cap().minor())
                        .param(
                                "payCurrency",
                                pay.money() == null ? null : pay.money().currency())
                        .param("payBasisPoints", pay.amount())
                        .param(
                                "excludes",
                                rule.excludes().stream().map(Cause::name).toArray(String[]::new))
                        .param("kind", rule.kind().name())
                        .param("zh", rule.text().zh())
                        .param("en", rule.text().en())
                        .param("source", rule.source())
                        .param("confirmed", rule.confirmed())
                        .update()
                == 1;
    }

    private static Jurisdiction jurisdiction(ResultSet row) throws SQLException {
        return new Jurisdiction(
                row.getString("code"),
                row.getString("parent"),
                row.getString("country"),
                ZoneId.of(row.getString("zone")),
                WeeklyHours.parse(row.getString("hours")),
                new Label(row.getString("name_zh"), row.getString("name_en")));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        var segment = row.getString("segment");
        var excludes = (String[]) row.getArray("excludes").getArray();
        return new Rule(
                row.getString("code"),
                row.getInt("version"),
                PromiseType.valueOf(row.getString("type")),
                row.getString("jurisdiction"),
                segment == null ? null : Segment.valueOf(segment),
                row.getString("product"),
                Rule.Setting.valueOf(row.getString("setting")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                term(row),
                payout(row),
                Arrays.stream(excludes).map(Cause::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                Rule.Kind.valueOf(row.getString("kind")),
                new Label(row.getString("text_zh"), row.getString("text_en")),
                row.getString("source"),
                row.getBoolean("confirmed"));
    }

    private static Term term(ResultSet row) throws SQLException {
        var amount = row.getInt("term_amount");
        return switch (row.getString("term_kind")) {
            case "HOURS" -> new Term.Hours(amount);
            case "CALENDAR_DAYS" -> new Term.CalendarDays(amount);
            case "WORKING_DAYS" -> new Term.WorkingDays(amount);
            case "WORKING_HOURS" -> new Term.WorkingHours(amount);
            case "SAME_DAY" -> new Term.SameDay(row.getObject("term_cutoff", LocalTime.class), amount);
            case "AGREED" -> new Term.Agreed();
            case String unknown -> throw new IllegalStateException("term " + unknown);
        };
    }

    private static Payout payout(ResultSet row) throws SQLException {
        return switch (row.getString("pay_kind")) {
            case "NONE" -> new Payout.None();
            case "ONCE" -> new Payout.Once(money(row, "pay_minor"));
            case "PER_DAY" -> {
                var capped = row.getObject("pay_cap_minor") != null;
                yield new Payout.PerDay(money(row, "pay_minor"), capped ? money(row, "pay_cap_minor") : null);
            }
            case "PER_DATE" -> new Payout.PerDate(money(row, "pay_minor"));
            case "SHARE_OF_FEE_PER_DAY" -> new Payout.ShareOfFeePerDay(row.getInt("pay_basis_points"));
            case "RENT_FOR_THE_TIME" -> new Payout.RentForTheTime();
            case String unknown -> throw new IllegalStateException("payout " + unknown);
        };
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("pay_currency"));
    }

    /** The columns that a term or a payout fills. */
    private record Columns(
            String kind,
            @Nullable Integer amount,
            @Nullable LocalTime cutoff,
            @Nullable Money money,
            @Nullable Money cap) {

        static Columns of(Term term) {
            return switch (term) {
                case Term.Hours hours -> new Columns("HOURS", hours.count(), null, null, null);
                case Term.CalendarDays days -> new Columns("CALENDAR_DAYS", days.count(), null, null, null);
                case Term.WorkingDays days -> new Columns("WORKING_DAYS", days.count(), null, null, null);
                case Term.WorkingHours hours -> new Columns("WORKING_HOURS", hours.count(), null, null, null);
                case Term.SameDay day -> new Columns("SAME_DAY", day.otherwise(), day.cutoff(), null, null);
                case Term.Agreed ignored -> new Columns("AGREED", null, null, null, null);
            };
        }

        static Columns of(Payout payout) {
            return switch (payout) {
                case Payout.None ignored -> new Columns("NONE", null, null, null, null);
                case Payout.Once once -> new Columns("ONCE", null, null, once.amount(), null);
                case Payout.PerDay perDay -> new Columns("PER_DAY", null, null, perDay.amount(), perDay.cap());
                case Payout.PerDate perDate -> new Columns("PER_DATE", null, null, perDate.amount(), null);
                case Payout.ShareOfFeePerDay share ->
                    new Columns("SHARE_OF_FEE_PER_DAY", share.basisPoints(), null, null, null);
                case Payout.RentForTheTime ignored -> new Columns("RENT_FOR_THE_TIME", null, null, null, null);
            };
        }
    }
}
