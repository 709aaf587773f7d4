package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.conduct.Conduct;
import furong.inspection.Plans;
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
import furong.survey.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a customer's report with a photograph to the line for payroll, and a spot check from its plan to its figures. */
@FurongTest
class ConductInBrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2034, 8, 7);
    private static final Actor BY = Actor.system("test");

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Staff staff;

    @Autowired
    Plans plans;

    @Autowired
    Conduct conduct;

    @Autowired
    Counter counter;

    @Autowired
    TimeTravel time;

    @TempDir
    Path folder;

    @Test
    @DisplayName("A4.2, A4.4, A4.7 to A4.16 report, proceeding, settlement and spot check in both languages")
    void fromAReportToPayroll() throws Exception {
        try (var browser = Browser.open(port)) {
            customersWereAsked();
            branch.opens(MONDAY);
            var album = new Album(browser);
            var technician = branch.technician();
            aCustomerReports(browser, album, technician);
            theCaseGoesItsWay(browser, album, technician);
            aSpotCheck(browser, album);
            praise(browser, album, technician);
            for (var page : Set.of("/conduct/effect", "/appraisal?month=2034-08", "/conduct/rules")) {
                browser.go(page);
                album.take("quality" + page.replaceAll("[^a-z]+", "-"));
            }
            browser.go("/appraisal/" + technician.badge() + "?month=2034-08");
            album.take("appraisal-person");
            browser.go("/staff/" + technician.badge());
            album.take("badge");
            browser.signIn(technician, Branch.PASSWORD);
            browser.go("/me/record");
            browser.follow("form[action='/me/honour'] button");
            album.take("own-record");
            assertThat(album.faults()).isEmpty();
        } finally {
            time.backToRealTime();
        }
    }

    /** In two weeks, less often in the second that something was not kept: what the chart of effects is drawn from. */
    private void customersWereAsked() {
        counter.opens(MONDAY.minusDays(14));
        for (var name : List.of("公约前一", "公约前二", "公约前三"))
            conduct.installed(name, Level.SATISFIED, name.endsWith("三") ? Set.of() : Set.of("UNIFORM", "CLEANED_UP"));
        counter.opens(MONDAY);
        for (var name : List.of("公约后一", "公约后二", "公约后三"))
            conduct.installed(name, Level.TOUCHED, name.endsWith("三") ? Set.of("UNIFORM") : Set.of());
    }

    private void aCustomerReports(Browser browser, Album album, StaffMember about) throws IOException {
        browser.go("/convention");
        album.take("convention");
        browser.go("/convention/print");
        album.take("convention-print");
        browser.go("/convention/report");
        look(browser, album, "convention-report");
        browser.type("#f-badge", about.badge());
        browser.pick("item", "BADGE_WORN");
        browser.find("#f-photo").sendKeys(photo().toString());
        browser.click("form[action='/convention/reports'] .form-buttons button.primary");
        browser.waitForText("[data-field-of=words]", "请写一句发生了什么");
        assertThat(browser.text("[data-field-of=words]"))
                .as("bad input says what to do")
                .contains("发生了什么");
        assertThat(browser.value("#f-badge")).as("and loses nothing").isEqualTo(about.badge());
    }

    /** In Chinese as wide as the story goes, in English on the other width; Chinese again afterwards. */
    private static void look(Browser browser, Album album, String page) {
        album.look(page + "-zh");
        browser.cookie("furong-language", "en");
        browser.reload();
        album.look(page + "-en");
        browser.cookie("furong-language", "zh");
        browser.reload();
    }

    private Path photo() throws IOException {
        return Files.write(folder.resolve("photo.png"), Conduct.photo());
    }

    private void theCaseGoesItsWay(Browser browser, Album album, StaffMember about) {
        browser.type("#f-words", "师傅没有佩戴工作证");
        browser.submit("form[action='/convention/reports']");
        browser.waitForText("main", "已收到");
        var opener = supervisor();
        browser.signIn(opener, Branch.PASSWORD);
        browser.go("/conduct");
        album.take("conduct-board");
        browser.followRow(about.badge());
        browser.type("#f-facts", "照片和派工记录一致");
        browser.submit("form[action$='/proceeding']");
        var proceeding = browser.path();
        browser.type("#f-words", "有客户反映您没有佩戴证件，请说明。");
        browser.submit("form[action$='/notice']");
        browser.signIn(about, Branch.PASSWORD);
        browser.go(proceeding);
        browser.type("#f-statement", "挂绳断了，放在口袋里。");
        browser.submit("form[action$='/hearing']");
        browser.signIn(supervisor(), Branch.PASSWORD);
        browser.go(proceeding);
        browser.pick("upheld", "yes");
        browser.type("#f-reasons", "应及时更换挂绳，违反公约。");
        browser.submit("form[action$='/decision']");
        look(browser, album, "proceeding");
        branch.clockShows(MONDAY.plusDays(10).atTime(8, 30));
        browser.signIn(hire(Role.FINANCE, Conduct.COMPANY), Branch.PASSWORD);
        browser.go("/settlements");
        var number = proceeding.substring("/proceedings/".length());
        browser.type("#income-" + number, "6000");
        browser.type("#wage-" + number, "4000");
        browser.submit("#deduct-" + number);
        browser.waitForText("main", "800.00");
        album.take("settlements");
    }

    private void aSpotCheck(Browser browser, Album album) {
        branch.clockShows(MONDAY.plusDays(10).atTime(9, 0));
        var first = supervisor();
        var plan = plans.plan("DRESS", MONDAY, MONDAY.plusDays(10), 1, first.from("test"));
        browser.signIn(first, Branch.PASSWORD);
        browser.go("/inspection");
        browser.go("/inspection/plans/" + plan.text());
        browser.follow("form[action$='/draw'] button");
        browser.signIn(supervisor(), Branch.PASSWORD);
        browser.go("/inspection/plans/" + plan.text());
        browser.follow("form[action$='/redraws'] button");
        assertThat(browser.text("main")).contains("一致");
        look(browser, album, "inspection-plan");
        browser.follow(".table a.row-link");
        album.at(Album.PHONE);
        look(browser, album, "inspection-sample");
        for (var item : Set.of("UNIFORM", "BADGE_WORN", "TIDY"))
            browser.pick("ok-" + item, item.equals("TIDY") ? "no" : "yes");
        browser.type("#f-note-TIDY", "袖口破损");
        browser.type("#f-place", "营业厅");
        browser.submit("form[action*='/samples/']");
        browser.waitForText("main", "1/1");
        album.at(Album.DESK);
        browser.go("/inspection/draws/" + plan.text());
        browser.go("/inspection/standards/DRESS");
        browser.go("/inspection/figures");
        look(browser, album, "inspection-figures");
    }

    private void praise(Browser browser, Album album, StaffMember about) throws IOException {
        browser.go("/commendations");
        browser.type("#f-badge", about.badge());
        browser.pick("kind", "LETTER");
        browser.type("#f-from", "辜先生");
        browser.type("#f-words", "等了三个多小时还笑着装好，一百分的满意");
        browser.find("#f-photo").sendKeys(photo().toString());
        browser.submit("form[action='/commendations']");
        browser.waitForText("main", "一百分的满意");
        browser.go("/commendations");
        look(browser, album, "commendations");
    }

    private StaffMember supervisor() {
        return hire(Role.QUALITY_SUPERVISOR, Conduct.QUALITY);
    }

    private StaffMember hire(Role role, UnitId unit) {
        return staff.hire(
                new NewStaff(
                        "Q" + Math.floorMod(Ids.next(), 10_000_000),
                        new Label("质检员", "Supervisor"),
                        unit,
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash(Branch.PASSWORD)),
                BY);
    }
}
