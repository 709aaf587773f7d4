package furong.channel.web.inspection;

import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.inspection.Plan;
import furong.inspection.Standard;
import furong.organisation.UnitId;
import furong.platform.Label;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How what was drawn is put into words. */
public final class Samples {

    private Samples() {}

    /** Who or which hall it is about. */
    public static String name(Plan.Entry entry, Shell shell) {
        return Label.isPacked(entry.label()) ? shell.t(Label.unpacked(entry.label())) : entry.label();
    }

    /** How far a sample has been looked at: {@code 1/2}. */
    public static String looks(Plan.Entry entry, Standard form) {
        return entry.looks() + "/" + (form.twice() ? 2 : 1);
    }

    public static Tone tone(Plan.Entry entry, Standard form) {
        return entry.looks() >= (form.twice() ? 2 : 1) ? Tone.GOOD : entry.looks() > 0 ? Tone.INFO : Tone.NEUTRAL;
    }

    /** How many were drawn of each unit, in the order of the units. */
    public static Map<UnitId, Long> byUnit(List<Plan.Entry> sample) {
        var counts = new TreeMap<UnitId, Long>(java.util.Comparator.comparingLong(UnitId::value));
        for (var entry : sample) counts.merge(entry.unit(), 1L, Long::sum);
        return counts;
    }
}
