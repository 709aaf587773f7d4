package furong.verbatim;

import furong.callback.Satisfaction;
import furong.inspection.Kappa;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often customers said what, and how far two people who sorted the same words agree. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("what customers of all units say is counted together")
public class VerbatimFigures {

    private static final int CODES_MAX = 500;

    private final JdbcClient db;
    private final Satisfaction satisfaction;

    VerbatimFigures(JdbcClient db, Satisfaction satisfaction) {
        this.db = db;
        this.satisfaction = satisfaction;
    }

    /**
     * A period's.
     *
     * @param said how many customers said something in their own words
     * @param coded how many of those are sorted
     * @param twice how many of those by two people
     * @param alike how many of those under exactly the same codes
     */
    public record Report(long said, long coded, long twice, long alike, List<Count> counts) {

        /** The two coders over all codes together. */
        public Kappa agreement() {
            var sum = new Kappa(0, 0, 0, 0);
            for (var count : counts) {
                var one = count.agreement();
                sum = new Kappa(
                        sum.bothOk() + one.bothOk(),
                        sum.firstOnly() + one.firstOnly(),
                        sum.secondOnly() + one.secondOnly(),
                        sum.bothNot() + one.bothNot());
            }
            return sum;
        }
    }

    /** One code: how many customers it was given to by the first coder, and how the two compare where there are two. */
    public record Count(int frame, String code, long customers, Kappa agreement) {}

    /** Of what was said from {@code from} and before {@code until} about work of the units in scope. */
    public Report report(LocalDate from, LocalDate until, Scope scope) {
        var counts = counts(from, until, scope);
        return db.sql("""
                        with g as (
                            select customer, callback, round,
                                   (select array_agg(c.code order by c.code) from verbatim.coded c
                                    where c.customer = g.customer and c.callback = g.callback
                                      and c.round = g.round) as codes
                            from verbatim.coding g
                            where said_on >= :from and said_on < :until and unit = any(:units))
                        select count(*) as coded, count(b.customer) as twice,
                               count(*) filter (where a.codes = b.codes) as alike
                        from g a left join g b on b.customer = a.customer and b.callback = a.callback and b.round = 2
                        where a.round = 1""")
                .param("from", from)
                .param("until", until)
                .param("units", scope.array())
                .query((row, n) -> new Report(
                        satisfaction.saidCount(from, until, scope),
                        row.getLong("coded"),
                        row.getLong("twice"),
                        row.getLong("alike"),
                        counts))
                .single();
    }

    private List<Count> counts(LocalDate from, LocalDate until, Scope scope) {
        return db.sql("""
                        with g as (
                            select customer, callback, frame, count(*) over (partition by customer, callback) as rounds,
                                   round
                            from verbatim.coding
                            where said_on >= :from and said_on < :until and unit = any(:units)),
                        marks as (
                            select g.frame, k.code, g.rounds,
                                   exists (select from verbatim.coded c where c.customer = g.customer
                                           and c.callback = g.callback and c.round = 1 and c.code = k.code) as first,
                                   exists (select from verbatim.coded c where c.customer = g.customer
                                           and c.callback = g.callback and c.round = 2 and c.code = k.code) as second
                            from g join verbatim.code k on k.frame = g.frame where g.round = 1)
                        select frame, code, count(*) filter (where first) as customers,
                               count(*) filter (where rounds = 2 and first and second) as both,
                               count(*) filter (where rounds = 2 and first and not second) as first_only,
                               count(*) filter (where rounds = 2 and second and not first) as second_only,
                               count(*) filter (where rounds = 2 and not first and not second) as neither
                        from marks group by frame, code order by customers desc, code limit :many""")
                .param("from", from)
                .param("until", until)
                .param("units", scope.array())
                .param("many", CODES_MAX)
                .query((row, n) -> new Count(
                        row.getInt("frame"),
                        row.getString("code"),
                        row.getLong("customers"),
                        new Kappa(
                                row.getLong("both"),
                                row.getLong("first_only"),
                                row.getLong("second_only"),
                                row.getLong("neither"))))
                .list();
    }
}
