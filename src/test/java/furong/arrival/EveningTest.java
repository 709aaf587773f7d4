package furong.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.fieldwork.Visits;
import furong.message.Messages;
import furong.ordering.Counter;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class EveningTest {

    @Autowired
    Counter counter;

    @Autowired
    Telling telling;

    @Autowired
    Visits visits;

    @Autowired
    Messages messages;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    void theCustomerIsToldOnceInTheEveningBefore() {
        counter.opens(LocalDate.of(2027, 10, 11));
        var customer = counter.walksIn("晚一");
        var order = counter.order(customer, "ADSL_1M");
        var day = visits.get(customer.id(), Objects.requireNonNull(order.visit()))
                .appointment()
                .day();
        time.startAt(day.minusDays(1).atTime(17, 59).atZone(clock.getZone()).toInstant());
        assertThat(telling.evening(100)).isZero();
        time.startAt(day.minusDays(1).atTime(18, 0).atZone(clock.getZone()).toInstant());
        assertThat(telling.evening(100)).isPositive();
        assertThat(telling.evening(100)).isZero();
        assertThat(messages.of(customer.id(), 20))
                .filteredOn(one -> one.template().equals("VISIT_TOMORROW"))
                .singleElement()
                .satisfies(told -> assertThat(told.said()).contains(day.toString()));
    }
}
