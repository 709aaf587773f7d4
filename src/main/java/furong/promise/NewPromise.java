package furong.promise;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import furong.platform.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise about to be made: what the rule needs in order to say by when.
 *
 * @param subject what the promise is about, {@code order:0HZX5V6WBC8Q1}; one open promise per customer, type, subject
 * @param product code of the product, "" if it does not matter
 * @param rural whether the place is in the countryside
 * @param from the moment the clock starts: the order taken, the fault reported, the bill paid
 * @param owner the unit that faces the customer and answers for the promise
 * @param businessLine code of the line of business that owns the product, "" if none does
 * @param fee what the customer paid or pays, where compensation is a share of it
 * @param bundle promises of one bundle are compensated once between them; "" if it stands alone
 * @param jurisdiction whose rules hold, {@code CN-HA}; "" for those of the house
 */
public record NewPromise(
        CustomerId customer,
        PromiseType type,
        String subject,
        Segment segment,
        String product,
        boolean rural,
        Instant from,
        UnitId owner,
        String businessLine,
        @Nullable Money fee,
        String bundle,
        String jurisdiction) {

    public NewPromise(
            CustomerId customer,
            PromiseType type,
            String subject,
            Segment segment,
            String product,
            boolean rural,
            Instant from,
            UnitId owner,
            String businessLine) {
        this(customer, type, subject, segment, product, rural, from, owner, businessLine, null, "", "");
    }

    public NewPromise withFee(Money paid) {
        return new NewPromise(
                customer,
                type,
                subject,
                segment,
                product,
                rural,
                from,
                owner,
                businessLine,
                paid,
                bundle,
                jurisdiction);
    }

    public NewPromise inBundle(String key) {
        return new NewPromise(
                customer, type, subject, segment, product, rural, from, owner, businessLine, fee, key, jurisdiction);
    }

    public NewPromise under(String rules) {
        return new NewPromise(
                customer, type, subject, segment, product, rural, from, owner, businessLine, fee, bundle, rules);
    }
}
