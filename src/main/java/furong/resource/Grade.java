package furong.resource;

import furong.platform.Label;
import furong.platform.Money;

/**
 * How fancy a number is, and what it costs once.
 *
 * @param code {@code ""} is any other number
 * @param example the fee is ours, not an operator's
 */
public record Grade(String code, Label name, Money fee, boolean example) {}
