package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.organisation.Role;
import furong.payment.Payers;
import furong.platform.Money;
import furong.till.Collectors;
import furong.till.PettyFunds;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk takes everything but one yuan in three key presses, lends a yuan, counts the till; a collector collects. */
@FurongTest
class PaymentInBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Payers payers;

    @Autowired
    PettyFunds funds;

    @Autowired
    Collectors collectors;

    @Test
    void everythingButOneYuan() {
        var clerk = payers.person("文娟", Role.COUNTER_CLERK, Payers.HALL);
        funds.found(Payers.HALL, Money.fen(20_000), Payers.SYSTEM);
        var payer = payers.owing("辜先生", 88);
        var page = "/customers/" + payer.id().text();
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(clerk, Payers.PASSWORD);
            browser.go("/till");
            browser.submit("#open-till");
            browser.go(page);
            press(browser, "body", "p");
            browser.waitFor(() -> browser.path().endsWith("/pay"));
            assertThat(browser.value("#f-amount")).isEqualTo("88.00");
            browser.type("#f-amount", "87");
            browser.type("#f-given", "100");
            browser.waitForText("[data-change]", "13.00");
            album.look("pay-zh-light-1440");
            browser.submit("#pay-form");
            assertThat(browser.path()).contains("/receipt");
            assertThat(browser.text("main")).contains("87.00", "13.00", "1.00", clerk.badge());
            album.take("receipt");
            assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(100));
            browser.go(page + "/payments");
            album.take("payments");
            lendTheRest(browser, album, page);
            assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(0));
            browser.go("/till");
            album.take("till");
            browser.type("#close-till #f-counted", "288");
            browser.submit("#close-till");
            browser.waitForText("table", "相符");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void threeKeysFromTheCustomersPageToTheReceipt() {
        var clerk = payers.person("林芳", Role.COUNTER_CLERK, Payers.HALL);
        var payer = payers.owing("刘七", 66);
        try (var browser = Browser.open(port)) {
            browser.signIn(clerk, Payers.PASSWORD);
            browser.go("/till");
            browser.submit("#open-till");
            browser.go("/customers/" + payer.id().text());
            press(browser, "body", "p");
            browser.waitFor(() -> browser.path().endsWith("/pay"));
            press(browser, "#f-amount", Keys.ENTER);
            browser.waitFor(() -> browser.path().contains("/receipt"));
            assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(0));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aCollectorTakesMoneyAtTheDoor() {
        var collector = payers.person("收费员", Role.TECHNICIAN, null);
        collectors.appoint(collector, Money.fen(100_000), Payers.SYSTEM);
        var payer = payers.owing("钱婆婆", 42);
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            album.at(Album.PHONE);
            browser.signIn(collector, Payers.PASSWORD);
            browser.go("/collect?words=" + payer.number());
            album.take("collect");
            browser.follow(".lines a");
            album.take("collect-door");
            browser.type("#f-amount", "41");
            browser.submit("#collect-form");
            assertThat(browser.path()).contains("/receipt");
            assertThat(payers.owed(payer).open()).isEqualTo(Money.fen(100));
            assertThat(album.faults()).isEmpty();
        }
    }

    @Test
    void financeSeesWhatCameInAndOrdersCards() {
        var finance = payers.person("何会计", Role.FINANCE, Payers.UNIT, null);
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            browser.signIn(finance, Payers.PASSWORD);
            browser.go("/collections");
            album.take("collections");
            browser.go("/prepaid");
            album.take("prepaid");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The fund lends the last yuan. */
    private static void lendTheRest(Browser browser, Album album, String page) {
        browser.go(page + "/pay");
        browser.type("#f-given", "0");
        browser.waitForText("[data-change]", "1.00");
        browser.pick("lend", "true");
        album.look("pay-lend-zh-light-1440");
        browser.submit("#pay-form");
        assertThat(browser.text("main")).contains("辜先生");
    }

    private static void press(Browser browser, String css, CharSequence keys) {
        browser.find(css).sendKeys(keys);
    }
}
