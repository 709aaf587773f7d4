package furong.channel.radius;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.network.AccessDesk;
import furong.network.Accounting;
import furong.network.Network;
import furong.network.NetworkBoard;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.network.SessionBoard;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions are ended and moved, as an access server on a real socket sees it, and counts it. */
@FurongTest
class DisconnectTest {

    private static final Actor BY = Actor.system("test");

    @Autowired
    RadiusDoor door;

    @Autowired
    AccessServers servers;

    @Autowired
    SessionSweep sweep;

    @Autowired
    SessionBoard sessions;

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Accounting accounting;

    @Autowired
    TimeTravel time;

    private final List<AccessServer> open = new ArrayList<>();

    private record Line(long customer, ServiceId service, String username, String password) {}

    @AfterEach
    void close() {
        open.forEach(AccessServer::close);
    }

    @Test
    void switchingOffEndsTheSessionAndTheNextLoginIsRefused() throws Exception {
        var server = server(0, 1);
        var line = line();
        assertThat(server.dial(line.username(), line.password())).isTrue();
        want(line, false);
        assertThat(server.online(line.username())).isFalse();
        assertThat(server.disconnects).hasValue(1);
        assertThat(server.unsealed).hasValue(0);
        assertThat(state(line)).isTrue();
        assertThat(server.dial(line.username(), line.password())).isFalse();
        want(line, true);
        assertThat(server.dial(line.username(), line.password())).isTrue();
    }

    @Test
    void whoOwesIsMovedIntoTheGardenAndOutAgainWithoutLosingTheSession() throws Exception {
        var server = server(0, 2);
        var line = line();
        assertThat(server.dial(line.username(), line.password())).isTrue();
        assertThat(server.inGarden(line.username())).isFalse();
        garden(line);
        assertThat(server.inGarden(line.username())).isTrue();
        assertThat(server.disconnects).hasValue(0);
        want(line, true);
        assertThat(server.online(line.username())).isTrue();
        assertThat(server.inGarden(line.username())).isFalse();
        assertThat(server.changes).hasValue(2);

        garden(line);
        server.restart();
        assertThat(server.dial(line.username(), line.password())).isTrue();
        assertThat(server.inGarden(line.username()))
                .as("let in, and only there")
                .isTrue();
    }

    @Test
    void anAgreementThatDoesNothingIsNotTakenForAnEnd() throws Exception {
        var server = server(0, 3);
        var line = line();
        server.dial(line.username(), line.password());
        server.agreesAndDoesNothing = true;
        want(line, false);
        assertThat(state(line)).as("still different").isFalse();
        server.agreesAndDoesNothing = false;
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        assertThat(state(line)).isTrue();
        assertThat(server.online(line.username())).isFalse();
    }

    @Test
    void aRefusalIsTriedAgainAndASessionNobodyKnowsIsClosed() throws Exception {
        var server = server(0, 4);
        var line = line();
        server.dial(line.username(), line.password());
        server.naks = 1;
        want(line, false);
        assertThat(state(line)).isFalse();
        assertThat(network.state(line.customer(), line.service()).error()).contains("resources unavailable (506)");
        server.restart();
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        assertThat(state(line)).isTrue();
        assertThat(accounting
                        .sessions(line.customer(), line.service(), 1)
                        .getFirst()
                        .cause())
                .isEqualTo("lost");
    }

    @Test
    void aRequestThatIsNotAnsweredGoesOutAgainAsTheSameRequest() throws Exception {
        var server = server(0.4, 5);
        for (var n = 0; n < 6; n++) {
            var line = line();
            if (server.dial(line.username(), line.password())) want(line, false);
        }
        assertThat(server.lost.get()).isPositive();
        assertThat(server.repeated.get())
                .as("answered again, and not done again")
                .isPositive();
    }

