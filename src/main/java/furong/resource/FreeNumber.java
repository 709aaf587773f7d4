package furong.resource;

import furong.platform.Money;

/**
 * A number nobody has, and the exchange it belongs to.
 *
 * @param grade how fancy it is, {@code ""} for any other number
 * @param fee what it costs once, with the order
 */
public record FreeNumber(String number, String exchange, String grade, Money fee) {}
