package furong.subscription;

import furong.customer.CustomerId;
import furong.network.NetworkElement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stands beside the switches and sees each telling and each measuring of the lines of some customers: first when
 * something goes on, last when it goes off. Carries nothing itself.
 */
@Component
@Order(1)
class Witness implements NetworkElement {

    /** What somebody does who sees it: nothing, fail, or something else in the very middle of it. */
    interface Eye {
        void told(Instruction instruction) throws Trouble;

        void measured(Target target);
    }

    private final Map<Long, Eye> eyes = new ConcurrentHashMap<>();

    void watch(CustomerId customer, Eye eye) {
        eyes.put(customer.value(), eye);
    }

    void leave(CustomerId customer) {
        eyes.remove(customer.value());
    }

    @Override
    public boolean carries(String accessKind) {
        return true;
    }

    @Override
    public void apply(Instruction instruction) throws Trouble {
        var eye = eyes.get(instruction.target().customer());
        if (eye != null) eye.told(instruction);
    }

    @Override
    public Measurement measure(Target target) {
        var eye = eyes.get(target.customer());
        if (eye != null) eye.measured(target);
        return new Measurement("", 0, 0, 0);
    }
}
