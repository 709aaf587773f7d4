package furong.channel.web.work;

import furong.channel.web.ui.Option;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.UnitId;
import furong.workorder.WorkOrder;
import furong.workorder.WorkOrders.Service;
import java.util.List;
import java.util.Map;

/**
 * What the page of work orders shows.
 *
 * @param queue the desk chosen, "" for all
 * @param works whether the reader may take and do work
 * @param grades whether the reader may grade what was done
 * @param badge the reader's own
 */
public record WorkList(
        String queue,
        List<WorkOrder> open,
        List<WorkOrder> done,
        Map<CustomerId, CustomerRow> customers,
        List<Service> service,
        Map<UnitId, String> units,
        List<Option> queues,
        boolean works,
        boolean grades,
        String badge) {

    public String desk(String code) {
        return queues.stream()
                .filter(desk -> desk.value().equals(code))
                .findFirst()
                .map(Option::text)
                .orElse(code);
    }

    /** Where the matter behind a work order can be read. */
    public static String href(WorkOrder work) {
        var matter = work.reference().split(":", 2);
        return "/customers/" + work.customer().text() + "/" + matter[0] + "s/" + matter[1];
    }

    /** Where what is done with a work order is sent. */
    public static String action(WorkOrder work, String what) {
        return "/customers/" + work.customer().text() + "/work/" + work.id().text() + "/" + what;
    }
}
