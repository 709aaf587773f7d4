package furong.channel.bank;

import furong.channel.bank.IsoCodec.Malformed;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens for agents' lines. Each message is two bytes of length, the higher first, and that many bytes; many may be
 * under way on one line, and answers come in the order in which they are ready. Whoever sends what is no message is hung
 * up on: after that nobody knows where the next one begins.
 */
@Component
@EnableConfigurationProperties(IsoSettings.class)
public class IsoDoor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IsoDoor.class);
    private static final int MESSAGE_BYTES_MAX = 4096;
    private static final int UNDER_WAY_MAX = 64;
    /** An agent that says nothing for so long sends at least an echo. */
    private static final int SILENCE_MILLIS_MAX = 300_000;

    private final IsoSettings settings;
    private final IsoAnswers answers;
    private final MeterRegistry meters;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    IsoDoor(IsoSettings settings, IsoAnswers answers, MeterRegistry meters) {
        this.settings = settings;
        this.answers = answers;
        this.meters = meters;
    }

    /** Where it listens; -1 if the door is shut. */
    public int port() {
        return door == null ? -1 : door.getLocalPort();
    }

    @Override
    public void start() {
        if (settings.port() < 0) return;
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(settings.address(), settings.port()));
            door = opened;
            Thread.ofPlatform().daemon().name("iso8583").start(() -> listen(opened));
            log.info("ISO 8583 is answered on {}", opened.getLocalSocketAddress());
        } catch (IOException taken) {
            log.error(
                    "ISO 8583 is not answered: port {}: {} (FURONG_ISO8583_PORT takes another)",
                    settings.port(),
                    taken.getMessage());
        }
    }

    @Override
    public void stop() {
        try {
            if (door != null) door.close();
            for (var line : lines) line.close();
        } catch (IOException failure) {
            log.debug("iso8583: {}", failure.getMessage());
        }
        door = null;
    }

    @Override
    public boolean isRunning() {
        return door != null;
    }

    private void listen(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var line = opened.accept();
                if (lines.size() >= settings.connectionsMax()) {
                    count("too-many");
                    line.close();
                } else {
                    lines.add(line);
                    Thread.ofVirtual().start(() -> serve(line));
                }
            } catch (IOException failure) {
                if (!opened.isClosed()) log.warn("iso8583: {}", failure.getMessage());
            }
        }
    }

    private void serve(Socket line) {
        var underWay = new Semaphore(UNDER_WAY_MAX);
        var writing = new ReentrantLock();
        try (line) {
            line.setTcpNoDelay(true);
            line.setSoTimeout(SILENCE_MILLIS_MAX);
            var in = new DataInputStream(new BufferedInputStream(line.getInputStream()));
            var out = new DataOutputStream(line.getOutputStream());
            while (true) {
                var bytes = next(in);
                underWay.acquireUninterruptibly();
                Thread.ofVirtual().start(() -> {
                    try {
                        answer(line, out, writing, bytes);
                    } finally {
                        underWay.release();
                    }
                });
            }
        } catch (EOFException hungUp) {
            log.debug("iso8583: {} hung up", line.getRemoteSocketAddress());
        } catch (IOException | Malformed failure) {
            log.debug("iso8583: {}: {}", line.getRemoteSocketAddress(), failure.getMessage());
        } finally {
            lines.remove(line);
        }
    }

    private byte[] next(DataInputStream in) throws IOException, Malformed {
        var length = in.readUnsignedShort();
        if (length == 0 || length > MESSAGE_BYTES_MAX) {
            count("malformed");
            throw new Malformed("a message of " + length + " bytes");
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private void answer(Socket line, DataOutputStream out, ReentrantLock writing, byte[] bytes) {
        try {
            var answer = answers.answer(bytes, line.getInetAddress().getHostAddress());
            count("answered");
            writing.lock();
            try {
                var framed = new byte[answer.length + 2];
                framed[0] = (byte) (answer.length >> 8);
                framed[1] = (byte) answer.length;
                System.arraycopy(answer, 0, framed, 2, answer.length);
                out.write(framed);
                out.flush();
            } finally {
                writing.unlock();
            }
        } catch (Malformed malformed) {
            count("malformed");
            log.debug("iso8583: {}: {}", line.getRemoteSocketAddress(), malformed.getMessage());
            hangUp(line);
        } catch (IOException gone) {
            count("unheard");
            hangUp(line);
        }
    }

    private static void hangUp(Socket line) {
        try {
            line.close();
        } catch (IOException failure) {
            log.debug("iso8583: {}", failure.getMessage());
        }
    }

    private void count(String outcome) {
        meters.counter("furong.iso8583.messages", "outcome", outcome).increment();
    }
}
