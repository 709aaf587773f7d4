package furong.fieldwork;

import static furong.fieldwork.Visit.State.ARRIVED;
import static furong.fieldwork.Visit.State.BOOKED;
import static furong.fieldwork.Visit.State.CANCELLED;
import static furong.fieldwork.Visit.State.CUSTOMER_ABSENT;
import static furong.fieldwork.Visit.State.DONE;
import static furong.fieldwork.Visit.State.FAILED;
import static furong.fieldwork.Visit.State.ON_THE_WAY;
import static furong.fieldwork.Visit.State.WAITING;
import static furong.fieldwork.Visit.State.WORKING;

import furong.platform.Refused;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a visit, from which states, and which state follows. */
enum Step {
    SET_OUT(ON_THE_WAY, BOOKED),
    ARRIVE(ARRIVED, BOOKED, ON_THE_WAY),
    WAIT(WAITING, ARRIVED),
    ATTEMPT(null, ARRIVED, WAITING),
    ABSENT(CUSTOMER_ABSENT, WAITING),
    START_WORK(WORKING, ARRIVED, WAITING),
    CHECK(null, WORKING),
    TEST(null, WORKING),
    FINISH(DONE, WORKING),
    FAIL(FAILED, ON_THE_WAY, ARRIVED, WAITING, WORKING),
    REBOOK(BOOKED, BOOKED, CUSTOMER_ABSENT, FAILED),
    TAKE_OVER(null, BOOKED, ON_THE_WAY, ARRIVED, WAITING, WORKING),
    SHIFT(BOOKED, BOOKED, ON_THE_WAY, ARRIVED, WAITING, CUSTOMER_ABSENT),
    CANCEL(CANCELLED, BOOKED, ON_THE_WAY, CUSTOMER_ABSENT, FAILED);

    private final Visit.@Nullable State to;
    private final Set<Visit.State> from;

    Step(Visit.@Nullable State to, Visit.State first, Visit.State... others) {
        this.to = to;
        this.from = EnumSet.of(first, others);
    }

    /** Whether the visit is another one afterwards to whoever plans the day. */
    boolean changes() {
        return to != null;
    }

    /** The state after this step, or a refusal that says where the visit stands ({@code visit-is-done} and so on). */
    Visit.State after(Visit.State now) {
        if (!from.contains(now)) {
            throw new Refused(
                    "visit-is-" + now.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        return to == null ? now : to;
    }
}
