package furong.fieldwork;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Goes through the appointments whose window is over without a crew, one transaction each, so that one failure stays one. */
@Component
public class MissedAppointments {

    private static final Logger LOG = LoggerFactory.getLogger(MissedAppointments.class);

    private final Sweep sweep;
    private final Visits visits;

    MissedAppointments(Sweep sweep, Visits visits) {
        this.sweep = sweep;
        this.visits = visits;
    }

    /** Marks up to {@code limit} of them missed on our side; says how many. */
    public int notice(int limit) {
        var missed = 0;
        for (var overdue : sweep.overdueAppointments(limit)) {
            try {
                if (visits.missed(overdue.customer(), overdue.visit())) missed++;
            } catch (RuntimeException failure) {
                LOG.error(
                        "appointment of visit {} could not be marked missed",
                        overdue.visit().text(),
                        failure);
            }
        }
        return missed;
    }
}
