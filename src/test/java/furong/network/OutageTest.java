package furong.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.network.SimulatedSwitch.Behaviour;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the network was seen to do is kept, and how long a customer was without a line is counted from it. */
@FurongTest
class OutageTest {

    private static final Actor BY = Actor.system("test");

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private final long customer = Ids.next();

    @AfterEach
    void allIsWellAgain() {
        exchange.behave("", Behaviour.WELL);
    }

    @Test
    void aSecondLineCoversForTheFirst() {
        var old = ServiceId.next();
        var fresh = ServiceId.next();
        var from = want(old, true);
        time.forwardBy(Duration.ofMinutes(30));
        var covered = want(fresh, true);
        time.forwardBy(Duration.ofMinutes(30));
        var gone = want(old, false);
        time.forwardBy(Duration.ofMinutes(30));
        var until = gone.plus(Duration.ofMinutes(30));
        assertThat(network.outage(customer, List.of(old, fresh), from, until)).isZero();
        assertThat(network.outage(customer, List.of(old), from, until)).isEqualTo(Duration.ofMinutes(30));
        assertThat(network.outage(customer, List.of(fresh), from, until)).isEqualTo(Duration.between(from, covered));
        assertThat(network.outage(customer, List.of(), from, until)).isEqualTo(Duration.between(from, until));
        assertThat(network.outage(customer, List.of(old), until, from)).isZero();
    }

    @Test
    void whatIsWantedIsNotYetWhatWasSeen() {
        var line = ServiceId.next();
        var from = clock.instant();
        exchange.behave("", Behaviour.AWAY);
        want(line, true);
        time.forwardBy(Duration.ofMinutes(11));
        exchange.behave("", Behaviour.WELL);
        board.sweep(1000);
        assertThat(network.state(customer, line).working()).isTrue();
        time.forwardBy(Duration.ofMinutes(5));
        var seen = network.observations(customer, List.of(line), from, clock.instant());
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().wantedAt()).isBetween(from, from.plusSeconds(60));
        assertThat(seen.getFirst().spec().features()).containsExactly("CALLER_DISPLAY");
        assertThat(network.outage(customer, List.of(line), from, clock.instant()))
                .isEqualTo(Duration.between(from, seen.getFirst().at()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(11));
    }

    @Test
    void theOutageIsTheTimeInWhichNoneWasOnWhateverHappened() {
        var seed = Ids.next();
        System.out.println("OutageTest seed " + seed);
        var random = new Random(seed);
        var lines = List.of(ServiceId.next(), ServiceId.next(), ServiceId.next());
        var edges = new ArrayList<Edge>();
        for (var step = 0; step < 120; step++) {
            var at = want(lines.get(random.nextInt(lines.size())), random.nextBoolean());
            edges.add(new Edge(at, lines.stream().anyMatch(exchange::isOn)));
            time.forwardBy(Duration.ofSeconds(random.nextInt(3)));
        }
        var begin = edges.getFirst().at();
        var end = edges.getLast().at();
        edges.add(new Edge(end, false));
        var length = Duration.between(begin, end).toSeconds();
        for (var n = 0; n < 40; n++) {
            var from = begin.plusSeconds(random.nextLong(length));
            var until =
                    from.plusSeconds(random.nextLong(Duration.between(from, end).toSeconds() + 1));
            assertThat(network.outage(customer, lines, from, until)).isEqualTo(counted(edges, from, until));
        }
    }

    @Test
    void observationsAreOnlyEverAddedTo() {
        want(ServiceId.next(), true);
        assertThatThrownBy(() -> db.sql("delete from network.observation where customer = ?")
                        .param(customer)
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void theSwitchKnowsWhatAServiceCanDoAndForgetsItWithTheService() {
        var line = ServiceId.next();
        var spec = new ServiceSpec(
                "IPTV", null, null, 0, List.of("CALL_FORWARDING=86100000", "CALLER_DISPLAY", "CALLER_DISPLAY"), "t");
        network.want(customer, line, spec, true, BY);
        assertThat(exchange.features(line)).containsExactly("CALLER_DISPLAY", "CALL_FORWARDING=86100000");
        assertThat(network.state(customer, line).spec()).isEqualTo(spec);
        network.want(customer, line, spec, false, BY);
        assertThat(exchange.features(line)).isEmpty();
        assertThatThrownBy(() -> new ServiceSpec("VOICE", null, null, 0, List.of("call display"), "t"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("network-feature"));
    }

    @Test
    void aFlakySwitchRefusesItsShareAndTheSameCallsAgain() {
        var first = refusals();
        assertThat(first.stream().filter(refused -> refused).count()).isBetween(10L, 35L);
        assertThat(refusals()).isEqualTo(first);
    }

    private List<Boolean> refusals() {
        exchange.behave("F01", Behaviour.flaky(10, 42));
        var refused = new ArrayList<Boolean>();
        for (var call = 1; call <= 200; call++) {
            var target = new NetworkElement.Target(1, ServiceId.next(), "F01", "VOICE", null, null, 0, List.of());
            try {
                exchange.apply(new NetworkElement.Instruction(target, true, 1, 0));
                refused.add(false);
            } catch (NetworkElement.Trouble trouble) {
                refused.add(true);
            }
        }
        exchange.behave("F01", Behaviour.WELL);
        return refused;
    }

    /** Returns when it was seen, or {@code EPOCH} if it was not yet. */
    private Instant want(ServiceId line, boolean on) {
        network.want(customer, line, new ServiceSpec("VOICE", null, null, 0, List.of("CALLER_DISPLAY"), "t"), on, BY);
        var seen = network.state(customer, line).observedAt();
        return seen == null ? Instant.EPOCH : seen;
    }

    /** From {@code at} on some line is on, or none. */
    private record Edge(Instant at, boolean on) {}

    private static Duration counted(List<Edge> edges, Instant from, Instant until) {
        var without = Duration.ZERO;
        for (var n = 0; n + 1 < edges.size(); n++) {
            var begin = edges.get(n).at().isBefore(from) ? from : edges.get(n).at();
            var end = edges.get(n + 1).at().isAfter(until)
                    ? until
                    : edges.get(n + 1).at();
            if (!edges.get(n).on() && begin.isBefore(end)) without = without.plus(Duration.between(begin, end));
        }
        return without;
    }
}
