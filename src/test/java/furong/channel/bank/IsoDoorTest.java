package furong.channel.bank;

import static furong.channel.bank.IsoFields.*;
import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.agency.Agencies;
import furong.agency.AgentCode;
import furong.agency.Keys;
import furong.agency.NewKey;
import furong.agency.Payer;
import furong.payment.PayChannel;
import furong.payment.Payments;
import furong.platform.Actor;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Real sockets: what an agent's switch sends and what it hears. */
@FurongTest
class IsoDoorTest {

    private static final AgentCode BANK = new AgentCode("ICBC");

    @Autowired
    IsoDoor door;

    @Autowired
    Keys keys;

    @Autowired
    Agencies agencies;

    @Autowired
    Payments payments;

    @Autowired
    Payer payers;

    @Autowired
    Clock clock;

    NewKey key;

    @BeforeEach
    void aKey() {
        key = keys.make(BANK, Actor.system("test"));
    }

    @Test
    @DisplayName("A3.11 an agent asks what is owed and a payment is posted while the customer stands at its counter")
    void enquiryAndPayment() throws IOException {
        var payer = payers.owing(5_000);
        try (var bank = open()) {
            var bill = bank.ask(bank.enquiry(payer.number()));
            assertThat(IsoCodec.text(bill, RESPONSE)).hasValue("00");
            assertThat(IsoCodec.text(bill, AMOUNT)).hasValue("000000005000");
            assertThat(IsoCodec.text(bill, TEXT)).hasValue("测***");

            var paid = bank.ask(bank.payment(11, now(), payer.number(), 5_000));
            assertThat(paid.getType()).isEqualTo(PAYMENT_ANSWER);
            assertThat(IsoCodec.text(paid, RESPONSE)).hasValue("00");
            assertThat(IsoCodec.text(paid, SETTLEMENT_DATE))
                    .hasValue(agencies.current(agencies.agent(BANK)).format(DateTimeFormatter.ofPattern("MMdd")));
            assertThat(payers.open(payer)).isZero();
        }
    }

    @Test
    @DisplayName("A payment sent again is the same payment; the same trace with another amount is refused")
    void repeatedPaymentIsOne() throws IOException {
        var payer = payers.owing(9_000);
        var at = now();
        try (var bank = open()) {
            assertThat(bank.code(bank.payment(21, at, payer.number(), 4_000))).isEqualTo("00");
            assertThat(bank.code(bank.payment(21, at, payer.number(), 4_000))).isEqualTo("00");
            assertThat(payers.open(payer)).isEqualTo(5_000);
            assertThat(bank.code(bank.payment(21, at, payer.number(), 4_001))).isEqualTo("94");
            assertThat(payers.open(payer)).isEqualTo(5_000);
        }
    }

    @Test
    @DisplayName("A reversal that comes before its payment blocks it")
    void reversalBeforeItsOriginal() throws IOException {
        var payer = payers.owing(3_000);
        var at = now();
        try (var bank = open()) {
            assertThat(bank.code(bank.reversal(31, at, 3_000))).isEqualTo("00");
            assertThat(bank.code(bank.payment(31, at, payer.number(), 3_000))).isEqualTo("05");
            assertThat(payers.open(payer)).isEqualTo(3_000);
        }
    }

    @Test
    @DisplayName("A lost answer: the agent repeats its reversal on a new line until it is heard; nothing stays paid")
    void lostAnswerIsReversedUntilAnswered() throws IOException {
        var payer = payers.owing(7_000);
        var at = now();
        try (var bank = open()) {
            bank.send(bank.payment(41, at, payer.number(), 7_000));
        } // hung up before the answer came: the agent does not know whether it is paid
        var tries = 0;
        var answered = false;
        while (!answered && tries < 6) {
            try (var bank = open()) {
                bank.send(bank.reversal(41, at, 7_000));
                answered = tries++ > 1 && bank.receive(20_000).isPresent(); // the first two answers are lost as well
            }
        }
        assertThat(answered).isTrue();
        try (var bank = open()) {
            assertThat(bank.code(bank.payment(41, at, payer.number(), 7_000)))
                    .as("late, and known to be taken back")
                    .isIn("05", "00");
        }
        var reference = at.format(DateTimeFormatter.ofPattern("uuuuMMddHHmmss")) + "-T0000042-000041";
        assertThat(payments.find(PayChannel.AGENT, BANK.value(), reference).filter(one -> one.stands()))
                .isEmpty();
        assertThat(payers.open(payer)).isEqualTo(7_000);
    }

