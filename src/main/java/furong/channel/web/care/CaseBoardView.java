package furong.channel.web.care;

import furong.care.Case;
import furong.care.CaseBoard;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.UnitId;
import furong.platform.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of cases. */
public record CaseBoardView(
        CaseBoard.Tab tab,
        String type,
        Page<Case> page,
        Map<CustomerId, CustomerRow> customers,
        Map<UnitId, String> units,
        List<Option> types,
        List<Tab> tabs) {

    public String name(Case one) {
        var customer = customers.get(one.customer());
        return customer == null ? "" : customer.name();
    }

    public String typeOf(Case one) {
        return types.stream()
                .filter(type -> type.value().equals(one.procedure()))
                .findFirst()
                .map(Option::text)
                .orElse(one.procedure());
    }

    public @Nullable String next() {
        return page.next() == null ? null : "/cases?tab=" + tab + "&type=" + type + "&after=" + page.next();
    }
}
