package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.board.Yard;
import furong.dispatch.Assignments;
import furong.dispatch.Days;
import furong.organisation.CrewId;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.planning.PlannedStop;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The dispatcher's board under a hand: visits are dragged to crews, and the board hears what others do. */
@FurongTest
class BoardInBrowserTest {

    private static final UnitId CHONGZHOU = new UnitId(24);
    private static final String DISTRICT = "510184";
    private static final LocalDate DAY = LocalDate.of(2031, 5, 12);
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final Actor SOMEBODY = new Actor(41, 24, "1001", "test");

    @LocalServerPort
    int port;

    @Autowired
    Yard yard;

    @Autowired
    Days days;

    @Autowired
    Assignments assignments;

    @Autowired
    TimeTravel time;

    Browser browser;
    Album album;
    CrewId li = CrewId.next();
    CrewId wang = CrewId.next();
    StopId first = StopId.next();
    StopId second = StopId.next();

    @BeforeEach
    void aMorningWithThreeCrews() {
        yard.clockShows(DAY.minusDays(1), NINE);
        var skill = yard.skill();
        li = yard.crew("崇州李组", CHONGZHOU, DISTRICT, skill);
        wang = yard.crew("崇州王组", CHONGZHOU, DISTRICT, "YARD-NONE");
        yard.crew("崇州赵组", CHONGZHOU, DISTRICT, skill);
        yard.open(DAY);
        first = yard.visit(yard.customer("罗一", DISTRICT, "文化街", "8"), skill, DAY, NINE, 60);
        second = yard.visit(yard.customer("罗二", DISTRICT, "蜀州路", "66"), skill, DAY, LocalTime.of(14, 0), 45);
        browser = Browser.open(port);
        album = new Album(browser);
    }

    @AfterEach
    void everybodyGoesHome() {
        if (browser != null) browser.close();
        time.backToRealTime();
    }

    private List<StopId> of(CrewId crew) {
        return days.plan(DAY).crew(crew).orElseThrow().stops().stream()
                .map(PlannedStop::id)
                .toList();
    }

    private CrewId has(StopId stop) {
        return days.plan(DAY).find(stop).orElseThrow().crew().id();
    }

    private static String stop(StopId id) {
        return ".board-line [data-stop='" + id.text() + "']";
    }

    private static String lane(CrewId id) {
        return "[data-crew='" + id.text() + "'] .duty";
    }

    @Test
    @DisplayName(
            "A2.10 a visit dragged to a crew is that crew's, what it breaks is named, and the last order can be taken back")
    void theHandDrags() {
        browser.signIn(yard.hire(Role.DISPATCHER, CHONGZHOU, null), Yard.PASSWORD);
        browser.go("/");
        assertThat(browser.shows("a[href='/board']")).as("in the navigation").isTrue();
        browser.go("/board?day=" + DAY);
        browser.waitFor(() -> browser.shows("#board[data-heard=yes]"));
        var before = has(first);
        browser.mouse().drag(stop(first), lane(wang));
        browser.waitForText(".board-said", "班组不具备该技能");
        assertThat(of(wang)).containsExactly(first);
        album.look("board-said-zh-light-1440");
        browser.click("[data-undo]");
        browser.waitForText(".board-said", "已恢复");
        assertThat(has(first)).isEqualTo(before);
        theListTakesAndGives();
        theKeyboardDoesTheSame();
        othersAreHeardOf();
        whyNot();
        album.take("board");
        browser.go("/board/visits?day=" + DAY);
        album.take("board-visits");
        browser.go("/board?day=" + DAY.plusDays(40));
        album.look("board-empty-zh-light-1440");
        browser.go("/board/print?day=" + DAY);
        assertThat(browser.paper()).isNotEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(album.faults()).isEmpty();
    }

    @Test
    @DisplayName("A2.10 what is told on the telephone is told to the board: it takes longer, a crew cannot go on")
    void somethingHappens() {
        assignments.assign(DAY, days.plan(DAY).version(), first, li, 0, SOMEBODY);
        days.planDay(DAY, SOMEBODY);
        days.publish(DAY, SOMEBODY);
        yard.clockShows(DAY, LocalTime.of(9, 10));
        days.begin(DAY);
        browser.signIn(yard.hire(Role.DISPATCHER, CHONGZHOU, null), Yard.PASSWORD);
        browser.go("/board");
        browser.click(stop(second));
        browser.waitFor(() -> browser.shows("#explain[open] #board-told"));
        browser.click("#board-told summary");
        browser.choose("#board-overrun [name=minutes]", "90");
        album.look("board-told-zh-light-1440");
        browser.click("#board-overrun button[type=submit]");
        browser.waitForText(".board-said", "延长90分钟");
        browser.click("[data-about='" + li.text() + "']");
        browser.waitFor(() -> browser.shows("#explain[open] #board-gone"));
        browser.type("#board-gone [name=why]", "发烧");
        album.look("board-crew-zh-light-1440");
        browser.click("#board-gone button[type=submit]");
        browser.mouse().agree();
        browser.waitForText(".board-said", "不能继续");
        assertThat(of(li)).doesNotContain(first);
        browser.waitForText("#board-story", "班组不能继续");
        album.take("board-live");
        assertThat(album.faults()).isEmpty();
    }

    private void theListTakesAndGives() {
        browser.mouse().drag(stop(first), "#board-open");
        browser.waitFor(() -> browser.shows("#board-open [data-stop='" + first.text() + "']"));
        assertThat(days.plan(DAY).unassigned()).anyMatch(item -> item.id().equals(first));
        browser.mouse().drag("#board-open [data-stop='" + first.text() + "']", lane(li));
        browser.waitFor(() -> browser.shows(stop(first)));
        assertThat(of(li)).contains(first);
    }

    private void theKeyboardDoesTheSame() {
        browser.mouse().press(stop(second), Keys.ENTER);
        browser.waitFor(() -> browser.shows("#explain[open] #board-give"));
        album.look("board-stop-zh-light-1440");
        browser.choose("#board-give [name=crew]", wang.text());
        browser.click("#board-give button[type=submit]");
        browser.waitForText(".board-said", "班组不具备该技能");
        assertThat(of(wang)).containsExactly(second);
        browser.mouse().press(stop(second), Keys.chord(Keys.ALT, Keys.ARROW_UP));
        browser.waitFor(() -> !has(second).equals(wang));
    }

    private void othersAreHeardOf() {
        browser.waitFor(() -> browser.shows(stop(second)));
        assignments.unassign(DAY, days.plan(DAY).version(), second, SOMEBODY);
        browser.waitFor(() -> browser.shows("#board-open [data-stop='" + second.text() + "']"));
    }

    private void whyNot() {
        browser.click("#board-open [data-stop='" + second.text() + "']");
        browser.waitFor(() -> browser.shows("#explain[open] #board-why"));
        browser.choose("#why-crew", wang.text());
        browser.click("#board-why button[type=submit]");
        browser.waitForText("#board-why-answer", "班组不具备该技能");
        assertThat(browser.text("#board-why-answer")).contains("公里", "分钟");
        album.look("board-why-zh-light-1440");
        browser.click("#explain [data-close]");
    }
}
