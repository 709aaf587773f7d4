package furong.care;

import furong.contact.ContactChannel;
import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An enquiry or a complaint.
 *
 * @param number printed, read out: {@code TS261128-00007-1}
 * @param procedure code of its type, with the version it is handled by
 * @param unit that handles it
 * @param round which time it is being handled
 * @param handler person in charge, 0 if the system took it over
 * @param level how far up the ladder it went; 0 for not at all
 * @param escalatedTo the unit it went up to, null while it did not
 * @param parkedUntil when it comes back by itself, null unless it waits
 * @param mergedInto the case that is handled instead, null unless it is merged
 * @param source the file it was taken over from, "" for our own
 */
public record Case(
        CustomerId customer,
        CaseId id,
        String number,
        String procedure,
        int version,
        CaseKind kind,
        String title,
        String story,
        Map<String, String> answers,
        ContactChannel channel,
        String complainant,
        String onBehalfOf,
        UnitId unit,
        String businessLine,
        Segment segment,
        boolean rural,
        CaseState state,
        int round,
        StaffId handler,
        String handlerBadge,
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        @Nullable Decision decision,
        String answer,
        @Nullable Instant closedAt,
        @Nullable String cause,
        int level,
        @Nullable UnitId escalatedTo,
        @Nullable Instant parkedUntil,
        @Nullable CaseId mergedInto,
        String source) {

    public boolean isOpen() {
        return state == CaseState.OPEN;
    }

    /** Whether the answer came, or is still awaited, after its time. */
    public boolean isLate(Instant now) {
        return (answeredAt == null ? now : answeredAt).isAfter(dueAt);
    }
}
