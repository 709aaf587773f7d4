package furong.network;

import furong.network.NetworkElement.Instruction;
import furong.network.NetworkElement.Trouble;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the network what is wanted, after the wish is committed and outside any transaction. One teller per service at a
 * time, always with the newest wish; what fails is left to the sweep. Should this process die, the row still says what
 * is left to tell.
 */
@Component
class Teller {

    private static final Logger log = LoggerFactory.getLogger(Teller.class);

    /** Something new is wanted of a service; heard once that is committed. */
    record Wanted(long customer, long service) {}

    private final Services services;
    private final List<NetworkElement> elements;

    Teller(Services services, List<NetworkElement> elements) {
        this.services = services;
        this.elements = elements;
    }

    @Async
    @TransactionalEventListener
    void on(Wanted wanted) {
        tell(wanted.customer(), new ServiceId(wanted.service()));
    }

    /** Tells until nothing is left to tell or something fails. */
    void tell(long customer, ServiceId id) {
        while (true) {
            var claim = services.claim(customer, id);
            if (claim.isEmpty()) return;
            try {
                apply(claim.get().instruction());
            } catch (Trouble trouble) {
                log.info("network, service {}: {}", id.text(), trouble.getMessage());
                services.failed(claim.get(), String.valueOf(trouble.getMessage()));
                return;
            } catch (RuntimeException bug) {
                log.error("network, service {}", id.text(), bug);
                services.failed(claim.get(), bug.getClass().getSimpleName());
                return;
            }
            services.done(claim.get());
        }
    }

    /** Switching on goes from the exchange to the access list, switching off the other way round. */
    private void apply(Instruction instruction) throws Trouble {
        var concerned = elements.stream()
                .filter(element -> element.carries(instruction.target().accessKind()))
                .toList();
        for (var element : instruction.on() ? concerned : concerned.reversed()) element.apply(instruction);
    }
}
