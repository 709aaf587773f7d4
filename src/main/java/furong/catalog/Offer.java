package furong.catalog;

import furong.platform.Label;
import java.util.List;

/**
 * A product as it can be ordered, and what delivering it takes.
 *
 * @param skill what the crew must be able to do; empty without a visit
 * @param visitMinutes minutes of such a crew at the customer's; 0 without a visit
 * @param needsNumber whether a telephone number is chosen with the order
 * @param portKind PAIR, DSLAM, LAN, PON, …: what is taken from the stock of ports; empty for nothing
 * @param accessKind VOICE, PHS, BROADBAND, MESSAGE, …: how the network serves it; empty for a bundle
 * @param speedKbps downstream speed; 0 where speed means nothing
 * @param ridesOn code of the product whose line it hangs on, as an extension set does; empty for none
 * @param parts for a bundle, the offers it consists of, in their order; empty for a plain offer
 */
public record Offer(
        OfferId id,
        Product product,
        Label name,
        boolean needsVisit,
        String skill,
        int visitMinutes,
        boolean needsNumber,
        String portKind,
        String accessKind,
        int speedKbps,
        String ridesOn,
        List<OfferId> parts) {

    /** Whether it is several things sold as one, at a price of its own. */
    public boolean bundle() {
        return !parts.isEmpty();
    }
}
