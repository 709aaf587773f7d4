package furong.network;

import furong.resource.PortId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The port to a machine that carries services: a voice switch, a DSLAM, the access list. Called outside any transaction,
 * perhaps more than once for the same version; answers within its own timeout.
 */
public interface NetworkElement {

    /** Whether this element takes part in carrying services of this kind. */
    boolean carries(String accessKind);

    /**
     * Brings the service into the wanted state. Doing it twice is the same as once, and an instruction older than one
     * already obeyed changes nothing.
     *
     * @throws Trouble if the element did not do it; it is told again later
     */
    void apply(Instruction instruction) throws Trouble;

    /** Measures a line now. A line that cannot be measured is a failed measurement, never an exception. */
    Measurement measure(Target target);

    /** One service, one state. */
    record Instruction(Target target, boolean on, long version, int speedKbps) {}

    /**
     * What an instruction or a test is about.
     *
     * @param exchange whose machine is meant, {@code ""} for city-wide ones
     * @param service {@code null} when only the port is tested
     * @param features what the service can do besides, sorted
     */
    record Target(
            long customer,
            @Nullable ServiceId service,
            String exchange,
            String accessKind,
            @Nullable String number,
            @Nullable PortId port,
            int speedKbps,
            List<String> features) {}

    /** Figures of one element; {@code fault} is {@code ""} if all is well. Figures it does not know are 0. */
    record Measurement(String fault, double attenuationDb, double noiseMarginDb, int syncKbps) {

        public static final Measurement FINE = new Measurement("", 0, 0, 0);

        boolean passed() {
            return fault.isEmpty();
        }
    }

    /** The element did not do what it was told: away, too slow, or unwilling. */
    class Trouble extends Exception {
        public Trouble(String message) {
            super(message);
        }
    }
}
