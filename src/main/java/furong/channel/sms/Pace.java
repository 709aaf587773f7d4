package furong.channel.sms;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps to the number of messages a second that was agreed. A centre that says it is too fast is spared for a while:
 * half the pace, which doubles again by itself.
 */
final class Pace {

    private static final long SPARED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int SLOWEST = 16;

    private final long gapNanos;
    private long next = System.nanoTime();
    private int slower = 1;
    private long slowedAt;

    Pace(int perSecond) {
        gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** Waits for one's turn; false if that would be longer than {@code patience}, and nothing is taken. */
    boolean turn(Duration patience) {
        long wait;
        synchronized (this) {
            var now = System.nanoTime();
            if (slower > 1 && now - slowedAt > SPARED_NANOS) {
                slower /= 2;
                slowedAt = now;
            }
            var mine = Math.max(now, next);
            wait = mine - now;
            if (wait > patience.toNanos()) return false;
            next = mine + gapNanos * slower;
        }
        for (var until = System.nanoTime() + wait; System.nanoTime() < until; )
            LockSupport.parkNanos(until - System.nanoTime());
        return true;
    }

    /** The centre said it was too much. */
    synchronized void slowDown() {
        slower = Math.min(SLOWEST, slower * 2);
        slowedAt = System.nanoTime();
    }

    synchronized int slower() {
        return slower;
    }
}
