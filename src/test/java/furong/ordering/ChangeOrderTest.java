package furong.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.consent.Consents;
import furong.customer.Customer;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another tariff or feature for what the customer has: what is agreed to is what is done, and nothing else. */
@FurongTest
class ChangeOrderTest {

    private static final LocalDate DAY = LocalDate.of(2027, 6, 16);
    private static final String RECORDING = "10000-20270616-085900-0421";

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Consents consents;

    @BeforeEach
    void theHallOpens() {
        counter.opens(DAY);
    }

    @Test
    @DisplayName("A3.8 what is agreed to tells the monthly price before and after, and is what is done")
    void whatIsAgreedToIsDone() {
        var customer = counter.walksIn("何玉");
        var line = phone(customer);
        var wish = change(line, "PHS_FAMILY", Set.of("CALLER_DISPLAY", "RING_BACK"), null);
        var shown = orders.agreement(wish);
        assertThat(shown).contains("PHS family", "来电显示", "月费 Monthly: 20.00 CNY → 38.00 CNY", "费用 Fee: 5.00 CNY");
        Counter.refused("order-consent-missing", () -> orders.place(wish, counter.at(counter.clerk())));

        var other = change(line, "PHS_FAMILY", Set.of("CALLER_DISPLAY"), null);
        var consent = consents.byVoice(customer.id(), "change", shown, RECORDING, counter.at(counter.clerk()));
        Counter.refused("consent-other", () -> orders.place(other.confirmed(consent), counter.at(counter.clerk())));

        var order = orders.place(wish.confirmed(consent), counter.at(counter.clerk()));
        assertThat(orders.get(customer.id(), order.id()))
                .as("the network heard of it after the order was taken")
                .isInstanceOf(Order.Completed.class);
        assertThat(order.terms().consent()).isEqualTo(consent);
        assertThat(terms(line).offer()).isEqualTo(new OfferId("PHS_FAMILY"));
        assertThat(terms(line).features()).containsExactly("CALLER_DISPLAY", "RING_BACK");
        assertThat(consents.of(customer.id(), order.id().subject())).hasSize(1);
    }

    @Test
    void whatChangesNothingOrCannotBeIsRefused() {
        var customer = counter.walksIn("罗燕");
        var line = phone(customer);
        Counter.refused("order-nothing-changes", () -> orders.agreement(change(line, "PHS_STANDARD", Set.of(), null)));
        Counter.refused(
                "order-feature-unknown", () -> orders.agreement(change(line, "PHS_STANDARD", Set.of("IPTV"), null)));
        Counter.refused("order-offer-other-product", () -> orders.agreement(change(line, "ADSL_2M", Set.of(), null)));
        Counter.refused(
                "order-day-past", () -> orders.agreement(change(line, "PHS_FAMILY", Set.of(), DAY.minusDays(1))));
    }

    @Test
    void messagesDoNotBecomeATelephoneSetWithoutAVisit() {
        var customer = counter.walksIn("白露");
        var order = orders.place(counter.wish(customer, "FIXED_SMS_BASIC"), counter.at(counter.clerk()));
        var line =
                subscriptions.get(customer.id(), order.terms().subscription()).terms();
        assertThat(orders.agreement(change(line, "FIXED_SMS_100", Set.of(), null)))
                .contains("0.00 CNY → 8.00 CNY");
        Counter.refused(
                "order-offer-other-product", () -> orders.agreement(change(line, "FIXED_SMS_SET", Set.of(), null)));
    }

    private Terms phone(Customer customer) {
        var order = orders.place(counter.wish(customer, "PHS_STANDARD"), counter.at(counter.clerk()));
        return subscriptions.get(customer.id(), order.terms().subscription()).terms();
    }

    private Terms terms(Terms line) {
        return subscriptions.get(line.customer(), line.id()).terms();
    }

    private static NewOrder change(Terms line, String offer, Set<String> features, @Nullable LocalDate day) {
        return NewOrder.of(
                "CHANGE", line, Wishes.change(new OfferId(offer), features, day), Map.of(), "HALL", Counter.HALL);
    }
}
