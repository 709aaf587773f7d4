package furong.channel.web.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.customer.Address;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.message.SimulatedCentre.Behaviour;
import furong.organisation.Area;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class MessagePagesTest {

    private static final Actor BY = Actor.system("test");
    private static final UnitId COMPANY = new UnitId(1);
    private static final UnitId HOTLINE = new UnitId(25);
    private static final UnitId XINDU = new UnitId(13);

    @Autowired
    Staffed staffed;

    @Autowired
    Customers customers;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    private final String phone = "137%08d".formatted(Math.floorMod(Ids.next(), 100_000_000L));

    @AfterEach
    void allIsWellAgain() {
        centre.behave(Behaviour.WELL);
    }

    @Test
    void anAgentSeesWhatWasSaidToWhomAndTheAdministratorNoNumbers() throws Exception {
        var customer = told("735194", "order 28661234567");
        var agent = staffed.person(Role.HOTLINE_AGENT, HOTLINE, null);
        var seen = staffed.page(get("/messages").param("phone", phone), agent);
        assertThat(seen)
                .contains("古女士", "/customers/" + customer.text(), "order 28661234567", "••••••", ">sent<")
                .contains(phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7))
                .doesNotContain("735194")
                .doesNotContain("/messages/simulation");
        var administrator = staffed.person(Role.ADMINISTRATOR, COMPANY, null);
        assertThat(staffed.page(get("/messages").param("phone", phone), administrator)
                        .replace("value=\"" + phone, ""))
                .contains(phone.substring(0, 3) + "****" + phone.substring(7), "286****4567", "/messages/simulation")
                .doesNotContain(phone, "古女士", "735194", "28661234567");
        assertThat(staffed.page(get("/messages"), administrator)).doesNotContain("134567890123");
    }

    @Test
    void oneSeesTheMessagesToOnesOwnCustomersOnly() throws Exception {
        told("735194", "a thing");
        var elsewhere = staffed.person(Role.HOTLINE_AGENT, XINDU, null);
        assertThat(staffed.page(get("/messages").param("phone", phone), elsewhere))
                .contains("No messages");
        for (var role : new Role[] {Role.COUNTER_CLERK, Role.TECHNICIAN, Role.FINANCE})
            assertThat(staffed.answer(get("/messages"), staffed.person(role, COMPANY, null))
                            .getStatus())
                    .isEqualTo(403);
    }

    @Test
    void theOlderOnesAreOnTheNextPage() throws Exception {
        var customer = register();
        for (var n = 0; n < 60; n++)
            messages.send(customer, phone, "CONSENT_CODE", List.of("735194", "thing " + n + "."), "page:" + n, BY);
        var agent = staffed.person(Role.HOTLINE_AGENT, HOTLINE, null);
        var first = staffed.page(get("/messages").param("phone", phone), agent);
        assertThat(first).contains("thing 59.", "thing 10.").doesNotContain("thing 9.");
        var next = java.util.regex.Pattern.compile("href=\"(/messages\\?[^\"]+after=[^\"]+)\"")
                .matcher(first);
        assertThat(next.find()).isTrue();
        var href = java.net.URI.create(next.group(1).replace("&amp;", "&"));
        assertThat(staffed.page(get(href), agent))
                .contains("thing 9.", "thing 0.")
                .doesNotContain("thing 10.");
        assertThat(staffed.answer(get("/messages").param("after", "nonsense"), agent)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorOfADemoLetsTheCentreFail() throws Exception {
        var administrator = staffed.person(Role.ADMINISTRATOR, COMPANY, null);
        staffed.answer(post("/messages/simulation").param("behaviour", "AWAY"), administrator);
        told("735194", "a thing");
        assertThat(staffed.page(get("/messages").param("phone", phone).param("state", "QUEUED"), administrator))
                .contains(">waiting<", "no answer from the message centre");
        assertThat(staffed.page(get("/messages").param("phone", phone).param("state", "SENT"), administrator))
                .contains("No messages");
        assertThat(staffed.page(get("/"), administrator)).contains("/messages?state=QUEUED");
    }

    private CustomerId told(String code, String what) {
        var customer = register();
        messages.send(customer, phone, "CONSENT_CODE", List.of(code, what), "test:" + customer.text(), BY);
        return customer;
    }

    private CustomerId register() {
        var home = new NewPlace(Area.district("510104"), Address.street("春熙路", "8"));
        return customers
                .register(NewCustomer.person("古女士", null, phone, home), BY)
                .id();
    }
}
