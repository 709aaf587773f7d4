package furong.customer;

import furong.organisation.Segment;
import furong.organisation.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer with everything a clerk needs to begin.
 *
 * @param number what the customer can read out, {@code KH…}
 * @param owner the one unit that faces this customer today
 * @param document masked; null if none was ever shown
 * @param managers who looks after a key account; null for the other segments
 * @param places the home comes first: its area decides the owner
 */
public record Customer(
        CustomerId id,
        String number,
        Kind kind,
        String name,
        Segment segment,
        UnitId owner,
        LocalDate since,
        Document.@Nullable Masked document,
        KeyAccounts.@Nullable Managers managers,
        List<Contact> contacts,
        List<NeedNote> needs,
        List<Account> accounts,
        List<Place> places) {

    /**
     * A need the customer agreed to have remembered, until they withdraw that.
     *
     * @param note what helps, in the customer's words; may be empty
     * @param consent who agreed and how, such as "the customer, at the counter"
     * @param badge who wrote it down
     */
    public record NeedNote(Need need, String note, String consent, Instant since, String badge) {}

    public enum Kind {
        PERSON,
        ORGANISATION
    }

    public Place home() {
        return places.getFirst();
    }

    public Place place(PlaceId id) {
        return places.stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new furong.platform.Refused("not-found", id.text()));
    }

    /** The number to ring: the preferred phone, else any; "" if there is none. */
    public String phone() {
        return contacts.stream()
                .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
                .findFirst()
                .map(Contact::value)
                .orElse("");
    }

    public boolean needs(Need need) {
        return needs.stream().anyMatch(note -> note.need() == need);
    }
}
