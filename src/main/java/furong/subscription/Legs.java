package furong.subscription;

import furong.network.Network;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.network.ServiceState;
import furong.platform.Actor;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The legs of a line: the one it runs on and, while it moves, the one at the other place. Works out from the rows which
 * of them should be on, and tells the network where that differs from what it was told before. Always called with the
 * subscription's row locked, so the legs of one line never contradict one another.
 */
@Component
class Legs {

    private final Rows rows;
    private final Network network;
    private final Numbers numbers;
    private final Ports ports;

    Legs(Rows rows, Network network, Numbers numbers, Ports ports) {
        this.rows = rows;
        this.network = network;
        this.numbers = numbers;
        this.ports = ports;
    }

    /** One leg and whether it should be on. */
    private record Leg(
            ServiceId service,
            @Nullable String number,
            @Nullable PortId port,
            boolean on) {}

    /** Tells the network what the rows say, as far as it does not know yet. */
    void follow(Rows.Line line, Actor by) {
        for (var leg : of(line)) {
            var told = state(line, leg.service());
            if (told.isEmpty() && !leg.on()) continue;
            var spec = new ServiceSpec(
                    line.accessKind(), leg.number(), leg.port(), line.speedKbps(), Subscriptions.subject(line.id()));
            if (told.isPresent()
                    && told.get().wantedOn() == leg.on()
                    && told.get().spec().equals(spec)) continue;
            network.want(line.customer(), leg.service(), spec, leg.on(), by);
        }
    }

    Optional<ServiceState> state(Rows.Line line, ServiceId service) {
        return network.find(line.customer(), service);
    }

    /** Since when the network was seen to carry this leg as its newest wish says; empty if it was not. */
    Optional<Instant> workingSince(Rows.Line line, ServiceId service) {
        return state(line, service).filter(ServiceState::working).map(ServiceState::observedAt);
    }

    /** Since when the network was seen to do what is wanted of this leg; long ago if it was never told of it. */
    Optional<Instant> settledSince(Rows.Line line, ServiceId service) {
        var state = state(line, service);
        return state.isEmpty()
                ? Optional.of(Instant.EPOCH)
                : state.filter(ServiceState::settled).map(ServiceState::observedAt);
    }

    /** Since when the network was seen to have let go of this leg; long ago if it was never told of it. */
    Optional<Instant> offSince(Rows.Line line, ServiceId service) {
        return state(line, service).filter(ServiceState::observedOn).isPresent()
                ? Optional.empty()
                : settledSince(line, service);
    }

    /** The same for every leg there is. */
    Optional<Instant> allOffSince(Rows.Line line) {
        var since = Instant.EPOCH;
        for (var leg : of(line)) {
            var off = offSince(line, leg.service());
            if (off.isEmpty()) return off;
            if (off.get().isAfter(since)) since = off.get();
        }
        return Optional.of(since);
    }

    /** A number that worked rests, one that never did is free at once; the port is free at once. */
    void giveBack(Rows.Line line, @Nullable String number, @Nullable PortId port, boolean worked) {
        if (number != null && worked) numbers.retire(line.customer(), number);
        if (number != null && !worked) numbers.release(line.customer(), number);
        if (port != null) ports.release(line.customer(), port);
    }

    private List<Leg> of(Rows.Line line) {
        var works = !line.over() && rows.holds(line.owner(), line.id()).isEmpty();
        var legs = new ArrayList<Leg>();
        legs.add(new Leg(
                line.service(), line.number(), line.port(), works && (line.worked() || asked(line, line.service()))));
        for (var move : rows.unfinishedMoves(line.owner(), line.id())) {
            var other = move.liveAt() == null ? move.to() : move.from();
            var on = switch (move.state()) {
                case UNDER_WAY -> works && asked(line, other.service());
                case LIVE -> works;
                case LETTING_GO, GIVEN_UP, DONE -> false;
            };
            legs.add(new Leg(other.service(), other.number(), other.port(), on));
        }
        return legs;
    }

    private boolean asked(Rows.Line line, ServiceId service) {
        return rows.activation(line.owner(), service)
                .filter(activation -> activation.givenUpAt() == null)
                .isPresent();
    }
}
