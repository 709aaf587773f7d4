package furong.channel.web.arrival;

import furong.channel.web.Shell;
import furong.convention.Convention;
import furong.dispatch.PullForward;
import furong.fieldwork.HoldId;
import furong.fieldwork.SlotKey;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Visit.State;
import furong.organisation.StaffMember;
import furong.planning.DayPlan;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sees of their visit, and nothing that they need not see: no name, no number, no address.
 *
 * @param faces the badges of those who are shown with a photograph
 * @param question whether we may come sooner; null if that is not asked
 * @param offers other windows; empty if the time cannot be changed now
 * @param held minutes held for them, which they have not confirmed yet
 */
public record ArrivalView(
        ArrivalGlance now,
        List<StaffMember> crew,
        Set<String> faces,
        Convention convention,
        @Nullable PullForward question,
        List<SlotOffer> offers,
        @Nullable Held held,
        boolean done) {

    /** Another window, held for five minutes. */
    public record Held(HoldId id, SlotKey slot) {}

    public Shell shell() {
        return now.shell();
    }

    public String href() {
        return now.href();
    }

    public String window() {
        return now.window();
    }

    public String window(SlotOffer offer) {
        return shell().day(offer.key().day()) + " " + offer.key().from() + "–" + offer.until();
    }

    /** Whether another time can be chosen: nobody is on the way, or nobody was there and it is to be done again. */
    public boolean movable() {
        return switch (now.state()) {
            case BOOKED, CUSTOMER_ABSENT, FAILED -> true;
            case ON_THE_WAY, ARRIVED, WAITING, WORKING, DONE, CANCELLED -> false;
        };
    }

    /** Times of today at which a late customer will be there; empty when that is no longer the question. */
    public List<LocalTime> later() {
        var open = switch (now.state()) {
            case BOOKED, ON_THE_WAY, ARRIVED, WAITING -> now.isToday();
            case WORKING, DONE, CUSTOMER_ABSENT, FAILED, CANCELLED -> false;
        };
        return open ? ArrivalSource.later(now.visit(), shell()) : List.of();
    }

    public String sooner() {
        return question == null
                ? ""
                : DayPlan.time(question.starts())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    public boolean mayMove() {
        return now.state() == State.BOOKED || movable();
    }
}
