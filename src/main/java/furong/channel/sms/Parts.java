package furong.channel.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a message. Plain English goes in the centre's own alphabet, everything else in UCS-2; what is too long
 * for one message goes in parts that the phone puts together again (3GPP TS 23.040, 9.2.3.24.1).
 */
final class Parts {

    static final byte UCS2 = 8;
    static final byte DEFAULT = 0;

    private static final int PLAIN_WHOLE = 160;
    private static final int PLAIN_PART = 153;
    private static final int UCS2_WHOLE = 70;
    private static final int UCS2_PART = 67;
    private static final int PARTS_MAX = 255;
    /** Letters with the same code in ASCII and in every centre's default alphabet. */
    private static final String PLAIN =
            " !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\n\r";

    private Parts() {}

    /** What is handed over: how the letters are coded, and the parts with their headers, in order. */
    record Coded(byte coding, List<byte[]> parts) {
        boolean several() {
            return parts.size() > 1;
        }
    }

    /** @param reference names this message among those to the same phone; only its last eight bits count */
    static Coded of(String words, int reference) {
        var plain = words.chars().allMatch(letter -> PLAIN.indexOf(letter) >= 0);
        var whole = plain ? PLAIN_WHOLE : UCS2_WHOLE;
        var coding = plain ? DEFAULT : UCS2;
        if (words.length() <= whole) return new Coded(coding, List.of(bytes(words, plain)));
        var texts = cut(words, plain ? PLAIN_PART : UCS2_PART);
        if (texts.size() > PARTS_MAX) throw new IllegalArgumentException(words.length() + " letters");
        var parts = new ArrayList<byte[]>();
        for (var text : texts) {
            var part = new ByteArrayOutputStream();
            part.writeBytes(new byte[] {5, 0, 3, (byte) reference, (byte) texts.size(), (byte) (parts.size() + 1)});
            part.writeBytes(bytes(text, plain));
            parts.add(part.toByteArray());
        }
        return new Coded(coding, List.copyOf(parts));
    }

    /** A letter of two code units is never torn apart. */
    private static List<String> cut(String words, int letters) {
        var texts = new ArrayList<String>();
        for (var from = 0; from < words.length(); ) {
            var until = Math.min(from + letters, words.length());
            if (until < words.length() && Character.isHighSurrogate(words.charAt(until - 1))) until--;
            texts.add(words.substring(from, until));
            from = until;
        }
        return texts;
    }

    private static byte[] bytes(String text, boolean plain) {
        return text.getBytes(plain ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
    }
}
