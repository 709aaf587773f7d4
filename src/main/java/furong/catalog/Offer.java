package furong.catalog;

import furong.platform.Label;

/**
 * A product as it can be ordered, and what delivering it takes.
 *
 * @param skill what the crew must be able to do; empty without a visit
 * @param visitMinutes minutes of such a crew at the customer's; 0 without a visit
 * @param needsNumber whether a telephone number is chosen with the order
 * @param portKind PAIR, DSLAM, LAN or PON: what is taken from the stock of ports; empty for nothing
 * @param accessKind VOICE, PHS, BROADBAND or MESSAGE: how the network serves it
 * @param speedKbps downstream speed; 0 where speed means nothing
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
        int speedKbps) {}
