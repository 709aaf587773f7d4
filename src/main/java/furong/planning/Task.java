package furong.planning;

import furong.customer.CustomerId;
import furong.fieldwork.Visit;
import furong.travel.Spot;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, where, and when that was promised to begin.
 *
 * @param customer null for a stop of a community tour
 * @param title the visit's purpose ({@code INSTALL_ADSL}), or the name of the tour's stop
 * @param reference of whoever wanted it: an order, a fault; "" for a tour
 * @param skill the catalogue's skill code; "" if anybody can do it
 * @param minutes how long it takes
 * @param from tick from which it may begin: the beginning of the promised window
 * @param until tick at which it must have begun: the end of the promised window
 * @param facts what has happened
 */
public record Task(
        StopId id,
        Kind kind,
        @Nullable CustomerId customer,
        String title,
        String address,
        String reference,
        String skill,
        Spot spot,
        int minutes,
        int from,
        int until,
        Facts facts) {

    /** What kind of stop. */
    public enum Kind {
        VISIT,
        /** A published stop of a service vehicle's community tour: it is there at that time and no other. */
        TOUR
    }

    /** Nothing known. */
    public static final int UNKNOWN = -1;

    private static final Set<Visit.State> OVER =
            Set.of(Visit.State.DONE, Visit.State.CUSTOMER_ABSENT, Visit.State.FAILED, Visit.State.CANCELLED);

    /**
     * What has happened, by ticks; {@link #UNKNOWN} for what has not.
     *
     * @param since when it came into its state
     * @param arrived when the crew stood at the door
     */
    public record Facts(Visit.State state, int since, int arrived) {

        public static final Facts NONE = new Facts(Visit.State.BOOKED, UNKNOWN, UNKNOWN);
    }

    public Visit.State state() {
        return facts.state();
    }

    /** The crew is on the way or further: it stays with this crew and nothing goes before it. */
    public boolean begun() {
        return state() != Visit.State.BOOKED;
    }

    /** Nobody needs to go there any more today. */
    public boolean over() {
        return OVER.contains(state());
    }

    public String district() {
        return spot.district();
    }

    /** The same before anything happened. */
    public Task unlived() {
        return new Task(id, kind, customer, title, address, reference, skill, spot, minutes, from, until, Facts.NONE);
    }

    /** The same at another window of the day. */
    public Task within(int begin, int end) {
        return new Task(id, kind, customer, title, address, reference, skill, spot, minutes, begin, end, facts);
    }
}
