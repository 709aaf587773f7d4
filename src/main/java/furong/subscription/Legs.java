package furong.subscription;

import furong.network.Accounting;
import furong.network.Announcement;
import furong.network.Network;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.network.ServiceState;
import furong.platform.Actor;
import furong.resource.Numbers;
import furong.resource.PortId;
import furong.resource.Ports;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The legs of a line: the one it runs on and, while it moves, the one at the other place. Works out from the rows which
 * of them should be on, and tells the network where that differs from what it was told before. Always called with the
 * subscription's row locked, so the legs of one line never contradict one another.
 */
@Component
class Legs {

    /** The switch lets such a line be called, and call for help, and nothing else. */
    private static final String OUTGOING_BARRED = "OUTGOING_BARRED";

    private static final Actor SYSTEM = Actor.system("subscription");

    private final JdbcClient db;
    private final Clock clock;
    private final Rows rows;
    private final Holds holds;
    private final Network network;
    private final Numbers numbers;
    private final Ports ports;

    Legs(JdbcClient db, Clock clock, Rows rows, Holds holds, Network network, Numbers numbers, Ports ports) {
        this.db = db;
        this.clock = clock;
        this.rows = rows;
        this.holds = holds;
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

    /** Asks for a leg; false if that was done before. */
    boolean ask(Rows.Line line, ServiceId service) {
        var now = clock.instant();
        return db.sql("""
                insert into subscription.activation (customer, service, subscription, asked_at, next_try_at)
                values (:customer, :service, :subscription, :now, :next)
                on conflict (customer, service) do nothing""")
                        .param("customer", line.customer())
                        .param("service", service.value())
                        .param("subscription", line.id().value())
                        .param("now", Timestamp.from(now))
                        .param("next", Timestamp.from(now.plus(Activations.PAUSE)))
                        .update()
                == 1;
    }

    /** Nobody waits for this leg any more. */
    void giveUp(Rows.Line line, ServiceId service) {
        db.sql("""
                update subscription.activation set given_up_at = :now, next_try_at = null
                where customer = :customer and service = :service and done_at is null and given_up_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("customer", line.customer())
                .param("service", service.value())
                .update();
    }

    /** Tells the network what the rows say, as far as it does not know yet. */
    void follow(Rows.Line line, Actor by) {
        var features = features(line);
        for (var leg : of(line)) {
            var told = state(line, leg.service());
            var wantedOn = told.isPresent() && told.get().wantedOn();
            if (!leg.on() && !wantedOn) continue;
            var spec = new ServiceSpec(
                    line.accessKind(),
                    leg.number(),
                    leg.port(),
                    line.speedKbps(),
                    features,
                    Subscriptions.subject(line.id()));
            if (leg.on() && wantedOn && told.get().spec().equals(spec)) continue;
            network.want(line.customer(), leg.service(), spec, leg.on(), by);
        }
    }

    /** What it can do besides; held softly, also what it cannot. */
    private List<String> features(Rows.Line line) {
        var features = rows.features(line.owner(), line.id());
        if (holds.of(line.owner(), line.id()).stream().noneMatch(Hold::soft)) return features;
        var all = new ArrayList<>(features);
        all.add(line.accessKind().equals("BROADBAND") ? Accounting.WALLED_GARDEN : OUTGOING_BARRED);
        return all;
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

    /** Whether the network was ever seen to carry this leg. */
    boolean everOn(Rows.Line line, ServiceId service) {
        return network.everOn(line.customer(), service);
    }

    /** A number that worked rests, one that never did is free at once; the port is free at once. */
    void giveBack(Rows.Line line, @Nullable String number, @Nullable PortId port, boolean worked) {
        if (number != null && worked) numbers.retire(line.customer(), number);
        if (number != null && !worked) numbers.release(line.customer(), number);
        if (port != null) ports.release(line.customer(), port);
    }

    /** A number that was replaced tells callers the new one for a while, if that was asked for, and then rests. */
    void replaced(Rows.Line line, String old, @Nullable Instant announceUntil, String reference) {
        if (announceUntil == null || line.number() == null || line.over()) numbers.retire(line.customer(), old);
        else network.announce(new Announcement(line.customer(), old, line.number(), announceUntil), reference, SYSTEM);
    }

    private List<Leg> of(Rows.Line line) {
        var works = !line.over() && holds.of(line.owner(), line.id()).stream().allMatch(Hold::soft);
        var legs = new ArrayList<Leg>();
        legs.add(new Leg(
                line.service(), line.number(), line.port(), works && (line.worked() || asked(line, line.service()))));
        for (var move : rows.unfinishedMoves(line.owner(), line.id())) {
            var other = move.liveAt() == null ? move.to() : move.from();
            var on = switch (move.state()) {
                case UNDER_WAY -> works && asked(line, other.service());
                case LIVE -> works;
                case GIVEN_UP -> works && standsIn(line, other.service());
                case LETTING_GO, DONE -> false;
            };
            legs.add(new Leg(other.service(), other.number(), other.port(), on));
        }
        return legs;
    }

    /**
     * A leg that was given up goes on carrying the line until the line's own leg is seen on: after a hold the network may
     * have brought back the one and not yet, or not for all anybody knows, the other. The next hold ends it.
     */
    private boolean standsIn(Rows.Line line, ServiceId givenUp) {
        return state(line, line.service()).filter(ServiceState::surelyOn).isEmpty()
                && state(line, givenUp).filter(ServiceState::wantedOn).isPresent();
    }

    private boolean asked(Rows.Line line, ServiceId service) {
        return rows.activation(line.owner(), service)
                .filter(activation -> activation.givenUpAt() == null)
                .isPresent();
    }
}
