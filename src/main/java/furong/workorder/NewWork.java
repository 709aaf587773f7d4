package furong.workorder;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Label;

/**
 * Work somebody of the back office is to do.
 *
 * @param reference the caller's own name for what it belongs to; comes back in {@link WorkDone}
 * @param task what of that it is; one work order for each
 * @param queue the desk
 * @param unit whose back office it is
 * @param askedBy person of the front line who waits for it, 0 for the system
 */
public record NewWork(
        CustomerId customer,
        String reference,
        String task,
        String queue,
        Label title,
        UnitId unit,
        String businessLine,
        Segment segment,
        String product,
        boolean rural,
        long askedBy,
        UnitId askedUnit) {}
