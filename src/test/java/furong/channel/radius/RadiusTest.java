package furong.channel.radius;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.network.AccessDesk;
import furong.network.AccessLogin;
import furong.network.Accounting;
import furong.network.Accounting.Session;
import furong.network.Network;
import furong.network.NetworkBoard;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The door as FreeRADIUS' own client sees it. */
@FurongTest
class RadiusTest {

    private static final Actor BY = Actor.system("test");

    @Autowired
    RadiusDoor door;

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Accounting accounting;

    @Autowired
    TimeTravel time;

    private final long customer = Ids.next();
    private final ServiceId service = ServiceId.next();

    @BeforeEach
    void theRealClientIsThere() {
        var there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "radclient")));
        if (!there) System.out.println("SKIPPED RadiusTest: no radclient here (Debian package freeradius-utils)");
        Assumptions.assumeTrue(there, "no radclient here (Debian package freeradius-utils)");
    }

    @Test
    void aLineIsRefusedBeforeItIsOnAcceptedByTheFirstRequestAfterAndRefusedWhenHeld() throws Exception {
        exchange.behave("", Behaviour.AWAY);
        want(true);
        var login = accesses.login(customer, service);
        assertThat(pap(login)).contains("Received Access-Reject");
        assertThat(chap(login)).contains("Received Access-Reject");

        exchange.behave("", Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        var before = System.nanoTime();
        board.sweep(1000);
        assertThat(pap(login)).contains("Received Access-Accept").contains("Framed-Protocol = PPP");
        System.out.printf("RadiusTest accepted_after_ms=%d%n", (System.nanoTime() - before) / 1_000_000);
        assertThat(chap(login)).contains("Received Access-Accept");

        want(false);
        assertThat(pap(login)).contains("Received Access-Reject");
        assertThat(chap(login)).contains("Received Access-Reject");
    }

    @Test
    void radtestItselfIsAnsweredAndAWrongPasswordIsNot() throws Exception {
        want(true);
        var login = accesses.login(customer, service);
        var server = "127.0.0.1:" + door.port();
        for (var method : new String[] {"pap", "chap"}) {
            assertThat(run("", "radtest", "-t", method, login.username(), login.password(), server, "0", "testing123"))
                    .contains("Message-Authenticator")
                    .contains("Received Access-Accept");
            assertThat(run("", "radtest", "-t", method, login.username(), "wrong", server, "0", "testing123"))
                    .contains("Received Access-Reject");
        }
    }

    @Test
    void aWrongSecretGetsNoAnswer() throws Exception {
        want(true);
        var login = accesses.login(customer, service);
        assertThat(client(door.port(), "auth", "wrong-secret", papAttributes(login) + ",Message-Authenticator=0x00"))
                .contains("No reply from server");
        assertThat(client(door.accountingPort(), "acct", "wrong-secret", accountingAttributes(login, "Start", "s0", 0)))
                .contains("No reply from server");
        assertThat(accounting.sessions(customer, service, 10)).isEmpty();
    }

    @Test
    void accountingIsAnsweredAndRepetitionsOutOfOrderLeaveOneTrueSession() throws Exception {
        want(true);
        var login = accesses.login(customer, service);
        for (var report :
                new String[][] {{"Stop", "300"}, {"Start", "0"}, {"Interim-Update", "120"}, {"Stop", "300"}}) {
            assertThat(client(
                            door.accountingPort(),
                            "acct",
                            "testing123",
                            accountingAttributes(login, report[0], "s1", Integer.parseInt(report[1]))))
                    .contains("Received Accounting-Response");
        }
        var sessions = accounting.sessions(customer, service, 10);
        assertThat(sessions).hasSize(1);
        assertThat(sessions.getFirst())
                .returns("s1", Session::id)
                .returns("10.9.8.7", Session::nas)
                .returns(300L, Session::seconds)
                .returns((1L << 32) + 300, Session::octetsIn)
                .returns("100.64.0.9", Session::address);
        assertThat(sessions.getFirst().endedAt()).isNotNull();
    }

    @Test
    void anAccessServersOwnComingAndGoingIsAcknowledged() throws Exception {
        assertThat(client(door.accountingPort(), "acct", "testing123", "Acct-Status-Type=Accounting-On"))
                .contains("Received Accounting-Response");
    }

    private void want(boolean on) {
        network.want(customer, service, new ServiceSpec("BROADBAND", null, null, 2048, "radius-test"), on, BY);
    }

    private String pap(AccessLogin login) throws Exception {
        return client(door.port(), "auth", "testing123", papAttributes(login));
    }

    private String chap(AccessLogin login) throws Exception {
        return client(
                door.port(),
                "auth",
                "testing123",
                "User-Name=%s,CHAP-Password=%s,Message-Authenticator=0x00"
                        .formatted(login.username(), login.password()));
    }

    private static String papAttributes(AccessLogin login) {
        return "User-Name=%s,User-Password=%s".formatted(login.username(), login.password());
    }

    private static String accountingAttributes(AccessLogin login, String kind, String session, int seconds) {
        return """
                User-Name=%s,Acct-Status-Type=%s,Acct-Session-Id=%s,Acct-Session-Time=%d,NAS-IP-Address=10.9.8.7,\
                Framed-IP-Address=100.64.0.9,Acct-Input-Gigawords=1,Acct-Input-Octets=%d""".formatted(login.username(), kind, session, seconds, seconds);
    }

    private static String client(int port, String kind, String secret, String attributes) throws Exception {
        return run(attributes, "radclient", "-x", "-r", "1", "-t", "2", "127.0.0.1:" + port, kind, secret);
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
