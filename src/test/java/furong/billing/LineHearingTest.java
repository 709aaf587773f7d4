package furong.billing;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.ordering.Counter;
import furong.ordering.Orders;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billing follows what becomes of lines. */
@FurongTest
class LineHearingTest {

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void open() {
        counter.opens(LocalDate.of(2027, 6, 7));
    }

    @AfterEach
    void close() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("a line that ended before it worked is heard to its end, and costs nothing")
    void aLineThatNeverWorked() {
        var before = unheard();
        var order = counter.order(counter.walksIn("尤未装"), "ADSL_2M");
        orders.cancel(order.customer(), order.id(), "不装了", counter.at(counter.clerk()));
        assertThat(unheard()).isEqualTo(before);
        assertThat(db.sql("select count(*) from billing.period where customer = ?")
                        .param(order.customer().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** What this listener began and did not end; it would be tried again at each start. */
    private long unheard() {
        return db.sql(
                        "select count(*) from events.event_publication where listener_id like 'furong.billing.LineHearing.%'")
                .query(Long.class)
                .single();
    }
}
