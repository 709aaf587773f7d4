package furong.channel.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customer;
import furong.dispatch.Assignments;
import furong.dispatch.DayEvent;
import furong.dispatch.Days;
import furong.dispatch.Live;
import furong.dispatch.Proposals;
import furong.fieldwork.Command;
import furong.fieldwork.Visits;
import furong.organisation.CrewId;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a dispatcher is told on the telephone and tells the board: the plan answers, and the board says what it answered. */
@FurongTest
class BoardEventsTest {

    private static final UnitId XINJIN = new UnitId(20);
    private static final UnitId JINTANG = new UnitId(17);
    private static final String DISTRICT = "510118";
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final Actor CREW = new Actor(42, 20, "2001", "test");
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
    Assignments assignments;

    @Autowired
    Visits visits;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    LocalDate day = LocalDate.of(2032, 3, 1);
    SignedIn dispatcher;
    Customer dong;
    String skill = "";
    CrewId li = CrewId.next();
    StopId first = StopId.next();
    StopId second = StopId.next();

    @BeforeEach
    void oneCrewWithTwoVisits() {
        day = day.plusDays(7L * DAYS.incrementAndGet());
        yard.clockShows(day.minusDays(1), NINE);
        skill = yard.skill();
        li = yard.crew("新津李组", XINJIN, DISTRICT, skill);
        yard.open(day);
        dong = yard.customer("董一", DISTRICT, "五津路", "8");
        first = yard.visit(dong, skill, day, NINE, 60);
        dispatcher = staffed.person(Role.DISPATCHER, XINJIN, null);
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    private void second(LocalTime from) {
        second = yard.visit(yard.customer("董二", DISTRICT, "武阳路", "20"), skill, day, from, 45);
    }

    private void published(LocalTime at) {
        var by = Actor.system("test");
        days.planDay(day, by);
        days.publish(day, by);
        yard.clockShows(day, at);
        days.begin(day);
    }

    private Command tap() {
        return new Command(Ids.text(Ids.next()), clock.instant(), CREW);
    }

    private MockHttpServletRequestBuilder told(String path, StopId stop) {
        return post("/board" + path).param("day", day.toString()).param("stop", stop.text());
    }

    private MockHttpServletRequestBuilder told(String path, CrewId crew) {
        return post("/board" + path).param("day", day.toString()).param("crew", crew.text());
    }

    private int status(MockHttpServletRequestBuilder request, SignedIn who) throws Exception {
        return staffed.answer(request, who).getStatus();
    }

    private DayEvent.Kind newest() {
        return live.events(day, 1).getFirst().kind();
    }

    @Test
    @DisplayName(
            "A2.10 work that takes longer makes the next visit late: the board says so at once, and lists it with its minutes")
    void anOverrunShowsWhatWillBeLate() throws Exception {
        second(NINE);
        published(LocalTime.of(9, 5));
        var begun = days.plan(day).crew(li).orElseThrow().stops().getFirst().id();
        var waits = begun.equals(first) ? second : first;
        var customer = java.util.Objects.requireNonNull(
                days.plan(day).item(begun).orElseThrow().task().customer());
        visits.onTheWay(customer, begun.visit(), tap());
        visits.arrive(customer, begun.visit(), tap());
        visits.startWork(customer, begun.visit(), tap());
        var before = staffed.page(get("/board?day=" + day), dispatcher);
        assertThat(risks(before)).doesNotContain("min late");
        assertThat(staffed.page(get("/board/stops/" + begun.text() + "?day=" + day), dispatcher))
                .contains("The work takes longer by")
                .doesNotContain("It goes before the rest", "The customer is there from");
        var answer = staffed.page(told("/overruns", begun).param("minutes", "120"), dispatcher);
        assertThat(answer).contains("takes 120 min longer", "The plan follows by itself", "its window cannot be kept");
        assertThat(risks(answer)).containsPattern("\\d+ min late").contains(waits.text());
        assertThat(risks(answer)).doesNotContain(begun.text());
        var late = days.atRisk(day);
        assertThat(late).singleElement().satisfies(risk -> {
            assertThat(risk.stop().id()).isEqualTo(waits);
            assertThat(risk.minutes()).isLessThan(-60);
        });
        assertThat(newest()).isEqualTo(DayEvent.Kind.OVERRUN);
        assertThat(answer.substring(answer.indexOf("id=\"board-story\"")))
                .contains("the work takes longer", "moved by itself", "work began", "a crew arrived");
    }

    private static String risks(String page) {
        return page.substring(page.indexOf("id=\"board-risk\""), page.indexOf("id=\"board-causes\""));
    }

    @Test
    @DisplayName("A2.10 a crew that cannot go on is told on the board; what moves a promised window is proposed there")
    void aCrewThatCannotGoOn() throws Exception {
        second(NINE);
        var chen = yard.crew("新津陈组", XINJIN, DISTRICT, skill);
        var by = Actor.system("test");
        days.planDay(day, by);
        assignments.assign(day, days.plan(day).version(), first, chen, 0, by);
        assignments.assign(day, days.plan(day).version(), second, li, 0, by);
        published(LocalTime.of(10, 50));
        assertThat(status(told("/absences", chen).param("why", "发烧"), staffed.person(Role.DISPATCHER, JINTANG, null)))
                .isEqualTo(404);
        assertThat(status(told("/absences", chen), dispatcher))
                .as("without a reason")
                .isEqualTo(422);
        assertThat(staffed.page(get("/board/crews/" + chen.text() + "?day=" + day), dispatcher))
                .contains("新津陈组", "The crew cannot go on", "hx-confirm");
        var answer = staffed.page(told("/absences", chen).param("why", "发烧"), dispatcher);
        assertThat(answer).contains("cannot go on", "Another plan is proposed below", "data-accept", "五津路");
        assertThat(proposals.open(day)).isPresent();
        assertThat(staffed.page(get("/board/crews/" + chen.text() + "?day=" + day), dispatcher))
                .contains("This crew cannot go on today", "The crew is back");
        assertThat(staffed.page(told("/returns", chen), dispatcher)).contains("is back");
        assertThat(live.isGone(day, chen)).isFalse();
    }

    @Test
    @DisplayName("A2.10 an emergency goes before the rest, with whoever is there first")
    void anEmergencyGoesBefore() throws Exception {
        second(LocalTime.of(16, 0));
        published(LocalTime.of(9, 10));
        assertThat(status(told("/emergencies", second), dispatcher))
                .as("without a reason")
                .isEqualTo(422);
        var answer = staffed.page(told("/emergencies", second).param("why", "医院断线"), dispatcher);
        assertThat(answer).contains("goes before the rest", "新津李组");
        var plan = days.plan(day);
        assertThat(plan.crew(li).orElseThrow().stops().getFirst().id()).isEqualTo(second);
        assertThat(plan.find(second).orElseThrow().stop().start()).isLessThan(10 * 3600);
        assertThat(newest()).isEqualTo(DayEvent.Kind.EMERGENCY);
    }

    @Test
    @DisplayName(
            "A2.10 a customer who rings to be there later has the visit moved, and their crew something else to do")
    void aCustomerWhoIsLate() throws Exception {
        second(LocalTime.of(11, 0));
        published(LocalTime.of(8, 40));
        var answer = staffed.page(told("/lateness", first).param("from", "13:30"), dispatcher);
        assertThat(answer).contains("the customer is there from 13:30");
        assertThat(visits.get(dong.id(), first.visit()).appointment().from()).isEqualTo(LocalTime.of(13, 30));
        assertThat(status(told("/lateness", first).param("from", ""), dispatcher))
                .isEqualTo(422);
    }

    @Test
    void onlyTodayAnswersAndOnlyInScope() throws Exception {
        assertThat(status(told("/overruns", first).param("minutes", "30"), dispatcher))
                .as("tomorrow")
                .isEqualTo(409);
        yard.clockShows(day, NINE);
        assertThat(status(told("/overruns", first).param("minutes", "30"), dispatcher))
                .as("not planned")
                .isEqualTo(409);
        published(NINE);
        var other = staffed.person(Role.DISPATCHER, JINTANG, null);
        assertThat(status(told("/overruns", first).param("minutes", "30"), other))
                .isEqualTo(404);
        assertThat(status(get("/board/crews/" + li.text() + "?day=" + day), other))
                .isEqualTo(404);
    }
}
