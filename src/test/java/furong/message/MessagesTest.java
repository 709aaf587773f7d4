package furong.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Need;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.customer.Timeline;
import furong.message.SimulatedCentre.Behaviour;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class MessagesTest {

    private static final Actor BY = new Actor(7, 1, "05004", "test");
    private static final int ALL = 1000;

    @Autowired
    Messages messages;

    @Autowired
    MessageBoard board;

    @Autowired
    Outbox outbox;

    @Autowired
    TemplateShelf templates;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private final CustomerId customer = CustomerId.next();
    private final String phone = "139%08d".formatted(Math.floorMod(Ids.next(), 100_000_000L));
    private final String reference = "order:" + customer.text();

    @AfterEach
    void allIsWellAgain() {
        centre.behave(Behaviour.WELL);
    }

    @Test
    void theCentreIsToldOnlyOnceTheCauseIsCommitted() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    send();
                    throw new IllegalStateException("the caller's change failed");
                }))
                .hasMessageContaining("failed");
        assertThat(centre.on(phone)).isEmpty();
        assertThat(messages.of(customer, ALL)).isEmpty();

        transaction.executeWithoutResult(status -> {
            send();
            assertThat(centre.on(phone)).isEmpty();
        });
        assertThat(centre.on(phone)).hasSize(1);
        var sent = messages.of(customer, ALL).getFirst();
        assertThat(sent.state()).isEqualTo(MessageState.SENT);
        assertThat(sent.centreReference()).isEqualTo("sim-" + sent.id().text());
        assertThat(timeline.of(customer, null, 10).rows())
                .extracting(entry -> entry.key(), entry -> entry.subject(), entry -> entry.badge())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("message.timeline.sent", reference, "05004"));
    }

    @Test
    void theSameOccasionIsToldOnceHoweverOftenItIsAskedFor() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(n -> threads.execute(this::send));
        }
        assertThat(centre.on(phone)).hasSize(1);
        assertThat(messages.of(customer, ALL)).hasSize(1);
        assertThat(send()).isEqualTo(messages.of(customer, ALL).getFirst().id());
    }

    @Test
    void aCentreThatIsAwayMakesItLateNotLost() {
        centre.behave(Behaviour.AWAY);
        send();
        var waiting = messages.of(customer, ALL).getFirst();
        assertThat(waiting.state()).isEqualTo(MessageState.QUEUED);
        assertThat(waiting.error()).isEqualTo("no answer from the message centre");
        assertThat(board.waiting()).isPositive();
        time.forwardBy(Duration.ofSeconds(6));
        board.sweep(ALL);
        assertThat(messages.of(customer, ALL).getFirst().attempts()).isEqualTo(2);
        board.sweep(ALL);
        assertThat(messages.of(customer, ALL).getFirst().attempts())
                .as("not before its time")
                .isEqualTo(2);
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(ALL);
        assertThat(centre.on(phone)).hasSize(1);
        assertThat(messages.of(customer, ALL).getFirst().state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void aLostAnswerMakesTheCentreHearTheSameNameAgainAndSendOnce() {
        centre.behave(Behaviour.LOSES_ANSWERS);
        send();
        assertThat(messages.of(customer, ALL).getFirst().state()).isEqualTo(MessageState.QUEUED);
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(ALL);
        assertThat(messages.of(customer, ALL).getFirst().state()).isEqualTo(MessageState.SENT);
        assertThat(centre.on(phone)).hasSize(1);
    }

    /** A courier may die after each of its steps; each time another one takes over and the phone shows one message. */
    @Test
    void aCourierThatDiesAfterAnyStepIsReplaced() throws Exception {
        centre.behave(Behaviour.AWAY);
        var id = send();
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofSeconds(6));

        var first = outbox.claim(customer.value(), id).orElseThrow(); // dies before it hands the message over
        board.sweep(ALL);
        assertThat(centre.on(phone)).as("somebody is at it").isEmpty();

        time.forwardBy(Outbox.TELLING_MAX.plusSeconds(1));
        var second = outbox.claim(customer.value(), id).orElseThrow(); // dies after it handed it over
        var name = centre.take(second.sms());
        assertThat(outbox.claim(customer.value(), id)).isEmpty();

        time.forwardBy(Outbox.TELLING_MAX.plusSeconds(1));
        board.sweep(ALL);
        assertThat(messages.of(customer, ALL).getFirst().state()).isEqualTo(MessageState.SENT);
        outbox.sent(second, name);
        outbox.failed(first, "too late to matter");
        outbox.refused(first, "too late to matter");
        var message = messages.of(customer, ALL).getFirst();
        assertThat(message.state()).isEqualTo(MessageState.SENT);
        assertThat(message.error()).isEmpty();
        assertThat(centre.on(phone)).hasSize(1);
    }

    @Test
    void manySweepsAtOnceHandEachOverOnce() {
        centre.behave(Behaviour.AWAY);
        for (var n = 0; n < 20; n++) messages.send(customer, phone, "CONSENT_CODE", args(), reference + n, BY);
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofSeconds(6));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 4; n++) threads.execute(() -> board.sweep(ALL));
        }
        assertThat(messages.of(customer, ALL))
                .hasSize(20)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(MessageState.SENT))
                .allSatisfy(one -> assertThat(one.attempts()).isEqualTo(2));
    }

    @Test
    void whatIsNoLongerTrueIsNotSent() {
        centre.behave(Behaviour.AWAY);
        send();
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(11));
        board.sweep(ALL);
        assertThat(messages.of(customer, ALL).getFirst().state()).isEqualTo(MessageState.EXPIRED);
        assertThat(centre.on(phone)).isEmpty();
        assertThat(sealedRows()).isZero();
    }

    @Test
    void aNumberTheCentreRefusesIsNotTriedForEver() {
        centre.behave(Behaviour.REFUSES);
        send();
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofMinutes(1));
        board.sweep(ALL);
        var message = messages.of(customer, ALL).getFirst();
        assertThat(message.state()).isEqualTo(MessageState.REFUSED);
        assertThat(message.error()).isEqualTo("no such number");
        assertThat(centre.on(phone)).isEmpty();
        assertThatThrownBy(() -> messages.send(customer, "call me", "CONSENT_CODE", args(), "x", BY))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aSecretIsOnThePhoneAndNowhereElse() {
        centre.behave(Behaviour.AWAY);
        send();
        assertThat(sealedRows()).isOne();
        assertThat(everyRow()).doesNotContain("735194");
        centre.behave(Behaviour.WELL);
        time.forwardBy(Duration.ofSeconds(6));
        board.sweep(ALL);
        assertThat(centre.on(phone).getFirst().words()).contains("735194").contains("移机");
        assertThat(messages.of(customer, ALL).getFirst().said())
                .contains("••••••")
                .doesNotContain("735194");
        assertThat(sealedRows()).isZero();
        assertThat(everyRow()).doesNotContain("735194");
    }

    @Test
    void whoeverNeedsTheOtherLanguageIsToldInIt() {
        var home = new NewPlace(Area.district("510107"), furong.customer.Address.street("洗面桥街", "12"));
        var guest = customers
                .register(NewCustomer.person("Smith", null, phone, home), BY)
                .id();
        customers.noteNeed(guest, Need.LANGUAGE, "English", "the customer, at the counter", BY);
        messages.send(guest, phone, "CONSENT_CODE", args(), reference, BY);
        assertThat(centre.on(phone).getFirst().words()).startsWith("[Furong] 735194 confirms \"Move\"");
    }

    @Test
    void whatEndedStaysAsItIs() {
        send();
        assertThatThrownBy(() -> db.sql("update message.message set said = 'x' where customer = ?")
                        .param(customer.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.sql("update message.message set state = 'QUEUED', ended_at = null,"
                                + " next_try_at = now() where customer = ?")
                        .param(customer.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private MessageId send() {
        return messages.send(customer, phone, "CONSENT_CODE", args(), reference, BY);
    }

    private static List<String> args() {
        return List.of("735194", new Label("移机", "Move").packed());
    }

    private int sealedRows() {
        return db.sql("select count(*) from message.message where customer = ? and sealed is not null")
                .param(customer.value())
                .query(Integer.class)
                .single();
    }

    private String everyRow() {
        return String.join(
                "\n",
                db.sql("""
                        select m::text from message.message m where m.customer = :customer
                        union all select e::text from events.event_publication e
                        union all select a::text from platform.audit a where a.customer = :customer""")
                        .param("customer", customer.value())
                        .query(String.class)
                        .list());
    }
}
