package furong.channel.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.dispatch.Assignments;
import furong.dispatch.Days;
import furong.dispatch.Live;
import furong.dispatch.Proposals;
import furong.fieldwork.Tours;
import furong.fieldwork.Visits;
import furong.organisation.CrewId;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.planning.PlannedStop;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The dispatcher's board as it answers: what it shows to whom, and what it does when it is told. */
@FurongTest
class BoardTest {

    private static final UnitId PIXIAN = new UnitId(16);
    private static final UnitId JINTANG = new UnitId(17);
    private static final String DISTRICT = "510117";
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final AtomicInteger DAYS = new AtomicInteger();

    @Autowired
    Yard yard;

    @Autowired
    Staffed staffed;

    @Autowired
    Days days;

    @Autowired
    Live live;

    @Autowired
    Proposals proposals;

    @Autowired
    Tours tours;

    @Autowired
    Visits visits;

    @Autowired
    Assignments assignments;

    @Autowired
    BoardNews news;

    @Autowired
    TimeTravel time;

    LocalDate day = LocalDate.of(2030, 1, 7);
    SignedIn dispatcher;
    String skill = "";
    CrewId li = CrewId.next();
    CrewId wang = CrewId.next();
    StopId first = StopId.next();
    StopId second = StopId.next();

    @BeforeEach
    void twoCrewsAndTwoVisits() {
        day = day.plusDays(7L * DAYS.incrementAndGet());
        yard.clockShows(day.minusDays(1), NINE);
        skill = yard.skill();
        li = yard.crew("郫县李组", PIXIAN, DISTRICT, skill);
        wang = yard.crew("郫县王组", PIXIAN, DISTRICT, "YARD-NONE");
        yard.open(day);
        first = yard.visit(yard.customer("董一", DISTRICT, "望丛路", "8"), skill, day, NINE, 60);
        second = yard.visit(yard.customer("董二", DISTRICT, "杜鹃路", "20"), skill, day, NINE, 30);
        dispatcher = staffed.person(Role.DISPATCHER, PIXIAN, null);
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    private int version() {
        return days.plan(day).version();
    }

    private MockHttpServletRequestBuilder order(String path, StopId stop) {
        return post(path)
                .param("day", day.toString())
                .param("version", "" + version())
                .param("stop", stop.text());
    }

    private String give(StopId stop, CrewId crew, int place) throws Exception {
        return staffed.page(
                order("/board/assignments", stop).param("crew", crew.text()).param("place", "" + place), dispatcher);
    }

    private List<StopId> of(CrewId crew) {
        return days.plan(day).crew(crew).orElseThrow().stops().stream()
                .map(PlannedStop::id)
                .toList();
    }

    private String page(String path) throws Exception {
        return staffed.page(get(path), dispatcher);
    }

    @Test
    @DisplayName("A2.10 the board shows crews and visits of the dispatcher's units, and of no others")
    void showsTheUnitsOfThePerson() throws Exception {
        var theirs = yard.crew("金堂赵组", JINTANG, "510121", skill);
        assertThat(page("/board?day=" + day))
                .contains("郫县李组", "望丛路", first.text(), second.text())
                .doesNotContain("金堂赵组");
        assertThat(staffed.answer(get("/board?unit=" + JINTANG.text() + "&day=" + day), dispatcher)
                        .getStatus())
                .isEqualTo(404);
        var other = staffed.person(Role.DISPATCHER, JINTANG, null);
        assertThat(staffed.answer(get("/board/stops/" + first.text() + "?day=" + day), other)
                        .getStatus())
                .isEqualTo(404);
        assertThat(staffed.answer(order("/board/assignments", first).param("crew", theirs.text()), other)
                        .getStatus())
                .isEqualTo(404);
        assertThat(staffed.answer(order("/board/assignments", first).param("crew", theirs.text()), dispatcher)
                        .getStatus())
                .as("a crew of another unit")
                .isEqualTo(404);
        var clerk = staffed.person(Role.COUNTER_CLERK, PIXIAN, null);
        assertThat(staffed.answer(get("/board"), clerk).getStatus()).isEqualTo(403);
        assertThat(page("/board?day=" + day.plusDays(5))).contains("Nothing to be done on this day");
    }

    @Test
    @DisplayName(
            "A2.10 what a person orders is done as they say, each rule it breaks is named, and the last can be taken back")
    void anOrderIsDoneAndItsViolationsAreNamed() throws Exception {
        var was = of(li);
        var answer = give(first, wang, 0);
        assertThat(of(wang)).containsExactly(first);
        assertThat(answer).contains("given to 郫县王组", "The crew does not have the skill");
        assertThat(days.plan(day).find(first).orElseThrow().stop().marks().pinnedCrew())
                .as("no planner takes back what a person said")
                .isTrue();
        assertThat(page("/board?day=" + day)).contains("The crew does not have the skill", "data-undo");
        var undone = staffed.page(
                post("/board/undo").param("day", day.toString()).param("version", "" + version()), dispatcher);
        assertThat(undone).contains("as it was before");
        assertThat(of(li)).isEqualTo(was);
        assertThat(of(wang)).isEmpty();
        assertThat(staffed.answer(
                                post("/board/undo").param("day", day.toString()).param("version", "" + version()),
                                dispatcher)
                        .getStatus())
                .as("nothing to take back any more")
                .isEqualTo(409);
    }

    @Test
    void anOrderIsForTheVersionThatWasLookedAt() throws Exception {
        give(first, li, 1);
        assertThat(of(li)).containsExactly(second, first);
        var late = staffed.answer(
                post("/board/assignments")
                        .param("day", day.toString())
                        .param("version", "" + (version() - 1))
                        .param("stop", first.text())
                        .param("crew", li.text())
                        .param("place", "0"),
                dispatcher);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(of(li)).containsExactly(second, first);
    }

    @Test
    @DisplayName(
            "A2.13 a visit without a crew vanishes from the telephone of the crew that had it, and comes back with one")
    void aVisitWithoutACrewVanishesFromTheTelephone() throws Exception {
        assertThat(onTour(li)).contains(first, second);
        var answer = staffed.page(order("/board/assignments", first).param("crew", ""), dispatcher);
        assertThat(answer).contains("has no crew now");
        assertThat(days.plan(day).unassigned()).anyMatch(item -> item.id().equals(first));
        assertThat(onTour(li)).containsExactly(second);
        give(first, wang, 0);
        assertThat(onTour(wang)).containsExactly(first);
        assertThat(onTour(li)).containsExactly(second);
    }

    private List<StopId> onTour(CrewId crew) {
        return tours.of(crew, day).stream().map(stop -> StopId.of(stop.visit())).toList();
    }

    @Test
    @DisplayName("A2.10 why not Wang at ten? in minutes, kilometres and the rule that blocks")
    void whyNot() throws Exception {
        var why = "/board/stops/" + first.text() + "/why?day=" + day + "&at=10:00&crew=";
        assertThat(page(why + wang.text())).contains("cannot do it 10:00", "The crew does not have the skill", "km");
        assertThat(page(why + li.text())).containsPattern("min and [+−]\\d+\\.\\d km more; begins 10:00");
        assertThat(page("/board/stops/" + first.text() + "?day=" + day))
                .contains("郫县李组", "Why not?", "Fix to this crew");
    }

    @Test
    @DisplayName("A2.10 so many boards of one person hear news, and no more")
    void newsAreBounded() {
        var badge = dispatcher.who().badge();
        for (var n = 0; n < BoardNews.BOARDS_OF_ONE_MAX; n++) news.listen(day, badge);
        assertThatThrownBy(() -> news.listen(day, badge))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("board-streams-many"));
        assertThat(news.listening()).isLessThanOrEqualTo(BoardNews.BOARDS_MAX);
    }

