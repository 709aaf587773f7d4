package furong.channel.radius;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tinyradius.core.RadiusPacketException;
import org.tinyradius.core.attribute.type.RadiusAttribute;
import org.tinyradius.core.packet.RadiusPacket;

/** Reads attributes of a stranger's packet: what is not as the RFCs say is a bad packet, not a bad guess. */
final class Attributes {

    static final int USER_NAME = 1;
    static final int CHAP_PASSWORD = 3;
    static final int NAS_ADDRESS = 4;
    static final int FRAMED_ADDRESS = 8;
    static final int NAS_IDENTIFIER = 32;
    static final int PROXY_STATE = 33;
    static final int STATUS_TYPE = 40;
    static final int INPUT_OCTETS = 42;
    static final int OUTPUT_OCTETS = 43;
    static final int SESSION_ID = 44;
    static final int SESSION_TIME = 46;
    static final int TERMINATE_CAUSE = 49;
    static final int INPUT_GIGAWORDS = 52;
    static final int OUTPUT_GIGAWORDS = 53;
    static final int CHAP_CHALLENGE = 60;
    static final int MESSAGE_AUTHENTICATOR = 80;

    private final RadiusPacket<?> packet;

    Attributes(RadiusPacket<?> packet) {
        this.packet = packet;
    }

    Optional<byte[]> bytes(int type) {
        return packet.getAttribute(type).map(RadiusAttribute::getValue);
    }

    /** A text that can be stored: a NUL is no text. {@code ""} if the attribute is missing. */
    String text(int type) throws RadiusPacketException {
        var text = new String(bytes(type).orElse(new byte[0]), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) throw new RadiusPacketException("NUL in attribute " + type);
        return text;
    }

    String required(int type) throws RadiusPacketException {
        var text = text(type);
        if (text.isEmpty()) throw new RadiusPacketException("attribute " + type + " is missing");
        return text;
    }

    /** An unsigned number of four bytes, 0 if the attribute is missing. */
    long number(int type) throws RadiusPacketException {
        var bytes = bytes(type);
        if (bytes.isEmpty()) return 0;
        if (bytes.get().length != Integer.BYTES) throw new RadiusPacketException("attribute " + type + " is no number");
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes.get()).getInt());
    }

    /** Counters of more than four gigabytes come in two attributes (RFC 2869, 5.1). */
    long octets(int low, int high) throws RadiusPacketException {
        return number(high) << Integer.SIZE | number(low);
    }

    String address(int type) throws RadiusPacketException {
        var bytes = bytes(type);
        if (bytes.isEmpty()) return "";
        try {
            return InetAddress.getByAddress(bytes.get()).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new RadiusPacketException("attribute " + type + " is no address", wrongLength);
        }
    }
}
