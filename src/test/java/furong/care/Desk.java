package furong.care;

import furong.catalog.OfferId;
import furong.contact.ContactChannel;
import furong.contact.NewTouch;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.resource.Ports;
import furong.subscription.NewSubscription;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** For tests: people of the hotline, a dispatcher, and customers with lines that work. */
@Component
public class Desk {

    private static final Actor SYSTEM = Actor.system("test");

    private final Counter counter;
    private final Staff staff;
    private final Subscriptions subscriptions;
    private final Ports ports;
    private final Map<String, StaffMember> people = new HashMap<>();

    Desk(Counter counter, Staff staff, Subscriptions subscriptions, Ports ports) {
        this.counter = counter;
        this.staff = staff;
        this.subscriptions = subscriptions;
        this.ports = ports;
    }

    /** Somebody of the hotline; each name is one person. */
    public StaffMember agent(String name) {
        return people.computeIfAbsent(name, who -> hire(who, Counter.HOTLINE, Role.HOTLINE_AGENT));
    }

    /** Somebody of the unit that faces the customers of these tests. */
    public StaffMember dispatcher(String name) {
        return people.computeIfAbsent(name, who -> hire(who, Counter.UNIT, Role.DISPATCHER));
    }

    public Actor at(StaffMember who) {
        return who.from("test");
    }

    /** A broadband line of this customer that works, whose port is at the exchange of these tests. */
    public SubscriptionId adsl(Customer customer) {
        var reference = "test:" + Ids.text(Ids.next());
        var port = ports.reserve(customer.id().value(), Counter.AREA, "DSLAM", reference, Duration.ofMinutes(30));
        AccountId account = customer.accounts().getFirst().id();
        var line = subscriptions.start(
                new NewSubscription(
                        customer.id(),
                        account,
                        new OfferId("ADSL_2M"),
                        customer.home().id(),
                        null,
                        port),
                reference,
                SYSTEM);
        subscriptions.activate(customer.id(), line, SYSTEM);
        return line;
    }

    public NewTouch touch(Customer customer, String reason, String outcome) {
        return new NewTouch(customer.id(), ContactChannel.HALL, "", reason, outcome, "", "");
    }

    private StaffMember hire(String name, UnitId unit, Role role) {
        var badge = "C" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(
                        badge,
                        new Label(name, name),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash("furong-test-" + badge)),
                SYSTEM);
    }
}
