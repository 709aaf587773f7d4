package furong.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** For tests: many hands that begin at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What each of {@code hands} came to: a result or what it threw. */
    public static List<Object> run(int hands, IntFunction<Callable<?>> work) throws InterruptedException {
        var start = new CountDownLatch(1);
        List<Future<?>> futures = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(hands)) {
            for (var n = 0; n < hands; n++) {
                var mine = work.apply(n);
                futures.add(threads.submit(() -> {
                    start.await();
                    return mine.call();
                }));
            }
            start.countDown();
        }
        var results = new ArrayList<Object>();
        for (var future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                results.add(failure.getCause());
            }
        }
        return results;
    }
}
