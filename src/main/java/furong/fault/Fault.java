package furong.fault;

import furong.catalog.OfferId;
import furong.contact.ContactChannel;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.VisitId;
import furong.network.ServiceId;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.subscription.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not work.
 *
 * @param number printed, read out: {@code GZ261128-00007-1}
 * @param line its number, or what it is where it has none
 * @param exchange where it is connected; "" if that is not known
 * @param unit that answers for it
 * @param testPassed how the newest test went, null before there was one
 * @param testFault why it failed, a code of {@code network.fault.…}
 * @param outage the fault of many it belongs to, null if it stands alone
 * @param cause code of {@link Handbook#causes}, null until it is mended
 */
public record Fault(
        CustomerId customer,
        FaultId id,
        String number,
        SubscriptionId subscription,
        ServiceId service,
        PlaceId place,
        OfferId offer,
        String product,
        String businessLine,
        Segment segment,
        String line,
        String symptom,
        String note,
        String exchange,
        Area area,
        boolean rural,
        UnitId unit,
        ContactChannel channel,
        FaultState state,
        Instant reportedAt,
        String badge,
        Instant dueAt,
        @Nullable Boolean testPassed,
        String testFault,
        @Nullable Instant testedAt,
        @Nullable VisitId visit,
        @Nullable OutageId outage,
        @Nullable String cause,
        String remedy,
        @Nullable Instant mendedAt,
        @Nullable StaffId handler,
        @Nullable String handlerBadge) {

    public boolean isOpen() {
        return state == FaultState.OPEN || state == FaultState.VISIT;
    }
}
