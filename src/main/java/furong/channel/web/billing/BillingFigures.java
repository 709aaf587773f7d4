package furong.channel.web.billing;

import furong.billing.BillRuns;
import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerRow;
import furong.organisation.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many accounts wait for somebody to look before they can be billed. */
@Order(60)
@Component
class BillingFigures implements HomeSource {

    private static final int COUNTED = 1000;

    private final BillRuns runs;

    BillingFigures(BillRuns runs) {
        this.runs = runs;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (!who.is(Role.FINANCE)) return List.of();
        return List.of(Figure.todo(
                shell.t("billing.parked"), runs.parked(COUNTED).size(), Tone.BAD, "/billing#parked", shell));
    }

    static boolean sees(SignedIn who, @Nullable CustomerRow row) {
        return row != null && who.scope().sees(row.owner());
    }
}
