package furong.bench;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Clients that each do one thing after the other for some seconds, and what that came to. */
final class Clients {

    private Clients() {}

    /** One client's work: repeated until the time is up; says how many rows it made durable. */
    interface Work {
        int once(int client) throws Exception;
    }

    /** Durable rows per second, and the 50th and 99th percentile of how long one call took, in milliseconds. */
    record Speed(double perSecond, double p50, double p99) {

        @Override
        public String toString() {
            return "%,.0f/s (p50 %.1f ms, p99 %.1f ms)".formatted(perSecond, p50, p99);
        }
    }

    static Speed run(int clients, int seconds, Work work) {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var until = System.nanoTime() + seconds * 1_000_000_000L;
            var began = System.nanoTime();
            var running = IntStream.range(0, clients)
                    .mapToObj(client -> start(threads, client, until, work))
                    .toList();
            var rows = 0L;
            var times = new long[0];
            for (var one : running) {
                var done = one.get();
                rows += done.rows();
                var all = Arrays.copyOf(times, times.length + done.nanos().length);
                System.arraycopy(done.nanos(), 0, all, times.length, done.nanos().length);
                times = all;
            }
            var took = (System.nanoTime() - began) / 1e9;
            Arrays.sort(times);
            return new Speed(rows / took, at(times, 0.5), at(times, 0.99));
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record Done(long rows, long[] nanos) {}

    private static Future<Done> start(ExecutorService threads, int client, long until, Work work) {
        return threads.submit(() -> {
            var rows = 0L;
            var nanos = new long[1024];
            var calls = 0;
            for (var now = System.nanoTime(); now < until; ) {
                rows += work.once(client);
                var then = System.nanoTime();
                if (calls == nanos.length) nanos = Arrays.copyOf(nanos, calls * 2);
                nanos[calls++] = then - now;
                now = then;
            }
            return new Done(rows, Arrays.copyOf(nanos, calls));
        });
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }
}
