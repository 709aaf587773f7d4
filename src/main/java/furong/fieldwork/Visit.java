package furong.fieldwork;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.organisation.CrewId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A visit at a customer's place: one record per state, holding only what is true in it. */
public sealed interface Visit {

    /** What is to be done and where; the same in every state. */
    Job job();

    /** When it is agreed; the newest of perhaps several. */
    Appointment appointment();

    default CustomerId customer() {
        return job().customer();
    }

    default VisitId id() {
        return job().id();
    }

    /** Whether another appointment, if one is needed now, is needed because of us: we failed, or did not come in time. */
    default boolean isOurMatter() {
        return this instanceof Failed failed
                ? failed.side() == Side.OURS
                : appointment().side() == Side.OURS;
    }

    /** The state's name, as in the table and in the message keys {@code fieldwork.state.…}. */
    State state();

    /** The names of the records below. */
    enum State {
        BOOKED,
        ON_THE_WAY,
        ARRIVED,
        WAITING,
        WORKING,
        DONE,
        CUSTOMER_ABSENT,
        FAILED,
        CANCELLED
    }

    record Booked(Job job, Appointment appointment) implements Visit {
        @Override
        public State state() {
            return State.BOOKED;
        }
    }

    record OnTheWay(Job job, Appointment appointment, Instant since) implements Visit {
        @Override
        public State state() {
            return State.ON_THE_WAY;
        }
    }

    record Arrived(Job job, Appointment appointment, Instant at) implements Visit {
        @Override
        public State state() {
            return State.ARRIVED;
        }
    }

    /** The crew is there, the customer is not. */
    record Waiting(Job job, Appointment appointment, Instant since) implements Visit {
        @Override
        public State state() {
            return State.WAITING;
        }
    }

    record Working(Job job, Appointment appointment, Instant since) implements Visit {
        @Override
        public State state() {
            return State.WORKING;
        }
    }

    record Done(Job job, Appointment appointment, Instant at, StaffId handler) implements Visit {
        @Override
        public State state() {
            return State.DONE;
        }
    }

    record CustomerAbsent(Job job, Appointment appointment, Instant at) implements Visit {
        @Override
        public State state() {
            return State.CUSTOMER_ABSENT;
        }
    }

    /** {@code reason} is a code of {@link FailReason}. */
    record Failed(Job job, Appointment appointment, Instant at, String reason, Side side) implements Visit {
        @Override
        public State state() {
            return State.FAILED;
        }
    }

    record Cancelled(Job job, Appointment appointment, Instant at, String why) implements Visit {
        @Override
        public State state() {
            return State.CANCELLED;
        }
    }

    /** What is to be done, where, for whom. */
    record Job(
            CustomerId customer,
            VisitId id,
            String purpose,
            String skill,
            int minutes,
            PlaceId place,
            Area area,
            String address,
            String contact,
            UnitId owner,
            String businessLine,
            String reference) {}

    /** What became of an appointment. */
    enum Outcome {
        PENDING,
        /** The crew came in the window and the work began or the customer's absence was found. */
        MET,
        LATE,
        MISSED,
        MOVED,
        CANCELLED
    }

    /**
     * A window agreed with the customer: a crew arrives from {@code from} and before {@code until}.
     *
     * @param number 1 for the first, counted up with each rebooking
     * @param hold the minutes taken for it
     * @param dueAt the end of the window, which is what was promised
     * @param waitingSince when the crew found nobody there
     * @param waitEnded when the wait was over, by work or by going away
     * @param side whose matter it is, where the outcome is LATE or MISSED, or a move we asked for
     * @param evidence what shows it, in the codes' words
     */
    record Appointment(
            int number,
            HoldId hold,
            CrewId crew,
            LocalDate day,
            LocalTime from,
            LocalTime until,
            Instant dueAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant waitingSince,
            @Nullable Instant waitEnded,
            Outcome outcome,
            @Nullable Side side,
            String evidence) {

        /** What the APPOINTMENT promise is about; each appointment has its own. */
        public String subject(VisitId visit) {
            return "visit:" + visit.text() + ":" + number;
        }

        /** How long the crew has waited for the customer, as of {@code now}. */
        public Duration waited(Instant now) {
            if (waitingSince == null) return Duration.ZERO;
            return Duration.between(waitingSince, waitEnded == null ? now : waitEnded);
        }
    }
}
