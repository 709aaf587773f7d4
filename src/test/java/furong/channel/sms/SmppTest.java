package furong.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.message.Deliveries;
import furong.message.Delivery;
import furong.message.Message;
import furong.message.MessageCentre.Refusal;
import furong.message.MessageCentre.Sms;
import furong.message.MessageCentre.Trouble;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.message.SimulatedCentre.Behaviour;
import furong.message.SmsReceived;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The door against a centre that speaks SMPP over a real socket. */
@FurongTest
@RecordApplicationEvents
class SmppTest {

    private static final Actor BY = Actor.system("test");
    private static final String LONG = "【芙蓉】您的电话费已逾期，请尽快交费。".repeat(12) + "😀";

    @Autowired
    Deliveries deliveries;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre simulated;

    @Autowired
    TimeTravel time;

    @Autowired
    ApplicationEvents heard;

    private final CustomerId customer = CustomerId.next();
    private final String phone = "138%08d".formatted(Math.floorMod(Ids.next(), 100_000_000L));
    private RealCentre centre;
    private SmppCentre door;

    @BeforeEach
    void connect() throws Exception {
        simulated.behave(Behaviour.AWAY);
        centre = new RealCentre(0);
        door = door(centre.port(), 1000);
    }

    @AfterEach
    void disconnect() throws Exception {
        door.stop();
        centre.close();
        simulated.behave(Behaviour.WELL);
    }

    @Test
    void chineseGoesInUcs2AndALongMessageInPartsThatThePhonePutsTogether() throws Exception {
        var name = door.take(sms(LONG));
        assertThat(centre.given).hasSizeGreaterThan(3).allSatisfy(part -> {
            assertThat(part.coding()).isEqualTo(Parts.UCS2);
            assertThat(part.header()).isTrue();
            assertThat(part.phone()).isEqualTo(phone);
            assertThat(part.bytes().length).isLessThanOrEqualTo(140);
            assertThat(part.bytes()[3]).isEqualTo(centre.given.getFirst().bytes()[3]);
            assertThat(part.bytes()[4]).isEqualTo((byte) centre.given.size());
        });
        assertThat(IntStream.range(0, centre.given.size())
                        .allMatch(n -> centre.given.get(n).bytes()[5] == n + 1))
                .isTrue();
        assertThat(words()).isEqualTo(LONG);
        assertThat(name).isEqualTo(centre.given.getFirst().name());
    }

    @Test
    void plainEnglishGoesWholeInTheCentresOwnAlphabet() throws Exception {
        var words = "x".repeat(160);
        var _ = door.take(sms(words));
        assertThat(centre.given).hasSize(1);
        assertThat(centre.given.getFirst().coding()).isEqualTo(Parts.DEFAULT);
        assertThat(words()).isEqualTo(words);
    }

    @Test
    void handedOverAgainNothingIsSentTwiceAndTheFirstAnswerStands() throws Exception {
        var sms = sms(LONG);
        var name = door.take(sms);
        var parts = centre.given.size();
        assertThat(door.take(sms)).isEqualTo(name);
        assertThat(centre.given).hasSize(parts);
    }

    @Test
    void aReceiptForEachPartMakesTheMessageDeliveredAndOneFailureUndelivered() throws Exception {
        var _ = door.take(sms(LONG));
        for (var part : centre.given.subList(1, centre.given.size())) centre.receipt(part, "DELIVRD");
        assertThat(delivery()).isEqualTo(Delivery.UNKNOWN);
        centre.receipt(centre.given.getFirst(), "DELIVRD");
        centre.receipt(centre.given.getFirst(), "UNDELIV");
        assertThat(delivery()).isEqualTo(Delivery.DELIVERED);

        var other = sms("short");
        var _ = door.take(other);
        centre.receipt(centre.given.getLast(), "UNDELIV");
        assertThat(delivery()).isEqualTo(Delivery.UNDELIVERED);
    }

    @Test
    void aReceiptThatIsFasterThanTheAnswerIsNotLost() throws Exception {
        centre.receiptsFirst = true;
        var _ = door.take(sms("short"));
        assertThat(delivery()).isEqualTo(Delivery.DELIVERED);
    }

    @Test
    void aLostAnswerIsNotSentAgainWhileAReceiptMayStillShowThatItArrived() throws Exception {
        centre.losesAnswers = true;
        var sms = sms("once only");
        assertThatThrownBy(() -> door.take(sms)).isInstanceOf(Trouble.class);
        assertThat(centre.given).hasSize(1);
        centre.losesAnswers = false;
        until(() -> centre.binds.get() == 2 && door.bound());
        assertThatThrownBy(() -> door.take(sms)).isInstanceOf(Trouble.class).hasMessageContaining("receipt");
        assertThat(centre.given).hasSize(1);

        centre.receipt(centre.given.getFirst(), "DELIVRD");
        assertThat(door.take(sms)).isEqualTo(centre.given.getFirst().name());
        assertThat(centre.given).hasSize(1);
        assertThat(delivery()).isEqualTo(Delivery.DELIVERED);
    }

