package furong.inspection;

/**
 * How far two people who judge the same things agree beyond chance: Cohen's kappa, {@code (po − pe) / (1 − pe)}, with
 * the approximate standard error {@code sqrt(po (1 − po) / (n (1 − pe)²))}. Source: J. Cohen, A coefficient of agreement
 * for nominal scales, Educational and Psychological Measurement 20 (1960) 37–46.
 *
 * @param bothOk judged in order by both
 * @param firstOnly in order by the first and not by the second
 * @param secondOnly the other way round
 * @param bothNot judged not in order by both
 */
public record Kappa(long bothOk, long firstOnly, long secondOnly, long bothNot) {

    public long count() {
        return bothOk + firstOnly + secondOnly + bothNot;
    }

    /** Whether there is a value: with nothing judged, or one answer only, agreement beyond chance means nothing. */
    public boolean isKnown() {
        return count() > 0 && expected() < 1;
    }

    /** The share judged alike. */
    public double observed() {
        return (double) (bothOk + bothNot) / count();
    }

    /** The share that would be judged alike if both answered by chance, as often yes as they did. */
    public double expected() {
        var n = (double) count();
        var first = (bothOk + firstOnly) / n;
        var second = (bothOk + secondOnly) / n;
        return first * second + (1 - first) * (1 - second);
    }

    public double value() {
        return (observed() - expected()) / (1 - expected());
    }

    public double error() {
        return Math.sqrt(observed() * (1 - observed()) / (count() * Math.pow(1 - expected(), 2)));
    }
}
