package furong.demo;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ledger.Contests;
import furong.ledger.CreditKind;
import furong.ledger.Discretion;
import furong.ledger.ItemId;
import furong.ledger.Ledger;
import furong.ledger.NewCredit;
import furong.ledger.Statement;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.platform.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Bills that some customers do not accept, and credits that are above the limit of whoever asked for them. */
@DemoPart
class Disputes implements Chapter {

    private static final int LOOKED_AT = 400;
    private static final int CONTESTED = 4;
    private static final int ASKED = 3;

    private final Ledger ledger;
    private final Contests contests;
    private final Discretion discretion;
    private final Customers customers;
    private final Clock clock;

    Disputes(Ledger ledger, Contests contests, Discretion discretion, Customers customers, Clock clock) {
        this.ledger = ledger;
        this.contests = contests;
        this.discretion = discretion;
        this.customers = customers;
        this.clock = clock;
    }

    /** In the last days before the end, so that some are still to be decided. */
    @Override
    public void plan(Plot plot) {
        var clerks = plot.cast().staff().getOrDefault(Role.COUNTER_CLERK, List.of());
        if (clerks.isEmpty()) return;
        plot.story().at(plot.end().minus(Duration.ofHours(50)), () -> dispute(plot.known(), clerks));
    }

    private void dispute(List<CustomerId> known, List<StaffMember> clerks) {
        var done = 0;
        for (var customer : known.subList(0, Math.min(LOOKED_AT, known.size()))) {
            if (done == CONTESTED + ASKED) return;
            var account = customers.get(customer).accounts().getFirst().id();
            var open = charges(customer, account).stream()
                    .filter(line ->
                            line.open().minor() > 2_000 && line.contested().isZero())
                    .findFirst();
            if (open.isEmpty()) continue;
            var clerk = clerks.get(done % clerks.size());
            if (done < CONTESTED) contest(customer, open.get(), clerk);
            else ask(customer, account, clerk);
            done++;
        }
    }

    private List<Statement.Line> charges(CustomerId customer, AccountId account) {
        return ledger.statement(customer, account, today().minusMonths(3), today().plusDays(1)).lines().stream()
                .filter(line -> line.amount().isPositive())
                .toList();
    }

    private void contest(CustomerId customer, Statement.Line line, StaffMember clerk) {
        var _ = contests.contest(customer, line.item(), line.open().share(1, 2), "客户称当月没有打过这些长途", clerk.from("demo"));
    }

    private void ask(CustomerId customer, AccountId account, StaffMember clerk) {
        var wish = new NewCredit(
                customer,
                account,
                ItemId.next(),
                CreditKind.GOODWILL,
                Money.fen(8_000),
                today(),
                today(),
                "demo",
                "expense.goodwill",
                List.of());
        var _ = discretion.credit(wish, "移机误时三天，客户两次到厅", clerk.from("demo"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
