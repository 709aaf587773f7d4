package furong.channel.web.billing;

import furong.billing.FirstBills;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.organisation.Role;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;

/** Who was installed first and pays later: the default rate by month. */
@Allowed(Role.FINANCE)
@Controller
class FirstBillPages {

    private static final int MONTHS = 12;

    private final FirstBills bills;
    private final Templates templates;

    FirstBillPages(FirstBills bills, Templates templates) {
        this.bills = bills;
        this.templates = templates;
    }

    @GetMapping("/first-bills")
    JteModel months(Shell shell) {
        return templates.billingFirst(shell, bills.report(MONTHS));
    }
}
