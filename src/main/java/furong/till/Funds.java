package furong.till;

import furong.organisation.HallId;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the funds: one small row each, of one hall, so that its counters are its limit. */
@Component
class Funds {

    private static final int MANY = 500;
    private static final String FUNDS =
            "select id, hall, unit, currency, size_minor, lent_minor, waived_minor from till.fund ";

    private final JdbcClient db;
    private final Clock clock;

    Funds(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The limits of a day, and since when they hold. */
    record Rule(LocalDate since, Money loanMax, Money fundMax) {}

    Rule rule(LocalDate day, String currency) {
        return db.sql("""
                select since, loan_max_minor, fund_max_minor from till.fund_rule
                where since <= :day order by since desc limit 1""")
                .param("day", day)
                .query((row, n) -> new Rule(
                        Objects.requireNonNull(row.getObject("since", LocalDate.class)),
                        new Money(row.getLong("loan_max_minor"), currency),
                        new Money(row.getLong("fund_max_minor"), currency)))
                .single();
    }

    Fund found(HallId hall, long unit, Money size) {
        db.sql("""
                insert into till.fund (id, hall, unit, currency, size_minor) values (:id, :hall, :unit, :currency, :size)
                on conflict (hall) do update set size_minor = excluded.size_minor""")
                .param("id", Ids.next())
                .param("hall", hall.value())
                .param("unit", unit)
                .param("currency", size.currency())
                .param("size", size.minor())
                .update();
        return of(hall).orElseThrow();
    }

    Optional<Fund> of(HallId hall) {
        return db.sql(FUNDS + "where hall = :hall")
                .param("hall", hall.value())
                .query((row, n) -> fund(row))
                .optional();
    }

    Optional<Fund> forUpdate(HallId hall) {
        return db.sql(FUNDS + "where hall = :hall for update")
                .param("hall", hall.value())
                .query((row, n) -> fund(row))
                .optional();
    }

    List<Fund> inScope(Scope scope) {
        return db.sql(FUNDS + "where unit = any(:units) order by hall limit :many")
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> fund(row))
                .list();
    }

    /** False if there is not so much in the box; whoever asks at the same time waits for the answer. */
    boolean lent(long fund, Money amount) {
        return db.sql("""
                        update till.fund set lent_minor = lent_minor + :amount
                        where id = :id and lent_minor + waived_minor + :amount <= size_minor""").param("amount", amount.minor()).param("id", fund).update() == 1;
    }

    void ended(long fund, Money amount, Loan.How how) {
        var changed = db.sql("""
                update till.fund set lent_minor = lent_minor - :amount, waived_minor = waived_minor + :waived
                where id = :id""")
                .param("amount", amount.minor())
                .param("waived", how == Loan.How.WAIVED ? amount.minor() : 0)
                .param("id", fund)
                .update();
        if (changed != 1) throw new DataIntegrityViolationException("no fund " + fund);
    }

    void refilled(Fund fund) {
        db.sql("update till.fund set waived_minor = 0 where id = :id")
                .param("id", fund.id())
                .update();
    }

    void count(Fund fund, Money counted, String note, LocalDate day, Actor by) {
        db.sql("""
                insert into till.fund_count
                    (fund, id, business_date, system_minor, counted_minor, note, person, badge, at)
                values (:fund, :id, :day, :system, :counted, :note, :person, :badge, :at)""")
                .param("fund", fund.id())
                .param("id", Ids.next())
                .param("day", day)
                .param("system", fund.box().minor())
                .param("counted", counted.minor())
                .param("note", note)
                .param("person", by.person())
                .param("badge", by.badge())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Fund fund(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Fund(
                row.getLong("id"),
                new HallId(row.getLong("hall")),
                new UnitId(row.getLong("unit")),
                new Money(row.getLong("size_minor"), currency),
                new Money(row.getLong("lent_minor"), currency),
                new Money(row.getLong("waived_minor"), currency));
    }
}
