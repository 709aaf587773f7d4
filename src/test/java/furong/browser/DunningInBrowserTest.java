package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Customers;
import furong.dunning.Days;
import furong.dunning.Debtors;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer goes from the first reminder to a line that works again, as the people of the house see it. */
@FurongTest
class DunningInBrowserTest {

    private static final LocalDate MARCH = LocalDate.of(2028, 3, 1);

    @LocalServerPort
    int port;

    @Autowired
    Debtors debtors;

    @Autowired
    Days days;

    @Autowired
    Customers customers;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @AfterEach
    void backToTheRealTime() {
        time.backToRealTime();
    }

    @Test
    void fromTheReminderToTheLineThatIsBack() {
        time.startAt(debtors.at(MARCH, 8));
        debtors.lay(40);
        var li = debtors.moveIn();
        debtors.bill(li, 8_800);
        days.passUntil(MARCH.plusDays(16));
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(manager(customers.get(li.customer()).owner()), Branch.PASSWORD);
            var here = "/customers/" + li.customer().text() + "/dunning/"
                    + li.account().text();
            browser.go(here);
            browser.waitForText("main", "已发送");
            assertThat(browser.text("main")).contains("催缴中", "88.00");

            stoppedAndReleased(browser, here);

            days.passUntil(MARCH.plusDays(59));
            browser.go(here);
            browser.waitForText("main", "双停");
            album.take("dunning-account");
            var wang = reminded();
            browser.go("/dunning");
            browser.waitForText("#dunning-list", "双停");
            album.take("dunning-board");
            narrowedToOneStep(browser);
            debtors.pays(wang, 100);

            browser.go(here);
            browser.type("#promise input[name=dueOn]", "05052028"); // typed as Chromium shows it here: month, day, year
            browser.submit("#promise");
            browser.waitForText("main", "已约定");
            assertThat(debtors.works(li))
                    .as("agreed: the line is back until then")
                    .isTrue();

            debtors.pays(li, 8_800);
            browser.go(here);
            browser.waitForText("main", "守约");
            assertThat(browser.text("main")).contains("无欠费");

            browser.go("/dunning/ladders/current");
            album.take("dunning-ladder");
            browser.type("input[name=days-PUBLIC-4]", "40");
            browser.type("input[name=name]", "放宽单停");
            browser.follow("#ladder button.primary");
            browser.waitForText("main", "草案");
            album.take("dunning-draft");
            assertThat(browser.text("#trial")).contains("单停");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Nothing further is done for a while, with a reason, and then it goes on. */
    private void stoppedAndReleased(Browser browser, String here) {
        browser.type("#stop input[name=reason]", "账单有争议，待核");
        browser.type("#stop input[name=until]", "03302028");
        browser.follow("#stop .form-buttons button");
        browser.waitForText("main", "账单有争议，待核");
        browser.go(here);
        assertThat(browser.text("main")).contains("已暂停");
        browser.follow("#release button");
        browser.waitForText("main", "催缴中");
    }

    /** Another one, who pays the day after a reminder and owes a little again: for the chart of those that worked. */
    private Debtors.Debtor reminded() {
        var wang = debtors.moveIn();
        debtors.bill(wang, 6_600, debtors.today().minusDays(3));
        debtors.bill(wang, 100, debtors.today().minusDays(1));
        days.passUntil(debtors.today().plusDays(2));
        debtors.pays(wang, 6_600);
        return wang;
    }

    private static void narrowedToOneStep(Browser browser) {
        browser.choose("select[name=step]", "6");
        browser.waitForText("#dunning-list", "双停");
        assertThat(browser.text("#dunning-list")).contains("第6步").doesNotContain("第2步");
    }

    private StaffMember manager(UnitId unit) {
        var badge = "T" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(
                        badge,
                        new Label("江帆", "Jiang Fan"),
                        unit,
                        Set.of(Role.BRANCH_MANAGER),
                        Set.of(),
                        null,
                        null,
                        staff.hash(Branch.PASSWORD)),
                Actor.system("test"));
    }
}
