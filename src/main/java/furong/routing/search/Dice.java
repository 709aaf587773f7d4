package furong.routing.search;

/**
 * Random numbers, quick and the same for the same seed: xoroshiro128+ of D. Blackman and S. Vigna (2018), seeded by
 * splitmix64.
 */
final class Dice {

    private long a;
    private long b;

    Dice(long seed) {
        a = mix(seed + 0x9E3779B97F4A7C15L);
        b = mix(seed + 0x3C6EF372FE94F82AL);
        if ((a | b) == 0) a = 1;
    }

    private static long mix(long seed) {
        var z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        var s0 = a;
        var s1 = b ^ s0;
        var result = s0 + b;
        a = Long.rotateLeft(s0, 24) ^ s1 ^ (s1 << 16);
        b = Long.rotateLeft(s1, 37);
        return result;
    }

    /** From 0 to {@code bound} − 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** In [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Whether something of chance {@code of24} / 2^24 happens. */
    boolean happens(int of24) {
        return (next() >>> 40) < of24;
    }
}
