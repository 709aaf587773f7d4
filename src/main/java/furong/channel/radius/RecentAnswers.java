package furong.channel.radius;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered a moment ago. A client that hears nothing sends the same packet again; it gets the same answer, and
 * nothing is done twice (RFC 5080, 2.2.2).
 */
final class RecentAnswers {

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int KEPT_MAX = 20_000;

    private final Map<Key, Answer> answers = new LinkedHashMap<>();

    /** Client, its port, and the whole packet: one that differs in a single bit has to prove itself anew. */
    private record Key(InetSocketAddress from, ByteBuffer packet) {}

    private record Answer(long at, byte[] bytes) {}

    /** What a packet met: nothing yet, the same one being worked on, or its answer. */
    sealed interface Seen {
        record Never() implements Seen {}

        record BeingAnswered() implements Seen {}

        record Answered(byte[] bytes) implements Seen {}
    }

    /** Notes the packet if it is new; whoever hears {@code Never} has to answer it. */
    synchronized Seen seen(InetSocketAddress from, byte[] packet) {
        forgetOld();
        var key = key(from, packet);
        var known = answers.get(key);
        if (known != null)
            return known.bytes().length == 0 ? new Seen.BeingAnswered() : new Seen.Answered(known.bytes());
        answers.put(key, new Answer(System.nanoTime(), new byte[0]));
        return new Seen.Never();
    }

    /** Keeps the answer; a packet that gets none is forgotten, so that a better try is heard. */
    synchronized void keep(InetSocketAddress from, byte[] packet, Optional<byte[]> answer) {
        var key = key(from, packet);
        if (answer.isEmpty()) answers.remove(key);
        else answers.computeIfPresent(key, (same, working) -> new Answer(working.at(), answer.get()));
    }

    private void forgetOld() {
        var now = System.nanoTime();
        var oldest = answers.values().iterator();
        while (oldest.hasNext()) {
            if (now - oldest.next().at() < KEPT_NANOS && answers.size() < KEPT_MAX) return;
            oldest.remove();
        }
    }

    private static Key key(InetSocketAddress from, byte[] packet) {
        return new Key(from, ByteBuffer.wrap(packet));
    }
}
