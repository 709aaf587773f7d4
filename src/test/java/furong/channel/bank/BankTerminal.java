package furong.channel.bank;

import static furong.channel.bank.IsoFields.*;

import com.solab.iso8583.IsoMessage;
import furong.agency.Keys;
import furong.agency.NewKey;
import furong.channel.bank.IsoCodec.Malformed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The other end of the line, for tests: an agent's switch as its programmers would write it from our description. */
final class BankTerminal implements AutoCloseable {

    private static final DateTimeFormatter TEN = DateTimeFormatter.ofPattern("MMddHHmmss");

    private final Socket line;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final NewKey key;
    private final IsoCodec codec = new IsoCodec();

    BankTerminal(int port, NewKey key) throws IOException {
        this.line = new Socket(InetAddress.getLoopbackAddress(), port);
        this.in = new DataInputStream(line.getInputStream());
        this.out = new DataOutputStream(line.getOutputStream());
        this.key = key;
        line.setSoTimeout(20_000);
    }

    IsoMessage enquiry(String account) {
        var message = begin(ENQUIRY, 1, LocalDateTime.of(2000, 1, 1, 10, 0));
        IsoCodec.set(message, ACCOUNT, account);
        return message;
    }

    IsoMessage payment(int trace, LocalDateTime at, String account, long minor) {
        var message = begin(PAYMENT, trace, at);
        IsoCodec.set(message, ACCOUNT, account);
        IsoCodec.set(message, AMOUNT, minor);
        IsoCodec.set(message, CURRENCY, YUAN);
        return message;
    }

    /** Takes a payment back that was sent at {@code at} under {@code trace}. */
    IsoMessage reversal(int trace, LocalDateTime at, long minor) {
        var message = begin(REVERSAL, trace + 500_000, at.plusSeconds(30));
        IsoCodec.set(message, AMOUNT, minor);
        IsoCodec.set(message, ORIGINAL, "0200%06d%s%022d".formatted(trace, at.format(TEN), 0));
        return message;
    }

    IsoMessage network(int code, String day) {
        var message = begin(NETWORK, 7, LocalDateTime.of(2000, 1, 1, 10, 0));
        IsoCodec.set(message, NETWORK_CODE, code);
        if (!day.isEmpty()) IsoCodec.set(message, SETTLEMENT_DATE, day);
        return message;
    }

    private IsoMessage begin(int type, int trace, LocalDateTime at) {
        var message = codec.message(type);
        IsoCodec.set(message, SENT_AT, at.format(TEN));
        IsoCodec.set(message, TRACE, trace);
        IsoCodec.set(message, TERMINAL, "T0000042");
        IsoCodec.set(message, KEY, key.id());
        return message;
    }

    void send(IsoMessage message) throws IOException {
        var bytes = codec.write(message, part -> Keys.sealOf(key.secret(), part));
        raw(bytes);
    }

    void raw(byte[] bytes) throws IOException {
        out.writeShort(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** The next answer, whose seal must be right; empty if none comes in time. */
    Optional<IsoMessage> receive(int patienceMillis) throws IOException {
        line.setSoTimeout(patienceMillis);
        try {
            var bytes = new byte[in.readUnsignedShort()];
            in.readFully(bytes);
            var message = codec.read(bytes);
            var proper = new String(
                    bytes, bytes.length - 2 * SEAL_BYTES, 2 * SEAL_BYTES, java.nio.charset.StandardCharsets.US_ASCII);
            var seal = java.util.HexFormat.of()
                    .withUpperCase()
                    .formatHex(Keys.sealOf(key.secret(), IsoCodec.sealed(bytes)), 0, SEAL_BYTES);
            if (message.hasField(SEAL) && !proper.equals(seal)) throw new IOException("an answer with a wrong seal");
            return Optional.of(message);
        } catch (SocketTimeoutException nothing) {
            return Optional.empty();
        } catch (Malformed malformed) {
            throw new IOException(malformed);
        }
    }

    IsoMessage ask(IsoMessage message) throws IOException {
        send(message);
        return receive(20_000).orElseThrow(() -> new IOException("no answer"));
    }

    String code(IsoMessage message) throws IOException {
        return IsoCodec.text(ask(message), RESPONSE).orElse("");
    }

    /** True when the other side hangs up. */
    boolean isHungUpOn() throws IOException {
        line.setSoTimeout(20_000);
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
