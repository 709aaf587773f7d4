package furong.channel.web;

import furong.customer.Address;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.UnitId;
import furong.platform.Actor;
import org.springframework.context.ApplicationContext;

/** The rows that {@link EndpointsTest} asks for. */
final class Fixtures {

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
}
