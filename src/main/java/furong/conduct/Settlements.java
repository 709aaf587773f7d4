package furong.conduct;

import furong.conduct.Proceeding.Settlement.Kind;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What payroll deducts for proceedings, under the legal cap, and what it gives back when one is reversed. */
@Component
@Transactional
public class Settlements {

    private final JdbcClient db;
    private final ProceedingRows rows;
    private final Audit audit;
    private final Clock clock;

    Settlements(JdbcClient db, ProceedingRows rows, Audit audit, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** A line of payroll with the proceeding it belongs to. */
    public record Line(Proceeding proceeding, Proceeding.Settlement settlement) {}

    /** What waits for payroll, deductions and restorations, the newest first. */
    @Transactional(readOnly = true)
    public List<Proceeding> due() {
        var now = clock.instant();
        return rows.read("""
                        where d.upheld and (not exists (select from conduct.settlement s where s.proceeding = p.id)
                                            or r.reversed)""", Map.of()).stream()
                .filter(one -> one.isToSettle(now) || one.isToRestore())
                .toList();
    }

    /** The lines of a month, in the order of the proceedings' numbers. */
    @Transactional(readOnly = true)
    public List<Line> of(LocalDate month) {
        return rows
                .read(
                        "where exists (select from conduct.settlement s where s.proceeding = p.id and s.month = :month)",
                        Map.of("month", month.withDayOfMonth(1)))
                .stream()
                .sorted(java.util.Comparator.comparing(Proceeding::number))
                .flatMap(one -> one.settlements().stream()
                        .filter(line -> line.month().equals(month.withDayOfMonth(1)))
                        .map(line -> new Line(one, line)))
                .toList();
    }

    /** What would be deducted from a month, for the screen; nothing is kept. */
    @Transactional(readOnly = true)
    public Deduction trial(ProceedingId id, LocalDate month, Money income, Money wage) {
        return deduction(rows.get(id), month, income, wage);
    }

    /**
     * Deducts from a month's wage by the rule the proceeding was opened under, as far as the law lets it. Refused while
     * an appeal is possible or undecided ({@code settlement-not-yet}) and without a positive income and wage.
     */
    public Deduction deduct(ProceedingId id, LocalDate month, Money income, Money wage, Actor by) {
        if (!income.isPositive()) throw Refused.field("income", "settlement-amount");
        if (!wage.isPositive() || wage.compareTo(income) > 0) throw Refused.field("wage", "settlement-wage");
        var proceeding = rows.lock(id);
        if (!proceeding.isToSettle(clock.instant())) throw new Refused("settlement-not-yet");
        var first = month.withDayOfMonth(1);
        var _ = db.sql("select pg_advisory_xact_lock(hashtextextended('conduct.settlement', ?))")
                .param(proceeding.person().value())
                .query((row, n) -> true)
                .single();
        var deduction = deduction(proceeding, first, income, wage);
        keep(proceeding, Kind.DEDUCTION, first, new Sums(income, wage, deduction.wanted(), deduction.amount()), by);
        return deduction;
    }

    /** Gives back, in the month of today, what was deducted for a decision that was reversed. */
    public Money restore(ProceedingId id, Actor by) {
        var proceeding = rows.lock(id);
        if (!proceeding.isToRestore()) throw new Refused("settlement-not-yet");
        var taken = proceeding.settlements().getFirst();
        var month = LocalDate.ofInstant(clock.instant(), clock.getZone()).withDayOfMonth(1);
        var later = month.isBefore(taken.month()) ? taken.month() : month;
        keep(
                proceeding,
                Kind.RESTORATION,
                later,
                new Sums(
                        taken.income(),
                        taken.wage(),
                        taken.wanted(),
                        taken.amount().negated()),
                by);
        return taken.amount();
    }

    private record Sums(Money income, Money wage, Money wanted, Money amount) {}

    private Deduction deduction(Proceeding proceeding, LocalDate month, Money income, Money wage) {
        var rule = rows.rule(proceeding.rule(), month.withDayOfMonth(1));
        var taken = db.sql("""
                        select coalesce(sum(amount_minor), 0) from conduct.settlement
                        where person = ? and month = ? and kind = 'DEDUCTION'""")
                .params(proceeding.person().value(), month.withDayOfMonth(1))
                .query(Long.class)
                .single();
        return Deduction.of(income, rule.share(), wage, rule.capShare(), rule.minimum(), Money.fen(taken));
    }

    private void keep(Proceeding proceeding, Kind kind, LocalDate month, Sums sums, Actor by) {
        if (proceeding.person().value() == by.person()) throw new Refused("conduct-own");
        var rule = rows.rule(proceeding.rule(), month);
        var _ = db.sql("""
                        insert into conduct.settlement (proceeding, kind, person, month, income_minor, wage_minor,
                            minimum_minor, share_permille, cap_permille, wanted_minor, amount_minor, at, by_person, badge)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        proceeding.id().value(),
                        kind.name(),
                        proceeding.person().value(),
                        month)
                .params(sums.income.minor(), sums.wage.minor(), rule.minimum().minor())
                .params(rule.share(), rule.capShare(), sums.wanted.minor(), sums.amount.minor())
                .params(Timestamp.from(clock.instant()), by.person(), by.badge())
                .update();
        audit.note(
                by,
                "settlement." + kind.name().toLowerCase(java.util.Locale.ROOT),
                0,
                "proceeding:" + proceeding.id().text(),
                Map.of("month", month, "amount", sums.amount.decimal()));
    }
}
