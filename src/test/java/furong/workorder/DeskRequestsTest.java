package furong.workorder;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.care.Case;
import furong.care.Cases;
import furong.care.Desk;
import furong.care.NewCase;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.contact.ContactChannel;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The back office owes the front line: what is asked of a desk has its own promise, is kept or not, and is graded. */
@FurongTest
class DeskRequestsTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 6, 21);
    private static final String DESK = "MARKETING";

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Staffed staffed;

    @Autowired
    Cases cases;

    @Autowired
    DeskRequests requests;

    @Autowired
    WorkOrders work;

    @Autowired
    Promises promises;

    private Customer customer;
    private SignedIn agent;
    private SignedIn office;
    private Case matter;

    @BeforeEach
    void aComplaint() {
        counter.opens(MONDAY);
        customer = counter.walksIn("卓后台");
        agent = staffed.person(Role.HOTLINE_AGENT, Counter.HOTLINE, null);
        office = staffed.person(Role.BACK_OFFICE, Counter.UNIT, null);
        matter = cases.open(
                new NewCase(customer.id(), "GENERAL_COMPLAINT", "话费不对", "", ContactChannel.HOTLINE)
                        .with(Map.of("about", "话费争议")),
                desk.at(agent.who()));
    }

    @Test
    @DisplayName(
            "A5.2 an internal ticket from a case: its own promise time, taken, done, and the answer beside the case")
    void aDeskIsAskedFromACase() throws Exception {
        var here =
                "/customers/" + customer.id().text() + "/cases/" + matter.id().text();
        var asked = staffed.answer(ask().param("queue", DESK).param("what", "核对五月套餐"), agent);
        assertThat(asked.getRedirectedUrl()).isEqualTo(here);
        var one = work.of(customer.id(), matter.id().subject()).getFirst();
        assertThat(one.dueAt()).isAfter(one.openedAt());
        assertThat(staffed.page(get(here), agent)).contains("核对五月套餐", one.number(), "due ");
        var theirs = "/customers/" + customer.id().text() + "/work/" + one.id().text();
        staffed.answer(post(theirs + "/taking"), office);
        staffed.answer(post(theirs + "/completion").param("note", "套餐有误，已更正"), office);
        assertThat(staffed.page(get(here), agent)).contains("套餐有误，已更正");
        assertThat(staffed.page(get("/work"), agent)).contains(here);
        assertThat(staffed.answer(ask().param("queue", "NO_DESK").param("what", "x"), agent)
                        .getStatus())
                .isEqualTo(422);
        refused(
                "work-what-missing",
                () -> requests.ask(customer.id(), matter.id().subject(), DESK, " ", desk.at(agent.who())));
    }

    @Test
    @DisplayName("A5.2 the rate of internal promises kept, and the front line's grades of the back office")
    void promisesKeptAndGradesAreCountedByDesk() {
        var before = service();
        var inTime = ask("及时");
        var late = ask("迟了");
        work.done(customer.id(), inTime.id(), "好了", desk.at(office.who()));
        counter.clockShows(MONDAY.plusDays(10), 10);
        while (promises.breakOverdue(1000) > 0) {}
        work.done(customer.id(), late.id(), "也好了", desk.at(office.who()));
        assertThat(state(inTime)).isEqualTo(PromiseState.KEPT);
        assertThat(state(late)).isEqualTo(PromiseState.BROKEN);
        refused("work-own", () -> work.rate(customer.id(), inTime.id(), 5, "", desk.at(office.who())));
        work.rate(customer.id(), inTime.id(), 5, "", desk.at(agent.who()));
        work.rate(customer.id(), late.id(), 2, "等太久", desk.at(agent.who()));
        refused("work-not-done", () -> work.rate(customer.id(), late.id(), 5, "", desk.at(agent.who())));
        var after = service();
        assertThat(after.done() - before.done()).isEqualTo(2);
        assertThat(after.inTime() - before.inTime()).isEqualTo(1);
        assertThat(after.graded() - before.graded()).isEqualTo(2);
        var mean = (before.ratingTimes100() * before.graded() + 700.0) / after.graded();
        assertThat((double) after.ratingTimes100()).isCloseTo(mean, org.assertj.core.api.Assertions.within(1.5));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder ask() {
        return post("/customers/" + customer.id().text() + "/work")
                .param("subject", matter.id().subject());
    }

    private WorkOrder ask(String what) {
        return requests.ask(customer.id(), matter.id().subject(), DESK, what, desk.at(agent.who()));
    }

    private PromiseState state(WorkOrder one) {
        return promises.about(customer.id(), one.id().subject()).getFirst().state();
    }

    private WorkOrders.Service service() {
        return work.service(new Scope(Set.of(Counter.UNIT))).stream()
                .filter(one -> one.queue().equals(DESK))
                .findFirst()
                .orElse(new WorkOrders.Service(DESK, 0, 0, 0, 0, 0, 0));
    }
}
