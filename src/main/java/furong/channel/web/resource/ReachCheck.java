package furong.channel.web.resource;

import furong.catalog.Catalog;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.catalog.Reach;
import furong.organisation.Area;
import furong.resource.Reaches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be had at an address: what is sold there, and whether a line and a number are free for it. */
@Component
public class ReachCheck {

    /** The answer for one offer. */
    public sealed interface Verdict {

        Offer offer();

        /** It can be had. {@code ports} are free, {@link Reaches#MANY} being so many or more, -1 if it needs none. */
        record Here(Offer offer, int ports) implements Verdict {}

        /** It is not sold here; {@code code} is explained by the catalogue. */
        record NotSold(Offer offer, String code) implements Verdict {}

        /** It is sold here, and nothing is left to give out. */
        record NothingFree(Offer offer, boolean port) implements Verdict {}
    }

    private final Catalog catalog;
    private final Reaches reaches;

    ReachCheck(Catalog catalog, Reaches reaches) {
        this.catalog = catalog;
        this.reaches = reaches;
    }

    /** Every offer of a day, in the order of the catalogue. */
    public List<Verdict> check(Area area, LocalDate on) {
        var offers = new HashMap<OfferId, Offer>();
        var inOrder = catalog.offers(on);
        inOrder.forEach(offer -> offers.put(offer.id(), offer));
        var sold = catalog.reaches(area, on);
        Set<String> ports = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (var offer : inOrder) {
            if (!offer.portKind().isEmpty()) ports.add(offer.portKind());
            if (offer.needsNumber() && !offer.accessKind().isEmpty()) numbers.add(offer.accessKind());
        }
        var free = reaches.check(area, ports, numbers);
        var verdicts = new ArrayList<Verdict>();
        for (var offer : inOrder) verdicts.add(verdict(offer, sold, free, offers));
        return verdicts;
    }

    /** A bundle is as reachable as the least reachable of its parts. */
    private static Verdict verdict(
            Offer offer, Map<OfferId, Reach> sold, Reaches.Free free, Map<OfferId, Offer> offers) {
        if (sold.get(offer.id()) instanceof Reach.NotReachable no) return new Verdict.NotSold(offer, no.code());
        var ports = -1;
        for (var part : offer.parts()) {
            var known = offers.get(part);
            if (known == null) continue;
            switch (verdict(known, sold, free, offers)) {
                case Verdict.Here here -> ports = least(ports, here.ports());
                case Verdict.NotSold no -> {
                    return new Verdict.NotSold(offer, no.code());
                }
                case Verdict.NothingFree none -> {
                    return new Verdict.NothingFree(offer, none.port());
                }
            }
        }
        if (offer.needsNumber() && free.numbers().getOrDefault(offer.accessKind(), 1) == 0)
            return new Verdict.NothingFree(offer, false);
        if (!offer.portKind().isEmpty()) ports = least(ports, free.ports().getOrDefault(offer.portKind(), 0));
        return ports == 0 ? new Verdict.NothingFree(offer, true) : new Verdict.Here(offer, ports);
    }

    private static int least(int one, int other) {
        if (one < 0) return other;
        return other < 0 ? one : Math.min(one, other);
    }
}
