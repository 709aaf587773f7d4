package furong.catalog;

import furong.organisation.Area;
import java.util.Collection;
import java.util.Comparator;

/**
 * A statement on what may be sold where. Empty {@code offer}, {@code district} or {@code streetOffice} mean "any". Of
 * the rules that fit, the one for the narrowest area decides; within the same area the one for the single offer.
 *
 * @param reason why not, as in {@code catalog.reach.<reason>}; empty if allowed
 */
public record ReachRule(
        String product, String offer, String district, String streetOffice, boolean allowed, String reason) {

    /** Said where no rule speaks: nothing is sold by accident. */
    static final String NOT_OFFERED = "not-offered-here";

    private static final Comparator<ReachRule> SPECIFIC = Comparator.<ReachRule, Boolean>comparing(
                    rule -> !rule.streetOffice.isEmpty())
            .thenComparing(rule -> !rule.district.isEmpty())
            .thenComparing(rule -> !rule.offer.isEmpty());

    static Reach decide(Collection<ReachRule> rules, Offer offer, Area area) {
        return rules.stream()
                .filter(rule -> rule.fits(offer, area))
                .max(SPECIFIC)
                .map(rule -> rule.allowed ? new Reach.Reachable() : new Reach.NotReachable(rule.reason))
                .orElse(new Reach.NotReachable(NOT_OFFERED));
    }

    private boolean fits(Offer wanted, Area area) {
        return product.equals(wanted.product().code())
                && (offer.isEmpty() || offer.equals(wanted.id().value()))
                && (district.isEmpty() || district.equals(area.district()))
                && (streetOffice.isEmpty() || streetOffice.equals(area.streetOffice()));
    }
}
