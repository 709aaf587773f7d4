package furong.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import furong.FurongTest;
import furong.customer.Customer;
import furong.fieldwork.Command.Offline;
import furong.fieldwork.Field.Corner;
import furong.platform.Ids;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done without a network counts from when it was done, as far as the device can be believed. */
@FurongTest
class OfflineStepsTest {

    /** The house's clock does not stand still while a test runs. */
    private static final TemporalUnitOffset ALMOST = within(5, ChronoUnit.SECONDS);

    @Autowired
    Field field;

    @Autowired
    Visits visits;

    @Autowired
    MissedAppointments missed;

    @Autowired
    Promises promises;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    Corner corner;
    Customer customer;
    VisitId visit;

    @BeforeEach
    void aVisitInTheEvening() {
        corner = field.corner(1);
        customer = field.customer();
        visit = field.book(customer, corner.at(Field.EVENING), 60);
    }

    @Test
    @DisplayName(
            "6-14 an arrival in time that is heard of after the window keeps its promise, though it counted as broken")
    void anArrivalHeardOfLateKeepsItsPromise() {
        field.goTo(corner.day(), 21, 0);
        assertThat(missed.notice(100)).isPositive();
        breakOverdue();
        assertThat(promise()).isEqualTo(PromiseState.BROKEN);

        visits.arrive(customer.id(), visit, at(18, 40, Duration.ZERO));

        assertThat(promise()).isEqualTo(PromiseState.KEPT);
        var appointment = visits.get(customer.id(), visit).appointment();
        assertThat(appointment.outcome()).isEqualTo(Visit.Outcome.MET);
        assertThat(appointment.arrivedAt()).isCloseTo(instant(18, 40), ALMOST);
        var entry = visits.record(customer.id(), visit).log().getLast();
        assertThat(entry.occurred()).isCloseTo(instant(18, 40), ALMOST);
        assertThat(entry.at()).isCloseTo(instant(21, 0), ALMOST);
    }

    @Test
    @DisplayName("6-14 a device whose clock is an hour wrong changes nothing about what was in time")
    void aWrongClockIsSetRight() {
        for (var wrong : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(-400)}) {
            aVisitInTheEvening();
            field.goTo(corner.day(), 21, 0);
            visits.arrive(customer.id(), visit, at(19, 30, wrong));
            var entry = visits.record(customer.id(), visit).log().getLast();
            assertThat(entry.occurred()).as("" + wrong).isCloseTo(instant(19, 30), ALMOST);
            assertThat(entry.deviceTime()).isCloseTo(instant(19, 30).plus(wrong), ALMOST);
            assertThat(entry.skew()).isCloseTo(wrong, Duration.ofSeconds(5));
            assertThat(promise()).isEqualTo(PromiseState.KEPT);
        }
    }

    @Test
    void noDeviceCanSayThatSomethingHappenedBeforeTheStepBeforeOrAfterNow() {
        field.goTo(corner.day(), 19, 0);
        visits.onTheWay(customer.id(), visit, field.tap());
        field.goTo(corner.day(), 21, 0);
        visits.arrive(customer.id(), visit, at(18, 10, Duration.ZERO));
        assertThat(visits.record(customer.id(), visit).log().getLast().occurred())
                .isCloseTo(instant(19, 0), ALMOST);
        var ahead = new Command(
                Ids.text(Ids.next()),
                clock.instant().plusSeconds(900),
                new Offline("PHONE", clock.instant()),
                Field.TECHNICIAN);
        visits.startWork(customer.id(), visit, ahead);
        assertThat(visits.record(customer.id(), visit).log().getLast().occurred())
                .isCloseTo(instant(21, 0), ALMOST);
    }

    @Test
    void anArrivalAfterTheWindowStaysLateHoweverItIsHeardOf() {
        field.goTo(corner.day(), 22, 0);
        breakOverdue();
        visits.arrive(customer.id(), visit, at(20, 30, Duration.ZERO));
        assertThat(promise()).isEqualTo(PromiseState.BROKEN);
        assertThat(visits.get(customer.id(), visit).appointment().outcome()).isEqualTo(Visit.Outcome.LATE);
    }

    @Test
    @DisplayName("6-1 a promise ends once: without a proof nobody makes a broken one kept, in the database neither")
    void withoutAProofABrokenPromiseStaysBroken() {
        field.goTo(corner.day(), 22, 0);
        breakOverdue();
        assertThatThrownBy(() -> db.sql("""
                        update promise.promise set state = 'KEPT', done_at = due_at, ended_at = due_at, cause = ''
                        where customer = ? and state = 'BROKEN'""").param(customer.id().value()).update())
                .hasMessageContaining("ends once");
        assertThat(promises.prove(
                        customer.id(), "visit:" + visit.text() + ":1", instant(21, 0), "too late", Field.TECHNICIAN))
                .isFalse();
    }

    @Test
    void doneWinsOverAPlanAndTheMinutesOfTheLaterDayGoBack() {
        field.goTo(corner.day(), 9, 0);
        var later = new SlotKey(corner.skill(), Field.DISTRICT, corner.day().plusDays(1), Field.NINE);
        visits.rebookTo(customer.id(), visit, later, Side.CUSTOMER, field.tap());
        assertThat(reserved(later)).isEqualTo(60);
        field.goTo(corner.day(), 21, 0);
        var crew = corner.crews().iterator().next();
        visits.takeOver(customer.id(), visit, crew, at(18, 5, Duration.ZERO));
        visits.arrive(customer.id(), visit, at(18, 6, Duration.ZERO));
        assertThat(reserved(later)).isZero();
        assertThat(visits.get(customer.id(), visit).appointment().crew()).isEqualTo(crew);
    }

    /** All of them: other tests leave theirs overdue as well. */
    private void breakOverdue() {
        while (promises.breakOverdue(500) > 0) {}
    }

    private int reserved(SlotKey slot) {
        return db.sql("""
                        select reserved from fieldwork.slot
                        where skill = ? and district = ? and day = ? and starts = ?""")
                .params(slot.skill(), slot.district(), slot.day(), slot.from())
                .query(Integer.class)
                .single();
    }

    /** Given at that hour of the day, sent now, by a device whose clock is {@code wrong}. */
    private Command at(int hour, int minute, Duration wrong) {
        return new Command(
                Ids.text(Ids.next()),
                instant(hour, minute).plus(wrong),
                new Offline("PHONE", clock.instant().plus(wrong)),
                Field.TECHNICIAN);
    }

    private Instant instant(int hour, int minute) {
        return corner.day()
                .atTime(LocalTime.of(hour, minute))
                .atZone(Field.ZONE)
                .toInstant();
    }

    private PromiseState promise() {
        return promises.about(customer.id(), "visit:" + visit.text() + ":1")
                .getFirst()
                .state();
    }
}
