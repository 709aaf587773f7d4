package furong.conduct;

import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proceeding with the stages it went through; one that was not reached is null, and none is there without the one
 * before it.
 *
 * @param number printed: {@code WG261128-00007-1}
 * @param rule version of the penalty rule it is judged by
 */
public record Proceeding(
        ProceedingId id,
        String number,
        Signal signal,
        StaffId person,
        UnitId unit,
        String badge,
        String openerBadge,
        int rule,
        String facts,
        Instant at,
        @Nullable Notice notice,
        @Nullable Hearing hearing,
        @Nullable Decision decision,
        @Nullable Appeal appeal,
        @Nullable Ruling ruling,
        List<Settlement> settlements) {

    /** Where it stands. */
    public enum Stage {
        OPENED,
        NOTIFIED,
        HEARD,
        UPHELD,
        NOT_UPHELD,
        APPEALED,
        CONFIRMED,
        REVERSED
    }

    /** What the person was told. */
    public record Notice(Instant at, String badge, String words, Instant hearingFrom) {}

    /** What the person said; {@code ownWords} if they wrote it themselves. */
    public record Hearing(Instant at, String badge, boolean ownWords, String statement) {}

    /** Whether it was upheld, and until when the person may appeal. */
    public record Decision(Instant at, String badge, boolean upheld, String reasons, Instant appealUntil) {}

    /** Why the person does not accept it; {@code late} if after the time, on new evidence. */
    public record Appeal(Instant at, String grounds, boolean late) {}

    /** What came of the appeal. */
    public record Ruling(Instant at, String badge, boolean reversed, String reasons) {}

    /** A line for payroll: what is deducted, or given back as a negative amount. */
    public record Settlement(
            Kind kind,
            LocalDate month,
            Money income,
            Money wage,
            Money wanted,
            Money amount,
            Instant at,
            String badge) {

        public enum Kind {
            DEDUCTION,
            RESTORATION
        }
    }

    public Stage stage() {
        if (ruling != null) return ruling.reversed() ? Stage.REVERSED : Stage.CONFIRMED;
        if (appeal != null) return Stage.APPEALED;
        if (decision != null) return decision.upheld() ? Stage.UPHELD : Stage.NOT_UPHELD;
        if (hearing != null) return Stage.HEARD;
        return notice != null ? Stage.NOTIFIED : Stage.OPENED;
    }

    /** Whether it stands now that it was a breach. */
    public boolean isUpheld() {
        return decision != null && decision.upheld() && (ruling == null || !ruling.reversed());
    }

    /** Whether payroll may deduct for it at {@code now}: upheld, not appealed or confirmed, and not settled yet. */
    public boolean isToSettle(Instant now) {
        if (decision == null || !isUpheld() || !settlements.isEmpty()) return false;
        if (appeal != null) return ruling != null;
        return !now.isBefore(decision.appealUntil());
    }

    /** Whether what was deducted is to be given back. */
    public boolean isToRestore() {
        return ruling != null && ruling.reversed() && settlements.size() == 1;
    }

    /** What was deducted and not given back. */
    public Money balance() {
        return settlements.stream().map(Settlement::amount).reduce(Money.zero("CNY"), Money::plus);
    }
}
