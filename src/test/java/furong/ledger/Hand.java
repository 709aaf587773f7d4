package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Posts to one account of a customer of its own, in the words of a test. Amounts in fen. */
final class Hand {

    static final Actor CLERK = new Actor(7, 3, "8007", "test");

    private final Ledger ledger;
    private final Clock clock;
    final CustomerId customer;
    final AccountId account = AccountId.next();

    Hand(Ledger ledger, Clock clock) {
        this(ledger, clock, CustomerId.next());
    }

    Hand(Ledger ledger, Clock clock, CustomerId customer) {
        this.ledger = ledger;
        this.clock = clock;
        this.customer = customer;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    NewCharge newCharge(ItemId id, ItemKind kind, String product, long fen, int dueIn) {
        return new NewCharge(
                customer,
                account,
                id,
                kind,
                product,
                Money.fen(fen),
                today(),
                today(),
                today().plusDays(dueIn),
                "test:" + id.text(),
                kind == ItemKind.DEPOSIT ? "liability.deposit" : "revenue.rent");
    }

    ItemId charge(ItemKind kind, long fen, int dueIn) {
        return charge(kind, "PHS", fen, dueIn);
    }

    ItemId charge(ItemKind kind, String product, long fen, int dueIn) {
        var id = ItemId.next();
        ledger.charge(newCharge(id, kind, product, fen, dueIn), CLERK);
        return id;
    }

    NewCredit newCredit(ItemId id, CreditKind kind, long fen, ItemId... first) {
        return new NewCredit(
                customer,
                account,
                id,
                kind,
                Money.fen(fen),
                today(),
                today(),
                "receipt:" + id.text(),
                "cash.counter",
                List.of(first));
    }

    Credited pay(long fen, ItemId... first) {
        return ledger.credit(newCredit(ItemId.next(), CreditKind.PAYMENT, fen, first), CLERK);
    }

    Owed owed() {
        return ledger.owed(customer, account);
    }

    long open() {
        return owed().open().minor();
    }

    long onAccount() {
        return owed().onAccount().minor();
    }

    static StaffMember hire(Staff staff, Role role) {
        var id = staff.hire(
                        new NewStaff(
                                "L" + Ids.text(Ids.next()),
                                new Label("账务员", "Ledger hand"),
                                new UnitId(2),
                                Set.of(role),
                                Set.of(),
                                null,
                                null,
                                "{noop}x"),
                        new Actor(1, 1, "1", "test"))
                .id();
        return staff.member(id);
    }
}
