package furong.channel.web.resource;

import furong.channel.web.Shell;
import furong.channel.web.resource.ReachCheck.Verdict;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.organisation.Area;
import furong.resource.Reaches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an address shows.
 *
 * @param unknown the address as written names no place of the city
 */
public record ReachView(
        Shell shell,
        String address,
        boolean unknown,
        @Nullable Area area,
        String name,
        List<Option> districts,
        List<Option> offices,
        List<Verdict> verdicts) {

    public String answer(Verdict verdict) {
        return shell.t(
                switch (verdict) {
                    case Verdict.Here here -> "catalog.yes";
                    case Verdict.NotSold no -> "catalog.no";
                    case Verdict.NothingFree none -> "resource.reach.full";
                });
    }

    public Tone tone(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Here here -> Tone.GOOD;
            case Verdict.NotSold no -> Tone.NEUTRAL;
            case Verdict.NothingFree none -> Tone.WARN;
        };
    }

    public String why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Here here -> "";
            case Verdict.NotSold no -> shell.t("catalog.reach." + no.code());
            case Verdict.NothingFree none ->
                shell.t(none.port() ? "resource.reach.no-port" : "resource.reach.no-number");
        };
    }

    public String lines(Verdict verdict) {
        if (!(verdict instanceof Verdict.Here here)) return "";
        if (here.ports() < 0) return shell.t("resource.reach.no-line-needed");
        if (here.ports() >= Reaches.MANY) return shell.t("resource.reach.many", Reaches.MANY);
        return shell.number(here.ports());
    }

    public String officeValue() {
        return area == null ? "" : area.streetOffice();
    }

    public String districtValue() {
        return area == null ? "" : area.district();
    }
}
