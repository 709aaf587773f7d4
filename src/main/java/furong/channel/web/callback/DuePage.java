package furong.channel.web.callback;

import furong.callback.DueRow;
import furong.callback.Figures;
import furong.callback.Rework;
import furong.channel.web.ui.Tab;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.BusinessLine;
import furong.organisation.Unit;
import java.util.List;
import java.util.Map;

/** What the list of due callbacks shows; {@code today} is what fell due today. */
public record DuePage(
        List<Tab> occasions,
        List<DueRow> rows,
        List<Rework> reworks,
        Map<CustomerId, CustomerRow> customers,
        Map<Long, Unit> units,
        Map<String, BusinessLine> lines,
        Map<String, String> products,
        Figures today) {}
