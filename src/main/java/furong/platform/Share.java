package furong.platform;

/**
 * A part of a whole, and how far the truth may lie from it if the whole is a sample.
 *
 * @param part at most {@code whole}
 */
public record Share(long part, long whole) {

    /** The two-sided 95 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    public Share {
        if (part < 0 || part > whole) throw new IllegalArgumentException(part + " of " + whole);
    }

    /** Of nothing, no share can be told. */
    public boolean known() {
        return whole > 0;
    }

    /** Between 0 and 1; 0 of nothing. */
    public double value() {
        return known() ? (double) part / whole : 0;
    }

    /**
     * The score interval at 95 %: E. B. Wilson, "Probable inference, the law of succession, and statistical
     * inference", Journal of the American Statistical Association 22 (1927), 209–212. Of nothing: anything may be true.
     */
    public Range wilson() {
        return known() ? wilson(value(), whole) : new Range(0, 1);
    }

    static Range wilson(double p, double n) {
        var scale = 1 + Z * Z / n;
        var centre = (p + Z * Z / (2 * n)) / scale;
        var half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / scale;
        return new Range(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /**
     * Where the share of all lies, whatever those would have said who were not reached: none of them with the part, or
     * all of them.
     *
     * @param reached how many of all were asked
     */
    public Range bounds(Share reached) {
        var r = reached.value();
        var least = value() * r;
        return new Range(least, least + 1 - r);
    }

    /** From {@code low} to {@code high}, both between 0 and 1. */
    public record Range(double low, double high) {}
}
