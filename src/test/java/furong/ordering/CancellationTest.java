package furong.ordering;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.callback.Callbacks;
import furong.catalog.OfferId;
import furong.customer.Customer;
import furong.customer.Timeline;
import furong.fieldwork.Visit;
import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanClock;
import furong.network.NetworkBoard;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Area;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.promise.PromiseState;
import furong.promise.Promises;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order is given up at whatever point still allows it: what had been done is taken back, and the line is as before. */
@FurongTest
class CancellationTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    private static final Area FAR = new Area("510104", "510104032");
    private static final String FAR_EXCHANGE = "O04";

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Promises promises;

    @Autowired
    Numbers numbers;

    @Autowired
    Inventory inventory;

    @Autowired
    Timeline timeline;

    @Autowired
    PlanClock planClock;

    @Autowired
    SimulatedSwitch network;

    @Autowired
    NetworkBoard networkBoard;

    @Autowired
    TimeTravel time;

    @Autowired
    Callbacks callbacks;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void twoExchanges() {
        counter.opens(MONDAY);
        inventory.addExchange(new Exchange(FAR_EXCHANGE, new Label("远二局", "Far two"), "VOICE"), List.of(FAR));
        inventory.addPorts(FAR_EXCHANGE, "PAIR", 50);
        inventory.addNumbers(FAR_EXCHANGE, "86603000", 50);
    }

    @AfterEach
    void theNetworkIsBack() {
        network.behave(FAR_EXCHANGE, Behaviour.WELL);
    }

    @Test
    void aBundleGivesBackAllItsParts() {
        var customer = counter.walksIn("撤一");
        var order = counter.order(customer, "HOME_PACK_1M");
        assertThat(kept(customer)).as("a number and two ports").isEqualTo(3);
        cancel(order, "搬去外地");
        assertThat(subscriptions.of(customer.id()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).isInstanceOf(Subscription.Cancelled.class));
        nothingIsLeft(customer, order);
    }

    @Test
    void aMoveWithANewNumberAndTwoVisitsLeavesTheLineAsItWas() {
        var customer = counter.walksIn("撤二");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var before = kept(customer);
        var order = move(customer, line);
        assertThat(kept(customer)).isEqualTo(before + 2);
        cancel(order, "房子没买成");
        assertThat(lines.line(line)).isEqualTo(line);
        assertThat(works(line)).isTrue();
        assertThat(kept(customer)).isEqualTo(before);
        nothingIsLeft(customer, order);
        assertThat(numbers.announcementOf(String.valueOf(line.number()))).isEmpty();
    }

    /** The first leg fails for good: the network of the new place never answers. Nothing was cut, and nothing stays. */
    @Test
    void aMoveWhoseFirstLegFailsCanStillBeGivenUp() {
        var customer = counter.walksIn("撤三");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var before = kept(customer);
        var order = move(customer, line);
        network.behave(FAR_EXCHANGE, Behaviour.AWAY);
        counter.crewDoes(order);
        assertThat(((Order.Open) orders.get(customer.id(), order.id())).stage()).isEqualTo(Stage.NETWORK);
        assertThat(works(line)).isTrue();
        cancel(order, "新址线路不通");
        assertThat(works(line)).isTrue();
        assertThat(lines.line(line)).isEqualTo(line);
        network.behave(FAR_EXCHANGE, Behaviour.WELL);
        time.startAt(counter.now().plus(Duration.ofHours(1)));
        networkBoard.sweep(1000);
        assertThat(kept(customer)).isEqualTo(before);
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Cancelled.class);
        assertThat(callbacks.about(customer.id(), order.id().subject()))
                .as("somebody was there and is asked about")
                .hasSize(1);
        var next = lines.place("SUSPEND", line, Wishes.NONE);
        assertThat(orders.get(customer.id(), next.id()))
                .as("the line is free for another order")
                .isInstanceOf(Order.Completed.class);
    }

    @Test
    void whatWaitsForItsDayNeverHappens() {
        var customer = counter.walksIn("撤四");
        var line = lines.has(customer, "ADSL_1M");
        var day = counter.today().plusDays(2);
        for (var order : List.of(
                wanted("CHANGE", line, Wishes.change(new OfferId("ADSL_2M"), Set.of(), day)),
                wanted("SUSPEND", line, Wishes.from(day)),
                wanted("REMOVE", line, Wishes.from(day)))) {
            var placed = (Order.Open) orders.place(order.confirm(), counter.at(counter.clerk()));
            assertThat(placed.stage()).isEqualTo(Stage.DATE);
            cancel(placed, "改变主意");
            nothingIsLeft(customer, placed);
        }
        counter.clockShows(day, 10);
        planClock.goOn(1000);
        assertThat(lines.line(line)).isEqualTo(line);
        assertThat(works(line)).isTrue();
    }

    @Test
    void aReasonMustBeGivenAndIsToldOnTheTimeline() {
        var customer = counter.walksIn("撤五");
        var order = counter.order(customer, "ADSL_2M");
        refused("order-why-missing", () -> cancel(order, " "));
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Open.class);
        cancel(order, "价格太高");
        assertThat(timeline.of(customer.id(), null, 50).rows())
                .anySatisfy(entry -> assertThat(entry.toString()).contains("ordering.timeline.cancelled", "价格太高"));
        assertThat(orders.view(customer.id(), order.id()).steps())
                .anySatisfy(step -> assertThat(step.note()).isEqualTo("价格太高"));
    }

    private interface Wanted {
        NewOrder confirm();
    }

    /** Each is confirmed when it is placed: a consent is to be fresh. */
    private Wanted wanted(String action, Terms line, Wishes wishes) {
        return () -> lines.wish(action, line, wishes);
    }

    private Order.Open move(Customer customer, Terms line) {
        var place = lines.moves(customer, FAR);
        var fresh = numbers.free(FAR_EXCHANGE, 1).getFirst().number();
        var first = counter.hold(customer.id(), "COPPER", 60, 0);
        var second = counter.hold(customer.id(), "COPPER", 30, 4);
        return (Order.Open) lines.place("MOVE", line, Wishes.move(place.id(), first, second, fresh));
    }

    private void cancel(Order order, String why) {
        orders.cancel(order.customer(), order.id(), why, counter.at(counter.clerk()));
    }

    private void nothingIsLeft(Customer customer, Order order) {
        var view = orders.view(customer.id(), order.id());
        assertThat(view.order()).isInstanceOf(Order.Cancelled.class);
        assertThat(view.visits()).allSatisfy(visit -> assertThat(visit).isInstanceOf(Visit.Cancelled.class));
        assertThat(view.work())
                .allSatisfy(work -> assertThat(work.state().name()).isEqualTo("CANCELLED"));
        assertThat(promises.about(customer.id(), order.id().subject()))
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(promise.state()).isEqualTo(PromiseState.VOID));
        for (var what : List.of("number", "port"))
            assertThat(db.sql("select count(*) from resource." + what + " where reference like ? || '%'")
                            .param(order.id().subject())
                            .query(Long.class)
                            .single())
                    .as("still kept: " + what)
                    .isZero();
        refused("order-is-cancelled", () -> cancel(order, "再撤一次"));
    }

    /** Numbers and ports that nobody else can have because of this customer. */
    private long kept(Customer customer) {
        return db.sql("""
                select (select count(*) from resource.number where customer = :customer and state in ('RESERVED', 'USED'))
                     + (select count(*) from resource.port where customer = :customer)""")
                .param("customer", customer.id().value())
                .query(Long.class)
                .single();
    }

    private boolean works(Terms line) {
        return subscriptions.get(line.customer(), line.id()) instanceof Subscription.Active active && active.works();
    }
}
