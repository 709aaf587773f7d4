package furong.channel.web.board;

import furong.channel.web.security.SignedIn;
import furong.dispatch.Days;
import furong.organisation.CrewId;
import furong.organisation.UnitId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.StopId;
import furong.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a day somebody may see and touch: the crews of the units in their scope, and what waits where those go. */
@Component
class BoardDoor {

    private final Days days;

    BoardDoor(Days days) {
        this.days = days;
    }

    /** What an address of the board says; a missing day is today, a missing unit all in scope. */
    record Wanted(@Nullable String day, @Nullable String unit) {

        LocalDate on(LocalDate today) {
            if (day == null || day.isEmpty()) return today;
            try {
                return LocalDate.parse(day);
            } catch (DateTimeException unreadable) {
                throw Refused.field("day", "unreadable");
            }
        }
    }

    DayDesk desk(SignedIn who, Wanted wanted, LocalDate today) {
        var unit = wanted.unit() == null || wanted.unit().isEmpty() ? null : UnitId.of(wanted.unit());
        if (unit != null && !who.scope().sees(unit)) throw new Refused("not-found", unit.text());
        var plan = days.plan(wanted.on(today));
        var crews = plan.crews().stream()
                .filter(crew -> unit == null
                        ? who.scope().sees(crew.unit())
                        : crew.unit().equals(unit))
                .sorted(Comparator.comparing(CrewDay::vehicle).thenComparing(CrewDay::name))
                .toList();
        var districts =
                crews.stream().flatMap(crew -> crew.districts().stream()).collect(Collectors.toSet());
        var open = plan.unassigned().stream()
                .filter(item -> districts.contains(item.task().district()))
                .sorted(Comparator.comparingInt(furong.planning.Item::latest))
                .toList();
        return new DayDesk(plan, unit, crews, open);
    }

    /** Everything of that day in the person's scope. */
    DayDesk desk(SignedIn who, LocalDate day) {
        return desk(who, new Wanted(day.toString(), null), day);
    }

    /** Passes if the stop is on a crew's day in scope, or waits where such a crew goes. */
    static void mustHave(DayDesk desk, StopId stop) {
        var known = desk.items().stream().anyMatch(item -> item.id().equals(stop));
        if (!known) throw new Refused("not-found", stop.text());
    }

    static CrewDay crew(DayDesk desk, CrewId crew) {
        return desk.crews().stream()
                .filter(one -> one.id().equals(crew))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", crew.text()));
    }

    static LocalDate day(String text) {
        return new Wanted(text, null).on(LocalDate.EPOCH);
    }

    static @Nullable LocalTime time(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.field(field, "unreadable");
        }
    }

    static boolean isStored(DayPlan plan) {
        return plan.version() > 0;
    }
}
