package furong.subscription;

import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.ServiceId;
import furong.resource.PortId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line on its way to another place.
 *
 * @param reference the caller's own name for it
 * @param begunAt when the new leg was laid out, {@code liveAt} when it passed its test and became the line
 * @param releaseAskedAt when the old leg was told to go, {@code releasedAt} when it was seen gone
 * @param givenUpAt when it was given up before it was live, {@code clearedAt} when what it had taken was given back
 * @param why why it was given up, {@code ""} if it was not
 */
public record Move(
        MoveId id,
        CustomerId customer,
        SubscriptionId subscription,
        String reference,
        Leg from,
        Leg to,
        Instant begunAt,
        @Nullable Instant liveAt,
        @Nullable Instant releaseAskedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant givenUpAt,
        @Nullable Instant clearedAt,
        String why) {

    /** One end of a move and what it takes. */
    public record Leg(
            PlaceId place,
            @Nullable String number,
            @Nullable PortId port,
            ServiceId service) {}

    /** How far it is. */
    public enum State {
        UNDER_WAY,
        LIVE,
        LETTING_GO,
        DONE,
        GIVEN_UP
    }

    public State state() {
        if (givenUpAt != null) return State.GIVEN_UP;
        if (releasedAt != null) return State.DONE;
        if (releaseAskedAt != null) return State.LETTING_GO;
        return liveAt == null ? State.UNDER_WAY : State.LIVE;
    }

    /** Whether it still stands in the way of another move. */
    public boolean open() {
        return releasedAt == null && givenUpAt == null;
    }

    /** Whether the new leg has a number of its own. */
    boolean takesNumber() {
        return to.number() != null && !to.number().equals(from.number());
    }

    /** Whether the old leg's number does not come along. */
    boolean leavesNumber() {
        return from.number() != null && !from.number().equals(to.number());
    }
}
