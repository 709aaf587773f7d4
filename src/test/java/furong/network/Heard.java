package furong.network;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listens to what the network announces, for tests to look at by reference. */
@Component
public class Heard {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @EventListener
    void on(LineOn on) {
        lines.add("on " + on.reference());
    }

    @EventListener
    void on(LineOff off) {
        lines.add("off " + off.reference());
    }

    public List<String> about(String reference) {
        return lines.stream()
                .filter(line -> line.endsWith(" " + reference))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
