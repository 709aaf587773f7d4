package furong.inspection;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a planned spot check. */
public record PlanId(long value) implements Id {

    public static PlanId of(String text) {
        return new PlanId(Ids.parse(text));
    }

    public static PlanId next() {
        return new PlanId(Ids.next());
    }
}
