package furong.channel.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.care.Desk;
import furong.channel.web.Staffed;
import furong.contact.ContactChannel;
import furong.customer.Customer;
import furong.fault.Fault;
import furong.fault.Faults;
import furong.fault.Mending;
import furong.fault.NewFault;
import furong.fault.OutageRun;
import furong.fault.Outages;
import furong.fault.Outages.NewOutage;
import furong.fieldwork.Slots;
import furong.fieldwork.VisitId;
import furong.ordering.Counter;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Visits for repairs that have one cause stand together on the board; and the windows a fault's visit is offered. */
@FurongTest
class BoardCausesTest {

    private static final LocalDate DAY = LocalDate.of(2037, 6, 10);

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Faults faults;

    @Autowired
    Mending mending;

    @Autowired
    Outages outages;

    @Autowired
    OutageRun run;

    @Autowired
    Slots slots;

    @Autowired
    Staffed staffed;

    @Autowired
    TimeTravel time;

    private StaffMember agent;
    private StaffMember dispatcher;

    @BeforeEach
    void theDayBefore() {
        counter.opens(DAY.minusDays(1));
        agent = desk.agent("报障员");
        dispatcher = desk.dispatcher("调度员");
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    private record Repair(Customer customer, Fault fault, VisitId visit) {}

    private Fault report(Customer customer) {
        var line = desk.adsl(customer);
        return faults.report(
                new NewFault(customer.id(), line, "NO_SYNC", "上不了网", ContactChannel.HOTLINE, null), desk.at(agent));
    }

    private Repair repair(String name) {
        var customer = counter.walksIn(name);
        var fault = report(customer);
        var free = slots.offers(mending.skill(fault), Counter.AREA.district(), DAY, 1, Mending.VISIT_MINUTES);
        var hold = slots.hold(customer.id(), free.getFirst().key(), Mending.VISIT_MINUTES, desk.at(agent));
        return new Repair(customer, fault, mending.sendCrew(customer.id(), fault.id(), hold, desk.at(agent)));
    }

    private String causes() throws Exception {
        var looks = staffed.person(Role.DISPATCHER, Counter.UNIT, null);
        var page = staffed.page(get("/board?day=" + DAY), looks);
        var begin = page.indexOf("id=\"board-causes\"");
        return page.substring(begin, page.indexOf("class=\"grid-2\"", begin));
    }

    @Test
    @DisplayName(
            "A2.10 repairs of one outage stand together on the board; before it is declared, those of one district may")
    void repairsOfOneOutageStandTogether() throws Exception {
        var one = repair("片区一");
        var other = repair("片区二");
        assertThat(causes())
                .contains(
                        "Faults of one district: may be one",
                        one.visit().text(),
                        other.visit().text());
        var until = counter.now().plus(Duration.ofDays(2));
        var where = new NewOutage(Counter.EXCHANGE, Counter.AREA, "光缆被挖断", until);
        var id = outages.declare(where, desk.at(dispatcher));
        var grouped = causes();
        assertThat(grouped).contains(outages.get(id).number() + " · 光缆被挖断");
        var group = grouped.substring(grouped.indexOf("光缆被挖断"));
        assertThat(group.substring(0, group.indexOf("</details>")))
                .contains(one.visit().text(), other.visit().text());
        outages.mended(id, "CABLE", "已熔接", desk.at(dispatcher));
        for (var n = 0; n < 20 && run.work() > 0; n++) {}
    }

    @Test
    @DisplayName("A2.10 a fault's visit is offered the best few windows that the plan can keep, as an order's is")
    void aFaultIsOfferedRankedWindows() throws Exception {
        var customer = counter.walksIn("单点");
        var fault = report(customer);
        var clerk = staffed.person(Role.COUNTER_CLERK, Counter.UNIT, Counter.HALL);
        var page = staffed.page(
                get("/customers/" + customer.id().text() + "/faults/"
                        + fault.id().text()),
                clerk);
        var offered = page.split("name=\"slot\"", -1).length - 1;
        assertThat(offered).isBetween(3, 5);
        assertThat(page).contains("on our way");
    }
}
