package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.NewVisit;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.material.Stores;
import furong.mobile.Attachment;
import furong.mobile.FieldReports;
import furong.organisation.Area;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Ids;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.interactions.PointerInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A technician's day with the network cut in the middle of a visit. */
@FurongTest
class OfflineInBrowserTest {

    private static final AtomicInteger DAYS = new AtomicInteger();
    private static final Actor CLERK = new Actor(41, 15, "1501", "test");

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Customers customers;

    @Autowired
    Slots slots;

    @Autowired
    Visits visits;

    @Autowired
    FieldReports reports;

    @Autowired
    Stores stores;

    Wire wire;
    Browser browser;
    Album album;
    StaffMember technician;
    Customer customer;
    VisitId visit;
    LocalDate day;

    @BeforeEach
    void aTechnicianWithAVisitInTheMorning() {
        day = LocalDate.of(2029, 5, 14).plusDays(3 * DAYS.getAndIncrement());
        branch.opens(day);
        branch.clockShows(day.atTime(8, 30));
        technician = branch.technician();
        customer = customers.register(
                NewCustomer.person(
                        "林晓芙",
                        null,
                        "13880627001",
                        new NewPlace(Area.district(Branch.DISTRICT), Address.street("棠湖西路", "1"))),
                CLERK);
        visit = book(LocalTime.of(9, 0));
        branch.clockShows(day.atTime(9, 5));
        stockTheVan();
        wire = new Wire(port);
        browser = Browser.open(wire.port());
        album = new Album(browser);
        album.at(Album.PHONE);
    }

    @AfterEach
    void everybodyGoesHome() throws IOException {
        if (browser != null) browser.close();
        if (wire != null) wire.close();
    }

    @Test
    @DisplayName("7-6 the network is cut in the middle of a visit: the work goes on, and is sent when it is back")
    void theNetworkIsCutInTheMiddleOfAVisit() throws Exception {
        opensThePageAndKeepsIt();
        step("SET_OUT");
        step("ARRIVE");
        browser.waitForText("#sync", "已连接");
        browser.waitFor(() -> visits.get(customer.id(), visit).state() == Visit.State.ARRIVED);

        wire.cut();
        step("START_WORK");
        browser.waitForText("#sync", "无网络");
        browser.waitForText("#sync", "1 项待发送");
        browser.reload();
        browser.waitForText("h1", "ADSL");
        works();
        album.look("offline-working-zh-light-390");
        finishes();
        browser.waitForText("main", "工作已完成");
        assertThat(visits.get(customer.id(), visit).state())
                .as("nothing has been sent")
                .isEqualTo(Visit.State.ARRIVED);
        looksAtWhatWaits();
        opensThePageAnewWithoutANetwork();

        wire.mend();
        browser.click("a#sync");
        browser.waitForText("h1", "待发送");
        browser.waitForText("main", "全部已发送");
        browser.waitForText("#sync", "已连接");
        assertThat(browser.text("#sync")).isEqualTo("已连接");
        everythingArrived();
        browser.go("/field/app");
        album.take("app-tour");
        browser.click(".stops a");
        browser.waitForText("h1", "ADSL");
        album.look("app-done-zh-light-390");
        assertThat(album.faults()).isEmpty();
    }

    @Test
    @DisplayName(
            "7-6 a sign-in that ends while there is no network loses nothing, and a visit taken away is said to be")
    void aSignInThatEndsLosesNothingAndAConflictIsShown() {
        opensThePageAndKeepsIt();
        wire.cut();
        step("SET_OUT");
        browser.waitForText("#sync", "1 项待发送");
        visits.cancel(customer.id(), visit, "客户改主意", CLERK);
        browser.comesAnew();
        wire.mend();
        browser.waitForText("#sync", "请重新登录");
        browser.waitForText("main", "手机里的记录都还在");
        album.look("app-signed-out-zh-light-390");
        browser.signIn(technician, Branch.PASSWORD);
        browser.go("/field/app");
        browser.waitForText("#sync", "1 项未被采纳");
        browser.go("/field/app#/waiting");
        browser.waitForText("main", "上门已取消");
        album.look("app-refused-zh-light-390");
        assertThat(reports.late(branch.scope())).anyMatch(late -> late.visit().equals(visit));
        browser.click(".app-waiting .danger");
        browser.waitForText("main", "全部已发送");
        assertThat(album.faults()).isEmpty();
    }

    private void opensThePageAndKeepsIt() {
        browser.signIn(technician, Branch.PASSWORD);
        browser.go("/field");
        browser.follow("main a[href='/field/app']");
        browser.waitForText(".stops", "棠湖西路");
        browser.waitFor(() -> browser.shows("body[data-kept=yes]"));
        assertThat(browser.text(".segments")).contains("今天 (1)", "明天 (0)");
        browser.click(".stops a");
        browser.waitForText("h1", "ADSL");
    }

