package furong.bulk;

import furong.catalog.Forms;
import furong.catalog.OfferId;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.Slots;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.SubscriptionBoard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For tests: a business park with an exchange of its own, crews enough, and businesses that come and move. */
@Component
class Park {

    static final LocalDate MONDAY = LocalDate.of(2028, 3, 6);
    static final Area OLD = Area.district("510181");
    static final Area NEW = Area.district("510182");
    static final String EXCHANGE = "U01";
    private static final Actor SYSTEM = Actor.system("test");

    private final Customers customers;
    private final Inventory inventory;
    private final Numbers numbers;
    private final SubscriptionBoard board;
    private final Organisation organisation;
    private final Slots slots;
    private final Forms forms;
    private final Staff staff;
    private final TimeTravel time;
    private @Nullable StaffMember manager;

    Park(
            Customers customers,
            Inventory inventory,
            Numbers numbers,
            SubscriptionBoard board,
            Organisation organisation,
            Slots slots,
            Forms forms,
            Staff staff,
            TimeTravel time) {
        this.customers = customers;
        this.inventory = inventory;
        this.numbers = numbers;
        this.board = board;
        this.organisation = organisation;
        this.slots = slots;
        this.forms = forms;
        this.staff = staff;
        this.time = time;
    }

    void opens() {
        time.startAt(MONDAY.atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
        if (manager == null) equip();
        slots.openDays(MONDAY, MONDAY.plusDays(27));
    }

    Customer business() {
        return customers.register(
                NewCustomer.person(
                        "园区公司",
                        null,
                        "1398" + "%07d".formatted(Math.floorMod(Ids.next(), 10_000_000)),
                        new NewPlace(OLD, Address.street("旧街", "1"))),
                SYSTEM);
    }

    /** Who looks after the businesses. */
    Actor manager() {
        return Objects.requireNonNull(manager).from("test");
    }

    /** Lines the customer has had for long; their numbers. */
    List<String> existing(Customer customer, int many) {
        var lines = new ArrayList<SubscriptionBoard.Existing>();
        for (var free : numbers.free(EXCHANGE, many))
            lines.add(new SubscriptionBoard.Existing(
                    customer.id(),
                    customer.accounts().getFirst().id(),
                    new OfferId("FIXED_LINE_BUSINESS"),
                    customer.home().id(),
                    OLD,
                    free.number(),
                    Instant.parse("2001-05-17T02:00:00Z")));
        board.takeOver(lines);
        return lines.stream().map(SubscriptionBoard.Existing::number).toList();
    }

    /** A file whose lines also answer what the form must know. */
    byte[] file(String transaction, String heading, List<String> lines) {
        var asked = forms.current(transaction, MONDAY).examples();
        var text = new StringBuilder(heading + "," + String.join(",", asked.keySet()) + "\n");
        for (var line : lines)
            text.append(line)
                    .append(',')
                    .append(String.join(",", asked.values()))
                    .append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** New lines for rooms of one house. */
    byte[] rooms(String house, int many) {
        var lines = new ArrayList<String>();
        for (var n = 0; n < many; n++)
            lines.add("INSTALL,FIXED_LINE_BUSINESS,%s,天府路,%s,%d".formatted(NEW.district(), house, n));
        return file("INSTALL_FIXED_LINE", "action,offer,district,street,house,room", lines);
    }

    private void equip() {
        inventory.addExchange(new Exchange(EXCHANGE, new Label("园区局", "Park"), "VOICE"), List.of(OLD, NEW));
        inventory.addPorts(EXCHANGE, "PAIR", 3000);
        inventory.addNumbers(EXCHANGE, "83800000", 2000);
        for (var n = 0; n < 12; n++) {
            var where = Set.of(OLD.district(), NEW.district());
            organisation.formCrew(
                    new Crew(CrewId.next(), new UnitId(5), "园区班" + n, Set.of("COPPER"), where, null), SYSTEM);
        }
        manager = staff.hire(
                new NewStaff(
                        "B" + Math.floorMod(Ids.next(), 10_000_000),
                        new Label("客户经理", "Account manager"),
                        new UnitId(5),
                        Set.of(Role.ACCOUNT_MANAGER),
                        Set.of(),
                        null,
                        null,
                        staff.hash("furong-test")),
                SYSTEM);
    }
}
