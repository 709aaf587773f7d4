package furong.conduct;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proceedings and the rules of penalties as they lie in the database. */
@Component
class ProceedingRows {

    private static final int MANY = 500;

    private static final String SELECT = """
            select p.*, n.at as n_at, n.badge as n_badge, n.words as n_words, n.hearing_from,
                   h.at as h_at, h.badge as h_badge, h.own_words, h.statement,
                   d.at as d_at, d.badge as d_badge, d.upheld, d.reasons, d.appeal_until,
                   a.at as a_at, a.grounds, a.late,
                   r.at as r_at, r.badge as r_badge, r.reversed, r.reasons as r_reasons
            from conduct.proceeding p
            left join conduct.notice n on n.proceeding = p.id
            left join conduct.hearing h on h.proceeding = p.id
            left join conduct.decision d on d.proceeding = p.id
            left join conduct.appeal a on a.proceeding = p.id
            left join conduct.ruling r on r.proceeding = p.id
            """;

    private final JdbcClient db;
    private final Signals signals;

    ProceedingRows(JdbcClient db, Signals signals) {
        this.db = db;
        this.signals = signals;
    }

    Proceeding get(ProceedingId id) {
        return read("where p.id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The same, while nobody else changes it. */
    Proceeding lock(ProceedingId id) {
        var _ = db.sql("select id from conduct.proceeding where id = ? for update")
                .param(id.value())
                .query(Long.class)
                .optional();
        return get(id);
    }

    /** Fitting a condition of ours, the newest first. */
    List<Proceeding> read(String where, Map<String, ?> params) {
        var rows = db.sql(SELECT + where + " order by p.at desc, p.id desc limit " + MANY)
                .params(params)
                .query((row, n) -> row(row))
                .list();
        var settled = settlements(rows.stream().map(row -> row.id().value()).toArray(Long[]::new));
        var evidence = signals.of(rows.stream().map(Row::signal).toArray(Long[]::new));
        return rows.stream()
                .map(row -> row.with(
                        Objects.requireNonNull(evidence.get(row.signal())),
                        settled.getOrDefault(row.id().value(), List.of())))
                .toList();
    }

    PenaltyRule rule(LocalDate on) {
        return rule("since <= :on order by since desc limit 1", Map.of("on", on));
    }

    /** The house's rule of a version, with the cap and the minimum wage of a day. */
    PenaltyRule rule(int version, LocalDate on) {
        return rule("version = :version", Map.of("version", version, "on", on));
    }

    private PenaltyRule rule(String house, Map<String, ?> params) {
        return db.sql("""
                        select r.*, c.share_permille as cap, c.name_zh as cap_zh, c.name_en as cap_en,
                               c.source as cap_source, m.amount_minor as minimum, m.place_zh, m.place_en,
                               m.source as minimum_source, m.example as minimum_example
                        from (select * from conduct.penalty_rule where %s) r
                        cross join (select * from conduct.legal_cap where since <= :on order by since desc limit 1) c
                        cross join (select * from conduct.minimum_wage where since <= :on
                                    order by since desc limit 1) m""".formatted(house))
                .params(params)
                .query((row, n) -> new PenaltyRule(
                        row.getInt("version"),
                        row.getObject("since", LocalDate.class),
                        row.getInt("share_permille"),
                        row.getInt("notice_working_days"),
                        row.getInt("appeal_working_days"),
                        row.getInt("late_appeal_days"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("source"),
                        row.getBoolean("example"),
                        row.getInt("cap"),
                        new Label(row.getString("cap_zh"), row.getString("cap_en")),
                        row.getString("cap_source"),
                        Money.fen(row.getLong("minimum")),
                        new Label(row.getString("place_zh"), row.getString("place_en")),
                        row.getString("minimum_source"),
                        row.getBoolean("minimum_example")))
                .single();
    }

    private Map<Long, List<Proceeding.Settlement>> settlements(Long[] ids) {
        var found = new HashMap<Long, List<Proceeding.Settlement>>();
        db.sql("select * from conduct.settlement where proceeding = any(:ids) order by proceeding, kind")
                .param("ids", ids)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("proceeding"), id -> new ArrayList<>())
                            .add(settlement(row));
                });
        return found;
    }

