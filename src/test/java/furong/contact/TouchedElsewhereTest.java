package furong.contact;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.conduct.Commendation;
import furong.conduct.Commendations;
import furong.conduct.Conduct;
import furong.customer.Customer;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.exhibit.Exhibits;
import furong.fieldwork.Visits;
import furong.ordering.Counter;
import furong.ordering.NewOrder;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.platform.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens at a vehicle, at a customer's door and by letter is a contact with who, channel, reason and outcome. */
@FurongTest
class TouchedElsewhereTest {

    private static final Actor BY = new Actor(7, 1, "05004", "test");

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Visits visits;

    @Autowired
    Contacts contacts;

    @Autowired
    Commendations commendations;

    @Autowired
    Exhibits exhibits;

    @Autowired
    Timeline timeline;

    private Customer customer;

    @BeforeEach
    void somebody() {
        counter.opens(LocalDate.of(2027, 6, 14));
        customer = counter.walksIn("卓到处");
    }

    @Test
    void anOrderTakenAtAVehicleIsAContactThere() {
        var wish = counter.wish(customer, "ADSL_1M");
        orders.place(
                new NewOrder(
                        wish.action(),
                        wish.customer(),
                        wish.account(),
                        wish.offer(),
                        wish.place(),
                        wish.subscription(),
                        wish.wishes(),
                        wish.answers(),
                        "VEHICLE",
                        null,
                        wish.requestKey()),
                counter.at(counter.clerk()));
        assertThat(touches()).contains("VEHICLE ORDER ORDERED");
        assertThat(told()).contains("contact.timeline.VEHICLE");
    }

    @Test
    void aCrewAtTheDoorIsAContactWhetherItCouldDoItOrNot() {
        var done = counter.order(customer, "ADSL_1M");
        counter.crewDoes(done);
        assertThat(contacts.of(customer.id(), 20))
                .filteredOn(touch -> touch.channel() == ContactChannel.VISIT)
                .singleElement()
                .satisfies(touch -> {
                    assertThat(touch.outcome()).isEqualTo("DONE");
                    assertThat(touch.person())
                            .isEqualTo(counter.technician().id().value());
                    assertThat(touch.subject()).isEqualTo(done.id().subject());
                });
        var other = counter.walksIn("卓未办");
        var failed = Objects.requireNonNull(counter.order(other, "ADSL_1M").visit());
        counter.crewWorks(other.id(), failed);
        visits.fail(other.id(), failed, "LINE_FAULT", "外线断了", counter.command());
        assertThat(contacts.of(other.id(), 20))
                .filteredOn(touch -> touch.channel() == ContactChannel.VISIT)
                .extracting(Touch::outcome)
                .containsExactly("NOT_DONE");
        assertThat(told()).contains("contact.timeline.VISIT");
    }

    @Test
    void anOrderTakenInACallIsThatCallsOutcomeAndNoSecondContact() {
        var clerk = counter.at(counter.clerk());
        var call = contacts.begin(customer.id(), ContactChannel.HOTLINE, "13900001234", clerk);
        var order = (Order.Open) orders.place(counter.wish(customer, "ADSL_1M"), clerk);
        assertThat(contacts.of(customer.id(), 20))
                .filteredOn(touch -> !touch.outgoing())
                .singleElement()
                .satisfies(touch -> {
                    assertThat(touch.id()).isEqualTo(call);
                    assertThat(touch.subject()).isEqualTo(order.id().subject());
                });
        contacts.wrapUp(customer.id(), call, "ORDER", "ORDERED", "", clerk);
        assertThat(touches()).contains("HOTLINE ORDER ORDERED");
    }

    @Test
    @DisplayName("a commendation letter of a known customer is a letter on their timeline")
    void aCommendationLetterIsALetterFromTheCustomer() {
        for (var kind : Commendation.Kind.values()) {
            var scan = kind == Commendation.Kind.LETTER ? exhibits.keep(Conduct.photo(), BY) : null;
            var badge = counter.technician().badge();
            commendations.register(
                    new Commendations.Praise(badge, kind, "卓先生", "一百分的满意", "", scan, counter.today(), customer.id()),
                    BY);
        }
        assertThat(touches())
                .containsExactlyInAnyOrder("LETTER PRAISE RECEIVED", "HOTLINE PRAISE RECEIVED", "HALL PRAISE RECEIVED");
        assertThat(told()).contains("contact.timeline.LETTER");
    }

    private List<String> touches() {
        return contacts.of(customer.id(), 20).stream()
                .filter(touch -> !touch.outgoing())
                .map(touch -> touch.channel() + " " + touch.reason() + " " + touch.outcome())
                .toList();
    }

    private List<String> told() {
        return timeline.of(customer.id(), null, 50).rows().stream()
                .map(TimelineEntry::key)
                .toList();
    }
}
