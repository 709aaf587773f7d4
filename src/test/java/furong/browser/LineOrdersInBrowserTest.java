package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.Catalog;
import furong.catalog.Form;
import furong.catalog.Forms;
import furong.catalog.OfferId;
import furong.customer.Customer;
import furong.ordering.Counter;
import furong.ordering.Lines;
import furong.ordering.Order;
import furong.ordering.OrderId;
import furong.ordering.Orders;
import furong.organisation.Area;
import furong.subscription.Terms;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.PointerInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is done with a line a customer has, ordered on the one page whose questions follow from its recipe. */
@FurongTest
class LineOrdersInBrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 6, 21);
    private static final Area AREA = Counter.AREA;

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Catalog catalog;

    @Autowired
    Forms forms;

    @Autowired
    Orders orders;

    Browser browser;
    Album album;

    @BeforeEach
    void theHallOpens() {
        browser = Browser.open(port);
        album = new Album(browser);
        counter.opens(MONDAY);
        browser.signIn(counter.clerk(), "furong-test-" + counter.clerk().badge());
    }

    @AfterEach
    void everybodyGoesHome() {
        if (browser != null) browser.close();
    }

    @Test
    void aMoveFromTheLineToTheOrderThatDrawsItsSteps() {
        var customer = counter.walksIn("移民");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var place = lines.moves(customer, AREA);
        browser.go(page(line));
        album.take("line");
        browser.go(page(line) + "/orders/MOVE");
        album.take("move-where");
        browser.go(page(line) + "/orders/MOVE?place=" + place.id().text());
        album.take("move");
        fill("MOVE", line);
        browser.pick("slot", browser.find("input[name=slot]").getDomAttribute("value"));
        browser.submit("#order-form");
        var order = placed(customer);
        assertThat(order).isInstanceOf(Order.Open.class);
        album.take("order-move");
        counter.crewDoes((Order.Open) order);
        browser.reload();
        album.take("order-move-half");
        assertThat(browser.text("main")).contains("先装后拆", "0分钟");
        browser.go(page(line));
        assertThat(browser.text("main")).as("how the move stands").contains("移机记录", "已移机");
        album.take("line-moved");
        browser.go("/customers/" + customer.id().text() + "/places/new");
        album.take("place-new");
        assertThat(album.faults()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingElseIsOrderedOnTheSamePage() {
        var customer = counter.walksIn("停民");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        for (var action : new String[] {"SUSPEND", "RESUME", "RENUMBER", "REMOVE"}) {
            browser.go(page(line) + "/orders/" + action);
            if (action.equals("REMOVE")) album.take("remove");
            fill(action, lines.line(line));
            if (browser.shows("[data-signature] canvas"))
                browser.draw("[data-signature] canvas", PointerInput.Kind.PEN);
            browser.submit("#order-form");
            var order = placed(customer);
            assertThat(order.terms().action()).isEqualTo(action);
        }
        album.take("order-remove");
        browser.go("/work");
        album.take("work");
        browser.go("/recipes");
        album.take("recipes");
        browser.go("/orders/stuck");
        album.take("stuck");
        assertThat(album.faults()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aBundleIsOrderedAtOnceAndAnExtensionHangsOnItsLine() {
        var customer = counter.walksIn("套民");
        for (var offer : List.of("HOME_PACK_1M", "EXTENSION_SET")) {
            browser.go("/customers/" + customer.id().text() + "/orders/new?offer=" + offer);
            fill(forms.current(
                    "INSTALL_" + catalog.offer(new OfferId(offer)).product().code(), counter.today()));
            browser.click(".slot:has(input:enabled)");
            browser.find("#held input[name=hold]");
            album.look("new-" + offer.toLowerCase(java.util.Locale.ROOT) + "-zh-light-1440");
            browser.submit("#order-form");
            counter.crewDoes((Order.Open) placed(customer));
            browser.reload();
            album.take("order-" + offer.toLowerCase(java.util.Locale.ROOT));
            assertThat(placed(customer)).isInstanceOf(Order.Completed.class);
        }
        browser.go("/customers/" + customer.id().text());
        assertThat(browser.text("main")).contains("租用：ADSL调制解调器，押金", "租用：副机话机，押金");
        album.take("customer-on-hire");
        assertThat(album.faults()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private static String page(Terms line) {
        return "/customers/" + line.customer().text() + "/subscriptions/"
                + line.id().text();
    }

    /** Answers whatever the form of the transaction must know. */
    private void fill(String action, Terms line) {
        var product = catalog.offer(line.offer()).product().code();
        fill(forms.current(catalog.transaction(action, product).code(), counter.today()));
    }

    private void fill(Form form) {
        form.examples().forEach((field, answer) -> {
            if (browser.shows("input[type=radio][name='" + field + "']")) browser.pick(field, answer);
            else browser.type("[name='" + field + "']", answer);
        });
    }

    private Order placed(Customer customer) {
        assertThat(browser.path()).contains("/orders/");
        return orders.get(customer.id(), OrderId.of(browser.path().replaceAll(".*/", "")));
    }
}
