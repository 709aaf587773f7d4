package furong.contact;

import furong.customer.CustomerId;
import furong.organisation.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A matter and who answers for it. Whoever was asked first is set once and answers until the customer confirms; whoever
 * works on it now may be another.
 *
 * @param subject the matter, {@code case:0HZX5V6WBC8Q1}
 * @param settledAt when it was done, as we see it
 * @param confirmedAt when the customer said so too; null while it is owed
 * @param offer a hand-over nobody has accepted yet
 */
public record Duty(
        CustomerId customer,
        String subject,
        String title,
        ContactChannel channel,
        Person firstAsked,
        Instant firstAskedAt,
        Person holder,
        @Nullable Instant settledAt,
        @Nullable Instant confirmedAt,
        @Nullable HandOver offer) {

    /** Somebody of ours. */
    public record Person(long id, String badge, UnitId unit) {}

    /**
     * A matter offered to a unit, or to one person of it.
     *
     * @param toPerson null for whoever of the unit comes first
     */
    public record HandOver(
            long id, Person from, UnitId toUnit, @Nullable Long toPerson, String why, Instant offeredAt) {}

    public boolean isHandedOver() {
        return firstAsked.id() != holder.id();
    }
}
