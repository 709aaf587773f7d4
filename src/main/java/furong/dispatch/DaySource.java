package furong.dispatch;

import furong.customer.AddressBook;
import furong.customer.PlaceId;
import furong.customer.map.Points;
import furong.dispatch.TourStops.TourStop;
import furong.fieldwork.day.DayTours;
import furong.fieldwork.day.DayTours.DueVisit;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Hall;
import furong.organisation.Organisation;
import furong.organisation.Shift;
import furong.organisation.Shifts;
import furong.organisation.UnitId;
import furong.planning.CrewDay;
import furong.planning.DayPlan;
import furong.planning.Figures;
import furong.planning.Item;
import furong.planning.Marks;
import furong.planning.PlanRules;
import furong.planning.PlannedStop;
import furong.planning.StopId;
import furong.planning.Task;
import furong.travel.Spot;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a day together from what the modules know: crews and shifts, visits and their facts, tours, and the stored plan. */
@Component
class DaySource {

    private static final Spot CENTRE = new Spot(30.657, 104.066, "");

    private final Organisation organisation;
    private final Shifts shifts;
    private final AddressBook addresses;
    private final DayTours tours;
    private final Points points;
    private final TourStops tourStops;
    private final DayRows rows;
    private final Ticks ticks;

    DaySource(
            Organisation organisation,
            Shifts shifts,
            AddressBook addresses,
            DayTours tours,
            Points points,
            TourStops tourStops,
            DayRows rows,
            Ticks ticks) {
        this.organisation = organisation;
        this.shifts = shifts;
        this.addresses = addresses;
        this.tours = tours;
        this.points = points;
        this.tourStops = tourStops;
        this.rows = rows;
        this.ticks = ticks;
    }

    /** The day with its stops in order; times are not worked out yet. */
    DayPlan read(LocalDate day, DayRows.@Nullable Head head, PlanRules rules) {
        var stored = head == null ? Map.<StopId, DayRows.Row>of() : rows.of(day);
        var found = new ArrayList<Found>();
        var due = tours.of(day);
        var where = points.of(due.stream().map(DueVisit::customer).toList());
        for (var visit : due) found.add(found(day, visit, where, stored));
        for (var stop : tourStops.on(day, 1)) found.add(found(stop, stored));
        var byCrew = found.stream()
                .filter(one -> one.crew() != null)
                .sorted(ORDER)
                .collect(Collectors.groupingBy(one -> one.crew().value()));
        var seen = seen(head == null ? Map.of() : rows.seen(day), found);
        var crews = crews(day, rules).stream()
                .map(crew -> with(
                        crew, seen.get(crew.id()), byCrew.getOrDefault(crew.id().value(), List.of())))
                .toList();
        var known = crews.stream().map(CrewDay::id).collect(Collectors.toSet());
        var left = found.stream()
                .filter(one -> one.crew() == null || !known.contains(one.crew()))
                .map(Found::item)
                .sorted(Comparator.comparingInt(Item::earliest))
                .toList();
        return head == null
                ? new DayPlan(day, 0, DayPlan.State.OPEN, null, crews, left)
                : new DayPlan(day, head.version(), head.state(), head.publishedAt(), crews, left);
    }

    /** Where crews stand that set out for something which is not to be done now: the customer is late. */
    private static Map<CrewId, Spot> seen(Map<CrewId, StopId> last, List<Found> found) {
        var seen = new HashMap<CrewId, Spot>();
        var waiting = found.stream()
                .map(Found::item)
                .filter(item -> !item.task().begun())
                .collect(Collectors.toMap(Item::id, item -> item.task().spot(), (one, other) -> one));
        last.forEach((crew, stop) -> {
            var spot = waiting.get(stop);
            if (spot != null) seen.put(crew, spot);
        });
        return seen;
    }

    /** A stop, whose it is, and its place in the stored plan; a new one has none and goes where its window is. */
    private record Found(
            Item item, @Nullable CrewId crew, @Nullable Integer place) {}

    /** What has begun, by when; then what is planned, by place, and what is new, by window. */
    private static final Comparator<Found> ORDER = Comparator.comparing(
                    (Found one) -> !one.item().task().begun())
            .thenComparing(one -> one.item().task().begun() ? begun(one) : 0)
            .thenComparing(one -> one.place() == null ? Integer.MAX_VALUE : one.place())
            .thenComparing(one -> one.item().earliest())
            .thenComparing(one -> one.item().id().value());

    private static int begun(Found one) {
        var facts = one.item().task().facts();
        return facts.arrived() >= 0 ? facts.arrived() : Integer.MAX_VALUE;
    }

