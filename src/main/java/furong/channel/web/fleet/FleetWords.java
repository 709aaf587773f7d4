package furong.channel.web.fleet;

import furong.channel.web.Shell;
import furong.channel.web.till.TillView;
import furong.channel.web.ui.Tone;
import furong.organisation.Vehicle;
import furong.till.Shift;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** Vehicles, their tills and weekdays in the reader's words. */
public final class FleetWords {

    private FleetWords() {}

    /** Vehicles are numbered like their plates; the Chinese name is what is painted on them. */
    public static String name(Vehicle vehicle, Shell shell) {
        return shell.zh()
                ? vehicle.name()
                : shell.t("fleet.number", vehicle.name().replaceAll("\\D", ""));
    }

    public static String till(Shift shift, Shell shell) {
        return TillView.state(shift, shell);
    }

    public static Tone tone(Shift shift) {
        return TillView.tone(shift);
    }

    public static String weekday(LocalDate day, Shell shell) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, shell.locale());
    }
}