    @Test
    void pinnedAndFreeAgain() throws Exception {
        give(first, li, 0);
        staffed.page(order("/board/pins", first).param("at", "10:30"), dispatcher);
        assertThat(days.plan(day).find(first).orElseThrow().stop().start()).isEqualTo(10 * 3600 + 1800);
        staffed.page(order("/board/unpins", first), dispatcher);
        var marks = days.plan(day).find(first).orElseThrow().stop().marks();
        assertThat(marks.pinnedCrew()).isFalse();
        assertThat(marks.pinnedStart()).isNull();
    }

    @Test
    @DisplayName("A2.10 chosen visits are given another day all at once")
    void massRebooking() throws Exception {
        var answer = staffed.page(
                post("/board/rebookings").param("day", day.toString()).param("stop", first.text(), second.text()),
                dispatcher);
        assertThat(answer).contains("望丛路", "杜鹃路", "Rebooked").doesNotContain("No window found");
        for (var stop : List.of(first, second)) {
            var customer =
                    days.plan(day.plusDays(1)).item(stop).orElseThrow().task().customer();
            assertThat(visits.get(java.util.Objects.requireNonNull(customer), stop.visit())
                            .appointment()
                            .day())
                    .isEqualTo(day.plusDays(1));
        }
    }

    @Test
    void theDayAsAFileAndOnPaper() throws Exception {
        var file = staffed.page(get("/board/export?day=" + day), dispatcher);
        assertThat(file).startsWith("\uFEFFCrew,").contains("望丛路").containsPattern("郫县李组\\d+,1,");
        assertThat(page("/board/print?day=" + day)).contains("郫县李组", "杜鹃路");
        assertThat(page("/board/visits?day=" + day)).contains("name=\"stop\" value=\"" + first.text());
    }

    @Test
    @DisplayName("A2.10 a plan that leaves a promised window waits for the dispatcher, with its difference")
    void aProposalIsAcceptedOrDeclined() throws Exception {
        var chen = yard.crew("郫县陈组", PIXIAN, DISTRICT, skill);
        var by = Actor.system("test");
        give(first, chen, 0);
        give(second, li, 0);
        days.planDay(day, by);
        days.publish(day, by);
        yard.clockShows(day, LocalTime.of(10, 50));
        live.crewGone(chen, "发烧", by);
        var open = proposals.open(day);
        assertThat(open).as("it would be late, so it waits").isPresent();
        assertThat(page("/board?day=" + day)).contains("Another plan is proposed", "a crew cannot go on", "望丛路");
        var path = "/board/proposals/" + open.get().id().text();
        var other = staffed.person(Role.DISPATCHER, JINTANG, null);
        assertThat(staffed.answer(post(path + "/accepted").param("day", day.toString()), other)
                        .getStatus())
                .isEqualTo(404);
        var accepted = staffed.page(post(path + "/accepted").param("day", day.toString()), dispatcher);
        assertThat(accepted).contains("The other plan is the plan now");
        assertThat(of(li)).contains(first);
        assertThat(staffed.answer(post(path + "/declined").param("day", day.toString()), dispatcher)
                        .getStatus())
                .isEqualTo(409);
    }
}
