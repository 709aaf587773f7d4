package furong.prepaid;

import furong.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Cards that were ordered, printed and put in force together.
 *
 * @param number people read it out; the serials of its cards begin with its digits
 * @param ordered, printed, activated by whom and when; each is another person
 * @param left what is on its cards now, null before they are printed
 */
public record Batch(
        BatchId id,
        String number,
        Money face,
        int cards,
        LocalDate expiresOn,
        String printer,
        State state,
        Hand ordered,
        @Nullable Hand printed,
        @Nullable Hand activated,
        String voidReason,
        int used,
        int locked,
        Money left) {

    /** Who did something when. */
    public record Hand(long person, String badge, Instant at) {}

    /** How far a batch is. */
    public enum State {
        ORDERED,
        PRINTED,
        ACTIVE,
        VOID
    }

    public Money value() {
        return face.times(cards);
    }
}
