package furong.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.network.AccessDesk;
import furong.network.Admission;
import furong.network.Network;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Refused;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.Suspensions.Suspension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lines that worked before us work on, as if we had switched them on. */
@FurongTest
class TakeoverTest {

    private static final Actor BY = Actor.system("test");
    private static final Area AREA = Area.district("510699");
    private static final Instant LONG_AGO = Instant.parse("2001-05-17T02:00:00Z");

    @Autowired
    SubscriptionBoard board;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Network network;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Numbers numbers;

    @Autowired
    Inventory inventory;

    @BeforeEach
    void anExchange() {
        inventory.addExchange(new Exchange("O01", new Label("旧局", "Old"), "VOICE"), List.of(AREA));
        inventory.addPorts("O01", "DSLAM", 100);
        inventory.addPorts("O01", "PAIR", 100);
        inventory.addNumbers("O01", "0286990000", 1000);
    }

    @Test
    void manyAreTakenOverAtOnceAndEachCanBeHeldLiftedAndTested() {
        var free = numbers.free("O01", 40);
        var existing = new ArrayList<SubscriptionBoard.Existing>();
        for (var n = 0; n < 40; n++) {
            var customer = CustomerId.next();
            existing.add(existing(customer, "FIXED_LINE_HOME", free.get(n).number()));
            existing.add(existing(customer, "ADSL_2M", null));
        }
        var ids = board.takeOver(existing);
        assertThat(ids).hasSize(80).doesNotHaveDuplicates();
        for (var n = 0; n < 80; n += 13) {
            var customer = existing.get(n).customer();
            var line = subscriptions.get(customer, ids.get(n));
            assertThat(line).isInstanceOfSatisfying(Subscription.Active.class, active -> {
                assertThat(active.since()).isEqualTo(LONG_AGO);
                assertThat(active.terms().port()).isNotNull();
                assertThat(network.test(customer.value(), active.terms().service(), BY)
                                .passed())
                        .isTrue();
            });
        }
        var adsl = existing.get(1).customer();
        assertThat(dialIn(adsl, ids.get(1))).isInstanceOf(Admission.Admitted.class);
        suspensions.suspend(adsl, new Suspension(ids.get(1), false, List.of(1L), ""), BY);
        assertThat(dialIn(adsl, ids.get(1))).isInstanceOf(Admission.Rejected.class);
        subscriptions.lift(adsl, ids.get(1), Reason.NON_PAYMENT, BY);
        assertThat(dialIn(adsl, ids.get(1))).isInstanceOf(Admission.Admitted.class);
        assertThat(board.counts(500))
                .anyMatch(count -> count.offer().value().equals("ADSL_2M")
                        && count.state().equals("ACTIVE")
                        && count.count() >= 40);
    }

    @Test
    void aNumberSomebodyHasIsNotTakenOverAndNothingElseEither() {
        var number = numbers.free("O01", 1).getFirst().number();
        var first = existing(CustomerId.next(), "FIXED_LINE_HOME", number);
        board.takeOver(List.of(first));
        var second = existing(CustomerId.next(), "ADSL_2M", null);
        var third = existing(CustomerId.next(), "FIXED_LINE_HOME", number);
        assertThatThrownBy(() -> board.takeOver(List.of(second, third)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("number-taken"));
        assertThat(subscriptions.of(second.customer())).isEmpty();
        assertThat(numbers.customerOf(number)).contains(first.customer().value());
    }

    private static SubscriptionBoard.Existing existing(CustomerId customer, String offer, @Nullable String number) {
        return new SubscriptionBoard.Existing(
                customer, AccountId.next(), new OfferId(offer), PlaceId.next(), AREA, number, LONG_AGO);
    }

    private Admission dialIn(CustomerId customer, SubscriptionId id) {
        var login = subscriptions.login(customer, id);
        return accesses.authenticatePap(login.username(), login.password());
    }
}