    @Test
    void whoSlippedInWhileTheLineWasSwitchedOffIsFoundByTheSweep() throws Exception {
        var server = server(0, 6);
        var line = line();
        want(line, false);
        want(line, true);
        server.dial(line.username(), line.password());
        var session = accounting.open(line.customer(), line.service()).getFirst();
        want(line, false);
        assertThat(server.online(line.username())).isFalse();
        // the start of a session, told late: as if it had begun while nobody looked
        accounting.keep(new Accounting.Report(
                Accounting.Kind.START, session.nas(), session.id() + "x", line.username(), 0, 0, 0, "", "", false));
        assertThat(sessions.wrong(1000)).anyMatch(wrong -> wrong.customer() == line.customer());
        assertThat(sweep.sweep(1000)).isPositive();
        assertThat(sessions.wrong(1000)).noneMatch(wrong -> wrong.customer() == line.customer());
    }

    /** Lines of three servers are switched off and on at random; packets are lost and one server is away for ten minutes. */
    @Test
    void afterTenMinutesWithoutAServerAndOnePacketInAHundredLostAllIsAsWanted() throws Exception {
        var count = Integer.getInteger("furong.wave", 120);
        var three = List.of(server(0.01, 7), server(0.01, 8), server(0.01, 9));
        var lines = new ArrayList<Line>();
        for (var n = 0; n < count; n++) lines.add(line());
        try (var people = Executors.newFixedThreadPool(4)) {
            for (var n = 0; n < count; n++) {
                var line = lines.get(n);
                var server = three.get(n % 3);
                people.submit(() -> server.dial(line.username(), line.password()));
            }
        }
        three.get(2).away = true;
        try (var hands = Executors.newFixedThreadPool(4)) {
            for (var n = 0; n < count; n++) {
                var line = lines.get(n);
                var back = n % 4 == 0;
                hands.submit(() -> {
                    want(line, false);
                    if (back) want(line, true);
                });
            }
        }
        for (var minute = 0; minute < 10; minute++) {
            time.forwardBy(Duration.ofMinutes(1));
            board.sweep(1000);
            sweep.sweep(1000);
        }
        assertThat(lines).as("its lines wait").anyMatch(line -> !state(line));
        three.get(2).away = false;
        for (var look = 0; look < 40 && lines.stream().anyMatch(line -> !state(line)); look++) {
            time.forwardBy(Duration.ofMinutes(10));
            board.sweep(1000);
            sweep.sweep(1000);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(200).toNanos());
        }
        for (var n = 0; n < count; n++) {
            var line = lines.get(n);
            assertThat(state(line)).as("wanted is observed").isTrue();
            if (n % 4 != 0)
                assertThat(three)
                        .as("nobody is online who should not be")
                        .noneMatch(one -> one.online(line.username()));
        }
        System.out.printf(
                "DisconnectTest: %d lines, told %d times, %d repetitions answered alike, %d packets lost%n",
                count,
                three.stream().mapToInt(one -> one.disconnects.get()).sum(),
                three.stream().mapToInt(one -> one.repeated.get()).sum(),
                three.stream().mapToInt(one -> one.lost.get()).sum());
        assertThat(three).allMatch(one -> one.unsealed.get() == 0);
    }

    private AccessServer server(double loss, long seed) throws Exception {
        var name = "nas-" + Ids.text(Ids.next());
        var server = new AccessServer(name, door.port(), door.accountingPort(), loss, seed);
        open.add(server);
        var place = server.place().split(":");
        servers.know(
                name,
                new RadiusSettings.Server(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(place[1])),
                        AccessServer.SECRET));
        return server;
    }

    private Line line() {
        var customer = Ids.next();
        var service = ServiceId.next();
        network.want(customer, service, spec(List.of()), true, BY);
        var login = accesses.login(customer, service);
        return new Line(customer, service, login.username(), login.password());
    }

    private void want(Line line, boolean on) {
        network.want(line.customer(), line.service(), spec(List.of()), on, BY);
    }

    private void garden(Line line) {
        network.want(line.customer(), line.service(), spec(List.of(Accounting.WALLED_GARDEN)), true, BY);
    }

    private static ServiceSpec spec(List<String> features) {
        return new ServiceSpec("BROADBAND", null, null, 2048, features, "disconnect-test");
    }

    private boolean state(Line line) {
        return network.state(line.customer(), line.service()).settled();
    }
}