    private void works() throws IOException {
        var ticks = browser.all(".checklist label.tick").size();
        assertThat(ticks).isGreaterThan(4);
        for (var tick = 1; tick <= ticks; tick++) {
            browser.click(".checklist label.tick:nth-of-type(" + tick + ")");
            browser.waitForText(".checklist-count", "已完成 " + tick + " / " + ticks);
        }
        browser.type("[data-keep=figures]", "21.4 dB");
        browser.click("[data-test=passed]");
        browser.waitForText("main", "测试合格");
        browser.find("[data-photo]").sendKeys(photo().toString());
        browser.waitFor(() -> browser.shows(".pictures img[src^='data:']"));
        browser.choose("[data-part]", "SPLITTER");
        browser.type("[data-quantity]", "9");
        browser.click("[data-parts=add]");
        browser.waitForText("main", "车上没有这么多");
        browser.type("[data-quantity]", "2");
        browser.click("[data-parts=add]");
        browser.waitForText("main", "× 2");
        browser.draw("[data-signature] canvas", PointerInput.Kind.MOUSE);
        browser.click("[data-sign=keep]");
        browser.waitForText("main", "已签名");
    }

    private void finishes() {
        step("FINISH");
    }

    private void looksAtWhatWaits() {
        browser.click("a#sync");
        browser.waitForText("h1", "待发送");
        assertThat(browser.text("main")).contains("开始施工", "着工装", "线路测试", "照片", "客户签名", "分离器 × 2", "完工");
        album.look("offline-waiting-zh-light-390");
    }

    /** As somebody who taps its icon on the phone: the worker answers in place of the house. */
    private void opensThePageAnewWithoutANetwork() {
        browser.go("/field/app");
        browser.waitForText(".stops", "棠湖西路");
        browser.waitForText("#sync", "无网络");
        browser.go("/field");
        browser.waitForText(".stops", "已完工");
        assertThat(browser.path()).isEqualTo("/field/app");
    }

    private void everythingArrived() {
        var record = visits.record(customer.id(), visit);
        assertThat(record.visit().state()).isEqualTo(Visit.State.DONE);
        assertThat(record.checklistComplete()).isTrue();
        assertThat(record.test())
                .hasValueSatisfying(test -> assertThat(test.figures()).contains("21.4 dB"));
        assertThat(record.log())
                .extracting("what")
                .containsSubsequence("ARRIVE", "START_WORK", "CHECK", "TEST", "FINISH");
        var pictures = reports.attachments(customer.id(), visit);
        assertThat(pictures).extracting(Attachment::kind).containsExactlyInAnyOrder("PHOTO", "SIGNATURE");
        browser.waitFor(() -> reports.attachments(customer.id(), visit).stream().allMatch(Attachment::arrived));
        assertThat(stores.used("visit:" + visit.text())).hasSize(1);
        var crew = technician.crew();
        assertThat(crew).isNotNull();
        assertThat(stores.stock(stores.ofCrew(crew, technician.unit()).id()))
                .anyMatch(held -> held.item().code().equals("SPLITTER") && held.quantity() == 3);
    }

    private void step(String kind) {
        browser.click("[data-step=" + kind + "]");
        browser.waitFor(() -> !browser.shows("[data-step=" + kind + "]"));
    }

    private Path photo() throws IOException {
        var file = Files.createDirectories(Path.of("target")).resolve("photo.png");
        var picture = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, 2400, 1800, Color.BLUE));
        brush.fillRect(0, 0, 2400, 1800);
        assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
        return file.toAbsolutePath();
    }

    private void stockTheVan() {
        var crew = technician.crew();
        assertThat(crew).isNotNull();
        var van = stores.ofCrew(crew, technician.unit()).id();
        var store = stores.ofUnit(technician.unit()).id();
        stores.receive(Ids.text(Ids.next()), store, "SPLITTER", 5, "", CLERK);
        stores.counted(Ids.text(Ids.next()), van, "SPLITTER", 0, "test", CLERK);
        stores.handOut(Ids.text(Ids.next()), store, van, "SPLITTER", 5, CLERK);
    }

    private VisitId book(LocalTime from) {
        var key = new SlotKey("ADSL", Branch.DISTRICT, day, from);
        var hold = slots.hold(customer.id(), key, 60, CLERK);
        return visits.book(
                new NewVisit(
                        customer.id(),
                        hold,
                        "INSTALL_ADSL",
                        "ADSL",
                        60,
                        customer.home().id(),
                        customer.home().area(),
                        customer.home().line(),
                        "13880627001",
                        customer.owner(),
                        "DATA",
                        "test:offline"),
                CLERK);
    }
}
