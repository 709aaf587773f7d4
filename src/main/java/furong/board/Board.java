package furong.board;

import furong.dispatch.Assignments;
import furong.dispatch.Assignments.Assigned;
import furong.dispatch.Days;
import furong.fault.FaultId;
import furong.fault.Outage;
import furong.fault.Outages;
import furong.fault.Outages.Reported;
import furong.organisation.CrewId;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The board of a day for whoever rules it by hand: giving, laying aside and taking back, and what has one cause. */
@Component
@Transactional
public class Board {

    /** So many faults of one district on a day are looked at as if they had one cause. */
    private static final int SUSPECT_MIN = 2;

    private final Days days;
    private final Assignments assignments;
    private final Outages outages;
    private final Deeds deeds;
    private final Clock clock;

    Board(Days days, Assignments assignments, Outages outages, Deeds deeds, Clock clock) {
        this.days = days;
        this.assignments = assignments;
        this.outages = outages;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * Visits that have one cause.
     *
     * @param outage the outage they belong to; null if only the district says that it may be one
     */
    public record Cause(@Nullable Outage outage, String district, List<Item> visits) {}

    /** Gives a stop to a crew, at a place in its order; it is fixed to that crew. As said, whatever rule it breaks. */
    public Assigned assign(LocalDate day, int version, StopId stop, CrewId crew, int place, Actor by) {
        var before = before(day, stop, crew);
        var done = assignments.assign(day, version, stop, crew, place, by);
        deeds.add(before, by);
        return done;
    }

    /** Takes a stop from its crew; it waits until somebody has it. */
    public Assigned lay(LocalDate day, int version, StopId stop, Actor by) {
        var before = before(day, stop, null);
        if (before.from() == null) throw new Refused("stop-waits-already");
        var done = assignments.unassign(day, version, stop, by);
        deeds.add(before, by);
        return done;
    }

    /** What this person did last on the day, if it can still be taken back. */
    @Transactional(readOnly = true)
    public Optional<Deed> last(LocalDate day, Actor by) {
        return deeds.last(day, by.person());
    }

    /** Takes this person's last deed back: the stop is where it was. Refused as {@code nothing-to-undo}. */
    public Assigned undo(LocalDate day, int version, Actor by) {
        var deed = deeds.last(day, by.person()).orElseThrow(() -> new Refused("nothing-to-undo"));
        if (!deeds.undo(deed)) throw new Refused("nothing-to-undo");
        var from = deed.from();
        if (from == null) return assignments.unassign(day, version, deed.stop(), by);
        var back = assignments.assign(day, version, deed.stop(), from, deed.place(), by);
        if (!deed.pinned()) return assignments.unpin(day, back.version(), deed.stop(), by);
        var start = deed.start();
        return start == null ? back : assignments.pin(day, back.version(), deed.stop(), DayPlan.time(start), by);
    }

    /** The visits that belong to one outage together, then faults of one district that may; the largest first. */
    @Transactional(readOnly = true)
    public List<Cause> causes(Collection<Item> items) {
        var faults = items.stream()
                .filter(item -> FaultId.isSubject(item.task().reference())
                        && !item.task().over())
                .toList();
        var known = outages.of(faults.stream()
                .flatMap(item -> {
                    var customer = item.task().customer();
                    return customer == null
                            ? java.util.stream.Stream.of()
                            : java.util.stream.Stream.of(new Reported(
                                    customer, FaultId.ofSubject(item.task().reference())));
                })
                .toList());
        var byOutage = new LinkedHashMap<Outage, List<Item>>();
        var byDistrict = new HashMap<String, List<Item>>();
        for (var item : faults) {
            var outage = known.get(FaultId.ofSubject(item.task().reference()));
            if (outage != null)
                byOutage.computeIfAbsent(outage, none -> new ArrayList<>()).add(item);
            else
                byDistrict
                        .computeIfAbsent(item.task().district(), none -> new ArrayList<>())
                        .add(item);
        }
        var causes = new ArrayList<Cause>();
        byOutage.forEach(
                (outage, visits) -> causes.add(new Cause(outage, outage.area().district(), visits)));
        byDistrict.forEach((district, visits) -> {
            if (visits.size() >= SUSPECT_MIN) causes.add(new Cause(null, district, visits));
        });
        causes.sort((one, other) ->
                Integer.compare(other.visits().size(), one.visits().size()));
        return causes;
    }

    private Deed before(LocalDate day, StopId stop, @Nullable CrewId to) {
        var plan = days.plan(day);
        var marks = plan.item(stop)
                .orElseThrow(() -> new Refused("not-found", stop.text()))
                .marks();
        var placed = plan.find(stop);
        var from = placed.map(one -> one.crew().id()).orElse(null);
        var place = placed.map(one -> one.crew().stops().indexOf(one.stop())).orElse(0);
        return new Deed(
                day, Ids.next(), stop, from, place, marks.pinnedCrew(), marks.pinnedStart(), to, clock.instant());
    }
}
