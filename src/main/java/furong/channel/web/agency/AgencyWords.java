package furong.channel.web.agency;

import furong.agency.AgentDay;
import furong.agency.Difference;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.platform.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days and differences in the reader's words. */
public final class AgencyWords {

    private static final int OLD_DAYS = 3;

    private AgencyWords() {}

    /** How far a day is, as the end of a text key. */
    public static String state(AgentDay day) {
        if (day.cutAt() == null) return "open";
        if (day.open() > 0) return "differs";
        return day.isDone() ? "agrees" : "waiting";
    }

    public static Tone tone(AgentDay day) {
        return switch (state(day)) {
            case "open" -> Tone.INFO;
            case "differs" -> Tone.BAD;
            case "agrees" -> Tone.GOOD;
            default -> Tone.WARN;
        };
    }

    public static String money(Shell shell, long minor) {
        return shell.money(Money.fen(minor));
    }

    public static String money(Shell shell, @Nullable Long minor) {
        return minor == null ? shell.t("agency.missing") : money(shell, minor.longValue());
    }

    public static long ageDays(Difference difference, Instant now) {
        return Math.max(0, ChronoUnit.DAYS.between(difference.foundAt(), now));
    }

    public static Tone ageTone(Difference difference, Instant now) {
        return ageDays(difference, now) >= OLD_DAYS ? Tone.BAD : Tone.WARN;
    }
}
