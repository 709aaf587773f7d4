package furong.workorder;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import furong.platform.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a desk of the back office owes the front line.
 *
 * @param number printed, read out: {@code GD261124-00017-3}
 * @param reference whoever asked for it knows what it belongs to
 * @param task what of that it is
 * @param unit whose back office it is
 * @param dueAt what was promised to the front line
 * @param note what was done, in the words of whoever did it
 * @param rating by the front line, 1 to 5
 */
public record WorkOrder(
        CustomerId customer,
        WorkOrderId id,
        String number,
        String reference,
        String task,
        String queue,
        UnitId unit,
        String businessLine,
        Label title,
        State state,
        UnitId askedUnit,
        Instant openedAt,
        Instant dueAt,
        @Nullable String takenBadge,
        @Nullable Instant doneAt,
        String note,
        @Nullable Integer rating,
        String ratingNote) {

    /** Message keys {@code workorder.state.…}. */
    public enum State {
        OPEN,
        TAKEN,
        DONE,
        CANCELLED
    }
}
