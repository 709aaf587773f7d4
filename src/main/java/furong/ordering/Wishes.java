package furong.ordering;

import furong.catalog.OfferId;
import furong.consent.ConsentId;
import furong.customer.PlaceId;
import furong.fieldwork.HoldId;
import furong.fulfilment.Item.NewOwner;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the customer wants of an order; null where it is to be as it is, or as we see fit.
 *
 * @param offer another tariff or speed
 * @param place where it is to work
 * @param features what is to be added to the offer, all of it
 * @param slot minutes held before, for a visit to where it is to work
 * @param secondSlot the same for a visit to the old place; may be chosen later
 * @param number the telephone number chosen
 * @param effective the day from which it is wanted
 * @param newOwner whom the service goes over to
 * @param consent the customer's confirmation, where the transaction asks for one
 * @param ownerConsent the same by whom the service goes over to
 */
public record Wishes(
        @Nullable OfferId offer,
        @Nullable PlaceId place,
        @Nullable Set<String> features,
        @Nullable HoldId slot,
        @Nullable HoldId secondSlot,
        @Nullable String number,
        @Nullable LocalDate effective,
        @Nullable NewOwner newOwner,
        @Nullable ConsentId consent,
        @Nullable ConsentId ownerConsent) {

    /** As it is, as soon as possible. */
    public static final Wishes NONE = new Wishes(null, null, null, null, null, null, null, null, null);

    /** Of one customer; nobody else must agree. */
    public Wishes(
            @Nullable OfferId offer,
            @Nullable PlaceId place,
            @Nullable Set<String> features,
            @Nullable HoldId slot,
            @Nullable HoldId secondSlot,
            @Nullable String number,
            @Nullable LocalDate effective,
            @Nullable NewOwner newOwner,
            @Nullable ConsentId consent) {
        this(offer, place, features, slot, secondSlot, number, effective, newOwner, consent, null);
    }

    public Wishes {
        features = features == null ? null : Set.copyOf(features);
        number = number == null || number.isBlank() ? null : number.strip();
    }

    /** Another place, a visit there and, if chosen already, one to the old place; number null to keep the one there is. */
    public static Wishes move(
            PlaceId place, @Nullable HoldId slot, @Nullable HoldId secondSlot, @Nullable String number) {
        return new Wishes(null, place, null, slot, secondSlot, number, null, null, null);
    }

    /** Another offer and features, from a day on. */
    public static Wishes change(OfferId offer, Set<String> features, @Nullable LocalDate effective) {
        return new Wishes(offer, null, features, null, null, null, effective, null, null);
    }

    public static Wishes number(String number) {
        return new Wishes(null, null, null, null, null, number, null, null, null);
    }

    public static Wishes owner(NewOwner owner) {
        return new Wishes(null, null, null, null, null, null, null, owner, null);
    }

    public static Wishes from(@Nullable LocalDate day) {
        return new Wishes(null, null, null, null, null, null, day, null, null);
    }

    /** The same, confirmed by the customer. */
    public Wishes confirmed(@Nullable ConsentId by) {
        return new Wishes(offer, place, features, slot, secondSlot, number, effective, newOwner, by, ownerConsent);
    }

    /** The same, agreed to by whom the service goes over to. */
    public Wishes agreedByOwner(ConsentId by) {
        return new Wishes(offer, place, features, slot, secondSlot, number, effective, newOwner, consent, by);
    }
}
