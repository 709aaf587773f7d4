package furong.fieldwork;

import static furong.fieldwork.Field.CLERK;
import static furong.fieldwork.Field.EVENING;
import static furong.fieldwork.Field.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Customer;
import furong.fieldwork.Visit.Outcome;
import furong.fieldwork.Visit.State;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@FurongTest
@RecordApplicationEvents
class VisitsTest {

    @Autowired
    Slots slots;

    @Autowired
    Visits visits;

    @Autowired
    Tours tours;

    @Autowired
    MissedAppointments missed;

    @Autowired
    Promises promises;

    @Autowired
    Field field;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    @Test
    void fromTheBookingToDone() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 8, 40);
        visits.onTheWay(customer.id(), visit, field.tap());
        field.pass(Duration.ofMinutes(30));
        visits.arrive(customer.id(), visit, field.tap());
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.KEPT);
        visits.startWork(customer.id(), visit, field.tap());
        assertThatThrownBy(() -> visits.done(customer.id(), visit, field.tap())).hasMessageContaining("checklist-open");
        for (var item : visits.record(customer.id(), visit).checklist())
            visits.check(customer.id(), visit, item.code(), true, field.tap());
        assertThatThrownBy(() -> visits.done(customer.id(), visit, field.tap())).hasMessageContaining("test-missing");
        visits.recordTest(customer.id(), visit, false, "down_kbps=0", field.tap());
        assertThatThrownBy(() -> visits.done(customer.id(), visit, field.tap())).hasMessageContaining("test-missing");
        visits.recordTest(customer.id(), visit, true, "down_kbps=1024", field.tap());
        var done = visits.done(customer.id(), visit, field.tap());

        assertThat(done).isInstanceOfSatisfying(Visit.Done.class, state -> {
            assertThat(state.handler().value()).isEqualTo(42);
            assertThat(state.appointment().outcome()).isEqualTo(Outcome.MET);
        });
        assertThat(events.stream(VisitDone.class)).singleElement().satisfies(event -> {
            assertThat(event.reference()).isEqualTo("test:fieldwork");
            assertThat(event.handlerUnit().value()).isEqualTo(5);
            assertThat(corner.crews()).contains(event.crew());
        });
        assertThat(visits.record(customer.id(), visit).log())
                .extracting(VisitRecord.LogEntry::what)
                .startsWith("SET_OUT", "ARRIVE", "START_WORK")
                .endsWith("FINISH");
    }

    @Test
    void whatCannotBeDoneHasAReasonASideAndEvidenceAndIsRebookedAsItIs() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 9, 0);
        visits.onTheWay(customer.id(), visit, field.tap());
        assertThatThrownBy(() -> visits.fail(customer.id(), visit, "POWER_CUT", " ", field.tap()))
                .hasMessageContaining("fail-note-missing");
        assertThatThrownBy(() -> visits.fail(customer.id(), visit, "BAD_MOOD", "x", field.tap()))
                .hasMessageContaining("fail-reason-unknown");
        visits.fail(customer.id(), visit, "POWER_CUT", "红星路封路", field.tap());
        assertThat(visits.get(customer.id(), visit)).isInstanceOfSatisfying(Visit.Failed.class, failed -> {
            assertThat(failed.side()).isEqualTo(Side.THIRD_PARTY);
            assertThat(failed.appointment().evidence()).contains("红星路封路");
        });
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.VOID);
        var before = visits.get(customer.id(), visit).job();
        visits.rebookTo(customer.id(), visit, corner.at(EVENING), Side.CUSTOMER, field.tap());
        assertThat(visits.get(customer.id(), visit)).isInstanceOf(Visit.Booked.class);
        assertThat(visits.get(customer.id(), visit).job()).isEqualTo(before);
    }

    @Test
    void aHoldTooShortOfAnotherSkillOrOfAnotherMatterBooksNothing() {
        var other = field.corner(1);
        var corner = field.corner(1);
        var customer = field.customer();
        var tooShort = slots.hold(customer.id(), corner.at(NINE), 1, CLERK);
        assertThatThrownBy(() -> visits.book(field.wish(customer, corner.at(NINE), tooShort, 60), CLERK))
                .hasMessageContaining("hold-unfit");
        var foreign = slots.hold(customer.id(), corner.at(NINE), 60, CLERK);
        assertThatThrownBy(() -> visits.book(field.wish(customer, other.at(NINE), foreign, 60), CLERK))
                .hasMessageContaining("hold-unfit");
        assertThatThrownBy(() -> slots.hold(customer.id(), corner.at(NINE), 0, CLERK))
                .hasMessageContaining("slot-unreadable");

        var wish = field.wish(customer, corner.at(NINE), foreign, 60);
        var visit = visits.book(wish, CLERK);
        assertThat(visits.book(wish, CLERK)).isEqualTo(visit);
        var elsewhere = field.wish(customer, corner.at(NINE), foreign, 60, "test:another");
        assertThatThrownBy(() -> visits.book(elsewhere, CLERK)).hasMessageContaining("hold-expired");
    }

    @Test
    void aCancelledVisitGivesItsMinutesBackAndLeavesTheTour() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 120);
        visits.cancel(customer.id(), visit, "客户退订", CLERK);
        visits.cancel(customer.id(), visit, "客户退订", CLERK);
        assertThat(visits.get(customer.id(), visit).state()).isEqualTo(State.CANCELLED);
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.VOID);
        assertThat(tours.of(corner.crews().iterator().next(), corner.day())).isEmpty();
        assertThat(slots.offers(corner.skill(), Field.DISTRICT, corner.day(), 1, 120))
                .hasSize(5);
    }

    @Test
    void everyStepThatDoesNotFitTheStateIsRefusedAndChangesNothing() {
        Map<State, State> reached = new EnumMap<>(State.class);
        for (var state : State.values()) {
            for (var step : Step.values()) {
                if (!fits(step, state)) {
                    assertThatThrownBy(() -> step.after(state))
                            .as(step + " in " + state)
                            .hasMessageContaining("visit-is-");
                } else {
                    reached.put(step.after(state), state);
                }
            }
        }
        assertThat(reached.keySet()).containsExactlyInAnyOrder(State.values());

        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        assertThatThrownBy(() -> visits.done(customer.id(), visit, field.tap()))
                .hasMessageContaining("visit-is-booked");
        assertThatThrownBy(() -> visits.absent(customer.id(), visit, field.tap()))
                .hasMessageContaining("visit-is-booked");
        visits.arrive(customer.id(), visit, field.tap());
        assertThatThrownBy(() -> visits.cancel(customer.id(), visit, "x", CLERK))
                .hasMessageContaining("visit-is-arrived");
        assertThatThrownBy(() -> visits.arrive(customer.id(), visit, field.tap()))
                .hasMessageContaining("visit-is-arrived");
        assertThatThrownBy(() -> visits.absent(customer.id(), visit, field.tap()))
                .hasMessageContaining("visit-is-arrived");
        assertThat(visits.record(customer.id(), visit).log()).hasSize(1);
    }

    @Test
    void aCommandSentManyTimesAtOnceIsDoneOnce() throws Exception {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 9, 10);
        var tap = field.tap();
        atOnce(() -> visits.arrive(customer.id(), visit, tap));
        visits.waiting(customer.id(), visit, field.tap());
        var call = field.tap();
        atOnce(() -> visits.contactAttempt(customer.id(), visit, "CALL", false, call));
        visits.startWork(customer.id(), visit, field.tap());
        field.workThrough(customer, visit);
        var finish = field.tap();
        atOnce(() -> visits.done(customer.id(), visit, finish));
        // an old command that arrives late, after the visit has gone on, changes nothing either
        assertThat(visits.arrive(customer.id(), visit, tap).state()).isEqualTo(State.DONE);
        var record = visits.record(customer.id(), visit);
        assertThat(record.attempts()).hasSize(1);
        assertThat(record.log())
                .filteredOn(entry -> entry.what().equals("ARRIVE"))
                .hasSize(1);
        assertThat(record.log())
                .allSatisfy(entry -> assertThat(Duration.between(entry.deviceTime(), entry.at()))
                        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(60)));
    }

    @Test
    void theLogOfAVisitIsOnlyAddedTo() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        visits.onTheWay(customer.id(), visit, field.tap());
        assertThatThrownBy(() -> db.sql("update fieldwork.visit_event set badge = 'x' where customer = ?")
                        .param(customer.id().value())
                        .update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void visitsAreGivenToCrewsThatHaveTheTimeAndTheTourIsInOrder() {
        var corner = field.corner(2);
        for (var n = 0; n < 2; n++) {
            field.book(field.customer(), corner.at(EVENING), 60);
            field.book(field.customer(), corner.at(NINE), 70);
        }
        var all = new ArrayList<Stop>();
        for (var crew : corner.crews()) {
            var stops = tours.of(crew, corner.day());
            assertThat(stops).isSortedAccordingTo(java.util.Comparator.comparing(Stop::from));
            all.addAll(stops);
        }
        assertThat(all).hasSize(4);
        // seventy minutes twice do not fit into one crew's two hours; sixty twice do
        assertThat(all)
                .filteredOn(stop -> stop.from().equals(NINE))
                .extracting(Stop::crew)
                .doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(stop -> stop.from().equals(EVENING))
                .extracting(Stop::crew)
                .containsOnly(all.stream()
                        .filter(stop -> stop.from().equals(EVENING))
                        .findFirst()
                        .orElseThrow()
                        .crew());
    }

    private PromiseState promise(Customer customer, VisitId visit, int appointment) {
        return promises.about(customer.id(), "visit:" + visit.text() + ":" + appointment)
                .getFirst()
                .state();
    }

    private static boolean fits(Step step, State state) {
        return switch (step) {
            case SET_OUT -> state == State.BOOKED;
            case ARRIVE -> state == State.BOOKED || state == State.ON_THE_WAY;
            case WAIT -> state == State.ARRIVED;
            case ATTEMPT, START_WORK -> state == State.ARRIVED || state == State.WAITING;
            case ABSENT -> state == State.WAITING;
            case CHECK, TEST, FINISH -> state == State.WORKING;
            case FAIL ->
                List.of(State.ON_THE_WAY, State.ARRIVED, State.WAITING, State.WORKING)
                        .contains(state);
            case REBOOK ->
                List.of(State.BOOKED, State.CUSTOMER_ABSENT, State.FAILED).contains(state);
            case TAKE_OVER ->
                List.of(State.BOOKED, State.ON_THE_WAY, State.ARRIVED, State.WAITING, State.WORKING)
                        .contains(state);
            case SHIFT ->
                List.of(State.BOOKED, State.ON_THE_WAY, State.ARRIVED, State.WAITING, State.CUSTOMER_ABSENT)
                        .contains(state);
            case CANCEL ->
                List.of(State.BOOKED, State.ON_THE_WAY, State.CUSTOMER_ABSENT, State.FAILED)
                        .contains(state);
        };
    }

    private static void atOnce(Runnable work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var n = 0; n < 12; n++) running.add(threads.submit(work));
            for (var one : running) one.get();
        }
    }
}
