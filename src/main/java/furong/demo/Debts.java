package furong.demo;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dunning.Collecting;
import furong.dunning.DunningBoard;
import furong.ledger.AccountKey;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.ledger.NewCredit;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Some customers who owed already when the month began: reminded day by day; most pay, some agree on a day, a few are held. */
@DemoPart
class Debts implements Chapter {

    private static final int DEBTORS = 90;
    private static final int MANY = 500;

    private final Ledger ledger;
    private final Customers customers;
    private final DunningBoard board;
    private final Collecting collecting;
    private final Clock clock;

    Debts(Ledger ledger, Customers customers, DunningBoard board, Collecting collecting, Clock clock) {
        this.ledger = ledger;
        this.customers = customers;
        this.board = board;
        this.collecting = collecting;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        plan(plot.story(), plot.known(), plot.end(), plot.people(), plot.by());
    }

    private void plan(Story story, List<CustomerId> known, Instant end, People people, Actor by) {
        var owing = owing(known, people, by);
        for (var at = clock.instant().plus(Duration.ofHours(9)); at.isBefore(end); at = at.plus(Duration.ofDays(1))) {
            story.at(at, board::look);
            for (var hour : new int[] {2, 6, 10})
                story.at(at.plus(Duration.ofHours(hour)), () -> board.takeUpDue(MANY));
        }
        for (var key : owing) {
            var at = clock.instant().plus(Duration.ofHours(people.between(30, 24 * 28)));
            if (!people.once(3)) story.at(at, () -> pay(key, by));
            else if (people.once(3)) story.at(at, () -> agree(key, people.between(3, 12), by));
        }
    }

    private List<AccountKey> owing(List<CustomerId> known, People people, Actor by) {
        var today = today();
        var owing = new ArrayList<AccountKey>();
        var charges = new ArrayList<NewCharge>();
        for (var n = 0; n < DEBTORS; n++) {
            var customer = known.get(n * (known.size() / DEBTORS));
            var account = customers.get(customer).accounts().getFirst().id();
            owing.add(new AccountKey(customer, account));
            charges.add(new NewCharge(
                    customer,
                    account,
                    ItemId.next(),
                    ItemKind.OPENING,
                    "",
                    Money.fen(100L * people.between(18, 260)),
                    today,
                    today,
                    today.minusDays(people.between(1, 28)),
                    "opening",
                    "opening"));
        }
        ledger.chargeAll(charges, by);
        return owing;
    }

    private void pay(AccountKey key, Actor by) {
        var owed = ledger.owed(key.customer(), key.account()).payable();
        if (!owed.isPositive()) return;
        var _ = ledger.credit(
                new NewCredit(
                        key.customer(),
                        key.account(),
                        ItemId.next(),
                        CreditKind.PAYMENT,
                        owed,
                        today(),
                        today(),
                        "demo",
                        "cash.counter",
                        List.of()),
                by);
    }

    private void agree(AccountKey key, int days, Actor by) {
        try {
            collecting.promise(key, today().plusDays(days), "发工资后交清", by);
        } catch (Refused notOwing) {
            // nothing is overdue any more, or a promise is open: there is nothing to agree on
            return;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
