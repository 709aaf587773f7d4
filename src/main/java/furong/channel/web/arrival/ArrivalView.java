package furong.channel.web.arrival;

import furong.channel.web.Shell;
import furong.fieldwork.HoldId;
import furong.fieldwork.SlotKey;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Visit;
import furong.fieldwork.Visit.State;
import furong.organisation.StaffMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sees of their visit, and nothing that they need not see: no name, no number, no address.
 *
 * @param offers other windows; empty if the time cannot be changed now
 * @param held minutes held for them, which they have not confirmed yet
 */
public record ArrivalView(
        Shell shell,
        String token,
        Visit visit,
        List<StaffMember> crew,
        List<SlotOffer> offers,
        @Nullable Held held,
        boolean done) {

    /** Another window, held for five minutes. */
    public record Held(HoldId id, SlotKey slot) {}

    public String href() {
        return "/v/" + token;
    }

    public State state() {
        return visit.state();
    }

    public String window() {
        var at = visit.appointment();
        return shell.day(at.day()) + " " + at.from() + "–" + at.until();
    }

    public String window(SlotOffer offer) {
        return shell.day(offer.key().day()) + " " + offer.key().from() + "–" + offer.until();
    }

    public String purpose() {
        return shell.t("fieldwork.purpose." + visit.job().purpose());
    }

    /** Whether somebody is to come yet. */
    public boolean comes() {
        return state() == State.BOOKED || state() == State.ON_THE_WAY;
    }

    /** Whether another time can be chosen: nobody is on the way, or nobody was there and it is to be done again. */
    public boolean movable() {
        return switch (state()) {
            case BOOKED, CUSTOMER_ABSENT, FAILED -> true;
            case ON_THE_WAY, ARRIVED, WAITING, WORKING, DONE, CANCELLED -> false;
        };
    }

    public String status() {
        return shell.t("arrival.status." + state());
    }
}
