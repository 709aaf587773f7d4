package furong.subscription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listens to activations, for tests to look at by reference. */
@Component
class ActivatedHeard {

    private final List<Activated> all = new CopyOnWriteArrayList<>();

    @EventListener
    void on(Activated activated) {
        all.add(activated);
    }

    List<Activated> about(String reference) {
        return all.stream().filter(one -> one.reference().equals(reference)).toList();
    }
}
