package furong.channel.web.till;

import furong.channel.web.security.SignedIn;
import furong.customer.Customers;
import furong.organisation.HallId;
import furong.organisation.Role;
import furong.till.Loan;
import furong.till.PettyFunds;
import furong.till.Tills;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks up the money of a hall for the page of its counters. */
@Component
public class HallTills {

    private static final String CURRENCY = "CNY";

    private final Tills tills;
    private final PettyFunds funds;
    private final Customers customers;

    HallTills(Tills tills, PettyFunds funds, Customers customers) {
        this.tills = tills;
        this.funds = funds;
        this.customers = customers;
    }

    public HallTill of(HallId hall, SignedIn who) {
        var open = tills.openShift(who.who().id()).orElse(null);
        var fund = funds.of(hall).orElse(null);
        var loans = fund == null ? List.<Loan>of() : funds.outstanding(fund);
        var borrowers = customers.rows(loans.stream().map(Loan::customer).collect(Collectors.toSet()));
        return new HallTill(
                open,
                open == null ? null : tills.total(open.begun().id()).cash(),
                fund,
                loans,
                borrowers.values().stream()
                        .collect(Collectors.toMap(row -> row.id().text(), row -> row.name())),
                funds.loanMax(CURRENCY),
                who.is(Role.COUNTER_CLERK) && hall.equals(who.who().hall()));
    }
}
