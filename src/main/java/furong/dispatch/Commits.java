package furong.dispatch;

import furong.fieldwork.day.DayTours;
import furong.fieldwork.day.DayTours.Given;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.PlannedStop;
import furong.planning.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes another plan the day's plan: to the version it was made from, or not at all. */
@Component
class Commits {

    private final DayRows rows;
    private final ProposalRows proposals;
    private final DayTours tours;
    private final Ticks ticks;
    private final ApplicationEventPublisher events;

    Commits(DayRows rows, ProposalRows proposals, DayTours tours, Ticks ticks, ApplicationEventPublisher events) {
        this.rows = rows;
        this.proposals = proposals;
        this.tours = tours;
        this.ticks = ticks;
        this.events = events;
    }

    /**
     * Stores {@code after}, made from {@code before}; crews that changed go by it from now on. What waited for a decision is overtaken.
     *
     * @return the new version
     */
    @Transactional
    int store(DayPlan before, DayPlan after, DayPlan.@Nullable State state) {
        var day = before.day();
        if (before.version() == 0) rows.begin(day);
        var version = rows.step(day, Math.max(1, before.version()));
        if (state != null) rows.advance(day, state);
        var old = before.crews().stream().collect(java.util.stream.Collectors.toMap(CrewDay::id, crew -> crew));
        var changed = after.crews().stream()
                .filter(crew -> before.version() <= 1 || !same(old.get(crew.id()), crew))
                .toList();
        rows.write(after, changed);
        tours.give(given(day, old, changed));
        tours.leave(after.unassigned().stream()
                .filter(item -> item.task().kind() == Task.Kind.VISIT)
                .map(item -> item.id().visit())
                .toList());
        proposals.overtake(day);
        events.publishEvent(new PlanChanged(day, version));
        return version;
    }

    private static boolean same(@Nullable CrewDay one, CrewDay other) {
        return one != null
                && one.items().stream()
                        .map(Commits::key)
                        .toList()
                        .equals(other.items().stream().map(Commits::key).toList());
    }

    private static List<Object> key(Item item) {
        return List.of(item.id(), item.marks());
    }

    private List<Given> given(
            LocalDate day, java.util.Map<furong.organisation.CrewId, CrewDay> old, List<CrewDay> crews) {
        var given = new ArrayList<Given>();
        for (var crew : crews)
            for (var stop : crew.stops()) given(day, crew, stop).ifPresent(given::add);
        return given;
    }

    private java.util.Optional<Given> given(LocalDate day, CrewDay crew, PlannedStop stop) {
        var customer = stop.task().customer();
        if (stop.task().kind() != Task.Kind.VISIT || customer == null) return java.util.Optional.empty();
        return java.util.Optional.of(new Given(customer, stop.id().visit(), crew.id(), ticks.at(day, stop.start())));
    }
}
