package furong.fulfilment;

import furong.fulfilment.Doing.Begun;
import furong.fulfilment.Plan.Stage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Steps that only wait: WAIT_UNTIL for the day the customer wants it, CALL_BACK until somebody has asked the customer. */
@Component
class Waiting implements Doing {

    private final PlanTable table;
    private final Clock clock;

    Waiting(PlanTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("WAIT_UNTIL", "CALL_BACK");
    }

    @Override
    public Stage stage() {
        return Stage.DATE;
    }

    @Override
    public Begun begin(Turn turn) {
        if (turn.step().kind().equals("CALL_BACK")) return Begun.RUNNING;
        var day = turn.plan().effective();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (day == null || !day.isAfter(today)) return Begun.DONE;
        table.waitsUntil(turn.plan(), turn.step(), day);
        return Begun.waitsFor("", day.atStartOfDay(clock.getZone()).toInstant());
    }

    @Override
    public void undo(Turn turn, String why) {
        // A wait that is over or given up leaves nothing behind.
    }
}
