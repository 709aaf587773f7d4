package furong.channel.web.fault;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.fault.Fault;
import furong.fault.Outage;
import furong.fault.OutageId;
import furong.fault.Outages;
import furong.organisation.Area;
import furong.platform.Label;
import java.util.List;
import java.util.Map;

/** The faults of a unit and where many of them are one. */
public record OutageView(
        List<Fault> faults,
        Map<CustomerId, CustomerRow> customers,
        List<Outages.Suspect> suspects,
        List<Outage> outages,
        Map<OutageId, Outages.Hit> hits,
        Map<String, Label> symptoms,
        List<Option> causes,
        AddressBook addresses,
        boolean works) {

    public String name(Fault fault) {
        var customer = customers.get(fault.customer());
        return customer == null ? "" : customer.name();
    }

    public String where(Area area, Shell shell) {
        return shell.t(addresses.name(area));
    }
}
