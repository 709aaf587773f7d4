package furong.channel.radius;

import furong.channel.radius.DynamicPacket.Answer;
import furong.channel.radius.DynamicPacket.Attribute;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one access server. A request that is not answered goes out again with the same identifier and bytes, a little
 * later each time; a server that answers nothing is left alone for a moment, so that those who wait for it do not keep
 * those who wait for others.
 */
final class DynamicClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DynamicClient.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final int IDENTIFIERS = 256;
    private static final int PACKET_BYTES_MAX = 4096;
    private static final List<Duration> WAITS =
            List.of(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofMillis(1200), Duration.ofMillis(1500));

    private final InetSocketAddress server;
    private final String secret;
    private final DatagramSocket socket;
    private final BlockingQueue<Integer> free = new ArrayBlockingQueue<>(IDENTIFIERS);
    private final AtomicReferenceArray<@Nullable Waiting> waiting = new AtomicReferenceArray<>(IDENTIFIERS);
    private volatile long awayUntil = System.nanoTime();

    private record Waiting(byte[] request, CompletableFuture<Answer> answer) {}

    DynamicClient(InetSocketAddress server, String secret) throws IOException {
        this.server = server;
        this.secret = secret;
        this.socket = new DatagramSocket();
        for (var id = 0; id < IDENTIFIERS; id++) free.add(id);
        Thread.ofPlatform().daemon().name("radius-" + server.getPort()).start(this::listen);
    }

    /** The server's answer; empty if it gave none, or gave none a moment ago. */
    Optional<Answer> ask(byte code, List<Attribute> attributes) {
        if (awayUntil - System.nanoTime() > 0) return Optional.empty();
        Integer id = null;
        try {
            id = free.poll(LEFT_ALONE.toMillis(), TimeUnit.MILLISECONDS);
            return id == null ? Optional.empty() : ask(code, id, attributes);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (id != null) {
                waiting.set(id, null);
                free.add(id);
            }
        }
    }

    private Optional<Answer> ask(byte code, int id, List<Attribute> attributes) throws InterruptedException {
        var request = DynamicPacket.request(code, id, attributes, secret);
        var answer = new CompletableFuture<Answer>();
        waiting.set(id, new Waiting(request, answer));
        for (var wait : WAITS) {
            send(request);
            try {
                return Optional.of(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException silence) {
                log.debug("radius: {} is silent", server);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        awayUntil = System.nanoTime() + LEFT_ALONE.toNanos();
        return Optional.empty();
    }

    private void send(byte[] request) {
        try {
            socket.send(new DatagramPacket(request, request.length, server));
        } catch (IOException unreachable) {
            log.debug("radius: no way to {}: {}", server, unreachable.getMessage());
        }
    }

    private void listen() {
        var buffer = new byte[PACKET_BYTES_MAX];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                if (packet.getSocketAddress().equals(server) && packet.getLength() > 1)
                    take(Arrays.copyOf(buffer, packet.getLength()));
            } catch (IOException failure) {
                if (!socket.isClosed()) log.debug("radius: {}", failure.getMessage());
            }
        }
    }

    private void take(byte[] bytes) {
        var asked = waiting.get(Byte.toUnsignedInt(bytes[1]));
        if (asked == null) return;
        DynamicPacket.answer(bytes, asked.request(), secret).ifPresent(asked.answer()::complete);
    }

    @Override
    public void close() {
        socket.close();
    }
}