    private Found found(
            LocalDate day, DueVisit visit, Map<PlaceId, Points.Point> where, Map<StopId, DayRows.Row> stored) {
        var point = where.get(visit.place());
        var spot = point == null
                ? new Spot(CENTRE.lat(), CENTRE.lon(), visit.district())
                : new Spot(point.lat(), point.lon(), visit.district());
        var arrived = visit.arrivedAt();
        var booked = visit.state() == furong.fieldwork.Visit.State.BOOKED;
        var facts = booked
                ? Task.Facts.NONE
                : new Task.Facts(
                        visit.state(),
                        ticks.of(day, visit.since()),
                        arrived == null ? Task.UNKNOWN : ticks.of(day, arrived));
        var task = new Task(
                StopId.of(visit.visit()),
                Task.Kind.VISIT,
                visit.customer(),
                visit.purpose(),
                visit.address(),
                visit.reference(),
                visit.skill(),
                spot,
                visit.minutes(),
                visit.from().toSecondOfDay(),
                visit.until().toSecondOfDay(),
                facts);
        var row = stored.get(task.id());
        if (row == null) return new Found(Item.of(task), visit.crew(), null);
        return new Found(new Item(task, row.marks()), task.begun() ? visit.crew() : row.crew(), row.place());
    }

    private Found found(TourStop stop, Map<StopId, DayRows.Row> stored) {
        var start = stop.from().toSecondOfDay();
        var task = new Task(
                stop.id(),
                Task.Kind.TOUR,
                null,
                stop.name().zh() + " / " + stop.name().en(),
                stop.address(),
                "",
                "",
                stop.spot(),
                stop.minutes(),
                start,
                start,
                Task.Facts.NONE);
        var row = stored.get(stop.id());
        return new Found(new Item(task, Marks.NONE.pin(true, start)), stop.crew(), row == null ? null : row.place());
    }

    private static CrewDay with(CrewDay crew, @Nullable Spot seen, List<Found> stops) {
        var listed = stops.stream()
                .map(Found::item)
                .map(item -> new PlannedStop(item, item.earliest(), item.earliest(), item.earliest(), 0, 0, 0, 0))
                .toList();
        return new CrewDay(
                crew.id(),
                crew.name(),
                crew.unit(),
                crew.skills(),
                crew.districts(),
                crew.vehicle(),
                crew.base(),
                seen,
                crew.from(),
                crew.until(),
                crew.meal(),
                crew.home(),
                listed,
                Figures.NONE);
    }

    private List<CrewDay> crews(LocalDate day, PlanRules rules) {
        var planned = shifts.ofCrews(day, day);
        var byCrew = planned.stream()
                .filter(shift -> shift.crew() != null)
                .collect(Collectors.groupingBy(shift -> shift.crew().value()));
        var halls = organisation.halls().stream()
                .collect(Collectors.toMap(Hall::unit, Function.identity(), (first, other) -> first));
        var gone = rows.gone(day);
        return organisation.crews().stream()
                .map(crew -> {
                    var from = planned.isEmpty()
                            ? rules.shiftFrom()
                            : from(byCrew.getOrDefault(crew.id().value(), List.of()));
                    var until = planned.isEmpty()
                            ? rules.shiftUntil()
                            : until(byCrew.getOrDefault(crew.id().value(), List.of()));
                    var last = gone.containsKey(crew.id()) ? Math.min(until, gone.get(crew.id())) : until;
                    return crew(crew, base(crew, halls), from, last);
                })
                .toList();
    }

    private static CrewDay crew(Crew crew, Spot base, int from, int until) {
        return new CrewDay(
                crew.id(),
                crew.name(),
                crew.unit(),
                crew.skills(),
                crew.districts(),
                crew.vehicle() != null,
                base,
                null,
                from,
                until,
                Task.UNKNOWN,
                from,
                List.of(),
                Figures.NONE);
    }

    private static int from(List<Shift> shifts) {
        return shifts.stream()
                .mapToInt(shift -> shift.from().toSecondOfDay())
                .min()
                .orElse(0);
    }

    private static int until(List<Shift> shifts) {
        return shifts.stream()
                .mapToInt(shift -> shift.until().equals(LocalTime.MIDNIGHT)
                        ? 24 * 3600
                        : shift.until().toSecondOfDay())
                .max()
                .orElse(0);
    }

    /** A crew begins at a hall of its unit; where that has none, in the middle of its districts. */
    private Spot base(Crew crew, Map<UnitId, Hall> halls) {
        var district = crew.districts().stream().sorted().findFirst().orElse("");
        var hall = halls.get(crew.unit());
        if (hall != null) return new Spot(hall.lat(), hall.lon(), district);
        if (district.isEmpty()) return CENTRE;
        var middle = addresses.district(district);
        return new Spot(middle.lat(), middle.lon(), district);
    }
}
