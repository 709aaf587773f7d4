package furong.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.network.Accounting.Kind;
import furong.network.Accounting.Report;
import furong.network.Admission.Admitted;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Ports;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A line that changes hands works on: nothing of it is left with the one who gave it, and nothing of theirs comes along. */
@FurongTest
class HandOverTest {

    private static final Actor BY = Actor.system("test");
    private static final String EXCHANGE = "H01";
    private static final Area AREA = Area.district("510898");

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    Services services;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Accounting accounting;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    Inventory inventory;

    @Autowired
    Ports ports;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Heard heard;

    private final long from = Ids.next();
    private final long to = Ids.next();
    private final ServiceId service = ServiceId.next();
    private final String reference = "test:" + service.text();
    private final String after = reference + "-new";

    @BeforeEach
    void aWorkingLine() {
        inventory.addExchange(new Exchange(EXCHANGE, new Label("测试局", "Test"), "VOICE"), List.of(AREA));
        inventory.addPorts(EXCHANGE, "DSLAM", 1);
        network.want(from, service, spec(reference), true, BY);
    }

    @AfterEach
    void allIsWellAgain() {
        exchange.behave("", Behaviour.WELL);
    }

    @Test
    void theLineNeverGoesOffAndItsLoginStaysTheSame() {
        var login = accesses.login(from, service);
        handOver();
        handOver();

        assertThat(exchange.isOn(service)).isTrue();
        assertThat(heard.about(reference)).containsExactly("on");
        assertThat(heard.about(after)).isEmpty();
        assertThat(network.find(from, service)).isEmpty();
        assertThat(network.state(to, service).working()).isTrue();
        assertThat(accesses.login(to, service)).isEqualTo(login);
        assertThat(accesses.authenticatePap(login.username(), login.password()))
                .isEqualTo(new Admitted(to, service, 2048, false));
        assertThatThrownBy(() -> accesses.login(from, service)).isInstanceOf(Refused.class);

        network.want(to, service, spec(after), false, BY);
        assertThat(exchange.isOn(service)).isFalse();
        assertThat(heard.about(after)).containsExactly("off");
    }

    @Test
    void nothingHappensIfTheCallersChangeFails() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    network.handOver(from, to, service, after);
                    throw new IllegalStateException("the caller's change failed");
                }))
                .hasMessageContaining("failed");
        assertThat(network.state(from, service).working()).isTrue();
        assertThat(network.find(to, service)).isEmpty();
    }

    @Test
    void aLateAnswerAboutTheOldRowIsNoNewsAndTheNewOneIsToldAgain() {
        exchange.behave("", Behaviour.AWAY);
        network.want(from, service, spec(reference), false, BY);
        time.forwardBy(Services.TELLING_MAX);
        var late = services.claim(from, service).orElseThrow();
        handOver();
        services.done(late);
        services.failed(late, "too late to matter");
        assertThat(network.find(from, service)).isEmpty();
        assertThat(network.state(to, service).settled()).isFalse();
        assertThat(heard.about(reference)).containsExactly("on");

        exchange.behave("", Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(11));
        board.sweep(1000);
        assertThat(network.state(to, service).settled()).isTrue();
        assertThat(exchange.isOn(service)).isFalse();
        assertThat(heard.about(after)).containsExactly("off");
    }

    @Test
    void anOpenSessionGoesAlongAndAnEndedOneStaysThoughItIsReportedAgain() {
        var login = accesses.login(from, service);
        report(login, Kind.START, "ended", 0);
        report(login, Kind.STOP, "ended", 60);
        report(login, Kind.START, "open", 0);
        handOver();
        report(login, Kind.STOP, "ended", 60);
        report(login, Kind.STOP, "open", 900);
        report(login, Kind.START, "later", 0);
        assertThat(accounting.sessions(from, service, 10))
                .extracting(Accounting.Session::id)
                .containsExactly("ended");
        assertThat(accounting.sessions(to, service, 10))
                .extracting(Accounting.Session::id)
                .containsExactlyInAnyOrder("open", "later");
    }

    @Test
    void whatWasSeenBeforeStaysWithTheOneWhoseItWasAndTheNewOneIsSeenToHaveTheLineAtOnce() {
        var began = clock.instant();
        time.forwardBy(Duration.ofHours(3));
        handOver();
        var handed = network.observations(to, List.of(service), began, clock.instant());
        assertThat(handed).hasSize(1);
        var at = handed.getFirst().at();
        time.forwardBy(Duration.ofHours(2));
        assertThat(network.outage(from, List.of(service), began, at)).isZero();
        assertThat(network.outage(to, List.of(service), at, clock.instant())).isZero();
    }

    @Test
    void manyWhoWantItAtOnceMakeOneHappyAndTheLineStaysOn() throws Exception {
        var heirs = new ArrayList<Long>();
        for (var n = 0; n < 40; n++) heirs.add(Ids.next());
        List<Callable<Boolean>> tries = heirs.stream()
                .<Callable<Boolean>>map(heir -> () -> {
                    try {
                        transaction.executeWithoutResult(
                                status -> network.handOver(from, heir, service, "heir:" + heir));
                        return true;
                    } catch (Refused late) {
                        return false;
                    }
                })
                .toList();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var happy = 0;
            for (var answer : together.invokeAll(tries)) if (answer.get()) happy++;
            assertThat(happy).isOne();
        }
        assertThat(heirs.stream().filter(heir -> network.find(heir, service).isPresent()))
                .hasSize(1);
        assertThat(network.find(from, service)).isEmpty();
        assertThat(exchange.isOn(service)).isTrue();
        assertThat(db.sql("select count(*) from network.access where service = :id")
                        .param("id", service.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void handOver() {
        transaction.executeWithoutResult(status -> network.handOver(from, to, service, after));
    }

    private void report(AccessLogin login, Kind kind, String session, long seconds) {
        accounting.keep(new Report(kind, "nas-1", session, login.username(), seconds, 0, 0, "", "", false));
    }

    private static ServiceSpec spec(String reference) {
        return new ServiceSpec("BROADBAND", null, null, 2048, reference);
    }
}
