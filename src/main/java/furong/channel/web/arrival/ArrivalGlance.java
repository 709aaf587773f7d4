package furong.channel.web.arrival;

import furong.channel.web.Shell;
import furong.fieldwork.Visit;
import furong.fieldwork.Visit.State;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a visit is.
 *
 * @param expected when the crew is expected by the live plan; null while there is none
 * @param before how many visits the crew does first
 * @param nobody whether no crew has it at the moment
 */
public record ArrivalGlance(
        Shell shell, String token, Visit visit, @Nullable LocalTime expected, int before, boolean nobody) {

    public String href() {
        return "/v/" + token;
    }

    public State state() {
        return visit.state();
    }

    public boolean isToday() {
        return visit.appointment().day().equals(shell.today());
    }

    public String window() {
        var at = visit.appointment();
        return shell.day(at.day()) + " " + at.from() + "–" + at.until();
    }

    public String purpose() {
        return shell.t("fieldwork.purpose." + visit.job().purpose());
    }

    /** Whether somebody is to come yet. */
    public boolean comes() {
        return state() == State.BOOKED || state() == State.ON_THE_WAY;
    }

    public boolean expects() {
        return comes() && expected != null;
    }

    public String status() {
        return shell.t(nobody && comes() ? "arrival.nobody" : "arrival.status." + state());
    }
}
