package furong.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import furong.FurongTest;
import furong.channel.web.security.SignedIn;
import furong.organisation.Grants;
import furong.organisation.NewStaff;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may ask for what, and whose rows they get: every address of the running application against its line in
 * endpoints.csv. A new controller method needs a line there and not a word here.
 */
@FurongTest
class EndpointsTest {

    private static final UnitId BRANCH_X = new UnitId(13);
    private static final UnitId BRANCH_Y = new UnitId(14);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::[^}]*)?}");
    private static final Map<Role, StaffMember> PEOPLE = new ConcurrentHashMap<>();

    @Autowired
    WebApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    Grants grants;

    @Autowired
    Clock clock;

    MockMvc web;

    /** A line of endpoints.csv. */
    record Endpoint(String method, String path, String roles, String scope) {

        boolean isPublic() {
            return roles.equals("public");
        }

        boolean lets(Role role) {
            return isPublic()
                    || roles.equals("everyone")
                    || List.of(roles.split("\\|")).contains(role.name())
                    || role == Role.QUALITY_SUPERVISOR && method.equals("GET");
        }

        HttpMethod verb() {
            return method.equals("ANY") ? HttpMethod.GET : HttpMethod.valueOf(method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void openTheHouse() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void everyAddressHasItsLineAndEveryLineItsAddress() {
        var addresses = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!method.getBeanType().getName().startsWith("furong.")) return;
            var verbs = mapping.getMethodsCondition().getMethods();
            for (var path : mapping.getPatternValues())
                for (var verb : verbs.isEmpty() ? Set.of("ANY") : verbs) addresses.add(verb + " " + path);
        });
        assertThat(endpoints().map(Endpoint::toString)).containsExactlyInAnyOrderElementsOf(addresses);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void strangersSeeOnlyWhatIsPublic(Endpoint endpoint) throws Exception {
        if (endpoint.isPublic()) return;
        var answer = ask(endpoint, anonymous(), Ids.next());
        assertThat(answer.status()).isIn(302, 401);
        if (answer.status() == 302) assertThat(answer.to()).endsWith("/sign-in");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void eachRoleIsLetInOrNotAsTheLineSays(Endpoint endpoint) throws Exception {
        for (var role : Role.values()) {
            if (!endpoint.lets(role))
                assertThat(ask(endpoint, as(someone(role)), Ids.next()).status())
                        .as(role.name())
                        .isEqualTo(403);
            else if (endpoint.verb() == HttpMethod.GET)
                assertThat(ask(endpoint, as(someone(role)), Ids.next()).status())
                        .as(role.name() + ", let in, and what is missing is said")
                        .isNotEqualTo(403)
                        .isLessThan(500);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ofCustomers")
    @DisplayName("G4-20 a person of one branch reads nothing of another branch's customer")
    void aBranchSeesNothingOfAnotherBranchsCustomer(Endpoint endpoint) throws Exception {
        var customer = Fixtures.customerOf(context, BRANCH_Y);
        var colleague = hire(Role.LOBBY_GUIDE);
        grants.grant(colleague, customer, "test", clock.instant().plusSeconds(600), Actor.system("test"));
        for (var role : Role.values()) {
            if (!endpoint.lets(role)) continue;
            var who = someone(role);
            grants.grant(who, Ids.next(), "test", clock.instant().plusSeconds(600), Actor.system("test"));
            // a form may be refused for what it lacks before anybody looks whose customer it is; it never succeeds
            var status = ask(endpoint, as(who), customer).status();
            if (endpoint.method().equals("GET"))
                assertThat(status).as(role.name()).isEqualTo(404);
            else assertThat(status).as(role.name()).isIn(404, 422);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ofOneCustomer")
    @DisplayName("G4-20 a shown document opens that one customer, and the own branch needs none")
    void aGrantOpensTheCustomerAndTheOwnBranchNeedsNone(Endpoint endpoint) throws Exception {
        assumeTrue(wanted(endpoint).isEmpty(), "it wants parameters that only its own test knows");
        var role =
                Arrays.stream(Role.values()).filter(endpoint::lets).findFirst().orElseThrow();
        var visitor = hire(role);
        var theirs = Fixtures.customerOf(context, BRANCH_Y);
        grants.grant(visitor, theirs, "document", clock.instant().plusSeconds(600), Actor.system("test"));
        assertThat(ask(endpoint, as(visitor), theirs).status()).isNotIn(403, 404, 500);
        assertThat(ask(endpoint, as(visitor), Fixtures.customerOf(context, BRANCH_X))
                        .status())
                .isNotIn(403, 404, 500);
    }

    @Test
    void theFixturesAreWhatTheyClaim() {
        assertThat(Fixtures.customerOf(context, BRANCH_X)).isPositive();
        assertThat(Fixtures.customerOf(context, BRANCH_Y)).isPositive();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ofUnits")
    @DisplayName("G4-20 a person of one branch reads nothing of another branch")
    void aBranchSeesNothingOfAnotherBranch(Endpoint endpoint) throws Exception {
        for (var role : Role.values())
            if (endpoint.lets(role))
                assertThat(ask(endpoint, as(someone(role)), 0).status())
                        .as(role.name())
                        .isEqualTo(404);
    }

    static Stream<Endpoint> endpoints() {
        try {
            var lines = new ClassPathResource("endpoints.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines();
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("method,"))
                    .map(line -> line.split(",", 5))
                    .map(cells -> new Endpoint(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Stream<Endpoint> ofCustomers() {
        return endpoints().filter(endpoint -> endpoint.scope().equals("customer"));
    }

    static Stream<Endpoint> ofOneCustomer() {
        return ofCustomers()
                .filter(endpoint -> endpoint.method().equals("GET")
                        && VARIABLE.matcher(endpoint.path()).results().count() == 1);
    }

    static Stream<Endpoint> ofUnits() {
        return endpoints().filter(endpoint -> endpoint.scope().equals("unit"));
    }

    private record Answer(int status, String to) {}

    private Answer ask(Endpoint endpoint, RequestPostProcessor who, long customer) throws Exception {
        var path = VARIABLE.matcher(endpoint.path()).replaceAll(found -> switch (found.group(1)) {
            case "customer" -> Ids.text(customer);
            case "unit" -> BRANCH_Y.text();
            default -> Fixtures.of(context, found.group(1), customer);
        });
        var form = request(endpoint.verb(), path)
                .header("Accept", "text/html")
                .with(who)
                .with(csrf());
        wanted(endpoint).forEach(name -> form.param(name, Ids.text(Ids.next())));
        var response = web.perform(form).andReturn().getResponse();
        var to = response.getRedirectedUrl();
        return new Answer(response.getStatus(), to == null ? "" : to);
    }

    /** The names of the request parameters that the address cannot do without. */
    private List<String> wanted(Endpoint endpoint) {
        var names = new ArrayList<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var verbs = mapping.getMethodsCondition().getMethods();
            if (!mapping.getPatternValues().contains(endpoint.path())) return;
            if (verbs.stream().noneMatch(verb -> verb.name().equals(endpoint.method()))) return;
            for (var parameter : method.getMethod().getParameters()) {
                var asked = parameter.getAnnotation(RequestParam.class);
                if (asked != null && asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE))
                    names.add(asked.name().isEmpty() ? parameter.getName() : asked.name());
            }
        });
        return names;
    }

    private RequestPostProcessor as(StaffMember who) {
        var person = new SignedIn(who, organisation.scopeOf(who));
        return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, Set.of()));
    }

    private StaffMember someone(Role role) {
        return PEOPLE.computeIfAbsent(role, this::hire);
    }

    private StaffMember hire(Role role) {
        var badge = "E" + Ids.next();
        var name = new Label("测试员", "Tester");
        return staff.hire(
                new NewStaff(badge, name, BRANCH_X, Set.of(role), Set.of(), null, null, "{noop}x"),
                Actor.system("test"));
    }
}
