package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.hall.Counters;
import furong.hall.Lending;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.staffing.Arrival;
import furong.staffing.Staffing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A morning in a hall: the guide issues a number, a clerk calls it, an umbrella is lent, the hall is looked through. */
@FurongTest
class HallInBrowserTest {

    private static final LocalDate MONDAY = LocalDate.of(2034, 5, 8);
    private static final Actor BY = Actor.system("test");
    private static final String HALL = "/halls/" + Branch.HALL.text();

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Staff staff;

    @Autowired
    Counters counters;

    @Autowired
    Lending lending;

    @Autowired
    Staffing staffing;

    @Autowired
    TimeTravel time;

    @Test
    @DisplayName("A2.4 to A2.7 a morning in a hall, in both languages")
    void aMorningInAHall() {
        try (var browser = Browser.open(port)) {
            branch.opens(MONDAY);
            equip();
            var album = new Album(browser);
            browser.signIn(guide(), Branch.PASSWORD);
            theGuideIssuesANumber(browser, album);
            somethingIsLentInThreeClicks(browser, album);
            theHallIsLookedThrough(browser, album);
            browser.signIn(branch.clerk(), Branch.PASSWORD);
            theClerkCallsIt(browser, album);
            browser.go(HALL + "/display");
            album.takeAlsoTwiceAsLarge("hall-display");
            browser.signIn(branch.manager(), Branch.PASSWORD);
            browser.go(HALL + "/report");
            album.takeAlsoTwiceAsLarge("hall-report");
            browser.go("/staffing?day=" + MONDAY);
            album.takeAlsoTwiceAsLarge("staffing");
            assertThat(album.faults()).isEmpty();
        } finally {
            time.backToRealTime();
        }
    }

    private void theGuideIssuesANumber(Browser browser, Album album) {
        album.at(Album.PHONE);
        browser.go(HALL + "/guide");
        browser.pick("queue", "PRIORITY");
        browser.click("label:has(input[name=need][value=MOBILITY])");
        browser.submit("form[action$='/tickets']");
        assertThat(browser.text(".ticket-number")).startsWith("P");
        album.takeAlsoTwiceAsLarge("hall-guide");
        album.at(Album.DESK);
    }

    private void somethingIsLentInThreeClicks(Browser browser, Album album) {
        browser.go(HALL + "/lending");
        browser.pick("item", "UMBRELLA");
        browser.type("#f-name", "辜先生");
        browser.type("#f-phone", "13880000000");
        browser.submit("form[action$='/loans']");
        assertThat(browser.text("main")).contains("辜先生");
        album.takeAlsoTwiceAsLarge("hall-lending");
    }

    private void theHallIsLookedThrough(Browser browser, Album album) {
        browser.go(HALL + "/morning");
        album.takeAlsoTwiceAsLarge("hall-morning");
        for (var look : browser.all(".look input[value=yes]")) {
            var name = look.getDomAttribute("name");
            browser.pick(name, name.equals("ok-WATER") ? "no" : "yes");
        }
        browser.type("#f-note-WATER", "饮水机坏了");
        browser.submit("form[action$='/mornings']");
        assertThat(browser.text("main")).contains("饮水机坏了");
        album.takeAlsoTwiceAsLarge("hall-morning-done");
    }

    private void theClerkCallsIt(Browser browser, Album album) {
        browser.go("/hall");
        browser.submit("form[action$='/seat']");
        browser.follow("form[action$='/calls'] button.primary");
        assertThat(browser.text(".now-serving b")).startsWith("P");
        album.takeAlsoTwiceAsLarge("hall-desk");
    }

    private void equip() {
        counters.arrange(Branch.HALL, 1, Map.of("ORDINARY", 0, "PRIORITY", 0), BY);
        counters.arrange(Branch.HALL, 2, Map.of("PRIORITY", 7200, "ORDINARY", 0), BY);
        lending.buy(Branch.HALL, "UMBRELLA", 6, BY);
        for (var week = 1; week <= 6; week++)
            for (var slot = 16; slot < 40; slot++)
                staffing.keep(
                        List.of(new Arrival(
                                MONDAY.minusWeeks(week), slot, 60 + slot, Duration.ofSeconds(9000), 60, 55)),
                        BY);
    }

    private StaffMember guide() {
        return staff.hire(
                new NewStaff(
                        "G" + Math.floorMod(Ids.next(), 10_000_000),
                        new Label("导引员", "Guide"),
                        Branch.UNIT,
                        Set.of(Role.LOBBY_GUIDE),
                        Set.of(),
                        null,
                        Branch.HALL,
                        staff.hash(Branch.PASSWORD)),
                BY);
    }
}
