package furong.planning;

import furong.organisation.CrewId;
import org.jspecify.annotations.Nullable;

/**
 * What people have said about a stop, which the plan must respect or pay for.
 *
 * @param pinnedCrew a dispatcher said: this crew and no other
 * @param pinnedStart tick at which it begins, and at no other; null if that is open
 * @param notBefore tick before which the customer is not there; null if nothing was said
 * @param overrun minutes it will take longer than planned
 * @param told the narrow window the customer was told, null before that
 * @param published who was to come, and when, as the day was published; null before that
 */
public record Marks(
        boolean pinnedCrew,
        @Nullable Integer pinnedStart,
        @Nullable Integer notBefore,
        int overrun,
        @Nullable Told told,
        @Nullable Published published) {

    public static final Marks NONE = new Marks(false, null, null, 0, null, null);

    /** A window told to the customer: the work begins at one of its ticks. */
    public record Told(int from, int until) {
        public boolean has(int tick) {
            return tick >= from && tick <= until;
        }
    }

    /** What the published day said. */
    public record Published(CrewId crew, int start) {}

    public Marks pin(boolean crew, @Nullable Integer start) {
        return new Marks(crew, start, notBefore, overrun, told, published);
    }

    public Marks late(@Nullable Integer tick) {
        return new Marks(pinnedCrew, pinnedStart, tick, overrun, told, published);
    }

    public Marks longer(int minutes) {
        return new Marks(pinnedCrew, pinnedStart, notBefore, minutes, told, published);
    }

    public Marks publishedAs(Told window, Published who) {
        return new Marks(pinnedCrew, pinnedStart, notBefore, overrun, window, who);
    }

    public Marks telling(@Nullable Told window) {
        return new Marks(pinnedCrew, pinnedStart, notBefore, overrun, window, published);
    }
}
