package furong.till;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who takes money at the door.
 *
 * @param remittedAt when they last handed something in; null if never
 */
public record Collector(
        StaffId staff,
        UnitId unit,
        String badge,
        Money limit,
        Money inHand,
        @Nullable Instant remittedAt) {

    public Money mayStillTake() {
        return limit.minus(inHand);
    }
}
