package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.customer.CustomerRow;
import furong.organisation.Organisation;
import furong.organisation.UnitId;
import java.util.List;

/** What was looked for and found; without words, those opened last. */
public record SearchView(
        String words,
        List<CustomerRow> rows,
        boolean more,
        boolean mayRegister,
        boolean mayServe,
        Organisation organisation) {

    public String unit(UnitId id, Shell shell) {
        return shell.t(organisation.unit(id).name());
    }
}
