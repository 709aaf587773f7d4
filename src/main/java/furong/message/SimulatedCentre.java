package furong.message;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Stands in for the centre and for the customers' phones, in a demo and in tests: it remembers what would be on their
 * screens, for as long as this process lives. It can be told to be away, to lose its answers, or to refuse a number.
 */
@Component
@ConditionalOnProperty("furong.time-travel")
public class SimulatedCentre implements MessageCentre {

    private static final int REMEMBERED_MAX = 2000;

    private final Clock clock;
    private final Map<Long, Shown> shown = new LinkedHashMap<>();
    private Behaviour behaviour = Behaviour.WELL;

    SimulatedCentre(Clock clock) {
        this.clock = clock;
    }

    /** How the centre behaves. */
    public enum Behaviour {
        WELL,
        AWAY,
        /** It sends the message, and its answer is lost on the way back. */
        LOSES_ANSWERS,
        REFUSES
    }

    /** A message on a customer's phone. */
    public record Shown(MessageId id, String phone, String words, Instant at) {}

    public synchronized void behave(Behaviour as) {
        behaviour = as;
    }

    public synchronized Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public synchronized String take(Sms sms) throws Trouble, Refusal {
        if (behaviour == Behaviour.AWAY) throw new Trouble("no answer from the message centre");
        if (behaviour == Behaviour.REFUSES) throw new Refusal("no such number");
        shown.putIfAbsent(sms.id().value(), new Shown(sms.id(), sms.phone(), sms.words(), clock.instant()));
        if (shown.size() > REMEMBERED_MAX)
            shown.remove(shown.keySet().iterator().next());
        if (behaviour == Behaviour.LOSES_ANSWERS) throw new Trouble("the message centre's answer was lost");
        return "sim-" + sms.id().text();
    }

    /** What is on the phone with this number, newest first. */
    public synchronized List<Shown> on(String phone) {
        var found = new ArrayList<>(
                shown.values().stream().filter(one -> one.phone().equals(phone)).toList());
        java.util.Collections.reverse(found);
        return List.copyOf(found);
    }

    /** A message as the customer reads it. */
    public synchronized Optional<Shown> find(MessageId id) {
        return Optional.ofNullable(shown.get(id.value()));
    }
}
