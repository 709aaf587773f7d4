package furong.channel.web.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.contact.Contacts;
import furong.hall.Doors;
import furong.organisation.Hall;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.payment.Payers;
import furong.platform.Money;
import furong.platform.TimeTravel;
import furong.till.CashPayment;
import furong.till.PettyFunds;
import furong.till.Tills;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

@FurongTest
class HallPagesTest {

    @Autowired
    Contacts contacts;

    @Autowired
    Staffed staffed;

    @Autowired
    Doors doors;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    @Autowired
    PettyFunds funds;

    @Autowired
    Tills tills;

    @Autowired
    Payers payers;

    private Hall hall;
    private SignedIn guide;
    private SignedIn clerk;
    private String base;

    @BeforeEach
    void opens() {
        hall = doors.open();
        base = "/halls/" + hall.id().text();
        guide = staffed.person(Role.LOBBY_GUIDE, hall.unit(), hall.id());
        clerk = staffed.person(Role.COUNTER_CLERK, hall.unit(), hall.id());
    }

    @AfterEach
    void closes() {
        time.backToRealTime();
    }

    @Test
    void aGuideIssuesANumberAClerkCallsItAndTheDisplayShowsIt() throws Exception {
        var issued = staffed.answer(
                post(base + "/tickets")
                        .param("queue", "PRIORITY")
                        .param("need", "MOBILITY")
                        .param("note", "轮椅"),
                guide);
        assertThat(issued.getStatus()).isEqualTo(302);
        assertThat(staffed.page(get(issued.getRedirectedUrl()), guide)).contains("P001");
        assertThat(staffed.answer(post(base + "/seat").param("counter", "2"), clerk)
                        .getStatus())
                .isEqualTo(302);
        assertThat(staffed.answer(post(base + "/calls"), clerk).getStatus()).isEqualTo(302);
        assertThat(staffed.page(get(base + "/desk"), clerk)).contains("P001", "Hard to move about", "轮椅");
        var display = staffed.page(get(base + "/display"), clerk);
        assertThat(display).contains("P001", "Counter 2", "Number P001, please come to counter 2");
        assertThat(display).as("what somebody needs is nobody else's business").doesNotContain("轮椅");
        assertThat(staffed.answer(post(base + "/calls"), clerk).getStatus())
                .as("one in hand")
                .isEqualTo(409);
    }

    @Test
    void anotherUnitsHallIsNotFound() throws Exception {
        var other = organisation.halls().stream()
                .filter(one -> !one.unit().equals(hall.unit()))
                .findFirst()
                .orElseThrow();
        for (var page : new String[] {"desk", "guide", "lending", "morning"})
            assertThat(staffed.answer(get("/halls/" + other.id().text() + "/" + page), clerk)
                            .getStatus())
                    .as(page)
                    .isEqualTo(404);
        assertThat(staffed.answer(
                                post("/halls/" + other.id().text() + "/loans")
                                        .param("item", "UMBRELLA")
                                        .param("name", "辜先生")
                                        .param("phone", "13800000000"),
                                clerk)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theDeskShowsThePettyFundWithWhatIsLentAndTakesItBack() throws Exception {
        funds.found(hall.id(), Money.fen(20_000), Payers.SYSTEM);
        var payer = payers.owing("辜先生", 88);
        var lender = clerk.who();
        tills.open(lender, Money.fen(0), lender.from("test"));
        tills.take(
                new CashPayment(
                        payer.id(),
                        payer.accounts().getFirst().id(),
                        Money.fen(8800),
                        Money.fen(8700),
                        new CashPayment.Lend("辜先生", "差了一块钱"),
                        "desk-" + payer.id().text(),
                        List.of()),
                lender,
                lender.from("test"));
        var desk = staffed.page(get(base + "/desk"), clerk);
        assertThat(desk).contains("Till and petty fund", "199.00", "辜先生", "差了一块钱");
        assertThat(contacts.of(payer.id(), 10))
                .as("who paid at the hall was there")
                .extracting(
                        touch -> touch.channel() + " " + touch.reason() + " " + touch.outcome() + " " + touch.badge())
                .contains("HALL BILL DONE " + lender.badge());
        var loan = funds.of(payer.id()).getFirst();
        var back = staffed.answer(
                post("/customers/" + payer.id().text() + "/loans/" + loan.id().text() + "/repay")
                        .param("hall", hall.id().text()),
                clerk);
        assertThat(back.getRedirectedUrl()).isEqualTo(base + "/desk");
        assertThat(staffed.page(get(base + "/desk"), clerk)).contains("200.00").doesNotContain("差了一块钱");
    }

    @Test
    void everyPageOfAHallOpens() throws Exception {
        var manager = staffed.person(Role.BRANCH_MANAGER, hall.unit(), null);
        for (var page : new String[] {"desk", "guide", "lending", "morning", "report", "display"})
            assertThat(staffed.page(get(base + "/" + page), manager))
                    .as(page)
                    .contains(hall.name().en());
    }

    @Test
    void theExchangesCountsBecomeAPlanAndABadLineIsNamed() throws Exception {
        var manager = staffed.person(Role.BRANCH_MANAGER, hall.unit(), null);
        var good = "day,slot,calls,handled_seconds,answered,in_time\n2033-05-02,18,100,18000,100,90\n";
        assertThat(staffed.answer(multipart("/staffing/arrivals").file(file(good)), manager)
                        .getStatus())
                .isEqualTo(302);
        assertThat(staffed.page(get("/staffing").param("day", "2033-05-09"), manager))
                .contains("09:00–09:30", "100.0", "10.0");
        var bad = staffed.answer(multipart("/staffing/arrivals").file(file(good + "soon,1,2,3,4,5\n")), manager);
        assertThat(bad.getStatus()).isEqualTo(422);
        assertThat(bad.getContentAsString(StandardCharsets.UTF_8)).contains("3");
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "calls.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
