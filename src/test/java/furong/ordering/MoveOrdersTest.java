package furong.ordering;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.callback.Callbacks;
import furong.customer.Customer;
import furong.fulfilment.Plan.Stage;
import furong.organisation.Area;
import furong.platform.Label;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.Moves;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service moves to another place: nobody is without a line, and nothing is cut when it comes to nothing. */
@FurongTest
class MoveOrdersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 21);
    private static final Area FAR = new Area("510104", "510104030");
    private static final String FAR_EXCHANGE = "O03";

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Moves moves;

    @Autowired
    Numbers numbers;

    @Autowired
    Inventory inventory;

    @Autowired
    Promises promises;

    @Autowired
    Callbacks callbacks;

    @BeforeEach
    void twoExchanges() {
        counter.opens(MONDAY);
        inventory.addExchange(new Exchange(FAR_EXCHANGE, new Label("远局", "Far"), "VOICE"), List.of(FAR));
        for (var kind : List.of("PAIR", "DSLAM")) inventory.addPorts(FAR_EXCHANGE, kind, 50);
        inventory.addNumbers(FAR_EXCHANGE, "86602000", 50);
    }

    @Test
    void aLineMovesWithoutAGapAndKeepsItsNumber() {
        var customer = counter.walksIn("移一");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var place = lines.moves(customer, Counter.AREA);
        var wishes = Wishes.move(place.id(), slot(customer, 60, 0), slot(customer, 30, 4), null);
        var order = (Order.Open) lines.place("MOVE", line, wishes);
        assertThat(order.stage()).isEqualTo(Stage.VISIT);
        refused("order-line-busy", () -> lines.place("SUSPEND", line, Wishes.NONE));

        counter.crewDoes(order);
        var moved = lines.line(line);
        assertThat(moved.number()).isEqualTo(line.number());
        assertThat(moved.place()).isEqualTo(place.id());
        var view = orders.view(customer.id(), order.id());
        assertThat(view.order()).as("the old place is still to be taken down").isInstanceOf(Order.Open.class);
        var move = Objects.requireNonNull(view.move());
        assertThat(move.releaseAskedAt()).isAfterOrEqualTo(move.liveAt());

        counter.crewDoes(
                customer.id(), Objects.requireNonNull(view.secondVisit()).id());
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        assertThat(moves.outage(customer.id(), move.id())).isEqualTo(Duration.ZERO);
        assertThat(promise(order, PromiseType.MOVE)).isEqualTo(PromiseState.KEPT);
        assertThat(callbacks.about(customer.id(), order.id().subject())).hasSize(1);
    }

    @Test
    void takingDownTheOldLineFirstIsRefused() {
        var customer = counter.walksIn("移二");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var place = lines.moves(customer, Counter.AREA);
        var wishes = Wishes.move(place.id(), slot(customer, 60, 0), slot(customer, 30, 4), null);
        var order = (Order.Open) lines.place("MOVE", line, wishes);
        var second =
                Objects.requireNonNull(orders.view(customer.id(), order.id()).secondVisit());
        counter.crewWorks(customer.id(), second.id());
        refused("step-too-early", () -> counter.finish(customer.id(), second.id()));
        assertThat(lines.line(line)).isEqualTo(line);
        assertThat(works(line)).isTrue();
    }

    @Test
    void aMoveThatIsGivenUpCutsNothing() {
        var customer = counter.walksIn("移三");
        var line = lines.has(customer, "ADSL_1M");
        var place = lines.moves(customer, Counter.AREA);
        var order = lines.place("MOVE", line, Wishes.move(place.id(), slot(customer, "ADSL", 90, 0), null, null));
        orders.cancel(customer.id(), order.id(), "新址不能装", counter.at(counter.clerk()));
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Cancelled.class);
        assertThat(lines.line(line)).isEqualTo(line);
        assertThat(works(line)).isTrue();
        assertThat(promise(order, PromiseType.MOVE)).isEqualTo(PromiseState.VOID);
        var again = lines.place("MOVE", line, Wishes.move(place.id(), slot(customer, "ADSL", 90, 1), null, null));
        assertThat(again.state()).isEqualTo("OPEN");
    }

    @Test
    void aNumberThatCannotComeAlongAnnouncesTheNewOne() {
        var customer = counter.walksIn("移四");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var place = lines.moves(customer, FAR);
        var old = Objects.requireNonNull(line.number());
        refused(
                "order-number-cannot-stay",
                () -> lines.place("MOVE", line, Wishes.move(place.id(), slot(customer, 60, 0), null, null)));
        var fresh = numbers.free(FAR_EXCHANGE, 1).getFirst().number();
        var order = (Order.Open) lines.place("MOVE", line, Wishes.move(place.id(), slot(customer, 60, 1), null, fresh));
        counter.crewDoes(order);
        assertThat(lines.line(line).number()).isEqualTo(fresh);
        assertThat(numbers.announcementOf(old))
                .hasValueSatisfying(said -> assertThat(said.replacement()).isEqualTo(fresh));
        var open = (Order.Open) orders.get(customer.id(), order.id());
        assertThat(open.stage())
                .as("somebody must still take down the old place")
                .isEqualTo(Stage.VISIT);
        orders.bookSecondVisit(customer.id(), order.id(), slot(customer, 30, 2), counter.at(counter.clerk()));
        var second = orders.view(customer.id(), order.id()).secondVisit();
        counter.crewDoes(customer.id(), Objects.requireNonNull(second).id());
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
    }

    private boolean works(Terms line) {
        return subscriptions.get(line.customer(), line.id()) instanceof Subscription.Active active && active.works();
    }

    private furong.fieldwork.HoldId slot(Customer customer, int minutes, int nth) {
        return slot(customer, "COPPER", minutes, nth);
    }

    private furong.fieldwork.HoldId slot(Customer customer, String skill, int minutes, int nth) {
        return counter.hold(customer.id(), skill, minutes, nth);
    }

    private PromiseState promise(Order order, PromiseType type) {
        return promises.about(order.customer(), order.id().subject()).stream()
                .filter(promise -> promise.type() == type)
                .findFirst()
                .orElseThrow()
                .state();
    }
}
