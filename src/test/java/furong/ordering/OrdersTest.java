package furong.ordering;

import static furong.ordering.Counter.atOnce;
import static furong.ordering.Counter.refused;
import static furong.ordering.Counter.succeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.PlaceId;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.organisation.Scope;
import furong.platform.Refused;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.resource.Numbers;
import furong.resource.Ports;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class OrdersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    OrderBoard board;

    @Autowired
    Visits visits;

    @Autowired
    Promises promises;

    @Autowired
    Numbers numbers;

    @Autowired
    Ports ports;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void theHallOpens() {
        counter.opens(MONDAY);
    }

    @Test
    void confirmingTwentyTimesAtOncePlacesOneOrder() throws Exception {
        var customer = counter.walksIn("吴六");
        var wish = counter.wish(customer, "ADSL_2M");
        var placed = atOnce(IntStream.range(0, 20)
                .<Callable<OrderId>>mapToObj(n ->
                        () -> orders.place(wish, counter.at(counter.clerk())).id())
                .toList());
        assertThat(placed).hasSize(20).containsOnly(placed.getFirst());
        assertThat(orders.of(customer.id(), 10)).hasSize(1);
        assertThat(promises.of(customer.id(), 10).stream().filter(p -> p.type() == PromiseType.INSTALL))
                .hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherWishIsRefused() {
        var customer = counter.walksIn("郑七");
        var first = counter.wish(customer, "ADSL_2M", Counter.HALL, "form-1");
        orders.place(first, counter.at(counter.clerk()));
        var other = counter.wish(customer, "ADSL_1M", Counter.HALL, "form-1");
        refused("order-already-placed", () -> orders.place(other, counter.at(counter.clerk())));
    }

    @Test
    void cancellingGivesEverythingBack() {
        var free = ports.free(Counter.AREA, "PAIR");
        var customer = counter.walksIn("王八");
        var wish = counter.wish(customer, "FIXED_LINE_HOME");
        var order = (Order.Open) orders.place(wish, counter.at(counter.clerk()));
        assertThat(ports.free(Counter.AREA, "PAIR")).isEqualTo(free - 1);
        assertThat(isFree(wish.number())).isFalse();
        var reserved = reservedMinutes();

        orders.cancel(customer.id(), order.id(), "客户改变主意", counter.at(counter.clerk()));

        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Cancelled.class);
        assertThat(visits.get(customer.id(), order.visit())).isInstanceOf(Visit.Cancelled.class);
        assertThat(ports.free(Counter.AREA, "PAIR")).isEqualTo(free);
        assertThat(isFree(wish.number())).isTrue();
        assertThat(reservedMinutes()).isEqualTo(reserved - 60);
        assertThat(promises.about(customer.id(), order.id().subject()))
                .allSatisfy(promise -> assertThat(promise.state()).isEqualTo(PromiseState.VOID));
        refused(
                "order-is-cancelled",
                () -> orders.cancel(customer.id(), order.id(), "再撤", counter.at(counter.clerk())));
    }

    @Test
    void whatIsInstalledCannotBeCancelled() {
        var customer = counter.walksIn("冯九");
        var order = counter.order(customer, "ADSL_2M");
        counter.crewDoes(order);
        refused(
                "order-is-installed",
                () -> orders.cancel(customer.id(), order.id(), "不要了", counter.at(counter.clerk())));
    }

    @Test
    void ofCancellingAndInstallingAtOnceExactlyOneWins() throws Exception {
        for (var round = 0; round < 10; round++) {
            counter.opens(MONDAY);
            var customer = counter.walksIn("陈十");
            var order = counter.order(customer, "ADSL_2M");
            var outcomes = atOnce(List.<Callable<Boolean>>of(
                    () -> succeeds(() -> counter.crewDoes(order)),
                    () -> succeeds(
                            () -> orders.cancel(order.customer(), order.id(), "不要了", counter.at(counter.clerk())))));
            assertThat(outcomes).containsOnlyOnce(true);
            var visit = visits.get(order.customer(), order.visit());
            switch (orders.get(order.customer(), order.id())) {
                case Order.Completed completed -> assertThat(visit).isInstanceOf(Visit.Done.class);
                case Order.Cancelled cancelled -> assertThat(visit).isInstanceOf(Visit.Cancelled.class);
                case Order.Open neither -> throw new AssertionError(neither);
            }
        }
    }

    @Test
    void ofCancelAndCancelAtOnceExactlyOneWins() throws Exception {
        var customer = counter.walksIn("褚一");
        var order = counter.order(customer, "ADSL_2M");
        var outcomes = atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(n -> () -> succeeds(
                        () -> orders.cancel(order.customer(), order.id(), "第" + n + "次", counter.at(counter.clerk()))))
                .toList());
        assertThat(outcomes.stream().filter(won -> won)).hasSize(1);
    }

    @Test
    void theFormSaysEverythingThatIsWrongAtOnce() {
        var customer = counter.walksIn("卫二");
        var good = counter.wish(customer, "ADSL_2M");
        var bad = new NewOrder(
                good.customer(),
                good.account(),
                good.offer(),
                good.place(),
                good.slot(),
                null,
                Map.of(),
                "HALL",
                Counter.HALL);
        assertThatThrownBy(() -> orders.place(bad, counter.at(counter.clerk())))
                .isInstanceOfSatisfying(
                        AnswersRefused.class,
                        refused -> assertThat(refused.errors())
                                .hasSize(good.answers().size())
                                .allSatisfy(error -> assertThat(error.code()).isEqualTo("field-required")));
        assertThat(orders.of(customer.id(), 10)).isEmpty();
    }

    @Test
    void whatIsMissingOrForeignIsRefusedByItsField() {
        var customer = counter.walksIn("蒋三");
        var good = counter.wish(customer, "FIXED_LINE_HOME");
        refusedAt(
                "place",
                new NewOrder(
                        good.customer(),
                        good.account(),
                        good.offer(),
                        new PlaceId(1),
                        good.slot(),
                        good.number(),
                        good.answers(),
                        "HALL",
                        Counter.HALL));
        refusedAt(
                "number",
                new NewOrder(
                        good.customer(),
                        good.account(),
                        good.offer(),
                        good.place(),
                        good.slot(),
                        "",
                        good.answers(),
                        "HALL",
                        Counter.HALL));
        refusedAt(
                "slot",
                new NewOrder(
                        good.customer(),
                        good.account(),
                        good.offer(),
                        good.place(),
                        null,
                        good.number(),
                        good.answers(),
                        "HALL",
                        Counter.HALL));
        refusedAt(
                "hall",
                new NewOrder(
                        good.customer(),
                        good.account(),
                        good.offer(),
                        good.place(),
                        good.slot(),
                        good.number(),
                        good.answers(),
                        "HALL",
                        null));
        refusedAt(
                "channel",
                new NewOrder(
                        good.customer(),
                        good.account(),
                        good.offer(),
                        good.place(),
                        good.slot(),
                        good.number(),
                        good.answers(),
                        "PIGEON",
                        null));
        assertThat(orders.of(customer.id(), 10)).isEmpty();
    }

    @Test
    void bothAxesOfTheMatrixGiveTheSameTotal() {
        counter.order(counter.walksIn("沈四"), "ADSL_2M");
        counter.order(counter.walksIn("韩五"), "FIXED_LINE_HOME");
        var scope = new Scope(Set.of(Counter.UNIT));
        var totals = board.totals(OrderFilter.ALL, scope);
        assertThat(totals.total()).isGreaterThanOrEqualTo(2);
        assertThat(totals.byOwner().stream()
                        .mapToLong(OrderTotals.ByOwner::orders)
                        .sum())
                .isEqualTo(totals.total());
        assertThat(totals.byLine().stream()
                        .mapToLong(OrderTotals.ByLine::orders)
                        .sum())
                .isEqualTo(totals.total());
        assertThat(board.states(scope).values().stream().mapToLong(n -> n).sum())
                .isEqualTo(totals.total());
    }

    @Test
    void theBoardFindsAnOrderByItsNumberAndShowsOnlyOnesOwnUnits() {
        var order = counter.order(counter.walksIn("杨六"), "ADSL_2M");
        assertThat(board.byNumber(order.number().toLowerCase(java.util.Locale.ROOT)))
                .get()
                .satisfies(row -> assertThat(row.id()).isEqualTo(order.id()));
        var filter =
                new OrderFilter("OPEN", "INSTALL", Counter.UNIT, "DATA", order.number(), MONDAY, MONDAY.plusDays(1));
        assertThat(board.list(filter, new Scope(Set.of(Counter.UNIT)), 10))
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(order.id()));
        assertThat(board.list(filter, new Scope(Set.of(new furong.organisation.UnitId(11))), 10))
                .isEmpty();
        assertThat(board.list(OrderFilter.ALL, new Scope(Set.of()), 10)).isEmpty();
    }

    private void refusedAt(String field, NewOrder wish) {
        assertThatThrownBy(() -> orders.place(wish, counter.at(counter.clerk())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private boolean isFree(String number) {
        return db.sql("select state = 'FREE' from resource.number where number = ?")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    private long reservedMinutes() {
        return db.sql("select coalesce(sum(reserved), 0) from fieldwork.crew_window")
                .query(Long.class)
                .single();
    }
}