    @Test
    @DisplayName("Fifty messages at once on one line are all answered, each once")
    void manyUnderWayOnOneLine() throws Exception {
        var payer = payers.owing(50_000);
        var at = now();
        try (var bank = open()) {
            for (var n = 0; n < 50; n++) bank.send(bank.payment(5_000 + n, at, payer.number(), 1_000));
            var traces = new ArrayList<String>();
            for (var n = 0; n < 50; n++) {
                var answer = bank.receive(30_000).orElseThrow();
                assertThat(IsoCodec.text(answer, RESPONSE)).hasValue("00");
                traces.add(IsoCodec.required(answer, TRACE));
            }
            assertThat(traces).doesNotHaveDuplicates().hasSize(50);
        }
        assertThat(payers.open(payer)).isZero();
    }

    @Test
    @DisplayName("The same payment from ten lines at once is posted once")
    void onePaymentFromManyLines() throws Exception {
        var payer = payers.owing(10_000);
        var at = now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> once = () -> {
                try (var bank = open()) {
                    return bank.code(bank.payment(61, at, payer.number(), 1_500));
                }
            };
            var codes = threads.invokeAll(java.util.Collections.nCopies(10, once));
            for (var code : codes) assertThat(code.get()).isEqualTo("00");
        }
        assertThat(payers.open(payer)).isEqualTo(8_500);
    }

    @Test
    void echoAndTheEndOfADay() throws IOException {
        var agent = agencies.agent(BANK);
        var day = agencies.current(agent);
        var named = day.format(DateTimeFormatter.ofPattern("MMdd"));
        try (var bank = open()) {
            assertThat(bank.code(bank.network(ECHO, ""))).isEqualTo("00");
            var first = bank.ask(bank.network(CUT_OVER, named));
            assertThat(IsoCodec.text(first, SETTLEMENT_DATE))
                    .hasValue(day.plusDays(1).format(DateTimeFormatter.ofPattern("MMdd")));
            var again = bank.ask(bank.network(CUT_OVER, named));
            assertThat(IsoCodec.text(again, SETTLEMENT_DATE)).isEqualTo(IsoCodec.text(first, SETTLEMENT_DATE));
            assertThat(agencies.current(agent)).isEqualTo(day.plusDays(1));
            assertThat(bank.code(bank.network(999, ""))).isEqualTo("12");
        }
    }

    @Test
    void whoDoesNotProveWhoTheyAreIsToldSoAndNothingHappens() throws IOException {
        var payer = payers.owing(2_000);
        try (var stranger = new BankTerminal(door.port(), new NewKey(key.id(), "guessed"))) {
            stranger.send(stranger.payment(71, now(), payer.number(), 2_000));
            assertThat(IsoCodec.text(stranger.receive(20_000).orElseThrow(), RESPONSE))
                    .hasValue("63");
        }
        keys.revoke(BANK, key.id(), Actor.system("test"));
        try (var bank = open()) {
            bank.send(bank.payment(72, now(), payer.number(), 2_000));
            assertThat(IsoCodec.text(bank.receive(20_000).orElseThrow(), RESPONSE))
                    .hasValue("63");
        }
        assertThat(payers.open(payer)).isEqualTo(2_000);
    }

    @Test
    void unknownAccountsAndWrongAmountsHaveCodesOfTheirOwn() throws IOException {
        var payer = payers.owing(2_000);
        try (var bank = open()) {
            assertThat(bank.code(bank.enquiry("ZH000000-00000-0"))).isEqualTo("14");
            assertThat(bank.code(bank.payment(81, now(), "ZH000000-00000-0", 1)))
                    .isEqualTo("14");
            assertThat(bank.code(bank.payment(82, now(), payer.number(), 0))).isEqualTo("13");
            var dollars = bank.payment(83, now(), payer.number(), 1);
            IsoCodec.set(dollars, CURRENCY, "840");
            assertThat(bank.code(dollars)).isEqualTo("30");
        }
    }

    @Test
    void whatIsNoMessageIsHungUpOn() throws IOException {
        try (var bank = open()) {
            bank.raw(
                    "GET / HTTP/1.1\r\n\r\n, which is no message".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(bank.isHungUpOn()).isTrue();
        }
        try (var bank = open()) {
            bank.raw(new byte[5000]);
            assertThat(bank.isHungUpOn()).isTrue();
        }
    }

    private BankTerminal open() throws IOException {
        return new BankTerminal(door.port(), key);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), clock.getZone()).withNano(0);
    }
}
