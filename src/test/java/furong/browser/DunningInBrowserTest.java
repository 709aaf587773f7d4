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

            days.passUntil(MARCH.plusDays(59));
            browser.go(here);
            browser.waitForText("main", "双停");
            album.take("dunning-account");
            browser.go("/dunning");
            browser.waitForText("#dunning-list", "双停");
            album.take("dunning-board");

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
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
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
