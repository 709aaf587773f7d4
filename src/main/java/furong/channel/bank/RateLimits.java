package furong.channel.bank;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many requests a second each key may make: a bucket that fills at that pace and holds one second's worth. */
@Component
class RateLimits {

    private static final double NANOS = 1e9;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double drops, long at) {}

    /** Whether one more is allowed now; it is counted if so. The key must be a proven one: guesses fill no memory. */
    boolean allows(String key, int perSecond) {
        var allowed = new boolean[1];
        buckets.compute(key, (same, bucket) -> {
            var now = System.nanoTime();
            var drops = bucket == null
                    ? perSecond
                    : Math.min(perSecond, bucket.drops() + (now - bucket.at()) / NANOS * perSecond);
            allowed[0] = drops >= 1;
            return new Bucket(allowed[0] ? drops - 1 : drops, now);
        });
        return allowed[0];
    }
}
