package furong.callback;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.ordering.Counter;
import furong.platform.Actor;
import furong.platform.Ids;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody asks a customer about their own work. */
@FurongTest
class HandlerTest {

    @Autowired
    Counter counter;

    @Autowired
    Callbacks callbacks;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(LocalDate.of(2026, 12, 7));
    }

    @Test
    @DisplayName("G4-9 a callback made by the handler or the handler's unit is rejected by the database")
    void theHandlerMayNotRing() {
        var order = counter.order(counter.walksIn("许十"), "ADSL_2M");
        counter.crewDoes(order);
        var due = (Callback.Due)
                callbacks.about(order.customer(), order.id().subject()).getFirst();
        for (var handler : List.of(counter.technician(), counter.clerk())) {
            refused(
                    "callback-own-work",
                    () -> callbacks.end(
                            new Ending(due.customer(), due.id(), Disposition.R, "REC", Map.of(), "", ""),
                            counter.at(handler)));
            refused("callback-own-work", () -> callbacks.claim(due.customer(), due.id(), counter.at(handler)));
            assertThatThrownBy(() -> attemptBehindOurBack(
                            due,
                            counter.at(handler),
                            due.matter().handler().value(),
                            due.matter().handlerUnit().value()))
                    .hasMessageContaining("caller_is_not_the_handler");
            assertThatThrownBy(() -> closingBehindOurBack(due, counter.at(handler)))
                    .hasMessageContaining("caller_is_not_the_handler");
        }
        assertThatThrownBy(() -> attemptBehindOurBack(due, counter.at(counter.technician()), 1, 1))
                .as("naming somebody else as the handler does not help")
                .hasMessageContaining("foreign key");
        assertThat(callbacks.view(due.customer(), due.id()).attempts()).isEmpty();
    }

    private void attemptBehindOurBack(Callback.Due due, Actor caller, long handler, long handlerUnit) {
        db.sql("""
                        insert into callback.attempt (customer, obligation, id, at, day_part, outcome, call_record,
                            caller, caller_unit, badge, handler, handler_unit)
                        values (?, ?, ?, ?, 'MORNING', 'REACHED', 'REC', ?, ?, ?, ?, ?)""")
                .params(due.customer().value(), due.id().value(), Ids.next(), Timestamp.from(counter.now()))
                .params(caller.person(), caller.unit(), caller.badge(), handler, handlerUnit)
                .update();
    }

    private void closingBehindOurBack(Callback.Due due, Actor caller) {
        db.sql("""
                        insert into callback.closing (customer, obligation, at, disposition, level, remark, script,
                            attempt, parts_tried, caller, caller_unit, badge, second, handler, handler_unit)
                        values (?, ?, ?, 'NC', null, '', null, null, 3, ?, ?, ?, null, ?, ?)""")
                .params(due.customer().value(), due.id().value(), Timestamp.from(counter.now()))
                .params(caller.person(), caller.unit(), caller.badge())
                .params(
                        due.matter().handler().value(),
                        due.matter().handlerUnit().value())
                .update();
    }
}
