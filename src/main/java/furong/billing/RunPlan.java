package furong.billing;

import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cuts everybody into ranges of customers that lie side by side, each of about as many accounts. */
@Component
@Transactional
@AcrossCustomers("cuts all accounts into parts")
class RunPlan {

    private final JdbcClient db;
    private final Clock clock;
    private final int size;

    RunPlan(JdbcClient db, Clock clock, @Value("${furong.billing.part:1000}") int size) {
        this.db = db;
        this.clock = clock;
        this.size = size;
    }

    RunId begin(LocalDate cycle, Run.Kind kind, LocalDate due, Actor by) {
        return begin(cycle, kind, due, size, by);
    }

    /** The same with parts of another size. */
    RunId begin(LocalDate cycle, Run.Kind kind, LocalDate due, int size, Actor by) {
        var id = RunId.next();
        var begun = db.sql("""
                        insert into billing.run (id, cycle, kind, begun_at, person, badge, due_on)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(id.value(), cycle, kind.name(), Timestamp.from(clock.instant()), by.person(), by.badge(), due)
                .update();
        if (begun == 0)
            return db.sql("select id from billing.run where cycle = ? and kind = 'REAL' and ended_at is null")
                    .param(cycle)
                    .query((row, n) -> new RunId(row.getLong(1)))
                    .single();
        db.sql("""
                        insert into billing.run_part (run, part, from_customer, until_customer)
                        select :run, row_number() over (order by customer),
                               case when row_number() over (order by customer) = 1 then :least else customer end,
                               lead(customer, 1, :most) over (order by customer)
                        from (select distinct customer from (
                                select customer, row_number() over (order by customer) - 1 as n from billing.account) a
                              where n % :size = 0) cut""")
                .param("run", id.value())
                .param("least", Long.MIN_VALUE)
                .param("most", Long.MAX_VALUE)
                .param("size", size)
                .update();
        return id;
    }
}
