package furong.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Need;
import furong.organisation.Hall;
import furong.organisation.Role;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class QueuesTest {

    @Autowired
    Queues queues;

    @Autowired
    Counters counters;

    @Autowired
    HomeServices homes;

    @Autowired
    QueueReports reports;

    @Autowired
    HallNight night;

    @Autowired
    Doors doors;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private Hall hall;
    private Actor clerk;
    private Actor colleague;

    @BeforeEach
    void opens() {
        hall = doors.open();
        clerk = doors.person(Role.COUNTER_CLERK, hall).from("test");
        colleague = doors.person(Role.COUNTER_CLERK, hall).from("test");
    }

    @AfterEach
    void closes() {
        db.sql(
                        "update hall.ticket set state = 'LEFT', ended_at = greatest(issued_at, coalesce(began_at, called_at)) where state in ('WAITING', 'CALLED', 'SERVING')")
                .update();
        db.sql("update hall.seat set until = since where until is null").update();
        time.backToRealTime();
    }

    @Test
    void theWholeWayOfANumber() {
        counters.sit(hall.id(), 1, clerk);
        var ticket = issue("ORDINARY");
        assertThat(ticket.number()).isEqualTo("A001");
        var called = queues.next(hall.id(), clerk).orElseThrow();
        assertThat(called.id()).isEqualTo(ticket.id());
        assertThat(called.counter()).isEqualTo(1);
        assertThat(counters.board(hall.id()).called())
                .extracting(Ticket::number)
                .containsExactly("A001");
        queues.begin(hall.id(), ticket.id(), clerk);
        queues.done(hall.id(), ticket.id(), clerk);
        assertThat(queues.get(hall.id(), ticket.id()).state()).isEqualTo(TicketState.DONE);
        assertThat(counters.board(hall.id()).called()).isEmpty();
    }

    @Test
    void aPriorityTicketPassesThoseOfTheLastHalfHourAndNobodyEarlier() {
        counters.sit(hall.id(), 1, clerk);
        var early = issue("ORDINARY");
        time.forwardBy(Duration.ofMinutes(31));
        var late = issue("ORDINARY");
        time.forwardBy(Duration.ofMinutes(1));
        var priority =
                queues.issue(hall.id(), new NewTicket("PRIORITY", "", Set.of(Need.MOBILITY), "轮椅", null, true), clerk);
        assertThat(queues.waiting(hall.id()))
                .extracting(Ticket::id)
                .containsExactly(early.id(), priority.id(), late.id());
        assertThat(callAndServe(clerk)).contains(early.id());
        assertThat(callAndServe(clerk)).contains(priority.id());
        assertThat(callAndServe(clerk)).contains(late.id());
        assertThat(queues.next(hall.id(), clerk)).isEmpty();
    }

    @Test
    void theDedicatedSeatTakesPriorityFirstAndOthersWhenNobodyOfItWaits() {
        counters.sit(hall.id(), 3, clerk);
        var early = issue("ORDINARY");
        time.forwardBy(Duration.ofMinutes(60));
        var priority = issue("PRIORITY");
        assertThat(callAndServe(clerk))
                .as("an hour later, at the seat, still first")
                .contains(priority.id());
        assertThat(callAndServe(clerk)).contains(early.id());
    }

    @Test
    void aCounterServesOnlyItsQueues() {
        counters.sit(hall.id(), 2, clerk);
        issue("QUICK_CASH");
        assertThat(queues.next(hall.id(), clerk)).isEmpty();
        counters.sit(hall.id(), 1, colleague);
        assertThat(queues.next(hall.id(), colleague)).isPresent();
    }

    @Test
    void twentyClerksNeverCallTheSameNumber() throws Exception {
        var people = new ArrayList<Actor>();
        for (var n = 10; n < 30; n++) {
            counters.arrange(hall.id(), n, java.util.Map.of("ORDINARY", 0), clerk);
            var one = doors.person(Role.COUNTER_CLERK, hall).from("test");
            counters.sit(hall.id(), n, one);
            people.add(one);
        }
        for (var n = 0; n < 15; n++) issue("ORDINARY");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = people.stream()
                    .map(one -> (Callable<Optional<Ticket>>) () -> queues.next(hall.id(), one))
                    .toList();
            var called = new ArrayList<TicketId>();
            for (var answer : threads.invokeAll(calls)) answer.get().ifPresent(ticket -> called.add(ticket.id()));
            assertThat(called).doesNotHaveDuplicates().hasSize(15);
        }
        assertThat(queues.waiting(hall.id())).isEmpty();
    }

    @Test
    void numbersIssuedAtOnceAreAllDifferent() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = java.util.Collections.nCopies(
                    40, (Callable<String>) () -> issue("ORDINARY").number());
            var numbers = new ArrayList<String>();
            for (var answer : threads.invokeAll(tasks)) numbers.add(answer.get());
            assertThat(numbers).doesNotHaveDuplicates().contains("A001", "A040");
        }
    }

    @Test
    void whoWasSentToTheWrongQueueKeepsTheTimeOfTheirNumber() {
        counters.sit(hall.id(), 1, clerk);
        var wrong = issue("QUICK_CASH");
        time.forwardBy(Duration.ofMinutes(20));
        issue("ORDINARY");
        queues.next(hall.id(), clerk);
        queues.redirect(hall.id(), wrong.id(), "ORDINARY", clerk);
        assertThat(queues.waiting(hall.id()).getFirst().id()).isEqualTo(wrong.id());
        assertThat(report().redirected()).isEqualTo(1);
        queues.issue(hall.id(), new NewTicket("ORDINARY", "", Set.of(), "", null, false), clerk);
        assertThat(report().triaged()).as("a guide spoke with all but one").isEqualTo(report().issued() - 1);
    }

    @Test
    void nobodyIsPutAsideAfterOneCall() {
        counters.sit(hall.id(), 1, clerk);
        var ticket = issue("ORDINARY");
        queues.next(hall.id(), clerk);
        refused("ticket-call-again", () -> queues.left(hall.id(), ticket.id(), clerk));
        queues.callAgain(hall.id(), ticket.id(), clerk);
        queues.left(hall.id(), ticket.id(), clerk);
        assertThat(queues.get(hall.id(), ticket.id()).state()).isEqualTo(TicketState.LEFT);
    }

    @Test
    void oneInHandAtATimeAndOneSeatForEachPerson() {
        refused("seat-none", () -> queues.next(hall.id(), clerk));
        counters.sit(hall.id(), 1, clerk);
        refused("counter-taken", () -> counters.sit(hall.id(), 1, colleague));
        issue("ORDINARY");
        issue("ORDINARY");
        queues.next(hall.id(), clerk);
        refused("ticket-in-hand", () -> queues.next(hall.id(), clerk));
        refused("ticket-in-hand", () -> counters.leave(hall.id(), clerk));
        assertThatThrownBy(() -> db.sql("update hall.ticket set state = 'CALLED', counter = 1, calls = 1,"
                                + " called_at = issued_at where hall = ? and state = 'WAITING'")
                        .param(hall.id().value())
                        .update())
                .as("the database, too, knows one number at a counter")
                .hasMessageContaining("one_ticket_at_a_counter");
    }

    @Test
    void aColleagueCannotFinishWhatIsNotAtTheirCounter() {
        counters.sit(hall.id(), 1, clerk);
        counters.sit(hall.id(), 2, colleague);
        var ticket = issue("ORDINARY");
        queues.next(hall.id(), clerk);
        refused("ticket-over", () -> queues.done(hall.id(), ticket.id(), colleague));
    }

    @Test
    void nobodyDrawsANumberWhenTheHallIsClosed() {
        doors.at(LocalDate.ofInstant(clock.instant(), clock.getZone()), LocalTime.of(3, 0));
        refused("hall-closed", () -> issue("ORDINARY"));
    }

    @Test
    void whoWishesIsServedAtHomeInstead() {
        var ticket = issue("PRIORITY");
        var wish = homes.ask(hall.id(), ticket.id(), "13800000000", "装电话", clerk);
        assertThat(queues.waiting(hall.id())).isEmpty();
        assertThat(homes.open(hall.id(), 50)).extracting(HomeService::id).contains(wish);
        homes.settle(hall.id(), wish, "周六九点服务快车到小区", clerk);
        assertThat(homes.open(hall.id(), 50)).extracting(HomeService::id).doesNotContain(wish);
    }

    @Test
    void theReportCountsWaitsAndTheTimeNobodySatAtThePrioritySeat() {
        doors.at(today(), LocalTime.of(10, 0));
        counters.sit(hall.id(), 3, clerk);
        issue("PRIORITY");
        time.forwardBy(Duration.ofMinutes(4));
        assertThat(callAndServe(clerk)).isPresent();
        time.forwardBy(Duration.ofMinutes(56));
        counters.leave(hall.id(), clerk);
        doors.at(today(), LocalTime.of(12, 0));
        var report = report();
        var line = report.lines().stream()
                .filter(one -> one.queue().priority())
                .findFirst()
                .orElseThrow();
        assertThat(line.p95()).isCloseTo(Duration.ofMinutes(4), Duration.ofSeconds(30));
        assertThat(line.keepsTarget()).isTrue();
        var opened = hall.hours().stream()
                .filter(hours -> hours.day() == today().getDayOfWeek())
                .map(hours -> hours.from())
                .min(LocalTime::compareTo)
                .orElseThrow();
        assertThat(report.uncovered())
                .as("the clock goes on while the test runs")
                .isCloseTo(Duration.between(opened, LocalTime.of(12, 0)).minusHours(1), Duration.ofSeconds(30));
    }

    @Test
    void whoStillWaitsAtNightHasLeft() {
        var ticket = issue("ORDINARY");
        var day = today();
        doors.at(day.plusDays(1), LocalTime.of(1, 0));
        queues.endOfDay(day.plusDays(1));
        assertThat(queues.get(hall.id(), ticket.id()).state()).isEqualTo(TicketState.LEFT);
    }

    private QueueReport report() {
        return reports.of(hall.id(), today(), today().plusDays(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private Ticket issue(String queue) {
        return queues.issue(hall.id(), new NewTicket(queue, "", Set.of(), "", null, true), clerk);
    }

    private Optional<TicketId> callAndServe(Actor by) {
        var ticket = queues.next(hall.id(), by);
        ticket.ifPresent(one -> queues.done(hall.id(), one.id(), by));
        return ticket.map(Ticket::id);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
