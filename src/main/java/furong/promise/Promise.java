package furong.promise;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise as it stands.
 *
 * @param rule code of the rule that set {@code dueAt}, with the version that held when it was made
 * @param endedAt when it was kept, or when its time ran out, or when it became void; null while it is open
 * @param doneAt when what was promised was done, in time or late; null if it was not
 * @param cause why it was broken or became void, "" otherwise
 * @param pausedAt since when its clock stands, because somebody else holds it up; null while it goes
 * @param compensation what we owe for it; null if nothing, or not yet known because the delay still lasts
 */
public record Promise(
        PromiseId id,
        CustomerId customer,
        PromiseType type,
        String subject,
        String rule,
        int ruleVersion,
        Instant madeAt,
        Instant dueAt,
        PromiseState state,
        @Nullable Instant endedAt,
        @Nullable Instant doneAt,
        String cause,
        String evidence,
        UnitId owner,
        String businessLine,
        @Nullable Instant pausedAt,
        @Nullable Compensation compensation) {

    /** How a promise looks to somebody who glances at it. */
    public enum Look {
        OPEN,
        AT_RISK,
        OVERDUE,
        KEPT,
        BROKEN,
        VOID
    }

    /** An open promise is at risk when three quarters of its time have passed. */
    public Look look(Instant now) {
        return switch (state) {
            case OPEN ->
                pausedAt != null
                        ? Look.OPEN
                        : now.isAfter(dueAt) ? Look.OVERDUE : now.isBefore(riskAt()) ? Look.OPEN : Look.AT_RISK;
            case KEPT -> Look.KEPT;
            case BROKEN -> Look.BROKEN;
            case VOID -> Look.VOID;
        };
    }

    public Instant riskAt() {
        return dueAt.minus(Duration.between(madeAt, dueAt).dividedBy(4));
    }
}