    static Proceeding.Settlement settlement(ResultSet row) throws SQLException {
        return new Proceeding.Settlement(
                Proceeding.Settlement.Kind.valueOf(row.getString("kind")),
                row.getObject("month", LocalDate.class),
                Money.fen(row.getLong("income_minor")),
                Money.fen(row.getLong("wage_minor")),
                Money.fen(row.getLong("wanted_minor")),
                Money.fen(row.getLong("amount_minor")),
                Signals.instant(row, "at"),
                row.getString("badge"));
    }

    /** A row as it lies there, before the signal and the lines of payroll are added. */
    private record Row(
            ProceedingId id,
            long signal,
            String number,
            StaffId person,
            UnitId unit,
            String badge,
            String openerBadge,
            int rule,
            String facts,
            Instant at,
            Proceeding.@Nullable Notice notice,
            Proceeding.@Nullable Hearing hearing,
            Proceeding.@Nullable Decision decision,
            Proceeding.@Nullable Appeal appeal,
            Proceeding.@Nullable Ruling ruling) {

        Proceeding with(Signal evidence, List<Proceeding.Settlement> settlements) {
            return new Proceeding(
                    id,
                    number,
                    evidence,
                    person,
                    unit,
                    badge,
                    openerBadge,
                    rule,
                    facts,
                    at,
                    notice,
                    hearing,
                    decision,
                    appeal,
                    ruling,
                    List.copyOf(settlements));
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new ProceedingId(row.getLong("id")),
                row.getLong("signal"),
                row.getString("number"),
                new StaffId(row.getLong("person")),
                new UnitId(row.getLong("unit")),
                row.getString("badge"),
                row.getString("opener_badge"),
                row.getInt("rule"),
                row.getString("facts"),
                Signals.instant(row, "at"),
                notice(row),
                hearing(row),
                decision(row),
                appeal(row),
                ruling(row));
    }

    private static Proceeding.@Nullable Notice notice(ResultSet row) throws SQLException {
        if (row.getTimestamp("n_at") == null) return null;
        return new Proceeding.Notice(
                Signals.instant(row, "n_at"),
                row.getString("n_badge"),
                row.getString("n_words"),
                Signals.instant(row, "hearing_from"));
    }

    private static Proceeding.@Nullable Hearing hearing(ResultSet row) throws SQLException {
        if (row.getTimestamp("h_at") == null) return null;
        return new Proceeding.Hearing(
                Signals.instant(row, "h_at"),
                row.getString("h_badge"),
                row.getBoolean("own_words"),
                row.getString("statement"));
    }

    private static Proceeding.@Nullable Decision decision(ResultSet row) throws SQLException {
        if (row.getTimestamp("d_at") == null) return null;
        return new Proceeding.Decision(
                Signals.instant(row, "d_at"),
                row.getString("d_badge"),
                row.getBoolean("upheld"),
                row.getString("reasons"),
                Signals.instant(row, "appeal_until"));
    }

    private static Proceeding.@Nullable Appeal appeal(ResultSet row) throws SQLException {
        if (row.getTimestamp("a_at") == null) return null;
        return new Proceeding.Appeal(Signals.instant(row, "a_at"), row.getString("grounds"), row.getBoolean("late"));
    }

    private static Proceeding.@Nullable Ruling ruling(ResultSet row) throws SQLException {
        if (row.getTimestamp("r_at") == null) return null;
        return new Proceeding.Ruling(
                Signals.instant(row, "r_at"),
                row.getString("r_badge"),
                row.getBoolean("reversed"),
                row.getString("r_reasons"));
    }
}
