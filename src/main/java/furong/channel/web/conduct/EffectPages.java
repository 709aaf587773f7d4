package furong.channel.web.conduct;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.conduct.Effect;
import furong.convention.Convention;
import furong.convention.Conventions;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** What a version of the convention did: how many items were not kept before its day and after it. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class EffectPages {

    private static final int WEEKS = 12;
    private static final int DAYS = 30;

    private final Effect effect;
    private final Conventions conventions;
    private final JsonMapper json;
    private final Templates templates;

    EffectPages(Effect effect, Conventions conventions, JsonMapper json, Templates templates) {
        this.effect = effect;
        this.conventions = conventions;
        this.json = json;
        this.templates = templates;
    }

    /** One line of the chart; null where nobody was asked. */
    public record Line(String name, List<@Nullable Double> values) {}

    public record Mark(int week, String text) {}

    public record Chart(List<String> weeks, List<Line> lines, List<Mark> marks) {}

    @GetMapping("/conduct/effect")
    JteModel show(@RequestParam(required = false) @Nullable Integer version, SignedIn who, Shell shell) {
        var chosen = version == null ? conventions.on(shell.today()) : conventions.version(version);
        var monday = shell.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var from = monday.minusWeeks(WEEKS - 1);
        var weeks = effect.weekly(from, monday.plusWeeks(1), who.scope());
        var change = effect.around(chosen.since(), DAYS, who.scope());
        var chart = chart(shell, from, weeks);
        return templates.conductEffect(
                shell,
                chosen,
                conventions.all(),
                weeks,
                change.stream().collect(Collectors.toMap(Effect.Change::item, Function.identity())),
                effect.citations(chosen.version()).stream()
                        .collect(Collectors.toMap(Effect.Citation::item, Effect.Citation::signals)),
                DAYS,
                json.writeValueAsString(chart));
    }

    private Chart chart(Shell shell, java.time.LocalDate from, List<Effect.Week> weeks) {
        var names = new ArrayList<String>();
        var values = new ArrayList<@Nullable Double>();
        for (var n = 0; n < WEEKS; n++) {
            var monday = from.plusWeeks(n);
            names.add(shell.formats().shortDate(monday));
            values.add(weeks.stream()
                    .filter(week -> week.from().equals(monday) && week.asked() > 0)
                    .map(week -> Math.round(10_000.0 * week.missed() / week.asked()) / 100.0)
                    .findFirst()
                    .orElse(null));
        }
        var marks = new ArrayList<Mark>();
        for (var one : conventions.all()) {
            var week = (int) ChronoUnit.WEEKS.between(
                    from, one.since().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            if (week >= 0 && week < WEEKS && !one.since().isBefore(from)) marks.add(mark(shell, one, week));
        }
        return new Chart(names, List.of(new Line(shell.t("conduct.effect.line"), values)), marks);
    }

    private static Mark mark(Shell shell, Convention one, int week) {
        return new Mark(
                week,
                shell.t("conduct.effect.mark", one.version(), shell.formats().shortDate(one.since())));
    }
}
