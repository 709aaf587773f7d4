package furong.hall;

import furong.organisation.HallId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something lent to somebody, who need not be a customer. */
public record Loan(
        HallId hall,
        LoanId id,
        Item item,
        String name,
        String phone,
        Instant lentAt,
        Instant dueAt,
        String badge,
        @Nullable Instant endedAt,
        boolean lost,
        int reminders,
        @Nullable Instant remindedAt) {

    public boolean overdue(Instant now) {
        return endedAt == null && now.isAfter(dueAt);
    }
}
