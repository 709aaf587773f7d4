package furong.channel.web.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.network.Network;
import furong.network.NetworkBoard;
import furong.network.ServiceId;
import furong.network.ServiceSpec;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Area;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What people see of the network, and the switches of the demonstration. */
@FurongTest
class NetworkPagesTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final UnitId COMPANY = new UnitId(1);
    private static final UnitId XINDU = new UnitId(13);
    private static final String EXCHANGE = "W01";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Network network;

    @Autowired
    NetworkBoard board;

    @Autowired
    TimeTravel time;

    @Autowired
    Numbers numbers;

    @Autowired
    Inventory inventory;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    Customers customers;

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient db;

    private MockMvc web;
    private final ServiceId service = ServiceId.next();

    @BeforeEach
    void anExchange() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        inventory.addExchange(
                new Exchange(EXCHANGE, new Label("网页局", "Web exchange"), "VOICE"), List.of(Area.district("510599")));
        inventory.addNumbers(EXCHANGE, "0285990000", 100);
    }

    @AfterEach
    void allIsWellAgain() {
        exchange.behave(EXCHANGE, Behaviour.WELL);
    }

    @Test
    void anAdministratorMakesAnExchangeBeAwaySeesWhatWaitsAndTriesAgain() throws Exception {
        var administrator = person(Role.ADMINISTRATOR, COMPANY);
        var set = answer(post("/network/simulation").param("exchange", EXCHANGE).param("mood", "AWAY"), administrator);
        assertThat(set.getStatus()).isEqualTo(302);
        assertThat(exchange.behaviour(EXCHANGE).away()).isTrue();

        var customer = waitingCustomer();
        assertThat(page(administrator, "en"))
                .contains(service.text())
                .contains("no answer from switch W01")
                .contains("Web exchange");
        assertThat(page(administrator, "zh")).contains("网络：应有与实有").contains("网页局");

        exchange.behave(EXCHANGE, Behaviour.WELL);
        answer(
                post("/network/" + customer.id().text() + "/" + service.text() + "/attempt"),
                person(Role.DISPATCHER, COMPANY));
        assertThat(network.state(customer.id().value(), service).working()).isTrue();
        assertThat(page(administrator, "en")).doesNotContain(service.text());
    }

    @Test
    void aDispatcherOfAnotherBranchNeitherSeesNorTriesAndClerksStayOutside() throws Exception {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        var customer = waitingCustomer();
        var elsewhere = person(Role.DISPATCHER, XINDU);
        assertThat(page(elsewhere, "en")).doesNotContain(service.text());
        var attempt = "/network/" + customer.id().text() + "/" + service.text() + "/attempt";
        assertThat(answer(post(attempt), elsewhere).getStatus()).isEqualTo(404);
        assertThat(answer(get("/network"), person(Role.COUNTER_CLERK, COMPANY)).getStatus())
                .isEqualTo(403);
        assertThat(answer(post("/network/simulation"), elsewhere).getStatus()).isEqualTo(403);
    }

    @Test
    void oneSeesOnesOwnCustomersHoweverManyOfOthersWaitLonger() throws Exception {
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        var customer = waitingCustomer();
        db.sql("""
                insert into network.service (customer, id, access_kind, speed_kbps, exchange, reference, wanted_version,
                                             wanted_on, wanted_at, next_try_at)
                select 7, n, 'VOICE', 0, :exchange, 'others', 1, true, '2001-01-01', '2099-01-01'
                from generate_series(1, 1200) n""").param("exchange", EXCHANGE).update();
        try {
            assertThat(page(person(Role.DISPATCHER, customer.owner()), "en")).contains(service.text());
        } finally {
            db.sql("delete from network.service where customer = 7 and reference = 'others'")
                    .update();
        }
    }

    @Test
    void thePageShowsHowLongLinesTookToGoOffAndComeBackAndWhatIsStuck() throws Exception {
        var customer = waitingCustomer();
        var number = network.state(customer.id().value(), service).spec().number();
        var spec = new ServiceSpec("VOICE", number, null, 0, "web");
        network.want(customer.id().value(), service, spec, false, SYSTEM);
        network.want(customer.id().value(), service, spec, true, SYSTEM);
        var administrator = person(Role.ADMINISTRATOR, COMPANY);
        assertThat(page(administrator, "en"))
                .contains("Back on after")
                .contains("Off after")
                .contains("over 24 hours");
        assertThat(board.timings(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), Duration.ofHours(24)))
                .hasSize(2);
        var before = board.stuck(Duration.ofHours(1));
        exchange.behave(EXCHANGE, Behaviour.AWAY);
        network.want(customer.id().value(), service, spec, false, SYSTEM);
        assertThat(board.stuck(Duration.ofHours(1))).isEqualTo(before);
        time.forwardBy(Duration.ofMinutes(61));
        assertThat(board.stuck(Duration.ofHours(1))).isEqualTo(before + 1);
    }

    private Customer waitingCustomer() {
        var home = new NewPlace(Area.district("510104"), Address.street("春熙路", "8"));
        var customer = customers.register(NewCustomer.person("辜先生", null, "13800000000", home), SYSTEM);
        var number = numbers.reserveAny(customer.id().value(), EXCHANGE, "web", Duration.ofMinutes(30));
        network.want(customer.id().value(), service, new ServiceSpec("VOICE", number, null, 0, "web"), true, SYSTEM);
        return customer;
    }

    private SignedIn person(Role role, UnitId unit) {
        var who = staff.hire(
                new NewStaff(
                        "N" + Ids.next(),
                        new Label("测试员", "Tester"),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                SYSTEM);
        return new SignedIn(who, organisation.scopeOf(who));
    }

    private String page(SignedIn who, String language) throws Exception {
        var answer = answer(get("/network").cookie(new Cookie("furong-language", language)), who);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, SignedIn who) throws Exception {
        return web.perform(request.header("Accept", "text/html")
                        .with(csrf())
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(who, null, Set.of()))))
                .andReturn()
                .getResponse();
    }
}
