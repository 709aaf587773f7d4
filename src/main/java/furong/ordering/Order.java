package furong.ordering;

import furong.catalog.OfferId;
import furong.consent.ConsentId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.fieldwork.VisitId;
import furong.fulfilment.Plan.Stage;
import furong.organisation.HallId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Money;
import furong.promise.PromiseType;
import furong.subscription.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
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

    /** On its way; what it waits for says its plan. {@code visit} is null where no crew comes. */
    record Open(Terms terms, Stage stage, @Nullable VisitId visit) implements Order {
        @Override
        public String state() {
            return "OPEN";
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
     * @param action what is done: INSTALL, MOVE, CHANGE, …
     * @param number printed, read out: {@code XZ261122-00417-3}
     * @param offer what the customer has in the end
     * @param place where it is to work
     * @param accessNumber the telephone number chosen, null where none was
     * @param features what is added to the offer, by code
     * @param subscription what is changed or, for the first part of something new, begun
     * @param procedure the transaction whose card and form were used
     * @param effective the day from which it is wanted, null for as soon as possible
     * @param consent how the customer confirmed it, null where nobody must
     * @param promise the type of promise the order makes
     * @param callsBack whether somebody rings the customer afterwards
     * @param fee one-off, owed but not asked for before the line works
     */
    record Terms(
            CustomerId customer,
            OrderId id,
            String action,
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
            Set<String> features,
            SubscriptionId subscription,
            @Nullable LocalDate effective,
            @Nullable ConsentId consent,
            PromiseType promise,
            boolean callsBack,
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
