package furong.promise;

import furong.organisation.Segment;
import furong.platform.Label;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule: for whom and what it holds, the time it gives, and what breaking it costs. A published version
 * never changes; a correction is the next version, which takes its place from {@code since} on.
 *
 * @param segment null for customers of any segment
 * @param product code of a product, "" for any
 * @param until the first day on which it no longer holds, null if that is open
 * @param excludes causes for which nothing is paid; each needs evidence
 * @param source the law's article, the standard, the operator's notice; for a house rule, who decided
 * @param confirmed false if the wording was not seen in the source itself
 */
public record Rule(
        String code,
        int version,
        PromiseType type,
        String jurisdiction,
        @Nullable Segment segment,
        String product,
        Setting setting,
        LocalDate since,
        @Nullable LocalDate until,
        Term term,
        Payout payout,
        Set<Cause> excludes,
        Kind kind,
        Label text,
        String source,
        boolean confirmed) {

    /** Town or countryside. */
    public enum Setting {
        ANY,
        URBAN,
        RURAL
    }

    /** Where the rule's authority comes from. */
    public enum Kind {
        LAW,
        STANDARD,
        OPERATOR,
        HOUSE
    }

    boolean inForce(LocalDate on) {
        return !on.isBefore(since) && (until == null || on.isBefore(until));
    }
}
