package furong.dispatch;

import furong.organisation.CrewId;
import furong.planning.StopId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a day and that the plan must answer.
 *
 * @param crew whom it concerns; null if nobody yet
 * @param stop which stop; null if it is about the crew
 * @param minutes of overrun, or the minute of the day before which a customer is not there; null for the other kinds
 */
public record DayEvent(
        LocalDate day,
        long id,
        Kind kind,
        @Nullable CrewId crew,
        @Nullable StopId stop,
        Instant at,
        @Nullable Integer minutes,
        String note,
        String badge) {

    /** What happened. Most are heard from the crew's telephone; the rest is said by a dispatcher or by the customer. */
    public enum Kind {
        BOOKED,
        SET_OUT,
        ARRIVED,
        STARTED,
        FINISHED,
        FAILED,
        CANCELLED,
        CUSTOMER_ABSENT,
        /** The customer will be there later; {@code minutes} since midnight. */
        CUSTOMER_LATE,
        /** It takes so many {@code minutes} longer. */
        OVERRUN,
        /** The crew cannot go on. */
        CREW_GONE,
        /** Something that goes before. */
        EMERGENCY,
        /** Somebody asked for a look at the day. */
        ASKED
    }
}
