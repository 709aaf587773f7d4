package furong.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import furong.FurongTest;
import furong.customer.Timeline;
import furong.fieldwork.Visit;
import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanStep;
import furong.network.NetworkBoard;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Organisation;
import furong.platform.TimeTravel;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the counter to the working line. */
@FurongTest
class OrderStoryTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Promises promises;

    @Autowired
    Timeline timeline;

    @Autowired
    Organisation organisation;

    @Autowired
    SimulatedSwitch exchange;

    @Autowired
    NetworkBoard network;

    @Autowired
    TimeTravel time;

    @BeforeEach
    void theHallOpens() {
        counter.opens(MONDAY);
    }

    @AfterEach
    void theNetworkIsBack() {
        exchange.behave(Counter.EXCHANGE, Behaviour.WELL);
    }

    @Test
    void anAdslLineFromTheCounterToTheWorkingLine() {
        var customer = counter.walksIn("赵一");
        var placed = counter.order(customer, "ADSL_2M");
        assertThat(placed.number()).matches("XZ\\d{6}-\\d{5}-\\d");
        assertThat(placed.terms().fee().minor()).as("owed, not asked for").isEqualTo(10_000);
        assertThat(promise(placed, PromiseType.INSTALL).state()).isEqualTo(PromiseState.OPEN);

        counter.crewDoes(placed);

        var done = (Order.Completed) orders.get(customer.id(), placed.id());
        assertThat(done.at()).isCloseTo(counter.now(), within(1, ChronoUnit.MINUTES));
        assertThat(promise(placed, PromiseType.INSTALL).state()).isEqualTo(PromiseState.KEPT);
        var view = orders.view(customer.id(), placed.id());
        assertThat(view.steps().stream().map(OrderStep::step)).containsExactly("PLACED", "COMPLETED");
        assertThat(done(view)).containsExactly("PORT", "START", "VISIT", "ACTIVATE", "TEST");
        assertThat(view.steps().getFirst().badge()).isEqualTo(counter.clerk().badge());
        assertThat(view.plan().first("VISIT").orElseThrow().badge())
                .isEqualTo(counter.technician().badge());
        assertThat(view.owner().id()).isEqualTo(Counter.UNIT);
        assertThat(view.line().code()).isEqualTo("DATA");
        assertThat(view.clerk()).isEqualTo(counter.clerk().name());
        assertThat(view.visit()).isInstanceOf(Visit.Done.class);
        assertThat(view.card().version()).isEqualTo(placed.terms().cardVersion());
        assertThat(timeline.of(customer.id(), null, 50).rows().stream().map(entry -> entry.key()))
                .contains("ordering.timeline.placed", "ordering.timeline.completed");
    }

    @Test
    void whenTheNetworkIsAwayTheLineComesLateAndIsNotLost() {
        var customer = counter.walksIn("钱二");
        var placed = counter.order(customer, "ADSL_1M");
        exchange.behave(Counter.EXCHANGE, Behaviour.AWAY);

        counter.crewDoes(placed);
        assertThat(orders.get(customer.id(), placed.id()))
                .isInstanceOfSatisfying(
                        Order.Open.class, open -> assertThat(open.stage()).isEqualTo(Stage.NETWORK));
        assertThat(promise(placed, PromiseType.INSTALL).state()).isEqualTo(PromiseState.OPEN);
        assertThat(promise(placed, PromiseType.ACTIVATION).state()).isEqualTo(PromiseState.OPEN);

        exchange.behave(Counter.EXCHANGE, Behaviour.WELL);
        time.startAt(counter.now().plus(Duration.ofHours(2)));
        network.sweep(1000);

        assertThat(orders.get(customer.id(), placed.id())).isInstanceOf(Order.Completed.class);
        assertThat(promise(placed, PromiseType.INSTALL).state()).isEqualTo(PromiseState.KEPT);
        assertThat(promise(placed, PromiseType.ACTIVATION).state()).isEqualTo(PromiseState.BROKEN);
    }

    @Test
    void aPhoneThatNeedsNoVisitWorksAtOnce() {
        var customer = counter.walksIn("孙三");
        var placed = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        var done = orders.get(customer.id(), placed.id());
        assertThat(done).isInstanceOf(Order.Completed.class);
        assertThat(done(orders.view(customer.id(), placed.id())))
                .containsExactly("NUMBER", "START", "ACTIVATE", "TEST");
    }

    @Test
    void aNumberOfAnotherKindOfLineIsRefused() {
        var customer = counter.walksIn("周五");
        var phone = counter.wish(customer, "FIXED_LINE_HOME");
        var mixed = new NewOrder(
                phone.customer(),
                phone.account(),
                phone.offer(),
                phone.place(),
                phone.slot(),
                counter.wish(customer, "PHS_STANDARD").number(),
                phone.answers(),
                "HALL",
                Counter.HALL);
        Counter.refused("number-unknown", () -> orders.place(mixed, counter.at(counter.clerk())));
    }

    @Test
    void anyHallGivesTheSameOrder() {
        for (var hall : organisation.halls()) {
            var customer = counter.walksIn("李四");
            var wish = counter.wish(customer, "ADSL_512K", hall.id(), "hall");
            var order = orders.place(wish, counter.at(counter.clerk()));
            assertThat(order).isInstanceOf(Order.Open.class);
            var terms = order.terms();
            assertThat(terms.owner()).isEqualTo(Counter.UNIT);
            assertThat(terms.hall()).isEqualTo(hall.id());
            assertThat(terms.fee().minor()).isEqualTo(10_000);
            assertThat(terms.product()).isEqualTo("ADSL");
            orders.cancel(customer.id(), order.id(), "测试", counter.at(counter.clerk()));
        }
    }

    @Test
    void aCustomerWhoChoosesALaterDayIsPromisedThatDay() {
        var customer = counter.walksIn("周五");
        var placed = counter.order(customer, "ADSL_2M");
        var offer = orders.view(customer.id(), placed.id()).offer();
        var before = orders.view(customer.id(), placed.id()).visit();
        var later = counter.hold(customer.id(), offer.skill(), offer.visitMinutes(), 30);

        orders.changeAppointment(customer.id(), placed.id(), later, counter.at(counter.clerk()));

        var view = orders.view(customer.id(), placed.id());
        assertThat(before).isNotNull();
        assertThat(view.visit()).isNotNull();
        var day = view.visit().appointment().day();
        assertThat(day).isAfter(before.appointment().day());
        assertThat(view.steps().getLast().step()).isEqualTo("APPOINTMENT_CHANGED");
        var open = promise(placed, PromiseType.INSTALL);
        assertThat(open.state()).isEqualTo(PromiseState.OPEN);
        assertThat(open.dueAt())
                .isAfterOrEqualTo(
                        day.atStartOfDay(java.time.ZoneId.of("Asia/Shanghai")).toInstant());
        counter.crewDoes(placed);
        assertThat(promise(placed, PromiseType.INSTALL).state()).isEqualTo(PromiseState.KEPT);
    }

    private static java.util.stream.Stream<String> done(OrderView view) {
        return view.plan().steps().stream()
                .filter(step -> step.is(PlanStep.State.DONE))
                .map(PlanStep::code);
    }

    private furong.promise.Promise promise(Order order, PromiseType type) {
        return promises.about(order.customer(), order.id().subject()).stream()
                .filter(promise -> promise.type() == type && promise.state() != PromiseState.VOID)
                .findFirst()
                .orElseThrow();
    }
}
