package furong.ordering;

import static furong.ordering.Counter.refused;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.customer.Customer;
import furong.fulfilment.FulfilmentBoard;
import furong.fulfilment.Item.NewOwner;
import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanClock;
import furong.network.NetworkBoard;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.organisation.Scope;
import furong.platform.TimeTravel;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.resource.Numbers;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import furong.workorder.WorkOrders;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each kind of order from the counter to its end. */
@FurongTest
class KindsOfOrdersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);

    @Autowired
    Counter counter;

    @Autowired
    Lines lines;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Numbers numbers;

    @Autowired
    Promises promises;

    @Autowired
    WorkOrders work;

    @Autowired
    FulfilmentBoard stuck;

    @Autowired
    PlanClock planClock;

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
    void aFasterLineWithoutPaperAtOnceOrOnADay() {
        var customer = counter.walksIn("改一");
        var line = lines.has(customer, "ADSL_1M");
        refused(
                "order-nothing-changes",
                () -> lines.place("CHANGE", line, Wishes.change(line.offer(), Set.of(), null)));
        var unsigned = NewOrder.of(
                "CHANGE",
                line,
                Wishes.change(new OfferId("ADSL_2M"), Set.of(), null),
                java.util.Map.of(),
                "HALL",
                Counter.HALL);
        refused("order-consent-missing", () -> orders.place(unsigned, counter.at(counter.clerk())));
        var order = lines.place("CHANGE", line, Wishes.change(new OfferId("ADSL_2M"), Set.of(), null));
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        assertThat(lines.line(line).offer().value()).isEqualTo("ADSL_2M");
        assertThat(promise(order, PromiseType.CHANGE)).isEqualTo(PromiseState.KEPT);

        var day = counter.today().plusDays(3);
        var later =
                (Order.Open) lines.place("CHANGE", line(line), Wishes.change(new OfferId("ADSL_512K"), Set.of(), day));
        assertThat(later.stage()).isEqualTo(Stage.DATE);
        planClock.goOn(100);
        assertThat(lines.line(line).offer().value()).isEqualTo("ADSL_2M");
        counter.clockShows(day, 1);
        planClock.goOn(100);
        assertThat(lines.line(line).offer().value()).isEqualTo("ADSL_512K");
        assertThat(orders.get(customer.id(), later.id())).isInstanceOf(Order.Completed.class);
    }

    @Test
    void aRemovalIsOverWhenItIsSettled() {
        var customer = counter.walksIn("拆一");
        var line = lines.has(customer, "ADSL_2M");
        var order = (Order.Open) lines.place("REMOVE", line, Wishes.NONE);
        assertThat(subscriptions.get(customer.id(), line.id())).isInstanceOf(Subscription.Cancelled.class);
        assertThat(((Order.Open) orders.get(customer.id(), order.id())).stage()).isEqualTo(Stage.WORK);
        refused(
                "order-is-installed",
                () -> orders.cancel(customer.id(), order.id(), "再想想", counter.at(counter.clerk())));
        for (var round = 0; round < 5; round++)
            for (var one : work.of(customer.id(), order.id().subject()))
                if (one.doneAt() == null) work.done(customer.id(), one.id(), "办好了", counter.at(counter.agent()));
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        assertThat(promise(order, PromiseType.REMOVE)).isEqualTo(PromiseState.KEPT);
        var bill = work.of(customer.id(), order.id().subject()).stream()
                .filter(one -> one.queue().equals("FINANCE"))
                .findFirst()
                .orElseThrow();
        assertThat(promises.about(customer.id(), bill.id().subject()))
                .singleElement()
                .satisfies(promise -> assertThat(promise.state()).isEqualTo(PromiseState.KEPT));
        refused("work-own", () -> work.rate(customer.id(), bill.id(), 5, "", counter.at(counter.agent())));
        work.rate(customer.id(), bill.id(), 5, "很快", counter.at(counter.clerk()));
        assertThat(work.get(customer.id(), bill.id()).rating()).isEqualTo(5);
    }

    @Test
    void aLineChangesHandsAndStaysOn() {
        var giver = counter.walksIn("过一");
        var taker = counter.walksIn("过二");
        var line = lines.has(giver, "FIXED_LINE_HOME");
        var order = lines.place("TRANSFER", line, Wishes.owner(ownerOf(taker)));
        assertThat(subscriptions.get(giver.id(), line.id())).isInstanceOf(Subscription.Cancelled.class);
        assertThat(subscriptions.of(taker.id()))
                .singleElement()
                .satisfies(theirs -> assertThat(theirs.terms().number()).isEqualTo(line.number()));
        assertThat(((Order.Open) order).stage()).isEqualTo(Stage.WORK);
    }

    @Test
    void aLineComesBackToWhoHadItBefore() {
        var first = counter.walksIn("还一");
        var second = counter.walksIn("还二");
        var line = lines.has(first, "FIXED_LINE_HOME");
        lines.place("TRANSFER", line, Wishes.owner(ownerOf(second)));
        var theirs = subscriptions.of(second.id()).getFirst().terms();
        lines.place("TRANSFER", theirs, Wishes.owner(ownerOf(first)));
        assertThat(subscriptions.get(second.id(), theirs.id())).isInstanceOf(Subscription.Cancelled.class);
        assertThat(subscriptions.of(first.id()))
                .filteredOn(Subscription.Active.class::isInstance)
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.terms().number()).isEqualTo(line.number());
                    assertThat(works(again.terms())).isTrue();
                });
    }

    @Test
    void aNumberChangesAndTheOldOneSaysSo() {
        var customer = counter.walksIn("号一");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var fresh = numbers.free(Counter.EXCHANGE, 1).getFirst().number();
        var order = lines.place("RENUMBER", line, Wishes.number(fresh));
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        assertThat(lines.line(line).number()).isEqualTo(fresh);
        assertThat(numbers.announcementOf(Objects.requireNonNull(line.number())))
                .isPresent();
    }

    @Test
    void aLineIsPausedAndResumed() {
        var customer = counter.walksIn("停一");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        var pause = lines.place("SUSPEND", line, Wishes.NONE);
        assertThat(orders.get(customer.id(), pause.id())).isInstanceOf(Order.Completed.class);
        assertThat(subscriptions.get(customer.id(), line.id()).holds())
                .singleElement()
                .satisfies(hold -> assertThat(hold.reason()).isEqualTo(Reason.CUSTOMER_WISH));
        refused("order-suspended-already", () -> lines.place("SUSPEND", line, Wishes.NONE));
        var back = lines.place("RESUME", line, Wishes.NONE);
        assertThat(orders.get(customer.id(), back.id())).isInstanceOf(Order.Completed.class);
        assertThat(works(line)).isTrue();
        refused("order-not-suspended", () -> lines.place("RESUME", line, Wishes.NONE));
    }

    @Test
    void ofManyWhoOrderSomethingAboutOneLineAtOnceOneSucceedsAndTheOthersAreToldWhy() throws Exception {
        var customer = counter.walksIn("抢一");
        var line = lines.has(customer, "ADSL_1M");
        var day = counter.today().plusDays(3);
        var outcomes = Counter.atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(n -> () -> Counter.succeeds(
                        () -> lines.place("CHANGE", line, Wishes.change(new OfferId("ADSL_2M"), Set.of(), day))))
                .toList());
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(orders.openOn(customer.id(), line.id())).isPresent();
    }

    @Test
    void aNetworkThatDoesNotAnswerIsNoticed() {
        var customer = counter.walksIn("卡一");
        var line = lines.has(customer, "FIXED_LINE_HOME");
        exchange.behave(Counter.EXCHANGE, Behaviour.AWAY);
        var order = (Order.Open) lines.place("SUSPEND", line, Wishes.NONE);
        assertThat(order.stage()).isEqualTo(Stage.NETWORK);
        time.startAt(counter.now().plus(Duration.ofMinutes(20)));
        assertThat(planClock.alarm(1000)).isPositive();
        planClock.alarm(1000);
        assertThat(orders.view(customer.id(), order.id()).steps().stream()
                        .filter(step -> step.step().equals("STUCK")))
                .as("told once")
                .hasSize(1);
        assertThat(stuck.stuck(new Scope(Set.of(Counter.UNIT)), 1000))
                .anySatisfy(
                        row -> assertThat(row.reference()).isEqualTo(order.id().subject()));
        exchange.behave(Counter.EXCHANGE, Behaviour.WELL);
        time.startAt(counter.now().plus(Duration.ofHours(1)));
        network.sweep(1000);
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
    }

    private Terms line(Terms line) {
        return lines.line(line);
    }

    private boolean works(Terms line) {
        return subscriptions.get(line.customer(), line.id()) instanceof Subscription.Active active && active.works();
    }

    private PromiseState promise(Order order, PromiseType type) {
        return promises.about(order.customer(), order.id().subject()).stream()
                .filter(promise -> promise.type() == type)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static NewOwner ownerOf(Customer who) {
        return new NewOwner(who.id(), who.accounts().getFirst().id(), who.home().id());
    }
}
