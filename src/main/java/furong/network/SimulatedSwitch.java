package furong.network;

import furong.resource.PortId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stands in for the voice switches and DSLAMs of the exchanges. It obeys at once, unless it was told to be slow, to
 * refuse, to be away, or to have bad lines: for one exchange or, as {@code ""}, for all that have nothing of their own.
 */
@Component
@Order(10)
public class SimulatedSwitch implements NetworkElement {

    /** A real element answers within this time or counts as away. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final double NOISE_MARGIN_MIN_DB = 6;

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    private final Map<ServiceId, Carried> carried = new ConcurrentHashMap<>();

    /**
     * How an exchange behaves.
     *
     * @param delay how long it takes to answer
     * @param refuses it answers, and does not do it
     * @param away it does not answer at all
     * @param faulty its lines fail every test
     * @param oneIn it refuses one call in so many, 0 for none; which ones, {@code seed} says
     */
    public record Behaviour(Duration delay, boolean refuses, boolean away, boolean faulty, int oneIn, long seed) {
        public static final Behaviour WELL = new Behaviour(Duration.ZERO, false, false, false);
        public static final Behaviour AWAY = new Behaviour(Duration.ZERO, false, true, false);
        public static final Behaviour REFUSING = new Behaviour(Duration.ZERO, true, false, false);
        public static final Behaviour BAD_LINES = new Behaviour(Duration.ZERO, false, false, true);

        public Behaviour(Duration delay, boolean refuses, boolean away, boolean faulty) {
            this(delay, refuses, away, faulty, 0, 0);
        }

        public static Behaviour slow(Duration delay) {
            return new Behaviour(delay, false, false, false);
        }

        /** Refuses one call in {@code oneIn} on the whole: the n-th call always fares the same with the same seed. */
        public static Behaviour flaky(int oneIn, long seed) {
            return new Behaviour(Duration.ZERO, false, false, false, oneIn, seed);
        }

        private boolean refuses(long call) {
            return refuses || oneIn > 0 && Math.floorMod(scattered(seed ^ scattered(call)), oneIn) == 0;
        }

        private static long scattered(long number) {
            return new SplittableRandom(number).nextLong();
        }
    }

    private record Carried(long version, boolean on, List<String> features) {
        static final Carried NOTHING = new Carried(0, false, List.of());
    }

    /** From now on the exchange behaves so. */
    public void behave(String exchange, Behaviour behaviour) {
        calls.remove(exchange);
        if (behaviour.equals(Behaviour.WELL)) behaviours.remove(exchange);
        else behaviours.put(exchange, behaviour);
    }

    public Behaviour behaviour(String exchange) {
        return behaviours.getOrDefault(exchange, behaviours.getOrDefault("", Behaviour.WELL));
    }

    /** Those exchanges that do not simply behave well. */
    public Map<String, Behaviour> behaviours() {
        return Map.copyOf(behaviours);
    }

    /** What the switch itself believes, whatever the database says. */
    public boolean isOn(ServiceId service) {
        return carried.getOrDefault(service, Carried.NOTHING).on();
    }

    /** What the switch lets the service do besides, sorted; nothing while it is off. */
    public List<String> features(ServiceId service) {
        var known = carried.getOrDefault(service, Carried.NOTHING);
        return known.on() ? known.features() : List.of();
    }

    @Override
    public boolean carries(String accessKind) {
        return true;
    }

    @Override
    public void apply(Instruction instruction) throws Trouble {
        var exchange = instruction.target().exchange();
        var behaviour = behaviour(exchange);
        if (behaviour.away() || tookTooLong(behaviour)) throw new Trouble("no answer from " + name(exchange));
        var call = calls.computeIfAbsent(behaviours.containsKey(exchange) ? exchange : "", one -> new AtomicLong());
        if (behaviour.refuses(call.getAndIncrement())) throw new Trouble(name(exchange) + " refused");
        var service = instruction.target().service();
        if (service == null) throw new Trouble("no service named");
        carried.merge(
                service,
                new Carried(
                        instruction.version(),
                        instruction.on(),
                        instruction.target().features()),
                (known, told) -> told.version() >= known.version() ? told : known);
    }

    @Override
    public Measurement measure(Target target) {
        var behaviour = behaviour(target.exchange());
        if (behaviour.away() || tookTooLong(behaviour)) return new Measurement("element-away", 0, 0, 0);
        return target.port() == null ? dialTone(behaviour) : copper(target, target.port(), behaviour);
    }

    private static Measurement dialTone(Behaviour behaviour) {
        return behaviour.faulty() ? new Measurement("no-dial-tone", 0, 0, 0) : Measurement.FINE;
    }

    /** The same port always shows the same figures: its id decides how far from the exchange it ends. */
    private static Measurement copper(Target target, PortId port, Behaviour behaviour) {
        var distance = Math.floorMod(Long.hashCode(port.value() * 0x9E3779B97F4A7C15L), 1000) / 1000.0;
        var attenuation = Math.round((6 + 34 * distance) * 10) / 10.0;
        if (behaviour.faulty()) return new Measurement("no-sync", attenuation, 0, 0);
        var margin = Math.round((NOISE_MARGIN_MIN_DB + 22 * (1 - distance)) * 10) / 10.0;
        var sync = target.speedKbps() + (int) (target.speedKbps() * (1 - distance) / 2);
        return new Measurement("", attenuation, margin, sync);
    }

    private static boolean tookTooLong(Behaviour behaviour) {
        var wait = behaviour.delay().compareTo(TIMEOUT) > 0 ? TIMEOUT : behaviour.delay();
        try {
            Thread.sleep(wait);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
        return behaviour.delay().compareTo(TIMEOUT) > 0;
    }

    private static String name(@Nullable String exchange) {
        return exchange == null || exchange.isEmpty() ? "switch" : "switch " + exchange;
    }
}
