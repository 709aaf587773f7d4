package furong.customer;

import furong.organisation.Area;

/**
 * Somewhere a customer is served.
 *
 * @param line the address in full, from the province down
 * @param lat WGS-84 degrees; the street's or office's point where nobody has measured
 * @param rural decides some promises
 */
public record Place(PlaceId id, Area area, String line, double lat, double lon, boolean rural, Address address) {}
