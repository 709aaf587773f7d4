package furong.channel.radius;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tinyradius.core.RadiusPacketException;
import org.tinyradius.core.attribute.type.RadiusAttribute;
import org.tinyradius.core.dictionary.DefaultDictionary;
import org.tinyradius.core.packet.PacketType;
import org.tinyradius.core.packet.request.RadiusRequest;
import org.tinyradius.core.packet.response.RadiusResponse;

/**
 * An access server on a real socket: people dial in through it, it accounts for their sessions, it ends them when it is
 * told to, and it counts what it was sent. It can lose packets in both directions, be away, or agree and do nothing.
 */
public final class AccessServer implements AutoCloseable {

    public static final String SECRET = "testing123";
    private static final int ATTEMPTS = 6;

    private final String name;
    private final int accessPort;
    private final int accountingPort;
    private final DatagramSocket heard = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, byte[]> answered = new ConcurrentHashMap<>();
    private final AtomicInteger sessionNames = new AtomicInteger();
    private final Random chance;
    private final double loss;
    public final AtomicInteger disconnects = new AtomicInteger();
    public final AtomicInteger repeated = new AtomicInteger();
    public final AtomicInteger changes = new AtomicInteger();
    public final AtomicInteger unsealed = new AtomicInteger();
    public final AtomicInteger lost = new AtomicInteger();
    public volatile boolean away;
    volatile boolean agreesAndDoesNothing;
    volatile int naks;

    /** Somebody on the network. */
    record Session(String id, String username, boolean garden) {}

    public AccessServer(String name, int accessPort, int accountingPort, double loss, long seed) throws IOException {
        this.name = name;
        this.accessPort = accessPort;
        this.accountingPort = accountingPort;
        this.loss = loss;
        this.chance = new Random(seed);
        Thread.ofPlatform().daemon().name("nas-" + name).start(this::listen);
    }

    /** As it is written in the settings. */
    public String place() {
        return "127.0.0.1:" + heard.getLocalPort();
    }

    public boolean online(String username) {
        return sessions.containsKey(username);
    }

    boolean inGarden(String username) {
        var session = sessions.get(username);
        return session != null && session.garden();
    }

    /** The power fails: everybody is gone, and nobody is told. */
    void restart() {
        sessions.clear();
    }

    /** Dials in; true if the door let them in, and the session then was accounted for. */
    public boolean dial(String username, String password) throws Exception {
        var answer = ask(accessPort, PacketType.ACCESS_REQUEST, List.of(text(1, username), text(32, name)), password);
        if (answer == null || answer[0] != PacketType.ACCESS_ACCEPT) return false;
        var session = new Session(name + "-" + sessionNames.incrementAndGet(), username, garden(answer));
        sessions.put(username, session);
        account(session, 1);
        return true;
    }

