package furong.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer holds up is not counted against us. */
@FurongTest
class PausesTest {

    private static final Actor CLERK = new Actor(41, 5, "1001", "test");

    @Autowired
    Promises promises;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private final CustomerId customer = new CustomerId(Ids.next());

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    void theClockStandsUntilTheCustomerHasAnotherAppointment() {
        time.startAt(at("2026-03-10T09:00"));
        var wanted = new NewPromise(
                customer,
                PromiseType.REPAIR,
                "fault:pause",
                Segment.PUBLIC,
                "ADSL",
                false,
                at("2026-03-10T09:00"),
                new UnitId(5),
                "DATA");
        var made = promises.make(wanted, CLERK);
        assertThat(made.dueAt()).isEqualTo(at("2026-03-11T09:00"));
        time.startAt(at("2026-03-10T11:00"));
        promises.pause(customer, "fault:pause", Cause.CUSTOMER, "waited_minutes=10 attempts=2", CLERK);
        promises.pause(customer, "fault:pause", Cause.CUSTOMER, "again", CLERK);
        assertThatThrownBy(() -> promises.pause(customer, "fault:pause", Cause.OPERATOR, "we", CLERK))
                .hasMessageContaining("promise-cause-ours");

        time.startAt(at("2026-03-12T11:00"));
        sweep();
        assertThat(promises.get(customer, made.id()).state()).isEqualTo(PromiseState.OPEN);
        promises.resume(customer, "fault:pause", CLERK);
        promises.resume(customer, "fault:pause", CLERK);

        var both = promises.about(customer, "fault:pause");
        assertThat(both).extracting(Promise::state).containsExactly(PromiseState.VOID, PromiseState.OPEN);
        assertThat(both.getFirst().cause()).isEqualTo("CUSTOMER");
        // two days' pause, two days more
        assertThat(both.getLast().dueAt()).isBetween(at("2026-03-13T08:59"), at("2026-03-13T09:01"));
        assertThatThrownBy(() -> db.sql("update promise.pause set reason = 'OTHER' where customer = ?")
                        .param(customer.value())
                        .update())
                .hasMessageContaining("a pause is ended once");
        time.startAt(at("2026-03-13T10:00"));
        sweep();
        assertThat(promises.get(customer, both.getLast().id()).state()).isEqualTo(PromiseState.BROKEN);
    }

    private void sweep() {
        while (promises.breakOverdue(200) == 200) {}
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
