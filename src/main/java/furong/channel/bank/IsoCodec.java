package furong.channel.bank;

import static furong.channel.bank.IsoFields.*;

import com.solab.iso8583.IsoMessage;
import com.solab.iso8583.IsoType;
import com.solab.iso8583.MessageFactory;
import com.solab.iso8583.parse.FieldParseInfo;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Messages as bytes and back: ISO 8583:1987, ASCII, hexadecimal bitmaps, text in UTF-8, sealed in field 128 with the first
 * eight bytes of an HMAC-SHA-256 over everything before it.
 */
final class IsoCodec {

    /** A message that is not as it must be. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message);
        }

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private record Shape(IsoType type, int length) {}

    private static final int SEAL_CHARACTERS = SEAL_BYTES * 2;
    private static final int MESSAGE_BYTES_MIN = 20;

    private static final Map<Integer, Shape> SHAPES = Map.ofEntries(
            Map.entry(PROCESSING_CODE, new Shape(IsoType.NUMERIC, 6)),
            Map.entry(AMOUNT, new Shape(IsoType.NUMERIC, 12)),
            Map.entry(SENT_AT, new Shape(IsoType.NUMERIC, 10)),
            Map.entry(TRACE, new Shape(IsoType.NUMERIC, 6)),
            Map.entry(LOCAL_TIME, new Shape(IsoType.NUMERIC, 6)),
            Map.entry(LOCAL_DATE, new Shape(IsoType.NUMERIC, 4)),
            Map.entry(SETTLEMENT_DATE, new Shape(IsoType.NUMERIC, 4)),
            Map.entry(ACQUIRER, new Shape(IsoType.LLVAR, 0)),
            Map.entry(RETRIEVAL, new Shape(IsoType.ALPHA, 12)),
            Map.entry(AUTHORISATION, new Shape(IsoType.ALPHA, 6)),
            Map.entry(RESPONSE, new Shape(IsoType.ALPHA, 2)),
            Map.entry(TERMINAL, new Shape(IsoType.ALPHA, 8)),
            Map.entry(TEXT, new Shape(IsoType.LLLVAR, 0)),
            Map.entry(CURRENCY, new Shape(IsoType.NUMERIC, 3)),
            Map.entry(NETWORK_CODE, new Shape(IsoType.NUMERIC, 3)),
            Map.entry(ORIGINAL, new Shape(IsoType.NUMERIC, 42)),
            Map.entry(ACCOUNT, new Shape(IsoType.LLVAR, 0)),
            Map.entry(KEY, new Shape(IsoType.LLVAR, 0)),
            Map.entry(SEAL, new Shape(IsoType.ALPHA, SEAL_CHARACTERS)));

    private final MessageFactory<IsoMessage> factory = factory();

    IsoMessage message(int type) {
        var message = factory.newMessage(type);
        message.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return message;
    }

    /** Puts a value into a field in the field's own shape. */
    static void set(IsoMessage message, int field, String value) {
        var shape = shape(field);
        message.setValue(field, value, shape.type(), shape.length());
    }

    static void set(IsoMessage message, int field, long value) {
        var shape = shape(field);
        message.setValue(field, ("%0" + shape.length() + "d").formatted(value), shape.type(), shape.length());
    }

    /** What stands in a field, without the blanks that fill it up; empty if it is missing. */
    static Optional<String> text(IsoMessage message, int field) {
        return Optional.ofNullable(message.getField(field))
                .map(value -> value.toString().strip())
                .filter(text -> !text.isEmpty());
    }

    static String required(IsoMessage message, int field) throws Malformed {
        return text(message, field).orElseThrow(() -> new Malformed("field " + field + " is missing"));
    }

    /** A field of digits. */
    static long number(IsoMessage message, int field) throws Malformed {
        var text = required(message, field);
        if (!text.matches("\\d{1,18}")) throw new Malformed("field " + field + " is no number");
        return Long.parseLong(text);
    }

    /** Whatever bytes come in: a message, or {@link Malformed}. */
    IsoMessage read(byte[] bytes) throws Malformed {
        if (bytes.length < MESSAGE_BYTES_MIN) throw new Malformed("too short");
        try {
            var message = factory.parseMessage(bytes, 0);
            if (message == null) throw new Malformed("no message");
            return message;
        } catch (ParseException | UnsupportedEncodingException | RuntimeException unreadable) {
            throw new Malformed("unreadable: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The bytes that a seal at the end of a message is made of. */
    static byte[] sealed(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.max(0, bytes.length - SEAL_CHARACTERS));
    }

    byte[] write(IsoMessage message) {
        return message.writeData();
    }

    /** The message with room for a seal at its end, and the seal put there. */
    byte[] write(IsoMessage message, Sealing sealing) {
        set(message, SEAL, "0".repeat(SEAL_CHARACTERS));
        var bytes = message.writeData();
        var seal = java.util.HexFormat.of()
                .withUpperCase()
                .formatHex(sealing.of(sealed(bytes)), 0, SEAL_BYTES)
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(seal, 0, bytes, bytes.length - SEAL_CHARACTERS, SEAL_CHARACTERS);
        return bytes;
    }

    /** Makes the seal of some bytes. */
    interface Sealing {
        byte[] of(byte[] bytes);
    }

    private static Shape shape(int field) {
        var shape = SHAPES.get(field);
        if (shape == null) throw new IllegalArgumentException("field " + field);
        return shape;
    }

    private static MessageFactory<IsoMessage> factory() {
        var factory = new MessageFactory<IsoMessage>();
        factory.setCharacterEncoding(StandardCharsets.UTF_8.name());
        factory.setAssignDate(false);
        factory.setIgnoreLastMissingField(false);
        factory.setForceStringEncoding(true);
        for (var type : new int[] {
            ENQUIRY,
            ENQUIRY_ANSWER,
            PAYMENT,
            PAYMENT_REPEATED,
            PAYMENT_ANSWER,
            REVERSAL,
            REVERSAL_REPEATED,
            REVERSAL_ANSWER,
            NETWORK,
            NETWORK_ANSWER
        }) {
            var fields = new HashMap<Integer, FieldParseInfo>();
            SHAPES.forEach((number, shape) -> fields.put(
                    number,
                    FieldParseInfo.getInstance(shape.type(), shape.length(), StandardCharsets.UTF_8.name(), true)));
            factory.setParseMap(type, fields);
        }
        return factory;
    }
}
