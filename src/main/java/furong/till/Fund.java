package furong.till;

import furong.organisation.HallId;
import furong.organisation.UnitId;
import furong.platform.Money;

/** A hall's petty service fund: its size, what is lent and what was waived of it. */
public record Fund(long id, HallId hall, UnitId unit, Money size, Money lent, Money waived) {

    /** What should lie in its box. */
    public Money box() {
        return size.minus(lent).minus(waived);
    }
}
