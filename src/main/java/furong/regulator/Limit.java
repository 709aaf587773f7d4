package furong.regulator;

import java.time.LocalDate;

/**
 * What a law or a regulator asks.
 *
 * @param value minutes for AVERAGE and LONGEST, parts of a million for SHARE and RATE
 * @param confirmed whether we have seen the text; if not, the figure is recalled and to be checked
 */
public record Limit(
        Indicator measure,
        Setting setting,
        String jurisdiction,
        Kind kind,
        LocalDate since,
        long value,
        String source,
        boolean confirmed) {

    /** What it limits. */
    public enum Kind {
        /** The mean time, at most. */
        AVERAGE,
        /** Each single time, at most. */
        LONGEST,
        /** The share in time, at least. */
        SHARE,
        /** The share of errors, at most. */
        RATE
    }
}
