package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.OrderId;
import furong.ordering.Orders;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.PointerInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A change of features on the screen: what a hand has to do for it is counted and printed. */
@FurongTest
class ChangeInBrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 6, 14);

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Staff staff;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    Browser browser;
    Album album;

    @BeforeEach
    void theHallOpens() {
        browser = Browser.open(port);
        album = new Album(browser);
        counter.opens(MONDAY);
    }

    @AfterEach
    void everybodyGoesHome() {
        if (browser != null) browser.close();
    }

    @Test
    @DisplayName("A3.8 a change of features at the counter: one page, two clicks, a signature, no paper")
    void atTheCounterTwoClicksAndASignature() {
        var line = line("周敏");
        browser.signIn(counter.clerk(), "furong-test-" + counter.clerk().badge());
        browser.go(line.page());
        assertThat(browser.value("input[name=offer]:checked")).isEqualTo("PHS_STANDARD");
        assertThat(browser.text("#sum")).contains("还没有改动", "20.00");
        album.take("change-nothing-yet");
        browser.go(line.page() + "?offer=PHS_FAMILY&feature=CALLER_DISPLAY&feature=RING_BACK&effective=2027-06-21");
        assertThat(browser.text("#sum")).contains("28.00", "38.00", "全月30天，还有10天");
        album.take("change");
        assertThat(album.faults()).isEmpty();

        browser.go(line.page());
        var hand = new Hand();
        hand.picks("feature", "CALLER_DISPLAY");
        browser.waitForText("#sum", "来电显示");
        assertThat(browser.text("#sum")).contains("5.00", "25.00", "2.83", "全月30天，还有17天");
        hand.signs("#sum [data-signature] canvas");
        album.look("change-signed-zh-light-1440");
        hand.confirms("#change-form");
        hand.report("signature");
        assertThat(hand.clicks).isLessThanOrEqualTo(2);
        assertThat(hand.fields).isZero();
        done(line);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @DisplayName("A3.8 the same on the hotline: two clicks and the reference of the recorded call")
    void onTheHotlineByTheRecordedCall() {
        var line = line("吴涛");
        var badge = "H" + Math.floorMod(Ids.next(), 10_000_000);
        var name = new Label("热线", "Hotline");
        var agent = staff.hire(
                new NewStaff(
                        badge,
                        name,
                        Counter.HOTLINE,
                        Set.of(Role.HOTLINE_AGENT),
                        Set.of(),
                        null,
                        null,
                        staff.hash("furong-test-" + badge)),
                Actor.system("test"));
        browser.signIn(agent, "furong-test-" + badge);
        browser.go(line.page());
        var hand = new Hand();
        hand.picks("feature", "CALLER_DISPLAY");
        browser.waitForText("#sum", "来电显示");
        hand.writes("input[name=consentVoice]", "10000-20270614-085500-0421");
        hand.confirms("#change-form");
        hand.report("voice");
        assertThat(hand.clicks).isLessThanOrEqualTo(2);
        assertThat(hand.fields).isEqualTo(1);
        done(line);
    }

    @Test
    void whatIsConfirmedWithoutAConfirmationIsRefusedBesideIt() {
        var line = line("郑兰");
        browser.signIn(counter.clerk(), "furong-test-" + counter.clerk().badge());
        browser.go(line.page() + "?offer=PHS_FAMILY");
        browser.click("#change-form .form-buttons button.primary");
        browser.waitForText("[data-field-of=consent]", "请客户签名，或填写");
        assertThat(orders.openOn(line.customer, line.id)).isEmpty();
        assertThat(subscriptions.get(line.customer, line.id).terms().offer().value())
                .isEqualTo("PHS_STANDARD");
        album.look("change-refused-zh-light-1440");
        assertThat(album.faults()).isEmpty();
    }

    private record Line(CustomerId customer, SubscriptionId id) {

        String page() {
            return "/customers/" + customer.text() + "/subscriptions/" + id.text() + "/change";
        }
    }

    /** A PHS phone, which works at once. */
    private Line line(String name) {
        var customer = counter.walksIn(name);
        var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        return new Line(customer.id(), order.terms().subscription());
    }

    /** The order stands on its page and the line has what was wanted. */
    private void done(Line line) {
        assertThat(browser.path()).contains("/orders/");
        var id = OrderId.of(browser.path().replaceAll(".*/", ""));
        assertThat(orders.get(line.customer, id)).isInstanceOf(Order.Completed.class);
        assertThat(subscriptions.get(line.customer, line.id).terms().features()).containsExactly("CALLER_DISPLAY");
    }

    /** Does what a hand does, and counts it. */
    private final class Hand {
        private int clicks;
        private int fields;
        private int signatures;

        void picks(String name, String value) {
            clicks++;
            browser.pick(name, value);
        }

        void writes(String css, String text) {
            fields++;
            browser.type(css, text);
        }

        void signs(String css) {
            signatures++;
            browser.draw(css, PointerInput.Kind.MOUSE);
        }

        void confirms(String form) {
            clicks++;
            browser.submit(form);
        }

        void report(String how) {
            System.out.println("change of features: how=" + how + " pages=1 clicks=" + clicks + " fields=" + fields
                    + " signatures=" + signatures + " papers=0");
        }
    }
}
