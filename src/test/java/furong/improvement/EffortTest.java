package furong.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.improvement.Efforts.Cost;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an order costs the customer and the clerk, as it happens. */
@FurongTest
class EffortTest {

    @Autowired
    Efforts efforts;

    @Autowired
    EffortFigures figures;

    @Autowired
    Orders orders;

    @Autowired
    Counter counter;

    @Autowired
    TimeTravel time;

    @Test
    @DisplayName("A5.7 every order is measured: fields, clicks, seconds, documents, contacts, visits, days")
    void everyOrderIsMeasured() {
        var monday = LocalDate.of(2029, 3, 5);
        counter.opens(monday);
        var customer = counter.walksIn("量一量");
        var opened = efforts.opened(customer.id());
        time.startAt(counter.now().plus(Duration.ofSeconds(95)));
        assertThat(efforts.opened(customer.id(), opened))
                .as("shown again, still open")
                .isEqualTo(opened);
        var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        efforts.filled(customer.id(), order.id(), new Typing(opened, 2, 7));
        efforts.filled(customer.id(), order.id(), new Typing(opened, 9, 99));

        var card = orders.view(customer.id(), order.id()).card();
        assertThat(medians("INSTALL_PHS", monday))
                .containsEntry(Measure.SECONDS, 95.0)
                .containsEntry(Measure.CLICKS, 7.0)
                .containsEntry(Measure.TYPED, 2.0)
                .containsEntry(Measure.DOCUMENTS, (double) card.documents().size())
                .containsEntry(Measure.CONTACTS, 1.0)
                .containsEntry(Measure.VISITS, 1.0);
    }

    @Test
    void theMedianOfAWeekIsNotTheMean() {
        var monday = LocalDate.of(2029, 4, 2);
        counter.opens(monday);
        for (var clicks : new int[] {3, 5, 400}) {
            var customer = counter.walksIn("点击" + clicks);
            var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
            efforts.filled(customer.id(), order.id(), new Typing("", 1, clicks));
        }
        var week = figures.weekly(monday, monday.plusWeeks(1)).stream()
                .filter(row -> row.transaction().equals("INSTALL_PHS"))
                .toList();
        assertThat(week).singleElement().satisfies(row -> {
            assertThat(row.from()).isEqualTo(monday);
            assertThat(row.orders()).isEqualTo(3);
            assertThat(row.medians()).containsEntry(Measure.CLICKS, 5.0).doesNotContainKey(Measure.SECONDS);
        });
        assertThat(figures.weekly(monday.plusWeeks(1), monday.plusWeeks(2))).isEmpty();
    }

    @Test
    void anInventedStampMeasuresNothingAndWithoutAScriptTheLeastIsTaken() {
        var monday = LocalDate.of(2029, 5, 7);
        counter.opens(monday);
        var customer = counter.walksIn("假时间");
        var real = efforts.opened(customer.id());
        var others = efforts.opened(counter.walksIn("别人").id());
        for (var stamp : new String[] {"", "x", real.replaceFirst("^\\d", "9"), others, real + "0"})
            assertThat(efforts.opened(customer.id(), stamp)).isNotEqualTo(stamp);
        var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        efforts.filled(customer.id(), order.id(), new Typing(others, 4, null));
        assertThat(medians("INSTALL_PHS", monday))
                .containsEntry(Measure.CLICKS, 5.0)
                .doesNotContainKey(Measure.SECONDS);
    }

    @Test
    void aCrewAtTheDoorIsAVisitAndHearingItTwiceIsStillOne() {
        var monday = LocalDate.of(2029, 6, 4);
        counter.opens(monday);
        var customer = counter.walksIn("在家等");
        var order = counter.order(customer, "LAN_10M");
        counter.crewDoes(order);
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);
        var medians = medians("INSTALL_LAN", monday);
        assertThat(medians).containsEntry(Measure.VISITS, 2.0).containsEntry(Measure.CONTACTS, 1.0);
        assertThat(medians.get(Measure.DAYS)).isBetween(0.9, 7.0);
        efforts.cost(customer.id(), order.id(), Cost.CONTACT, "order", counter.now());
        efforts.cost(
                customer.id(), order.id(), Cost.COMPLETED, "", counter.now().plus(Duration.ofDays(9)));
        assertThat(medians("INSTALL_LAN", monday).get(Measure.CONTACTS)).isEqualTo(1.0);
    }

    private Map<Measure, Double> medians(String transaction, LocalDate monday) {
        return figures.over(monday, monday.plusWeeks(1)).stream()
                .filter(row -> row.transaction().equals(transaction))
                .findFirst()
                .orElseThrow()
                .medians();
    }
}
