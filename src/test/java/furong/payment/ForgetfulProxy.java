package furong.payment;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and PostgreSQL. Now and then it passes a COMMIT on, keeps the answer to itself and breaks the
 * connection: the server has committed and the client does not know.
 */
final class ForgetfulProxy implements AutoCloseable {

    private static final int ONE_IN = 8;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final AtomicBoolean forgets = new AtomicBoolean();
    private final AtomicInteger forgotten = new AtomicInteger();

    ForgetfulProxy(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void forget(boolean on) {
        forgets.set(on);
    }

    int forgotten() {
        return forgotten.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                var swallow = new AtomicBoolean();
                Thread.ofVirtual().start(() -> pump(client, there, swallow, true));
                Thread.ofVirtual().start(() -> pump(there, client, swallow, false));
            }
        } catch (IOException closed) {
            // the door was closed: the test is over
        }
    }

    private void pump(Socket from, Socket to, AtomicBoolean swallow, boolean requests) {
        var buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (requests && isCommit(buffer, read)) swallow.set(true);
                if (!requests && swallow.get()) {
                    forgotten.incrementAndGet();
                    return; // the answer came, so the commit is done; nobody hears of it
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // the other side hears it from its own socket
        }
    }

    private boolean isCommit(byte[] buffer, int length) {
        return forgets.get()
                && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT")
                && ThreadLocalRandom.current().nextInt(ONE_IN) == 0;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
