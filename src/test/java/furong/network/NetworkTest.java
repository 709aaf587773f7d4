package furong.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.network.Admission.Admitted;
import furong.network.Admission.Rejected;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.PortId;
import furong.resource.Ports;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class NetworkTest {

    private static final Actor BY = Actor.system("test");
    private static final String EXCHANGE = "N01";
    private static final Area AREA = Area.district("510899");

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    Services services;

    @Autowired
    Inventory inventory;

    @Autowired
    Ports ports;

    @Autowired
    AccessDesk accesses;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Autowired
    Heard heard;

    private final long customer = Ids.next();
    private final ServiceId service = ServiceId.next();
    private final String reference = "test:" + service.text();

    @BeforeEach
    void exchangeWithPorts() {
        inventory.addExchange(new Exchange(EXCHANGE, new Label("测试局", "Test"), "VOICE"), List.of(AREA));
        inventory.addPorts(EXCHANGE, "DSLAM", 5);
    }

    @AfterEach
    void allIsWellAgain() {
        exchange.behave(EXCHANGE, Behaviour.WELL);
    }

    @Test
    void theNetworkIsToldOnlyOnceTheWishIsCommitted() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    want(true);
                    assertThat(exchange.isOn(service)).isFalse();
                    throw new IllegalStateException("the caller's change failed");
                }))
                .hasMessageContaining("failed");
        assertThat(exchange.isOn(service)).isFalse();
        want(true);
        assertThat(exchange.isOn(service)).isTrue();
        assertThat(network.state(customer, service).working()).isTrue();
        assertThat(heard.about(reference)).containsExactly("on");
    }

    @Test
    void aNetworkThatIsAwayMakesItLateNotLost() {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        want(true);
        var waiting = network.state(customer, service);
        assertThat(waiting.settled()).isFalse();
        assertThat(waiting.attempts()).isOne();
        assertThat(waiting.error()).isEqualTo("no answer from switch N01");
        assertThat(board.differences(1000)).extracting(ServiceState::id).contains(service);

        time.forwardBy(Duration.ofSeconds(6));
        board.sweep(1000);
        assertThat(network.state(customer, service).attempts()).isEqualTo(2);
        board.sweep(1000);
        assertThat(network.state(customer, service).attempts())
                .as("not before its time")
                .isEqualTo(2);

        exchange.behave(EXCHANGE, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(11));
        board.sweep(1000);
        assertThat(network.state(customer, service).working()).isTrue();
        assertThat(heard.about(reference)).containsExactly("on");
        assertThat(board.differences(1000)).extracting(ServiceState::id).doesNotContain(service);
    }

    @Test
    void anElementThatRefusesIsToldAgainLessAndLessOften() {
        exchange.behave(EXCHANGE, Behaviour.REFUSING);
        want(true);
        for (var n = 0; n < 12; n++) {
            time.forwardBy(Duration.ofMinutes(11));
            board.sweep(1000);
        }
        var state = network.state(customer, service);
        assertThat(state.attempts()).isEqualTo(13);
        assertThat(state.error()).isEqualTo("switch N01 refused");
        assertThat(state.nextTryAt()).isNotNull();
        assertThat(Duration.between(clock.instant(), state.nextTryAt())).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theNewestWishWinsThoughTheAnswersComeInTheWrongOrder() {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        want(true);
        var first = services.claim(customer, service).orElseThrow();
        want(false);
        assertThat(services.claim(customer, service))
                .as("nobody overtakes the first teller")
                .isEmpty();

        time.forwardBy(Services.TELLING_MAX.plusSeconds(1));
        var second = services.claim(customer, service).orElseThrow();
        services.done(second);
        services.done(first);
        services.failed(first, "too late to matter");

        var state = network.state(customer, service);
        assertThat(state.observedVersion()).isEqualTo(2);
        assertThat(state.observedOn()).isFalse();
        assertThat(state.settled()).isTrue();
        assertThat(state.error()).isEmpty();
        assertThat(heard.about(reference)).containsExactly("off");
    }

    @Test
    void anAnswerToAnOldWishIsNoNewsAndTheNewOneIsToldAtOnce() {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        want(true);
        var first = services.claim(customer, service).orElseThrow();
        exchange.behave(EXCHANGE, Behaviour.WELL);
        want(false);
        services.done(first);
        assertThat(heard.about(reference)).isEmpty();
        board.sweep(1000);
        assertThat(network.state(customer, service).settled()).isTrue();
        assertThat(heard.about(reference)).containsExactly("off");
    }

    @Test
    void aTellerThatDiedIsReplaced() {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        want(true);
        time.forwardBy(Duration.ofSeconds(6));
        assertThat(services.claim(customer, service)).isPresent();
        exchange.behave(EXCHANGE, Behaviour.WELL);
        board.sweep(1000);
        assertThat(network.state(customer, service).settled()).isFalse();
        time.forwardBy(Services.TELLING_MAX);
        board.sweep(1000);
        assertThat(network.state(customer, service).working()).isTrue();
    }

    @Test
    void theSwitchItselfIgnoresAnInstructionOlderThanTheLast() throws Exception {
        want(true);
        var target = new NetworkElement.Target(customer, service, EXCHANGE, "VOICE", null, null, 0, List.of());
        exchange.apply(new NetworkElement.Instruction(target, false, 9, 0));
        exchange.apply(new NetworkElement.Instruction(target, true, 8, 0));
        assertThat(exchange.isOn(service)).isFalse();
    }

    @Test
    void broadbandLetsInWhoIsOnAndNobodyElse() {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        var port = ports.reserve(customer, AREA, "DSLAM", reference, Duration.ofMinutes(30));
        ports.use(customer, port, reference);
        wantBroadband(port, true);
        var login = accesses.login(customer, service);
        assertThat(pap(login)).isEqualTo(new Rejected("not-on"));

        exchange.behave(EXCHANGE, Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(1000);
        assertThat(pap(login)).isEqualTo(new Admitted(customer, service, 2048, false));
        assertThat(accesses.authenticatePap(login.username(), "wrong")).isEqualTo(new Rejected("password"));
        assertThat(accesses.authenticatePap("nobody", "x")).isEqualTo(new Rejected("unknown"));

        exchange.behave(EXCHANGE, Behaviour.AWAY);
        wantBroadband(port, false);
        assertThat(pap(login)).as("shut out first, though the exchange is away").isEqualTo(new Rejected("not-on"));
    }

    @Test
    void thePasswordIsNotInTheDatabase() {
        wantBroadband(null, true);
        var login = accesses.login(customer, service);
        var stored = db.sql("select encode(password, 'escape') from network.access where customer = :customer")
                .param("customer", customer)
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(login.password());
        assertThat(login.toString()).doesNotContain(login.password());
    }

    @Test
    void aLineTestShowsTheSameFiguresForTheSamePortAndKeepsThem() {
        var port = ports.reserve(customer, AREA, "DSLAM", reference, Duration.ofMinutes(30));
        ports.use(customer, port, reference);
        var before = network.testPort(customer, port, BY);
        assertThat(before.passed()).isTrue();
        assertThat(before.attenuationDb()).isBetween(6.0, 40.0);
        wantBroadband(port, true);
        var after = network.test(customer, service, BY);
        assertThat(after.passed()).isTrue();
        assertThat(after.attenuationDb()).isEqualTo(before.attenuationDb());
        assertThat(after.syncKbps()).isGreaterThanOrEqualTo(2048);

        exchange.behave(EXCHANGE, Behaviour.BAD_LINES);
        assertThat(network.test(customer, service, BY).fault()).isEqualTo("no-sync");
        var last = network.lastTest(customer, service);
        assertThat(last).isNotNull();
        assertThat(last.passed()).isFalse();
        assertThatThrownBy(() -> db.sql("update network.line_test set passed = true, fault = '' where customer = :c")
                        .param("c", customer)
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    private void want(boolean on) {
        want(new ServiceSpec("VOICE", null, port(), 0, reference), on);
    }

    private @Nullable PortId kept;

    private PortId port() {
        if (kept == null) kept = ports.reserve(customer, AREA, "DSLAM", reference, Duration.ofMinutes(30));
        return kept;
    }

    private void wantBroadband(@Nullable PortId port, boolean on) {
        want(new ServiceSpec("BROADBAND", null, port, 2048, reference), on);
    }

    private void want(ServiceSpec spec, boolean on) {
        network.want(customer, service, spec, on, BY);
    }

    private Admission pap(AccessLogin login) {
        return accesses.authenticatePap(login.username(), login.password());
    }
}
