package furong.hall;

import furong.customer.CustomerId;
import furong.customer.Need;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is issued for.
 *
 * @param queue code of a queue class
 * @param service what the holder came for, as a code of the hall's services; "" if not asked
 * @param needs what the holder asked to be considered today; kept with the ticket, not with the customer
 * @param triaged whether a lobby guide spoke with the holder, not a machine
 */
public record NewTicket(
        String queue,
        String service,
        Set<Need> needs,
        String note,
        @Nullable CustomerId customer,
        boolean triaged) {

    static final int NOTE_MAX = 200;

    public NewTicket {
        needs = Set.copyOf(needs);
    }
}