    private void account(Session session, int status) {
        var attributes = new java.util.ArrayList<>(
                List.of(text(1, session.username()), text(44, session.id()), text(32, name), number(40, status)));
        if (session.garden()) attributes.add(text(11, "walled-garden"));
        try {
            var _ = ask(accountingPort, PacketType.ACCOUNTING_REQUEST, attributes, null);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private byte[] ask(int port, byte code, List<RadiusAttribute> attributes, String password) throws Exception {
        var authenticator = new byte[16];
        synchronized (chance) {
            chance.nextBytes(authenticator);
        }
        var id = (byte) authenticator[0];
        RadiusRequest request = RadiusRequest.create(
                DefaultDictionary.INSTANCE,
                code,
                id,
                code == PacketType.ACCESS_REQUEST ? authenticator : null,
                attributes);
        if (password != null)
            request = ((org.tinyradius.core.packet.request.AccessRequest) request).withPapPassword(password);
        var bytes = request.encodeRequest(SECRET).toBytes();
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(700);
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (!loses())
                    socket.send(new DatagramPacket(
                            bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
                var packet = new DatagramPacket(new byte[4096], 4096);
                try {
                    socket.receive(packet);
                    if (!loses()) return Arrays.copyOf(packet.getData(), packet.getLength());
                } catch (SocketTimeoutException silence) {
                    continue;
                }
            }
            return null;
        }
    }

    private void listen() {
        var buffer = new byte[4096];
        while (!heard.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                heard.receive(packet);
                if (away || loses()) continue;
                var bytes = Arrays.copyOf(buffer, packet.getLength());
                var from = packet.getSocketAddress();
                Thread.ofVirtual().start(() -> answer(bytes, from));
            } catch (IOException closed) {
                if (!heard.isClosed()) throw new IllegalStateException(closed);
            }
        }
    }

    private void answer(byte[] bytes, java.net.SocketAddress to) {
        try {
            var before = answered.get(ByteBuffer.wrap(bytes));
            if (before != null) repeated.incrementAndGet();
            var answer = before != null ? before : work(bytes);
            if (answer == null) return;
            answered.put(ByteBuffer.wrap(bytes), answer);
            if (!loses()) heard.send(new DatagramPacket(answer, answer.length, to));
        } catch (IOException | RadiusPacketException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Checked by another library than the one that wrote it. */
    private byte[] work(byte[] bytes) throws RadiusPacketException {
        if (!sealed(bytes)) {
            unsealed.incrementAndGet();
            return null;
        }
        var request = RadiusRequest.fromByteBuf(DefaultDictionary.INSTANCE, Unpooled.wrappedBuffer(bytes));
        var disconnect = bytes[0] == PacketType.DISCONNECT_REQUEST;
        (disconnect ? disconnects : changes).incrementAndGet();
        var username = request.getAttribute(1).orElseThrow().getValueString();
        var id = request.getAttribute(44).orElseThrow().getValueString();
        if (naks > 0) {
            naks--;
            return reply(bytes, request, false, 506);
        }
        var session = sessions.get(username);
        if (session == null || !session.id().equals(id)) return reply(bytes, request, false, 503);
        if (agreesAndDoesNothing) return reply(bytes, request, true, 0);
        if (disconnect) {
            sessions.remove(username, session);
            account(session, 2);
        } else {
            var filter = request.getAttribute(11).orElseThrow().getValueString();
            sessions.replace(username, session, new Session(id, username, filter.equals("walled-garden")));
        }
        return reply(bytes, request, true, 0);
    }

    private static byte[] reply(byte[] bytes, RadiusRequest request, boolean ack, int cause)
            throws RadiusPacketException {
        var attributes = cause == 0 ? List.<RadiusAttribute>of() : List.of(number(101, cause));
        return RadiusResponse.create(
                        DefaultDictionary.INSTANCE,
                        (byte) (bytes[0] + (ack ? 1 : 2)),
                        request.getId(),
                        null,
                        attributes)
                .encodeResponse(SECRET, Arrays.copyOfRange(bytes, 4, 20))
                .toBytes();
    }

    /** RFC 5176 by hand: both seals over the packet with zeros where they stand. */
    private static boolean sealed(byte[] bytes) {
        try {
            var open = bytes.clone();
            Arrays.fill(open, 4, 20, (byte) 0);
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(open);
            if (!Arrays.equals(md5.digest(SECRET.getBytes()), Arrays.copyOfRange(bytes, 4, 20))) return false;
            for (var at = 20; at < bytes.length; at += bytes[at + 1] & 0xff) {
                if (bytes[at] != 80) continue;
                Arrays.fill(open, at + 2, at + 18, (byte) 0);
                var mac = Mac.getInstance("HmacMD5");
                mac.init(new SecretKeySpec(SECRET.getBytes(), "HmacMD5"));
                return Arrays.equals(mac.doFinal(open), Arrays.copyOfRange(bytes, at + 2, at + 18));
            }
            return false;
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean loses() {
        if (away) return true;
        synchronized (chance) {
            if (chance.nextDouble() >= loss) return false;
        }
        lost.incrementAndGet();
        return true;
    }

    private static boolean garden(byte[] answer) {
        for (var at = 20; at < answer.length; at += answer[at + 1] & 0xff)
            if (answer[at] == 11 && new String(answer, at + 2, (answer[at + 1] & 0xff) - 2).equals("walled-garden"))
                return true;
        return false;
    }

    private static RadiusAttribute text(int type, String value) {
        return DefaultDictionary.INSTANCE.createAttribute(-1, type, value.getBytes());
    }

    private static RadiusAttribute number(int type, int value) {
        return DefaultDictionary.INSTANCE.createAttribute(
                -1, type, ByteBuffer.allocate(4).putInt(value).array());
    }

    @Override
    public void close() {
        heard.close();
    }
}
