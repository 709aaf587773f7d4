package furong.channel.web.order;

import furong.channel.web.security.SignedIn;
import furong.organisation.HallId;
import furong.organisation.Role;
import org.jspecify.annotations.Nullable;

/** Where an order is taken: at a counter, by the account manager, or on the telephone. */
record Desk(String channel, @Nullable HallId hall) {

    static Desk of(SignedIn who) {
        var hall = who.who().hall();
        if (who.is(Role.COUNTER_CLERK) && hall != null) return new Desk("HALL", hall);
        return new Desk(who.is(Role.ACCOUNT_MANAGER) ? "ACCOUNT_MANAGER" : "HOTLINE", null);
    }
}
