package furong.channel.bank;

import static org.assertj.core.api.Assertions.assertThat;

import furong.agency.DayFile;
import furong.agency.Keys;
import furong.channel.bank.BankPaper.Line;
import furong.channel.bank.IsoCodec.Malformed;
import furong.debit.BankEntry;
import furong.debit.BankFile;
import furong.platform.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come in, the parsers answer or refuse, and never fail in another way: tens of thousands of changed
 * messages in each build, by a printed seed ({@code -Dfuzz.seed}, {@code -Dfuzz.rounds}).
 */
class StrangeInputTest {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 20_000);
    private static final IsoCodec CODEC = new IsoCodec();

    @Test
    @DisplayName("ISO 8583 messages with bytes changed, cut off, repeated or made up are read or refused")
    void strangeMessages() {
        var chance = chance("ISO 8583");
        var read = 0;
        var good = List.of(message(IsoFields.PAYMENT), message(IsoFields.REVERSAL), message(IsoFields.NETWORK));
        for (var n = 0; n < ROUNDS; n++) if (iso(changed(good.get(n % good.size()), chance))) read++;
        assertThat(read).as("some stay readable, or nothing was tried").isPositive();
    }

    @Test
    @DisplayName("Bank messages with bytes changed, cut off or repeated are read or refused")
    void strangeXml() {
        var chance = chance("XML");
        var lines = List.of(
                Line.paid("FR0001", 500), Line.returned("FR0002", 700, "AM04"), Line.transferred("T1", 5, "电话费"));
        var good = List.of(
                BankPaper.camt054("M1", lines),
                BankPaper.camt053("M2", 0, 500 + 5 - 700, lines.subList(0, 1)),
                BankPaper.pain002(
                        "M3", "FRX", List.of(new String[] {"FR0001", "RJCT:AM04"}, new String[] {"A", "ACCP"})));
        var read = 0;
        for (var n = 0; n < ROUNDS / 2; n++)
            if (xml(changed(good.get(n % good.size()).getBytes(StandardCharsets.UTF_8), chance))) read++;
        assertThat(read).isPositive();
    }

    @Test
    @DisplayName("Agents' day files with bytes changed, cut off or repeated are read or refused")
    void strangeDayFiles() {
        var chance = chance("day files");
        var good = "HEAD,ICBC,2026-11-27,3,12\nPAY,r1,ZH261122-00417-3,5\nPAY,r2,ZH1,9\nREV,r3,ZH1,2\n"
                .getBytes(StandardCharsets.UTF_8);
        var read = 0;
        for (var n = 0; n < ROUNDS; n++) if (dayFile(changed(good, chance))) read++;
        assertThat(read).isPositive();
    }

    @Test
    void deepAndEndlessXmlIsRefusedAndDoesNotFillTheMemory() {
        assertThat(xml("<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isFalse();
        var head =
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>";
        assertThat(xml((head + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(xml((head + "1</MsgId>" + "<Nm a='1'/>".repeat(100_000)).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    /** Whether it was a message. What was read can be written again. */
    private static boolean iso(byte[] bytes) {
        try {
            var message = CODEC.read(bytes);
            for (var field = 2; field <= 128; field++) {
                var value = IsoCodec.text(message, field);
                assertThat(value.orElse("?")).isNotEmpty();
            }
            assertThat(IsoCodec.sealed(bytes).length).isLessThan(bytes.length);
            return true;
        } catch (Malformed refused) {
            return false;
        }
    }

    private static boolean xml(byte[] bytes) {
        try {
            BankMessages.read(new ByteArrayInputStream(bytes), BankPaper.ICBC_ACCOUNT, new BankMessages.Taker() {
                @Override
                public void heading(BankFile.Kind kind, String message, String original) {
                    assertThat(message).isNotEmpty().hasSizeLessThanOrEqualTo(64);
                }

                @Override
                public void entry(BankEntry entry) {
                    assertThat(entry.minor()).isNotNegative();
                    assertThat(entry.words()).doesNotContain("\0").hasSizeLessThanOrEqualTo(500);
                }
            });
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).startsWith("debit-");
            return false;
        }
    }

    private static boolean dayFile(byte[] bytes) {
        try {
            DayFile file = DayFiles.read("day.csv", bytes);
            assertThat(file.lines()).allSatisfy(line -> assertThat(line.minor()).isPositive());
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).startsWith("agency-file-");
            return false;
        }
    }

    private static byte[] message(int type) {
        var message = CODEC.message(type);
        IsoCodec.set(message, IsoFields.SENT_AT, "1127101500");
        IsoCodec.set(message, IsoFields.TRACE, 17);
        IsoCodec.set(message, IsoFields.TERMINAL, "T0000042");
        IsoCodec.set(message, IsoFields.ACCOUNT, "ZH261122-00417-3");
        IsoCodec.set(message, IsoFields.TEXT, "张三");
        IsoCodec.set(message, IsoFields.ORIGINAL, "0200" + "0".repeat(38));
        IsoCodec.set(message, IsoFields.KEY, "ICBC-0000000000000");
        return CODEC.write(message, part -> Keys.sealOf("secret", part));
    }

    /** One to four changes: a bit, a byte, a piece taken out, doubled, cut off, or put in the place of another. */
    static byte[] changed(byte[] good, Random chance) {
        var bytes = good.clone();
        for (var n = chance.nextInt(4); n >= 0 && bytes.length > 0; n--) {
            var at = chance.nextInt(bytes.length);
            var length = Math.min(bytes.length - at, 1 + chance.nextInt(12));
            switch (chance.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << chance.nextInt(8));
                case 1 -> bytes[at] = (byte) chance.nextInt(256);
                case 2 ->
                    bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
                case 3 ->
                    bytes = joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
                case 4 -> bytes = Arrays.copyOf(bytes, at);
                default -> System.arraycopy(bytes, chance.nextInt(bytes.length - length + 1), bytes, at, length);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static Random chance(String what) {
        System.out.println("strange " + what + ", seed " + SEED + ", rounds " + ROUNDS);
        return new Random(SEED);
    }
}
