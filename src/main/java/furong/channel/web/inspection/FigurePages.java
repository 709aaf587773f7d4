package furong.channel.web.inspection;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.inspection.InspectionFigures;
import furong.inspection.Standards;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.platform.Label;
import gg.jte.models.runtime.JteModel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** What inspections add up to: pass rates by unit and item, scores week by week, agreement of two who score the same. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
public class FigurePages {

    private static final int WEEKS = 8;
    private static final int LINES_MAX = 6;

    private final InspectionFigures figures;
    private final Standards standards;
    private final Organisation organisation;
    private final JsonMapper json;
    private final Templates templates;

    FigurePages(
            InspectionFigures figures,
            Standards standards,
            Organisation organisation,
            JsonMapper json,
            Templates templates) {
        this.figures = figures;
        this.standards = standards;
        this.organisation = organisation;
        this.json = json;
        this.templates = templates;
    }

    public record Line(String name, List<@Nullable Double> values) {}

    public record Chart(List<String> weeks, List<Line> lines, List<String> marks) {}

    @GetMapping("/inspection/figures")
    JteModel figures(@RequestParam(defaultValue = "DRESS") String standard, SignedIn who, Shell shell) {
        var forms = standards.on(shell.today());
        var form = forms.stream()
                .filter(one -> one.code().equals(standard))
                .findFirst()
                .orElse(forms.getFirst());
        var monday = shell.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var from = monday.minusWeeks(WEEKS - 1);
        var until = monday.plusWeeks(1);
        var names = organisation.units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        var chart = chart(figures.scores(form.code(), from, until, who.scope()), from, names, shell);
        return templates.inspectionFigures(
                shell,
                form,
                forms,
                byUnit(figures.passed(form.code(), from, until, who.scope())),
                names,
                form.twice() ? figures.agreement(form.code(), from, until) : null,
                chart,
                json.writeValueAsString(chart));
    }

    private static Map<UnitId, Map<String, InspectionFigures.Passed>> byUnit(List<InspectionFigures.Passed> rows) {
        var units = new LinkedHashMap<UnitId, Map<String, InspectionFigures.Passed>>();
        for (var row : rows)
            units.computeIfAbsent(row.unit(), unit -> new LinkedHashMap<>()).put(row.item(), row);
        return units;
    }

    /** The lines with the lowest last score: they are the ones to look at. */
    private static Chart chart(
            List<InspectionFigures.Score> scores, LocalDate from, Map<UnitId, Label> names, Shell shell) {
        var keys = new LinkedHashMap<String, List<InspectionFigures.Score>>();
        for (var score : scores)
            keys.computeIfAbsent(score.key(), key -> new ArrayList<>()).add(score);
        var weeks = new ArrayList<String>();
        for (var n = 0; n < WEEKS; n++) weeks.add(shell.formats().shortDate(from.plusWeeks(n)));
        var lines = keys.values().stream()
                .sorted(Comparator.comparingDouble(rows -> rows.getLast().mean()))
                .limit(LINES_MAX)
                .map(rows -> line(rows, from, names, shell))
                .toList();
        return new Chart(weeks, lines, List.of());
    }

    private static Line line(
            List<InspectionFigures.Score> rows, LocalDate from, Map<UnitId, Label> names, Shell shell) {
        var values = new ArrayList<@Nullable Double>();
        for (var n = 0; n < WEEKS; n++) {
            var monday = from.plusWeeks(n);
            values.add(rows.stream()
                    .filter(row -> row.week().equals(monday))
                    .map(row -> Math.round(1000 * row.mean()) / 10.0)
                    .findFirst()
                    .orElse(null));
        }
        var first = rows.getFirst();
        var name = first.key().startsWith("unit:")
                ? names.getOrDefault(
                        new UnitId(Long.parseLong(first.key().substring("unit:".length()))), new Label("", ""))
                : Label.isPacked(first.label()) ? Label.unpacked(first.label()) : new Label("", "");
        return new Line(shell.t(name), values);
    }
}
