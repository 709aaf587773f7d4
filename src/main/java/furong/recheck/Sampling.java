package furong.recheck;

import furong.callback.Satisfaction.Held;
import furong.platform.Sha256;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * How a sample is drawn, so that anybody can repeat it: each callback gets the SHA-256 of the seed, a colon and its id in
 * thirteen characters; those with the smallest are the sample, in that order. And how large it must be.
 */
public final class Sampling {

    private static final double RISK = 0.05;

    private Sampling() {}

    /** The sample; the order of the frame does not matter. */
    public static List<Held> draw(List<Held> frame, String seed, int size) {
        return frame.stream()
                .sorted(Comparator.comparing(
                                (Held held) -> rank(seed, held.callback().text()))
                        .thenComparing(held -> held.callback().value()))
                .limit(size)
                .toList();
    }

    static BigInteger rank(String seed, String id) {
        return new BigInteger(1, Sha256.of(seed + ":" + id));
    }

    /**
     * The fewest of {@code frame} that show, if none is false, that at 95 % fewer than {@code rate} of all are: the chance
     * that a sample misses all of the false ones, drawn without putting back, is at most 5 %.
     *
     * @param rate of the frame, such as 0.01
     */
    public static int size(long frame, double rate) {
        var wrong = Math.max(1, Math.round(frame * rate));
        var missed = 1.0;
        for (var drawn = 0; drawn < frame; drawn++) {
            if (missed <= RISK) return drawn;
            missed *= (double) Math.max(0, frame - wrong - drawn) / (frame - drawn);
        }
        return Math.toIntExact(frame);
    }
}
