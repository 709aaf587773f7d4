package furong.agency;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for many at once: who comes while a question is under way goes with the next one. Nobody waits for
 * others to come, and no answer is older than its question. The question runs in no transaction of the one who asks.
 *
 * @param <K> what is asked for
 * @param <V> the answer; there may be none
 */
final class Together<K, V> {

    private final Function<Set<K>, Map<K, V>> question;
    private final ReentrantLock lock = new ReentrantLock();
    private Round<K, V> next = new Round<>();
    private boolean asking;

    Together(Function<Set<K>, Map<K, V>> question) {
        this.question = question;
    }

    private record Round<K, V>(Set<K> keys, CompletableFuture<Map<K, V>> answer) {
        Round() {
            this(new HashSet<>(), new CompletableFuture<>());
        }
    }

    /** Null if there is no answer for the key; throws what the question threw. */
    @Nullable
    V ask(K key) {
        Round<K, V> mine;
        lock.lock();
        try {
            mine = next;
            mine.keys.add(key);
            if (!asking) {
                asking = true;
                Thread.ofVirtual().name("together").start(this::askAll);
            }
        } finally {
            lock.unlock();
        }
        try {
            return mine.answer.join().get(key);
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) throw cause;
            throw failure;
        }
    }

    private void askAll() {
        while (true) {
            Round<K, V> round;
            lock.lock();
            try {
                round = next;
                if (round.keys.isEmpty()) {
                    asking = false;
                    return;
                }
                next = new Round<>();
            } finally {
                lock.unlock();
            }
            try {
                round.answer.complete(question.apply(round.keys));
            } catch (RuntimeException | Error failure) {
                round.answer.completeExceptionally(failure);
            }
        }
    }
}
