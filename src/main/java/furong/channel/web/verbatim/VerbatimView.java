package furong.channel.web.verbatim;

import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.inspection.Kappa;
import furong.organisation.UnitId;
import furong.platform.Share;
import furong.verbatim.CodeFrame;
import furong.verbatim.Coding;
import furong.verbatim.VerbatimFigures;
import furong.verbatim.Verbatims.Verbatim;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the page of customers' own words shows.
 *
 * @param person who looks, so that they are asked only for what they have not sorted
 */
public record VerbatimView(
        Shell shell,
        Period period,
        boolean codes,
        long person,
        List<Verbatim> all,
        VerbatimFigures.Report report,
        CodeFrame frame,
        Map<Integer, CodeFrame> frames,
        Map<UnitId, String> units) {

    /** Still to be sorted by whoever looks: what nobody has sorted first. */
    public List<Verbatim> open() {
        return all.stream()
                .filter(one -> one.isOpenTo(person))
                .sorted((a, b) ->
                        Integer.compare(a.codings().size(), b.codings().size()))
                .limit(OPEN_MAX)
                .toList();
    }

    private static final int OPEN_MAX = 40;

    /** Sorted by whoever looks, or by two: what the first chose is not shown to who may be the second. */
    public List<Verbatim> sorted() {
        return all.stream()
                .filter(one -> !one.codings().isEmpty() && !(codes && one.isOpenTo(person)))
                .toList();
    }

    public String unit(UnitId id) {
        return units.getOrDefault(id, id.text());
    }

    public String code(int frame, String code) {
        var known = frames.get(frame);
        return known == null
                ? code
                : known.code(code).map(one -> shell.t(one.name())).orElse(code);
    }

    public Tone tone(int frame, String code) {
        var known = frames.get(frame);
        if (known == null) return Tone.NEUTRAL;
        return known.code(code).map(one -> tone(one.sense())).orElse(Tone.NEUTRAL);
    }

    public static Tone tone(CodeFrame.Sense sense) {
        return switch (sense) {
            case PRAISE -> Tone.GOOD;
            case COMPLAINT -> Tone.BAD;
            case WISH -> Tone.INFO;
            case NONE -> Tone.NEUTRAL;
        };
    }

    /** The codes given to anybody, the most frequent first. */
    public List<VerbatimFigures.Count> said() {
        return report.counts().stream().filter(one -> one.customers() > 0).toList();
    }

    public String share(long part, long whole) {
        var share = new Share(part, whole);
        return share.known() ? shell.percent(share.value()) : "—";
    }

    /** Agreement beyond chance, or a dash where it means nothing. */
    public static String kappa(Kappa kappa) {
        return kappa.isKnown() ? String.format(Locale.ROOT, "%.2f", kappa.value()) : "—";
    }

    /** Whether two people chose the same; true while there is one only. */
    public static boolean agree(List<Coding> codings) {
        return codings.size() < 2
                || Objects.equals(codings.getFirst().codes(), codings.get(1).codes());
    }

    public record Line(String name, List<Long> values) {}

    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, boolean bars) {}

    public Chart chart() {
        return new Chart(
                said().stream().map(one -> code(one.frame(), one.code())).toList(),
                List.of(new Line(
                        shell.t("verbatim.customers"),
                        said().stream().map(VerbatimFigures.Count::customers).toList())),
                List.of(),
                true);
    }
}
