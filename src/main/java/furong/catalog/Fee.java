package furong.catalog;

/**
 * What a transaction costs once, whatever the offer.
 *
 * @param action what is done: MOVE, RENUMBER, …
 * @param product code of the product it counts for; empty for any
 */
public record Fee(String action, String product, Price price) {}
