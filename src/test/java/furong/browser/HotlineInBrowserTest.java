package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.care.CaseState;
import furong.care.Cases;
import furong.care.Desk;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.fault.FaultState;
import furong.fault.Faults;
import furong.fault.OutageRun;
import furong.fault.Outages;
import furong.ordering.Counter;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A call from the number that rings to the wrap-up, by keyboard; the complaint handled; an outage seen and told of. */
@FurongTest
class HotlineInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Desk desk;

    @Autowired
    Cases cases;

    @Autowired
    Faults faults;

    @Autowired
    Outages outages;

    @Autowired
    OutageRun run;

    @Autowired
    Contacts contacts;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Test
    void aCallFromTheNumberToTheWrapUpAndTheComplaintToItsClosing() {
        counter.opens(LocalDate.of(2027, 5, 10));
        var customer = counter.walksIn("何来电");
        desk.adsl(customer);
        var coming = counter.order(customer, "ADSL_1M").visit();
        var agent = hire(Counter.HOTLINE, Role.HOTLINE_AGENT, "周晓");
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(agent, Branch.PASSWORD);
            browser.go("/hotline?q=" + customer.number());
            look(browser, album, "hotline-one");
            browser.follow("main .lines form button");
            assertThat(browser.path()).contains("/calls/");
            var call = browser.path();
            browser.pick("prompt", "NAME");
            browser.pick("prompt", "ADDRESS");
            browser.follow("form[action$='/verification'] .form-buttons button");
            assertThat(contacts.of(customer.id(), 1).getFirst().isVerified()).isTrue();

            browser.go("/customers/" + customer.id().text() + "/orders/new");
            assertThat(browser.text(".call-strip")).contains("通话进行中");
            look(browser, album, "hotline-order-in-call");
            browser.follow(".call-strip a");
            assertThat(browser.path()).isEqualTo(call);
            browser.go(
                    call + "?visit=" + java.util.Objects.requireNonNull(coming).text());
            look(browser, album, "hotline-appointment");
            browser.go(call);

            browser.find("body").sendKeys("c");
            browser.waitFor(() -> browser.shows("details[data-key=c][open]"));
            browser.go(call + "?type=GENERAL_COMPLAINT");
            browser.type("input[name=title]", "装机师傅迟到");
            browser.choose("select[name='a-about']", "服务态度");
            browser.type("textarea[name=story]", "约了九点，十二点才到。");
            look(browser, album, "hotline-call");
            browser.type("input[name=title]", "装机师傅迟到");
            browser.choose("select[name='a-about']", "服务态度");
            browser.submit("form[action$='/cases']");
            assertThat(browser.path()).isEqualTo(call);
            var opened = cases.of(customer.id(), 1).getFirst();

            browser.choose("form[action$='/wrap-up'] select[name=reason]", "COMPLAINT");
            browser.choose("form[action$='/wrap-up'] select[name=outcome]", "OPENED");
            browser.submit("form[action$='/wrap-up']");
            assertThat(browser.path()).isEqualTo("/hotline");
            assertThat(contacts.of(customer.id(), 10))
                    .as("beside the message that was sent")
                    .filteredOn(touch -> touch.channel() == ContactChannel.HOTLINE)
                    .singleElement()
                    .satisfies(touch ->
                            assertThat(touch.subject()).isEqualTo(opened.id().subject()));
            browser.go("/owed");
            look(browser, album, "owed");

            var here = "/customers/" + customer.id().text() + "/cases/"
                    + opened.id().text();
            browser.go(here);
            look(browser, album, "case-open");
            for (var step : new String[] {"CONTACT", "ASSESS", "INVESTIGATE"}) {
                browser.go(here);
                browser.pick("step", step);
                browser.type("form[action$='/steps'] textarea[name=note]", "已办");
                browser.submit("form[action$='/steps']");
            }
            browser.pick("decision", "UPHELD");
            browser.type("textarea[name=words]", "查实，已批评并道歉。");
            browser.submit("form[action$='/answer']");
            browser.choose("select[name=cause]", "LATE");
            browser.submit("form[action$='/closing']");
            assertThat(cases.get(customer.id(), opened.id()).state()).isEqualTo(CaseState.CLOSED);
            look(browser, album, "case-closed");
            for (var page : new String[] {"cases", "cases/figures", "procedures"}) {
                browser.go("/" + page);
                look(browser, album, page.replace('/', '-'));
            }
            browser.signIn(hire(new UnitId(1), Role.QUALITY_SUPERVISOR, "质量"), Branch.PASSWORD);
            browser.go("/procedures/GENERAL_COMPLAINT/edit");
            look(browser, album, "procedure-edit");
            browser.go("/procedures");
            look(browser, album, "procedures-quality");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        } finally {
            time.backToRealTime();
        }
    }

    @Test
    void anOutageIsDeclaredShownToCallersAndMended() {
        counter.opens(LocalDate.of(2027, 5, 11));
        var dispatcher = hire(Counter.UNIT, Role.DISPATCHER, "冯调度");
        var agent = hire(Counter.HOTLINE, Role.HOTLINE_AGENT, "周晓");
        furong.customer.Customer customer = null;
        for (var n = 0; n < 3; n++) {
            customer = counter.walksIn("何片区" + n);
            faults.report(
                    new furong.fault.NewFault(
                            customer.id(),
                            desk.adsl(customer),
                            "NO_SYNC",
                            "上不了网",
                            furong.contact.ContactChannel.HOTLINE,
                            null),
                    agent.from("test"));
        }
        var hit = java.util.Objects.requireNonNull(customer);
        var fault = faults.of(hit.id(), 1).getFirst();
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(dispatcher, Branch.PASSWORD);
            browser.go("/faults");
            look(browser, album, "faults-suspect");
            var until = counter.now().plus(Duration.ofHours(5));
            outages.declare(
                    new Outages.NewOutage(fault.exchange(), fault.area(), "光缆中断，正在抢修", until), dispatcher.from("test"));
            run.work();
            browser.go("/faults");
            look(browser, album, "faults-outage");
            browser.go("/customers/" + hit.id().text() + "/faults/" + fault.id().text());
            look(browser, album, "fault");
            browser.signIn(agent, Branch.PASSWORD);
            browser.go("/hotline?q=" + hit.number());
            browser.follow("main .lines form button");
            assertThat(browser.text("main .alert")).contains("光缆中断");
            look(browser, album, "hotline-outage");
            browser.signIn(dispatcher, Branch.PASSWORD);
            browser.go("/faults");
            browser.click("button[data-opens^='mend-']");
            browser.choose("dialog[open] select[name=cause]", "CABLE");
            browser.type("dialog[open] textarea[name=remedy]", "光缆已熔接");
            browser.follow("dialog[open] .form-buttons button.primary");
            browser.waitFor(() -> faults.get(hit.id(), fault.id()).state() == FaultState.MENDED);
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        } finally {
            time.backToRealTime();
        }
    }

    /** Both languages, both themes, desk and phone by the album; and as somebody reads who needs it twice as large. */
    private static void look(Browser browser, Album album, String page) {
        album.takeAlsoTwiceAsLarge(page);
    }

    private StaffMember hire(UnitId unit, Role role, String name) {
        return staff.hire(
                new NewStaff(
                        "H" + Math.floorMod(Ids.next(), 10_000_000),
                        new Label(name, name),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash(Branch.PASSWORD)),
                Actor.system("test"));
    }
}
