package furong.contact;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Customer;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.message.SimulatedCentre.Behaviour;
import furong.message.SmsReceived;
import furong.ordering.Counter;
import furong.platform.Actor;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What we write to customers, and what they write back, are contacts like any other. */
@FurongTest
class WrittenTest {

    private static final Actor BY = new Actor(7, 1, "05004", "test");
    private static final String PHONE = "13912345678";

    @Autowired
    Counter counter;

    @Autowired
    Contacts contacts;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    Timeline timeline;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Customer customer;

    @BeforeEach
    void somebody() {
        counter.opens(LocalDate.of(2027, 6, 7));
        customer = counter.walksIn("卓短信");
    }

    @AfterEach
    void allIsWellAgain() {
        centre.behave(Behaviour.WELL);
    }

    @Test
    void aMessageThatWentOutIsAContactWithWhoCausedItAndStandsOnTheTimelineOnce() {
        send("case:1");
        assertThat(contacts.of(customer.id(), 10)).singleElement().satisfies(touch -> {
            assertThat(touch.channel()).isEqualTo(ContactChannel.SMS);
            assertThat(touch.outgoing()).isTrue();
            assertThat(touch.reason()).isEqualTo("NOTICE");
            assertThat(touch.outcome()).isEqualTo("SENT");
            assertThat(touch.badge()).isEqualTo("05004");
            assertThat(touch.subject()).isEqualTo("case:1");
        });
        assertThat(told())
                .filteredOn(key -> key.startsWith("message.") || key.startsWith("contact."))
                .containsExactly("message.timeline.sent");
    }

    @Test
    void aMessageTheCentreRefusedIsToldToo() {
        centre.behave(Behaviour.REFUSES);
        send("case:2");
        assertThat(contacts.of(customer.id(), 10)).extracting(Touch::outcome).containsExactly("NOT_SENT");
        assertThat(told()).contains("contact.timeline.to.SMS");
    }

    @Test
    void whatACustomerAnswersToAMessageIsAContactOfTheirs() {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new SmsReceived(customer.id(), PHONE, "收到，谢谢", counter.now())));
        assertThat(contacts.of(customer.id(), 10)).singleElement().satisfies(touch -> {
            assertThat(touch.outgoing()).isFalse();
            assertThat(touch.caller()).isEqualTo(PHONE);
            assertThat(touch.note()).isEqualTo("收到，谢谢");
        });
        assertThat(told()).contains("contact.timeline.SMS");
    }

    private void send(String reference) {
        messages.send(customer.id(), PHONE, "CASE_TAKEN", List.of("TS1", "投诉", "明天"), reference, BY);
    }

    private List<String> told() {
        return timeline.of(customer.id(), null, 50).rows().stream()
                .map(TimelineEntry::key)
                .toList();
    }
}
