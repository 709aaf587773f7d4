package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.fieldwork.SlotKey;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One customer's installation from the counter to the callback, as its people see it: every page, every click. */
@FurongTest
class InstallationInBrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 6, 7);
    private static final String NAME = "林晓芙";
    private static final String PHONE = "13880627001";

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    Browser browser;
    Album album;

    @BeforeEach
    void theBranchOpens() {
        browser = Browser.open(port);
        album = new Album(browser);
        branch.opens(MONDAY);
    }

    @AfterEach
    void everybodyGoesHome() {
        if (browser != null) browser.close();
    }

    @Test
    void aLineFromTheCounterToTheCallback() {
        var order = theClerkTakesTheOrder();
        branch.clockShows(order.window.plusMinutes(5));
        theTechnicianInstalls(order);
        branch.clockShows(order.window.plusHours(3));
        theAgentRings();
        theManagerLooksBack(order);
        assertThat(album.faults()).isEmpty();
    }

    private record Ordered(String page, LocalDateTime window) {}

    private Ordered theClerkTakesTheOrder() {
        album.at(Album.DESK);
        browser.go("/sign-in");
        album.take("sign-in");
        browser.signIn(branch.clerk(), Branch.PASSWORD);
        album.take("home-clerk");
        speakEnglishForAWhile();
        register();
        var window = order();
        var order = new Ordered(browser.path(), window);
        assertThat(browser.text("main")).contains("待上门", "双流分公司", "上门预约");
        album.take("order-new");
        why();
        receipt(order);
        signOut();
        return order;
    }

    /** The choice is made on a page and remembered for the next ones. */
    private void speakEnglishForAWhile() {
        browser.click("[popovertarget=look]");
        browser.follow("#look button[value=en]");
        browser.go("/customers");
        assertThat(browser.text("h1")).isEqualTo("Customers");
        browser.click("[popovertarget=look]");
        browser.follow("#look button[value=zh]");
        assertThat(browser.text("h1")).isEqualTo("客户");
    }

    private void register() {
        browser.go("/customers");
        album.take("customers");
        browser.follow("a[href='/customers/new']");
        album.take("register");
        browser.pick("kind", "PERSON");
        browser.type("#f-name", NAME);
        browser.type("#f-phone", "12");
        browser.choose("#f-district", Branch.DISTRICT);
        browser.choose("#f-streetOffice", Branch.OFFICE);
        browser.type("#f-street", "棠湖西路");
        browser.type("#f-house", "1号");
        browser.click("#register .form-buttons button.primary");
        browser.waitForText("[data-field-of=phone] [data-error]", "电话号码应为");
        browser.waitForText("#register [data-errors] a", "电话号码应为");
        assertThat(browser.value("#f-name")).as("what was typed stays").isEqualTo(NAME);
        assertThat(browser.value("#f-street")).isEqualTo("棠湖西路");
        assertThat(browser.value("#f-streetOffice")).isEqualTo(Branch.OFFICE);
        browser.choose("#f-district", "510107");
        browser.waitFor(() -> browser.shows("#f-streetOffice option[value^='510107']"));
        assertThat(browser.text("[data-field-of=phone] [data-error]"))
                .as("what a field asks for leaves the marks of the refusal")
                .contains("电话号码应为");
        browser.choose("#f-district", Branch.DISTRICT);
        browser.choose("#f-streetOffice", Branch.OFFICE);
        album.look("register-refused-zh-light-1440");
        assertThat(browser.complaints()).as("only the refusal").allMatch(line -> line.contains("422"));

        browser.type("#f-phone", PHONE);
        assertThat(browser.shows("#register [data-errors]:not([hidden])"))
                .as("what is mended is no longer complained of at the top")
                .isFalse();
        browser.submit("#register");
        assertThat(browser.text("h1")).isEqualTo(NAME);
        assertThat(browser.text("main")).contains("棠湖西路", "双流", "138 8062 7001");
        album.take("customer");
    }

    private LocalDateTime order() {
        browser.follow("main a[href$='/orders/new']");
        browser.choose("#f-offer", "ADSL_2M");
        browser.waitForText("main aside .procedure", "怎么办");
        browser.waitFor(() -> browser.path().contains("offer=ADSL_2M"));
        album.take("new-order");
        assertThat(browser.value("#f-contactName")).as("known already").isEqualTo(NAME);
        for (var answer : browser.all("#order-form fieldset.choices"))
            answer.findElement(By.cssSelector("label")).click();
        browser.type("#f-computers", "2");
        browser.click(".slot:has(input:enabled)");
        browser.find("#held input[name=hold]");
        album.look("new-order-held-zh-light-1440");
        var slot = SlotKey.of(browser.value("#order-form input[name=slot]:checked"));
        browser.submit("#order-form");
        return slot.day().atTime(slot.from());
    }

    private void why() {
        browser.click("main .chip-why");
        browser.find("#explain[open] ol li");
        album.look("order-why-zh-light-1440");
        browser.click("#explain [data-close]");
        browser.waitFor(() -> !browser.shows("#explain[open]"));
    }

    private void receipt(Ordered order) {
        browser.follow("main a[href$='/receipt']");
        assertThat(browser.text("body")).contains(NAME, "文娟", "双流营业厅", "ADSL 2M");
        album.take("receipt");
        assertThat(browser.complaints()).isEmpty();
        browser.go(order.page);
    }

    private void signOut() {
        browser.click("[popovertarget=me]");
        browser.follow("form[action='/sign-out'] button");
        browser.go("/customers");
        assertThat(browser.path()).as("nobody is signed in").startsWith("/sign-in");
        assertThat(browser.complaints()).isEmpty();
    }

    private void theTechnicianInstalls(Ordered order) {
        album.at(Album.PHONE);
        browser.signIn(branch.technician(), Branch.PASSWORD);
        album.take("home-technician");
        browser.click(".top-menu");
        browser.follow("#side a[href='/field']");
        assertThat(browser.text(".stops")).contains("棠湖西路");
        album.take("tour");
        browser.follow(".stops a");
        album.take("visit-booked");
        step("set-out");
        step("arrive");
        album.take("visit-arrived");
        step("start-work");
        work();
        step("done");
        browser.waitForText("#line", "已开通");
        assertThat(browser.text("#line")).contains("测试通过");
        album.take("visit-done");
        assertThat(browser.complaints()).isEmpty();
    }

    private void work() {
        var ticks = browser.all("#checklist label.tick").size();
        for (var tick = 1; tick <= ticks; tick++) {
            browser.click("#checklist label.tick:nth-of-type(" + tick + ")");
            browser.waitForText("#check-count", "已完成 " + tick + " / " + ticks);
        }
        browser.follow("form[action$='/tests'] button");
        assertThat(browser.text("main")).contains("测试通过");
        album.take("visit-working");
    }

    private void step(String step) {
        browser.follow("form[action$='/steps/" + step + "'] button");
    }

    private void theAgentRings() {
        album.at(Album.DESK);
        browser.signIn(branch.agent(), Branch.PASSWORD);
        browser.go("/callbacks");
        assertThat(browser.text("main table")).contains(NAME);
        album.take("callbacks");
        browser.followWords(NAME);
        assertThat(browser.text("h1")).contains(NAME);
        browser.follow("form[action$='/claim'] button");
        album.take("callback");
        for (var question : new String[] {"works", "on_time", "uniform", "badge", "shown", "clean", "money"})
            browser.pick(question, "yes");
        browser.pick("level", "PLEASANT");
        browser.pick("disposition", "I");
        browser.type("#f-callRecord", "REC-0607-1");
        album.look("callback-answered-zh-light-1440");
        browser.submit("form[action$='/ending']");
        assertThat(browser.path()).isEqualTo("/callbacks");
        assertThat(browser.complaints()).isEmpty();
    }

    private void theManagerLooksBack(Ordered order) {
        album.at(Album.DESK);
        browser.signIn(branch.manager(), Branch.PASSWORD);
        browser.go("/satisfaction");
        assertThat(browser.text("main table")).contains("双流分公司", "100.0%");
        album.take("satisfaction");
        browser.go(order.page);
        assertThat(browser.text("main")).contains("已竣工", "文娟");
        album.take("order-completed");
        browser.click("[data-palette]");
        browser.type("#palette input", "linxiaofu");
        browser.waitForText("#palette-hits", NAME);
        album.look("palette-zh-light-1440");
        browser.follow("#palette-hits [role=option]");
        assertThat(browser.text("h1")).isEqualTo(NAME);
        assertThat(browser.text("main")).contains("ADSL 2M");
        album.take("customer-served");
        assertThat(browser.complaints()).isEmpty();
    }
}
