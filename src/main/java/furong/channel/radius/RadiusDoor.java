package furong.channel.radius;

import static org.tinyradius.core.packet.PacketType.ACCESS_REQUEST;
import static org.tinyradius.core.packet.PacketType.ACCOUNTING_REQUEST;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens for access servers on two UDP ports; each packet is answered by a thread of its own, a bounded number at once. */
@Component
@EnableConfigurationProperties(RadiusSettings.class)
public class RadiusDoor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RadiusDoor.class);
    /** RFC 2865, 3: no packet is longer. */
    private static final int PACKET_BYTES_MAX = 4096;

    private static final int AT_ONCE_MAX = 12;
    private static final int WAITING_MAX = 1000;

    private final RadiusSettings settings;
    private final RadiusAnswers answers;
    private final Semaphore working = new Semaphore(AT_ONCE_MAX);
    private final Semaphore waiting = new Semaphore(WAITING_MAX);
    private @Nullable DatagramSocket access;
    private @Nullable DatagramSocket accounting;

    RadiusDoor(RadiusSettings settings, RadiusAnswers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    /** Where access requests are heard; -1 if the door is shut. */
    public int port() {
        return access == null ? -1 : access.getLocalPort();
    }

    /** Where accounting requests are heard; -1 if the door is shut. */
    public int accountingPort() {
        return accounting == null ? -1 : accounting.getLocalPort();
    }

    @Override
    public void start() {
        if (settings.port() < 0) return;
        try {
            access = open(settings.port());
            accounting = open(settings.port() == 0 ? 0 : settings.port() + 1);
        } catch (SocketException taken) {
            stop();
            log.error(
                    "RADIUS is not answered: {} ports {} and {}: {} (FURONG_RADIUS_PORT takes others)",
                    settings.address().getHostAddress(),
                    settings.port(),
                    settings.port() + 1,
                    taken.getMessage());
            return;
        }
        listen(access, ACCESS_REQUEST, "radius-access");
        listen(accounting, ACCOUNTING_REQUEST, "radius-accounting");
        log.info("RADIUS is answered on {}, accounting on {}", access.getLocalSocketAddress(), accountingPort());
    }

    @Override
    public void stop() {
        if (access != null) access.close();
        if (accounting != null) accounting.close();
        access = null;
        accounting = null;
    }

    @Override
    public boolean isRunning() {
        return access != null;
    }

    private DatagramSocket open(int port) throws SocketException {
        return new DatagramSocket(new InetSocketAddress(settings.address(), port));
    }

    private void listen(DatagramSocket socket, byte code, String name) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            while (!socket.isClosed()) {
                try {
                    receive(socket, code);
                } catch (IOException failure) {
                    if (!socket.isClosed()) log.warn("{}: {}", name, failure.getMessage());
                }
            }
        });
    }

    private void receive(DatagramSocket socket, byte code) throws IOException {
        var packet = new DatagramPacket(new byte[PACKET_BYTES_MAX], PACKET_BYTES_MAX);
        socket.receive(packet);
        if (!waiting.tryAcquire()) return;
        Thread.ofVirtual().start(() -> {
            working.acquireUninterruptibly();
            try {
                answer(socket, code, packet);
            } finally {
                working.release();
                waiting.release();
            }
        });
    }

    private void answer(DatagramSocket socket, byte code, DatagramPacket packet) {
        var from = (InetSocketAddress) packet.getSocketAddress();
        var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        answers.answer(code, bytes, from).ifPresent(answer -> {
            try {
                socket.send(new DatagramPacket(answer, answer.length, from));
            } catch (IOException unreachable) {
                log.debug("radius: no way back to {}: {}", from, unreachable.getMessage());
            }
        });
    }
}
