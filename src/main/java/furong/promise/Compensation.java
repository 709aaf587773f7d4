package furong.promise;

import furong.platform.Money;
import java.time.Instant;

/**
 * What a broken promise costs us. It is computed once and never changed; a reversal is an entry of its own.
 *
 * @param days the days it was counted for, 0 where the amount does not depend on them
 */
public record Compensation(Money amount, int days, Instant at, boolean reversed) {}
