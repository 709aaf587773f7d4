package furong.payment;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.ledger.Owed;
import furong.organisation.Area;
import furong.organisation.HallId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For tests: customers who owe something, and people who take it. */
@Component
public class Payers {

    public static final UnitId UNIT = new UnitId(5);
    public static final HallId HALL = new HallId(1);
    public static final String PASSWORD = "hibiscus-2027";
    public static final Actor SYSTEM = Actor.system("test");
    private static final Area AREA = new Area("510104", "510104022");

    private final Customers customers;
    private final Ledger ledger;
    private final Staff staff;
    private final Clock clock;

    Payers(Customers customers, Ledger ledger, Staff staff, Clock clock) {
        this.customers = customers;
        this.ledger = ledger;
        this.staff = staff;
        this.clock = clock;
    }

    public Customer somebody(String name) {
        return customers.register(
                NewCustomer.person(
                        name,
                        null,
                        "1390000" + "%04d".formatted(Math.floorMod(Ids.next(), 10_000)),
                        new NewPlace(AREA, Address.street("春熙路", "20"))),
                SYSTEM);
    }

    /** Somebody who owes so many yuan. */
    public Customer owing(String name, long yuan) {
        var customer = somebody(name);
        owe(customer, yuan, "FIXED_LINE", today());
        return customer;
    }

    public ItemId owe(Customer customer, long yuan, String product, LocalDate due) {
        var id = ItemId.next();
        ledger.charge(
                new NewCharge(
                        customer.id(),
                        customer.accounts().getFirst().id(),
                        id,
                        ItemKind.RENT,
                        product,
                        Money.fen(yuan * 100),
                        today(),
                        today(),
                        due,
                        "ZD-" + id.text(),
                        "revenue.rent"),
                SYSTEM);
        return id;
    }

    public Owed owed(Customer customer) {
        return ledger.owed(customer.id(), customer.accounts().getFirst().id());
    }

    public Receipt receipt(Customer customer, String reference, long fen) {
        return receipt(customer, PayChannel.AGENT, "bank", reference, fen);
    }

    public Receipt receipt(Customer customer, PayChannel channel, String door, String reference, long fen) {
        return new Receipt(
                channel,
                door,
                reference,
                customer.id(),
                customer.accounts().getFirst().id(),
                Money.fen(fen),
                clock.instant(),
                today(),
                today(),
                "clearing.agent",
                List.of());
    }

    public StaffMember person(String name, Role role, @Nullable HallId hall) {
        return person(name, role, UNIT, hall);
    }

    public StaffMember person(String name, Role role, UnitId unit, @Nullable HallId hall) {
        var badge = "Y" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(
                        badge, new Label(name, badge), unit, Set.of(role), Set.of(), null, hall, staff.hash(PASSWORD)),
                SYSTEM);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
