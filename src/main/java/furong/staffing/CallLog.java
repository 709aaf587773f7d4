package furong.staffing;

import furong.contact.CallAnswered;
import furong.contact.CallEnded;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how long each call rang and took, a row a call, so that no two agents wait for the same row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CallLog {

    private final JdbcClient db;
    private final Staffing staffing;
    private final Clock clock;

    CallLog(JdbcClient db, Staffing staffing, Clock clock) {
        this.db = db;
        this.staffing = staffing;
        this.clock = clock;
    }

    @EventListener
    void on(CallAnswered answered) {
        var rung = answered.rung();
        var local = rung.at().atZone(clock.getZone());
        var within = staffing.target(LocalDate.from(local)).within();
        db.sql("""
                insert into staffing.call (id, day, slot, rang_at, answered_at, in_time)
                values (:id, :day, :slot, :rang, :answered, :inTime) on conflict do nothing""")
                .param("id", answered.call())
                .param("day", LocalDate.from(local))
                .param("slot", Arrival.slotOf(local.toLocalTime()))
                .param("rang", Timestamp.from(rung.at()))
                .param("answered", Timestamp.from(rung.answeredAt()))
                .param("inTime", !rung.at().plus(within).isBefore(rung.answeredAt()))
                .update();
    }

    @EventListener
    void on(CallEnded ended) {
        var _ = db.sql("update staffing.call set ended_at = :at where id = :id and ended_at is null")
                .param("at", Timestamp.from(ended.at()))
                .param("id", ended.call())
                .update();
    }
}
