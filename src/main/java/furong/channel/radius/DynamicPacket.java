package furong.channel.radius;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The packets by which we speak to an access server unasked (RFC 5176): Disconnect and Change of Authorization. Sealed
 * twice, by the authenticator and by a Message-Authenticator, which every packet of ours carries (CVE-2024-3596).
 */
final class DynamicPacket {

    static final byte DISCONNECT_REQUEST = 40;
    static final byte DISCONNECT_ACK = 41;
    static final byte DISCONNECT_NAK = 42;
    static final byte COA_REQUEST = 43;
    static final byte COA_ACK = 44;
    static final byte COA_NAK = 45;

    static final int FILTER_ID = 11;
    static final int EVENT_TIMESTAMP = 55;
    static final int ERROR_CAUSE = 101;

    private static final int HEADER = 20;
    private static final int AUTHENTICATOR = 4;
    private static final int SEAL = 16;
    private static final int PACKET_MAX = 4096;
    private static final int VALUE_MAX = 253;

    private DynamicPacket() {}

    /** One attribute: its type and its bytes, at most 253. */
    record Attribute(int type, byte[] value) {

        static Attribute text(int type, String value) {
            return new Attribute(type, value.getBytes(StandardCharsets.UTF_8));
        }

        static Attribute number(int type, long value) {
            return new Attribute(
                    type, ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
        }

        static Attribute address(int type, InetAddress value) {
            return new Attribute(type, value.getAddress());
        }
    }

    /** An access server's answer that was sealed for exactly this request. */
    record Answer(byte code, List<Attribute> attributes) {

        boolean ack() {
            return code == DISCONNECT_ACK || code == COA_ACK;
        }

        /** Why it would not (RFC 5176, 3.5); 0 if it does not say. */
        int errorCause() {
            return attributes.stream()
                    .filter(one -> one.type() == ERROR_CAUSE && one.value().length == Integer.BYTES)
                    .findFirst()
                    .map(one -> ByteBuffer.wrap(one.value()).getInt())
                    .orElse(0);
        }
    }

    /** A request, sealed. Sent again unchanged it is the same request (RFC 5176, 2.3). */
    static byte[] request(byte code, int id, List<Attribute> attributes, String secret) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {(byte) Attributes.MESSAGE_AUTHENTICATOR, SEAL + 2});
        body.writeBytes(new byte[SEAL]);
        for (var one : attributes) {
            if (one.value().length > VALUE_MAX) throw new IllegalArgumentException("attribute " + one.type());
            body.write(one.type());
            body.write(one.value().length + 2);
            body.writeBytes(one.value());
        }
        var packet = ByteBuffer.allocate(HEADER + body.size())
                .put(code)
                .put((byte) id)
                .putShort((short) (HEADER + body.size()))
                .put(new byte[SEAL])
                .put(body.toByteArray())
                .array();
        if (packet.length > PACKET_MAX) throw new IllegalArgumentException(packet.length + " bytes");
        System.arraycopy(hmac(secret, packet), 0, packet, HEADER + 2, SEAL);
        System.arraycopy(md5(packet, secret), 0, packet, AUTHENTICATOR, SEAL);
        return packet;
    }

    /** Reads an answer; empty for one that is malformed, to another request, or not sealed with the secret. */
    static Optional<Answer> answer(byte[] bytes, byte[] request, String secret) {
        if (bytes.length < HEADER || bytes[1] != request[1]) return Optional.empty();
        var length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(2));
        if (length < HEADER || length > bytes.length) return Optional.empty();
        var packet = Arrays.copyOf(bytes, length);
        if (packet[0] != request[0] + 1 && packet[0] != request[0] + 2) return Optional.empty();
        var given = Arrays.copyOfRange(packet, AUTHENTICATOR, HEADER);
        var sealed = packet.clone();
        System.arraycopy(request, AUTHENTICATOR, sealed, AUTHENTICATOR, SEAL);
        if (!MessageDigest.isEqual(given, md5(sealed, secret))) return Optional.empty();
        var attributes = new ArrayList<Attribute>();
        for (var at = HEADER; at < length; ) {
            var size = at + 1 < length ? Byte.toUnsignedInt(packet[at + 1]) : 0;
            if (size < 2 || at + size > length) return Optional.empty();
            var one = new Attribute(Byte.toUnsignedInt(packet[at]), Arrays.copyOfRange(packet, at + 2, at + size));
            if (one.type() == Attributes.MESSAGE_AUTHENTICATOR && !genuine(one, at + 2, sealed, secret))
                return Optional.empty();
            attributes.add(one);
            at += size;
        }
        return Optional.of(new Answer(packet[0], List.copyOf(attributes)));
    }

    /** Computed with the request's authenticator in its place and itself as zeros. */
    private static boolean genuine(Attribute seal, int at, byte[] sealed, String secret) {
        if (seal.value().length != SEAL) return false;
        var packet = sealed.clone();
        Arrays.fill(packet, at, at + SEAL, (byte) 0);
        return MessageDigest.isEqual(seal.value(), hmac(secret, packet));
    }

    private static byte[] hmac(String secret, byte[] packet) {
        try {
            var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return mac.doFinal(packet);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] md5(byte[] packet, String secret) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(packet);
            return md5.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