    @Test
    @DisplayName(
            "without a receipt a lost part is handed over again: a fifth of the time it is true, 2 to 30 minutes later")
    void withoutAReceiptALostPartIsHandedOverAgain() throws Exception {
        centre.losesAnswers = true;
        var code = sms("CONSENT_CODE", List.of("1234", "x"), "code");
        var offer = sms("VISIT_SOONER", List.of("x", "y", "z"), "offer");
        var line = sms("at last");
        var lost = List.of(code, offer, line);
        for (var n = 0; n < lost.size(); n++) {
            var binds = n + 1;
            until(() -> centre.binds.get() == binds && door.bound());
            var sms = lost.get(n);
            assertThatThrownBy(() -> door.take(sms)).isInstanceOf(Trouble.class);
            assertThat(centre.given).hasSize(binds);
        }
        centre.losesAnswers = false;
        until(() -> centre.binds.get() == 4 && door.bound());
        time.forwardBy(Duration.ofSeconds(60));
        handedOverAgainIn90Seconds(code); // after 2 minutes
        time.forwardBy(Duration.ofSeconds(150));
        handedOverAgainIn90Seconds(offer); // after 6
        time.forwardBy(Duration.ofSeconds(1350));
        handedOverAgainIn90Seconds(line); // after 30
        assertThat(centre.given.get(2).reference())
                .isEqualTo(centre.given.getLast().reference());
    }

    private void handedOverAgainIn90Seconds(Sms sms) throws Exception {
        var given = centre.given.size();
        assertThatThrownBy(() -> door.take(sms)).isInstanceOf(Trouble.class).hasMessageContaining("receipt");
        time.forwardBy(Duration.ofSeconds(90));
        assertThat(door.take(sms)).isEqualTo(centre.given.getLast().name());
        assertThat(centre.given).hasSize(given + 1);
    }

    @Test
    void aBrokenConnectionIsBoundAgainAndMeanwhileTheMessageWaits() throws Exception {
        centre.cut();
        until(() -> centre.binds.get() == 2 && door.bound());
        var _ = door.take(sms("back"));
        assertThat(words()).isEqualTo("back");

        var port = centre.port();
        centre.close();
        until(() -> !door.bound());
        assertThatThrownBy(() -> door.take(sms("waits"))).isInstanceOf(Trouble.class);
        centre = new RealCentre(port);
        until(() -> door.bound());
        var _ = door.take(sms("works"));
        assertThat(words()).isEqualTo("works");
    }

    @Test
    void aCentreThatIsTooBusyIsGivenLessAndAnImpossibleNumberIsRefusedForGood() throws Exception {
        centre.refuseWith = SMPPConstant.STAT_ESME_RTHROTTLED;
        centre.refuseTimes = 1;
        var sms = sms("gently");
        assertThatThrownBy(() -> door.take(sms)).isInstanceOf(Trouble.class).hasMessageContaining("slower");
        assertThat(door.slower()).isEqualTo(2);
        assertThat(door.take(sms)).isNotEmpty();
        assertThat(centre.given).hasSize(1);

        centre.refuseWith = SMPPConstant.STAT_ESME_RINVDSTADR;
        centre.refuseTimes = 1;
        assertThatThrownBy(() -> door.take(sms("nobody"))).isInstanceOf(Refusal.class);
    }

    @Test
    void noMoreIsHandedOverInASecondThanWasAgreed() throws Exception {
        door.stop();
        door = door(centre.port(), 20);
        for (var n = 0; n < 11; n++) {
            var _ = door.take(sms("number " + n));
        }
        var took = centre.given.getLast().nanos() - centre.given.getFirst().nanos();
        assertThat(Duration.ofNanos(took)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void anAnswerFromAPhoneIsHeardAsTheCustomers() throws Exception {
        var _ = door.take(sms("hello"));
        centre.answer(phone, "退订");
        assertThat(heard.stream(SmsReceived.class).toList())
                .filteredOn(answer -> answer.phone().equals(phone))
                .singleElement()
                .returns(customer, SmsReceived::customer)
                .returns("退订", SmsReceived::words);
    }

    private SmppCentre door(int port, int perSecond) {
        var settings = new SmsSettings(
                "127.0.0.1",
                port,
                "furong",
                "secret",
                "",
                "10000",
                perSecond,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var fresh = new SmppCentre(settings, deliveries, new SimpleMeterRegistry());
        fresh.start();
        until(fresh::bound);
        return fresh;
    }

    private Sms sms(String words) {
        return sms("LINE_ON", List.of("", "", "x"), words);
    }

    private Sms sms(String template, List<String> gaps, String words) {
        var id = messages.send(customer, phone, template, gaps, "test:" + Ids.next(), BY);
        return new Sms(customer.value(), id, phone, words);
    }

    private String words() {
        var first = centre.given.getLast();
        return centre.given.stream()
                .filter(part -> !part.header() ? part == first : part.bytes()[3] == first.bytes()[3])
                .map(RealCentre.Given::words)
                .collect(Collectors.joining());
    }

    private Delivery delivery() {
        return messages.of(customer, 1).stream()
                .map(Message::delivery)
                .findFirst()
                .orElseThrow();
    }

    private static void until(BooleanSupplier so) {
        for (var end = System.nanoTime() + Duration.ofSeconds(15).toNanos(); !so.getAsBoolean(); ) {
            if (System.nanoTime() > end) throw new AssertionError("not within 15 seconds");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
