package furong.channel.web;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.promise.NewPromise;
import furong.promise.Promise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** The rows that {@link EndpointsTest} asks for. */
final class Fixtures {

    /** The variables of a path for which {@link #of} finds a row of the customer; for others it invents an id. */
    static final Set<String> KNOWN = Set.of("customer", "promise", "account");

    private static final Area XINDU = Area.district("510114");
    private static final Area WENJIANG = Area.district("510115");

    private Fixtures() {}

    /** A customer whom one of the branches 13 (新都) and 14 (温江) faces. */
    static long customerOf(ApplicationContext house, UnitId owner) {
        var home = new NewPlace(owner.value() == 13 ? XINDU : WENJIANG, Address.street("测试路", "1"));
        var customer = house.getBean(Customers.class)
                .register(NewCustomer.person("测试客户", null, "13800000000", home), Actor.system("test"));
        if (!customer.owner().equals(owner)) throw new IllegalStateException("not faced by " + owner);
        return customer.id().value();
    }

    /** The id of something of a customer, by the name its variable has in a path. */
    static String of(ApplicationContext house, String variable, long customer) {
        var who = house.getBean(Customers.class).find(new CustomerId(customer));
        if (who.isEmpty()) return Ids.text(Ids.next());
        return switch (variable) {
            case "account" -> who.get().accounts().getFirst().id().text();
            case "promise" -> promise(house, who.get()).id().text();
            default -> Ids.text(Ids.next());
        };
    }

    private static Promise promise(ApplicationContext house, Customer who) {
        var from = house.getBean(Clock.class).instant();
        var wanted = new NewPromise(
                who.id(),
                PromiseType.INSTALL,
                "order:" + Ids.text(Ids.next()),
                who.segment(),
                "",
                false,
                from,
                who.owner(),
                "VOICE");
        return house.getBean(Promises.class).make(wanted, Actor.system("test"));
    }
}
