package furong.ordering;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.VisitId;
import furong.organisation.HallId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Money;
import furong.subscription.SubscriptionId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order is always in exactly one of these states; each carries only what is true in it. */
public sealed interface Order {

    /** What was agreed; it stays as it was made. */
    Terms terms();

    /** The state's code, as in the table and in the message keys {@code ordering.state.…}. */
    String state();

    default OrderId id() {
        return terms().id();
    }

    default CustomerId customer() {
        return terms().customer();
    }

    default String number() {
        return terms().number();
    }

    record AwaitingVisit(Terms terms, VisitId visit) implements Order {
        @Override
        public String state() {
            return "AWAITING_VISIT";
        }
    }

    /** The crew is done, or none was needed; the network has been asked. {@code visit} is null if none was needed. */
    record Activating(Terms terms, @Nullable VisitId visit, Instant since) implements Order {
        @Override
        public String state() {
            return "ACTIVATING";
        }
    }

    record Completed(Terms terms, @Nullable VisitId visit, Instant at) implements Order {
        @Override
        public String state() {
            return "COMPLETED";
        }
    }

    record Cancelled(Terms terms, Instant at, String why) implements Order {
        @Override
        public String state() {
            return "CANCELLED";
        }
    }

    /**
     * What was agreed at the counter.
     *
     * @param number printed, read out: {@code XZ261122-00417-3}
     * @param accessNumber the telephone number chosen, null where the offer has none
     * @param procedure the transaction whose card and form were used
     * @param fee one-off, owed but not asked for before the line works
     */
    record Terms(
            CustomerId customer,
            OrderId id,
            String number,
            AccountId account,
            OfferId offer,
            String product,
            String businessLine,
            UnitId owner,
            Segment segment,
            PlaceId place,
            boolean rural,
            @Nullable String accessNumber,
            SubscriptionId subscription,
            String procedure,
            int cardVersion,
            int formVersion,
            Map<String, String> answers,
            Channel channel,
            @Nullable HallId hall,
            StaffId clerk,
            UnitId clerkUnit,
            String badge,
            Money fee,
            Instant placedAt) {}
}
