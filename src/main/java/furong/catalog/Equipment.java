package furong.catalog;

import furong.platform.Label;
import furong.platform.Money;

/**
 * A thing that comes with an offer.
 *
 * @param hired whether it stays ours and goes back at the end
 * @param deposit taken for a hired thing and given back with it
 * @param example true until somebody has set the operator's own amount
 */
public record Equipment(String code, Label name, boolean hired, Money deposit, boolean example) {}
