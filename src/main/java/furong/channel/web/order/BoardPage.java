package furong.channel.web.order;

import furong.catalog.OfferId;
import furong.channel.web.ui.Option;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.ordering.OrderFilter;
import furong.ordering.OrderRow;
import furong.ordering.OrderTotals;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the board of orders shows. */
public record BoardPage(
        Asked asked,
        List<OrderRow> rows,
        Map<CustomerId, CustomerRow> customers,
        Map<OfferId, String> offers,
        OrderTotals totals,
        Map<Long, Unit> units,
        List<Option> states,
        List<Option> actions,
        List<Option> owners,
        List<Option> lines,
        boolean more) {

    static final List<String> STATES = List.of("OPEN", "VISIT", "NETWORK", "WORK", "DATE", "COMPLETED", "CANCELLED");

    /** What was asked for, as it was typed. */
    public record Asked(
            @Nullable String state,
            @Nullable String action,
            @Nullable String owner,
            @Nullable String line,
            @Nullable String words,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        OrderFilter filter() {
            return new OrderFilter(
                    state == null || !STATES.contains(state) ? "" : state,
                    action == null ? "" : action,
                    owner == null || owner.isEmpty() ? null : UnitId.of(owner),
                    line == null ? "" : line,
                    words == null ? "" : words,
                    from,
                    until == null ? null : until.plusDays(1));
        }
    }
}
