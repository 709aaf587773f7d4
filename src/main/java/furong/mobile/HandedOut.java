package furong.mobile;

import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.organisation.CrewId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which visits a crew's devices were given: they may report of these, also after a plan took them away. */
@Component
@AcrossCustomers("a crew goes to many customers in a day")
class HandedOut {

    private static final Duration HEARD = Duration.ofDays(7);

    private final JdbcClient db;
    private final Clock clock;

    HandedOut(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void note(CrewId crew, List<Visit> visits) {
        db.sql("""
                insert into mobile.handed_out as h (crew, visit, appointment, customer, at)
                select :crew, visit, appointment, customer, :now
                from unnest(:visits, :appointments, :customers) as v (visit, appointment, customer)
                on conflict (crew, visit, appointment) do update set at = excluded.at
                where h.at < excluded.at - interval '1 hour'""")
                .param("crew", crew.value())
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "visits",
                        visits.stream().map(visit -> visit.id().value()).toArray(Long[]::new))
                .param(
                        "appointments",
                        visits.stream()
                                .map(visit -> visit.appointment().number())
                                .toArray(Integer[]::new))
                .param(
                        "customers",
                        visits.stream().map(visit -> visit.customer().value()).toArray(Long[]::new))
                .update();
    }

    boolean had(CrewId crew, VisitId visit) {
        return db.sql("""
                        select count(*) from mobile.handed_out
                        where crew = :crew and visit = :visit and at > :since""")
                        .param("crew", crew.value())
                        .param("visit", visit.value())
                        .param("since", Timestamp.from(clock.instant().minus(HEARD)))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
