package furong.channel.web.appraisal;

import furong.appraisal.Appraisals;
import furong.appraisal.Kind;
import furong.appraisal.MonthScore;
import furong.channel.web.Shell;
import furong.channel.web.conduct.Sheet;
import furong.channel.web.security.Access;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.platform.Label;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** The scores of a month, and behind each the entries with their proofs. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
public class AppraisalPages {

    private final Appraisals appraisals;
    private final Staff staff;
    private final Organisation organisation;
    private final Access access;
    private final JsonMapper json;
    private final Templates templates;

    AppraisalPages(
            Appraisals appraisals,
            Staff staff,
            Organisation organisation,
            Access access,
            JsonMapper json,
            Templates templates) {
        this.appraisals = appraisals;
        this.staff = staff;
        this.organisation = organisation;
        this.access = access;
        this.json = json;
        this.templates = templates;
    }

    /** A score with who it is. */
    public record Row(String badge, Label name, Label unit, MonthScore month) {}

    public record Line(String name, List<Long> values) {}

    public record Chart(List<String> weeks, List<Line> lines, List<String> marks, boolean bars) {}

    @GetMapping("/appraisal")
    JteModel month(@RequestParam(defaultValue = "") String month, SignedIn who, Shell shell) {
        var first = first(month, shell);
        var rows = rows(first, who);
        return templates.appraisalMonth(
                shell,
                first,
                rows,
                appraisals.rule(first),
                json.writeValueAsString(chart(rows, shell)),
                who.is(Role.QUALITY_SUPERVISOR)
                        && first.plusMonths(1).isBefore(shell.today().plusDays(1)));
    }

    @GetMapping("/appraisal/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String month, SignedIn who, Shell shell) {
        var first = first(month, shell);
        var columns = new ArrayList<>(List.of(
                shell.t("appraisal.badge"),
                shell.t("appraisal.name"),
                shell.t("appraisal.unit"),
                shell.t("appraisal.score")));
        for (var kind : Kind.values()) columns.add(shell.t("appraisal.kind." + kind));
        var lines = new ArrayList<List<String>>();
        for (var row : rows(first, who)) {
            var cells = new ArrayList<>(List.of(
                    row.badge(),
                    shell.t(row.name()),
                    shell.t(row.unit()),
                    String.valueOf(row.month().score())));
            for (var kind : Kind.values()) cells.add(String.valueOf(row.month().count(kind)));
            lines.add(cells);
        }
        return Sheet.of("appraisal-" + YearMonth.from(first), columns, lines);
    }

    @GetMapping("/appraisal/{badge}")
    JteModel person(
            @PathVariable String badge, @RequestParam(defaultValue = "") String month, SignedIn who, Shell shell) {
        var member = staff.byBadge(badge).orElseThrow(() -> new Refused("not-found", badge));
        access.unit(who, member.unit());
        var first = first(month, shell);
        return templates.appraisalPerson(
                shell,
                member,
                first,
                appraisals.of(member.id(), first),
                appraisals.rule(first),
                appraisals.closed(member.id(), first).orElse(null));
    }

    @Allowed(Role.QUALITY_SUPERVISOR)
    @PostMapping("/appraisal/months")
    String close(@RequestParam(defaultValue = "") String month, SignedIn who, HttpServletRequest request, Shell shell) {
        var first = first(month, shell);
        var _ = appraisals.close(first, who.scope(), who.actor(request));
        return "redirect:/appraisal?month=" + YearMonth.from(first);
    }

    private List<Row> rows(LocalDate first, SignedIn who) {
        var scores = appraisals.month(first, who.scope());
        var people = staff.members(scores.stream().map(MonthScore::person).toList());
        var units = organisation.units().stream().collect(Collectors.toMap(Unit::id, Unit::name));
        return scores.stream()
                .filter(score -> people.containsKey(score.person()))
                .map(score -> {
                    var member = Objects.requireNonNull(people.get(score.person()));
                    return new Row(member.badge(), member.name(), name(units, score.unit()), score);
                })
                .toList();
    }

    private static Label name(Map<UnitId, Label> units, UnitId unit) {
        return units.getOrDefault(unit, new Label(unit.text(), unit.text()));
    }

    /** How many people have which score, in steps of five. */
    private static Chart chart(List<Row> rows, Shell shell) {
        var steps = new TreeMap<Integer, Long>();
        for (var row : rows) steps.merge(row.month().score() / 5 * 5, 1L, Long::sum);
        if (!steps.isEmpty()) for (var n = steps.firstKey(); n <= steps.lastKey(); n += 5) steps.putIfAbsent(n, 0L);
        return new Chart(
                steps.keySet().stream().map(from -> from + "–" + (from + 4)).toList(),
                List.of(new Line(shell.t("appraisal.people"), List.copyOf(steps.values()))),
                List.of(),
                true);
    }

    private static LocalDate first(String month, Shell shell) {
        return month.matches("\\d{4}-(0[1-9]|1[0-2])")
                ? YearMonth.parse(month).atDay(1)
                : shell.today().withDayOfMonth(1);
    }
}
