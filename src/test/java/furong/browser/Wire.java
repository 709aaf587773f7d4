package furong.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between a browser and the house, which can be cut and mended: the browser sees what a lost network is. */
final class Wire implements AutoCloseable {

    private final ServerSocket end;
    private final int house;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Wire(int house) {
        this.house = house;
        try {
            end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return end.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Wire::hangUp);
    }

    void mend() {
        cut = false;
    }

    private void listen() {
        while (!end.isClosed()) {
            try {
                var caller = end.accept();
                if (cut) hangUp(caller);
                else connect(caller);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        try {
            var other = new Socket(InetAddress.getLoopbackAddress(), house);
            open.add(caller);
            open.add(other);
            Thread.ofVirtual().start(() -> carry(caller, other));
            Thread.ofVirtual().start(() -> carry(other, caller));
        } catch (IOException unreachable) {
            hangUp(caller);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException hungUp) {
            hangUp(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        end.close();
    }
}
