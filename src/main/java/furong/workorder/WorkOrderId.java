package furong.workorder;

import furong.platform.Id;
import furong.platform.Ids;

/** The identity of a work order; people know its printed number instead. */
public record WorkOrderId(long value) implements Id {

    public static WorkOrderId of(String text) {
        return new WorkOrderId(Ids.parse(text));
    }

    static WorkOrderId next() {
        return new WorkOrderId(Ids.next());
    }

    /** How promises and whoever asked for it refer to it. */
    public String subject() {
        return "work:" + text();
    }
}
