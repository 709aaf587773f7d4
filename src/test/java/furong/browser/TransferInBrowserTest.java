package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.consent.Consents;
import furong.ordering.Counter;
import furong.ordering.Lines;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.PointerInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service changes hands at the counter: the former owner signs, the new one reads a code from their phone. */
@FurongTest
class TransferInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Consents consents;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Test
    void oneSignsTheOtherTypesACode() {
        counter.opens(LocalDate.of(2027, 3, 15));
        var giver = counter.walksIn("何志远");
        var taker = counter.walksIn("何小雨");
        var line = lines.has(giver, "FIXED_LINE_HOME");
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(clerk(), Branch.PASSWORD);
            var here = "/customers/" + giver.id().text() + "/subscriptions/"
                    + line.id().text() + "/transfer";
            browser.go(here);
            browser.type("input[name=words]", taker.number());
            browser.click("main form.filters button");
            browser.find(".found-owners a");
            album.look("transfer-found-zh-light-1440");
            browser.go(here + "?owner=" + taker.id().text());
            album.take("transfer");
            browser.pick("reason", "FAMILY");
            browser.draw("[data-field-of=consent] canvas", PointerInput.Kind.PEN);
            browser.pick("newOwnerWay", "CODE");
            browser.click("[data-field-of=newOwner] .needs-script button");
            browser.waitForText("#newOwner-sent", "客户手机上显示");
            var code = Pattern.compile("\\b\\d{6}\\b").matcher(browser.text("#newOwner-sent .on-phone"));
            assertThat(code.find()).isTrue();
            browser.type("input[name=newOwnerCode]", code.group());
            album.look("transfer-agreed-zh-light-1440");
            browser.submit("#transfer-form");
            assertThat(browser.path()).contains("/orders/");
            assertThat(subscriptions.get(giver.id(), line.id())).isInstanceOf(Subscription.Cancelled.class);
            assertThat(subscriptions.of(taker.id())).hasSize(1);
            var paper = consents.of(giver.id(), 1).getFirst();
            browser.go("/customers/" + giver.id().text() + "/consents/"
                    + paper.id().text());
            album.take("consent-paper");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        } finally {
            time.backToRealTime();
        }
    }

    private furong.organisation.StaffMember clerk() {
        var badge = "T" + Math.floorMod(Ids.next(), 10_000_000);
        return staff.hire(
                new NewStaff(
                        badge,
                        new Label("文娟", "Wen Juan"),
                        Counter.UNIT,
                        Set.of(Role.COUNTER_CLERK),
                        Set.of(),
                        null,
                        Counter.HALL,
                        staff.hash(Branch.PASSWORD)),
                Actor.system("test"));
    }
}
