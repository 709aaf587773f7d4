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
import furong.platform.Refused;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Windows agreed with customers: kept, missed and by whom, moved. */
@FurongTest
@RecordApplicationEvents
class AppointmentsTest {

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
    @DisplayName("G4-15 the technician waits three hours from 18:00, the customer is absent; rebook and install; the"
            + " wait is visible and no breach is ours")
    void xiaolanWaitsThreeHours() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(EVENING), 90);
        field.goTo(corner.day(), 18, 0);
        visits.onTheWay(customer.id(), visit, field.tap());
        visits.arrive(customer.id(), visit, field.tap());
        visits.waiting(customer.id(), visit, field.tap());
        for (var how : List.of("KNOCK", "CALL", "CALL")) {
            field.pass(Duration.ofHours(1));
            visits.contactAttempt(customer.id(), visit, how, false, field.tap());
        }
        field.photo(customer, visit);
        var absent = visits.absent(customer.id(), visit, field.tap());

        assertThat(absent).isInstanceOf(Visit.CustomerAbsent.class);
        assertThat(events.stream(VisitMissed.class)).singleElement().satisfies(event -> {
            assertThat(event.side()).isEqualTo(Side.CUSTOMER);
            assertThat(event.evidence()).startsWith("waited_minutes=180 attempts=3 photo=");
        });

        var next = slots.offers(corner.skill(), Field.DISTRICT, corner.day(), 3, 90)
                .getFirst();
        visits.rebookTo(customer.id(), visit, next.key(), Side.CUSTOMER, field.tap());
        field.goTo(next.key().day(), next.key().from().getHour(), 20);
        visits.arrive(customer.id(), visit, field.tap());
        visits.startWork(customer.id(), visit, field.tap());
        field.workThrough(customer, visit);
        visits.done(customer.id(), visit, field.tap());

        field.pass(Duration.ofDays(2));
        while (promises.breakOverdue(1000) > 0) {}
        missed.notice(1000);
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.KEPT);
        assertThat(promise(customer, visit, 2)).isEqualTo(PromiseState.KEPT);
        var record = visits.record(customer.id(), visit);
        var first = record.appointments().getFirst();
        assertThat(first.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(first.side()).isEqualTo(Side.CUSTOMER);
        assertThat(first.waited(first.dueAt()).toMinutes()).isEqualTo(180);
        assertThat(record.appointments().getLast().outcome()).isEqualTo(Outcome.MET);
        assertThat(record.attempts()).hasSize(3);
    }

    @Test
    void aCrewMayGoAfterTheWaitAndTheTriesOfTheRuleAndNotBefore() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 8, 50);
        visits.arrive(customer.id(), visit, field.tap());
        visits.waiting(customer.id(), visit, field.tap());
        field.goTo(corner.day(), 9, 9);
        assertThatThrownBy(() -> visits.absent(customer.id(), visit, field.tap()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("wait-longer");
                    assertThat(refused.arguments()).containsExactly(1L);
                });
        field.goTo(corner.day(), 9, 10);
        visits.contactAttempt(customer.id(), visit, "CALL", false, field.tap());
        assertThatThrownBy(() -> visits.absent(customer.id(), visit, field.tap()))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("try-again");
                    assertThat(refused.arguments()).containsExactly(1L);
                });
        visits.contactAttempt(customer.id(), visit, "KNOCK", false, field.tap());
        assertThatThrownBy(() -> visits.absent(customer.id(), visit, field.tap()))
                .hasMessageContaining("photo-of-door");
        field.photo(customer, visit);
        assertThat(visits.absent(customer.id(), visit, field.tap()).state()).isEqualTo(State.CUSTOMER_ABSENT);
    }

    @Test
    void whoComesLateFindsNobodyOnOurSide() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 11, 30);
        visits.arrive(customer.id(), visit, field.tap());
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.BROKEN);
        visits.waiting(customer.id(), visit, field.tap());
        visits.contactAttempt(customer.id(), visit, "CALL", false, field.tap());
        visits.contactAttempt(customer.id(), visit, "CALL", false, field.tap());
        field.pass(Duration.ofMinutes(20));
        field.photo(customer, visit);
        visits.absent(customer.id(), visit, field.tap());
        assertThat(visits.get(customer.id(), visit).appointment().side()).isEqualTo(Side.OURS);
    }

    @Test
    void anAppointmentNobodyCameToIsOursByTheSweepAndOnlyOnce() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 10, 59);
        missed.notice(1000);
        assertThat(visits.get(customer.id(), visit).appointment().outcome()).isEqualTo(Outcome.PENDING);
        field.goTo(corner.day(), 11, 1);
        missed.notice(1000);
        missed.notice(1000);
        while (promises.breakOverdue(1000) > 0) {}
        var appointment = visits.get(customer.id(), visit).appointment();
        assertThat(appointment.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(appointment.side()).isEqualTo(Side.OURS);
        assertThat(appointment.evidence()).startsWith("not_arrived_by=");
        assertThat(events.stream(VisitMissed.class)
                        .filter(event -> event.visit().equals(visit)))
                .hasSize(1);
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.BROKEN);

        visits.arrive(customer.id(), visit, field.tap());
        assertThat(visits.get(customer.id(), visit).appointment().outcome()).isEqualTo(Outcome.LATE);
    }

    @Test
    void aCustomerWhoMovesTheAppointmentInTimeBreaksNoPromise() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 120);
        var hold = slots.hold(customer.id(), corner.at(EVENING), 120, CLERK);
        visits.rebook(customer.id(), visit, hold, CLERK);
        visits.rebook(customer.id(), visit, hold, CLERK);
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.VOID);
        assertThat(promise(customer, visit, 2)).isEqualTo(PromiseState.OPEN);
        assertThat(slots.offers(corner.skill(), Field.DISTRICT, corner.day(), 1, 120))
                .extracting(offer -> offer.key().from())
                .contains(NINE)
                .doesNotContain(EVENING);
        var crew = corner.crews().iterator().next();
        assertThat(tours.of(crew, corner.day())).singleElement().satisfies(stop -> {
            assertThat(stop.visit()).isEqualTo(visit);
            assertThat(stop.from()).isEqualTo(EVENING);
        });
        assertThat(events.stream(VisitRebooked.class))
                .singleElement()
                .extracting(VisitRebooked::asked)
                .isEqualTo(Side.CUSTOMER);
    }

    @Test
    void anAppointmentThatWeMoveStaysOurBreach() {
        var corner = field.corner(1);
        var customer = field.customer();
        var visit = field.book(customer, corner.at(NINE), 60);
        visits.rebook(customer.id(), visit, slots.hold(customer.id(), corner.at(EVENING), 60, CLERK), Side.OURS, CLERK);
        field.goTo(corner.day(), 12, 0);
        while (promises.breakOverdue(1000) > 0) {}
        assertThat(promise(customer, visit, 1)).isEqualTo(PromiseState.BROKEN);
        assertThat(visits.record(customer.id(), visit).appointments().getFirst().side())
                .isEqualTo(Side.OURS);
    }

    @Test
    void aCustomerWhoTakesAnotherTimeAfterWeFailedDoesNotReleaseUs() {
        var corner = field.corner(1);
        var customer = field.customer();
        var nobodyCame = field.book(customer, corner.at(NINE), 60);
        field.goTo(corner.day(), 11, 1);
        visits.rebook(customer.id(), nobodyCame, slots.hold(customer.id(), corner.at(EVENING), 60, CLERK), CLERK);

        var failed = field.book(customer, corner.at(EVENING), 60);
        field.goTo(corner.day(), 18, 0);
        visits.arrive(customer.id(), failed, field.tap());
        visits.fail(customer.id(), failed, "MATERIAL_MISSING", "没有带分离器", field.tap());
        var tomorrow = new SlotKey(corner.skill(), Field.DISTRICT, corner.day().plusDays(1), NINE);
        visits.rebook(customer.id(), failed, slots.hold(customer.id(), tomorrow, 60, CLERK), CLERK);

        assertThat(events.stream(VisitRebooked.class))
                .hasSize(2)
                .extracting(VisitRebooked::asked)
                .containsOnly(Side.OURS);
    }

    @Test
    void theDatabaseKeepsASideAndEvidenceWithEveryMissedAppointment() {
        var corner = field.corner(1);
        var customer = field.customer();
        field.book(customer, corner.at(NINE), 60);
        for (var values : List.of("'MISSED', side = null", "'MISSED', side = 'OURS', evidence = ''"))
            assertThatThrownBy(
                            () -> db.sql("update fieldwork.appointment set outcome = " + values + " where customer = ?")
                                    .param(customer.id().value())
                                    .update())
                    .hasMessageContaining("appointment_check");
    }

    private PromiseState promise(Customer customer, VisitId visit, int appointment) {
        return promises.about(customer.id(), "visit:" + visit.text() + ":" + appointment)
                .getFirst()
                .state();
    }
}
