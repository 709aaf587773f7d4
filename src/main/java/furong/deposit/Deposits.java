package furong.deposit;

import furong.hire.DepositMoved;
import furong.hire.HireId;
import furong.ledger.AccountKey;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.Ledger.PassedDeposit;
import furong.ledger.NewCharge;
import furong.ledger.NewCredit;
import furong.platform.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deposits in the books, in the transaction that moved them. A deposit is a debt of ours from the moment the customer
 * owes it; given back it settles itself first, if it was never paid, and then what else is owed.
 */
@Component
class Deposits {

    private static final Actor BY = Actor.system("deposits");
    private static final String HELD = "liability.deposit";
    private static final String SOLD = "revenue.one-off";

    /** A deposit may be paid together with the first bill. */
    private static final int DUE_DAYS = 30;

    private final Ledger ledger;
    private final ZoneId zone;

    Deposits(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.zone = clock.getZone();
    }

    /** One that goes over with its service goes from one account to the other, paid or not: nobody pays it twice. */
    @EventListener
    void on(DepositMoved moved) {
        switch (moved.what()) {
            case TAKEN -> charge(moved, item(moved.hire()), ItemKind.DEPOSIT, HELD, DUE_DAYS);
            case GIVEN_BACK -> giveBack(moved);
            case KEPT -> {
                charge(moved, ItemId.next(), ItemKind.ONE_OFF, SOLD, 0);
                giveBack(moved);
            }
            case PASSED_ON -> {} // heard again of whom it came to
            case TAKEN_OVER -> takeOver(moved);
        }
    }

    private void charge(DepositMoved moved, ItemId item, ItemKind kind, String otherSide, int dueDays) {
        var today = day(moved);
        ledger.charge(
                new NewCharge(
                        moved.customer(),
                        moved.account(),
                        item,
                        kind,
                        "",
                        moved.amount(),
                        today,
                        today,
                        today.plusDays(dueDays),
                        moved.reference(),
                        otherSide),
                BY);
    }

    private void takeOver(DepositMoved moved) {
        var from = moved.from();
        if (from == null) return;
        var today = day(moved);
        ledger.passDeposit(
                new PassedDeposit(
                        new AccountKey(from.customer(), from.account()),
                        item(from.hire()),
                        new AccountKey(moved.customer(), moved.account()),
                        item(moved.hire()),
                        moved.amount(),
                        today,
                        today.plusDays(DUE_DAYS),
                        moved.reference()),
                BY);
    }

    private void giveBack(DepositMoved moved) {
        var today = day(moved);
        var unused = ledger.credit(
                new NewCredit(
                        moved.customer(),
                        moved.account(),
                        ItemId.next(),
                        CreditKind.DEPOSIT_RETURN,
                        moved.amount(),
                        today,
                        today,
                        moved.reference(),
                        HELD,
                        List.of(item(moved.hire()))),
                BY);
    }

    /** The deposit's item bears the number of its hire, and so is found again. */
    private static ItemId item(HireId hire) {
        return new ItemId(hire.value());
    }

    private LocalDate day(DepositMoved moved) {
        return LocalDate.ofInstant(moved.at(), zone);
    }
}
