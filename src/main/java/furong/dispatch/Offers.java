package furong.dispatch;

import furong.customer.CustomerId;
import furong.customer.map.Points;
import furong.dispatch.Snapshots.Snapshot;
import furong.fieldwork.Command;
import furong.fieldwork.HoldId;
import furong.fieldwork.Side;
import furong.fieldwork.SlotKey;
import furong.fieldwork.SlotOffer;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.planning.Item;
import furong.planning.Probe;
import furong.planning.Quote;
import furong.planning.Roads;
import furong.planning.StopId;
import furong.planning.Task;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.travel.Spot;
import furong.travel.Travels;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Windows that can be kept: fieldwork says which minutes are free, the plan of the day says who would come and what that costs. The
 * best few are offered; a hold keeps one for five minutes.
 */
@Component
public class Offers {

    private static final int OFFERS = 5;
    private static final int OFFERS_MIN = 3;
    private static final int OF_A_DAY = 2;

    private final Slots slots;
    private final Snapshots snapshots;
    private final Travels travels;
    private final Visits visits;
    private final Points points;
    private final Ticks ticks;
    private final Clock clock;

    Offers(Slots slots, Snapshots snapshots, Travels travels, Visits visits, Points points, Ticks ticks, Clock clock) {
        this.points = points;
        this.slots = slots;
        this.snapshots = snapshots;
        this.travels = travels;
        this.visits = visits;
        this.ticks = ticks;
        this.clock = clock;
    }

    /**
     * What is to be done, where.
     *
     * @param skill the catalogue's skill code
     * @param minutes how long it takes
     */
    public record Wish(String skill, int minutes, Spot spot) {}

    /**
     * A window with who would come and what it costs.
     *
     * @param rank 1 for the one with the least added travel
     */
    public record Offer(SlotOffer slot, Quote quote, int rank) {

        public SlotKey key() {
            return slot.key();
        }
    }

    /** The best windows of so many days, the least added travel first; five at most, and none that the plan could not keep. */
    public List<Offer> offers(Wish wish, LocalDate from, int days) {
        var free = slots.offers(wish.skill(), wish.spot().district(), from, days, wish.minutes());
        return few(ranked(wish, free, from, days, StopId.next()));
    }

    /** The same for a visit that needs another time; it does not stand in its own way. */
    public List<Offer> again(CustomerId customer, VisitId visit, LocalDate from, int days) {
        var known = visits.get(customer, visit);
        var job = known.job();
        var stop = StopId.of(visit);
        var point = points.of(List.of(customer)).get(job.place());
        if (point == null) throw new Refused("not-found", job.place().text());
        var spot = new Spot(point.lat(), point.lon(), job.area().district());
        var wish = new Wish(job.skill(), job.minutes(), spot);
        var free = slots.offers(wish.skill(), job.area().district(), from, days, wish.minutes());
        return few(ranked(wish, free, from, days, stop));
    }

    /** The cheapest, but no more than two of one day: somebody who is away on it wants a choice as well. */
    private static List<Offer> few(List<Offer> ranked) {
        var perDay = new HashMap<LocalDate, Integer>();
        var few = ranked.stream()
                .filter(offer -> perDay.merge(offer.key().day(), 1, Integer::sum) <= OF_A_DAY)
                .limit(OFFERS)
                .toList();
        return few.size() < OFFERS_MIN ? ranked.stream().limit(OFFERS).toList() : few;
    }

    /** Holds an offered window for five minutes; refused as {@code slot-full} if somebody was first. */
    public HoldId hold(CustomerId customer, Offer offer, int minutes, Actor by) {
        return slots.hold(customer, offer.key(), minutes, by);
    }

    /** All free windows in the order of what they cost; those the plan cannot keep are left out. */
    private List<Offer> ranked(Wish wish, List<SlotOffer> free, LocalDate from, int days, StopId stop) {
        if (free.isEmpty()) return List.of();
        var plans = snapshots.of(from, days);
        var probes = new HashMap<LocalDate, Probe>();
        var found = new ArrayList<Offer>();
        for (var slot : free) {
            var at = (int) (slot.key().day().toEpochDay() - from.toEpochDay());
            var probe = probes.computeIfAbsent(slot.key().day(), day -> probe(plans.get(at), wish.spot()));
            quote(probe, task(wish, slot, stop)).ifPresent(quote -> found.add(new Offer(slot, quote, 0)));
        }
        found.sort(Comparator.comparingLong((Offer offer) -> offer.quote().points())
                .thenComparing(offer -> offer.key().day())
                .thenComparing(offer -> offer.key().from()));
        var ranked = new ArrayList<Offer>();
        for (var offer : found) ranked.add(new Offer(offer.slot(), offer.quote(), ranked.size() + 1));
        return ranked;
    }

    private Probe probe(Snapshot snapshot, Spot spot) {
        Roads roads = snapshot.roads().and(spot, travels);
        return new Probe(
                snapshot.plan(),
                roads,
                snapshot.rules().plan(),
                ticks.now(snapshot.plan().day()));
    }

    private static Optional<Quote> quote(Probe probe, Task task) {
        return probe.best(Item.of(task));
    }

    private static Task task(Wish wish, SlotOffer slot, StopId stop) {
        return new Task(
                stop,
                Task.Kind.VISIT,
                null,
                "",
                "",
                "",
                wish.skill(),
                wish.spot(),
                wish.minutes(),
                slot.key().from().toSecondOfDay(),
                slot.until().toSecondOfDay(),
                Task.Facts.NONE);
    }

    /** What mass rebooking did to one visit. */
    public sealed interface Moved {

        /** It has another window; the customer is told. */
        record To(VisitId visit, LocalDate day, LocalTime from, LocalTime until) implements Moved {}

        /** No window could be had; it stays where it was, for somebody to ring. */
        record Nowhere(VisitId visit, String why) implements Moved {}
    }

    /** A visit and whose it is. */
    public record Which(CustomerId customer, VisitId visit) {}

    /** Gives each of these visits the best other window from a day on: a crew's whole day, or a list. It is our matter. */
    public List<Moved> rebookAll(Collection<Which> which, LocalDate from, int days, Actor by) {
        var moved = new ArrayList<Moved>();
        for (var one : which) {
            try {
                moved.add(rebook(one, from, days, by));
            } catch (Refused no) {
                moved.add(new Moved.Nowhere(one.visit(), no.code()));
            }
        }
        return moved;
    }

    private Moved rebook(Which one, LocalDate from, int days, Actor by) {
        for (var offer : again(one.customer(), one.visit(), from, days)) {
            try {
                var command = new Command("mass:" + Ids.text(Ids.next()), clock.instant(), by);
                Visit now = visits.rebookTo(one.customer(), one.visit(), offer.key(), Side.OURS, command);
                var window = now.appointment();
                return new Moved.To(one.visit(), window.day(), window.from(), window.until());
            } catch (Refused full) {
                if (!full.code().equals("slot-full")) throw full;
            }
        }
        return new Moved.Nowhere(one.visit(), "slot-full");
    }

    /** For a list of slots chosen otherwise: what each costs, by key; those the plan cannot keep are missing. */
    public Map<SlotKey, Quote> costs(Wish wish, List<SlotOffer> free, LocalDate from, int days) {
        var costs = new HashMap<SlotKey, Quote>();
        for (var offer : ranked(wish, free, from, days, StopId.next())) costs.put(offer.key(), offer.quote());
        return costs;
    }
}
