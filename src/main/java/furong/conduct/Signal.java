package furong.conduct;

import furong.exhibit.ExhibitId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody says was not kept.
 *
 * @param person whom it is about; null while the badge is nobody's
 * @param badge as it was given: a customer may have misread it
 * @param item code of the item it is held against, in this version of the convention
 * @param evidence the address of the page that shows what it rests on, "" for the words and photograph here
 * @param reporter who of our staff noted it, 0 for customers and the system
 * @param dismissed why it led to nothing; null if it did or is still to be judged
 * @param proceeding what it led to; null if nothing
 */
public record Signal(
        SignalId id,
        Source source,
        String reference,
        @Nullable StaffId person,
        @Nullable UnitId unit,
        String badge,
        String item,
        int convention,
        LocalDate happenedOn,
        String words,
        String evidence,
        @Nullable ExhibitId photo,
        long reporter,
        Instant at,
        @Nullable String dismissed,
        @Nullable ProceedingId proceeding) {

    /** Who says so: a customer on the public page, a spot check, an answer in a callback, a complaint. */
    public enum Source {
        REPORT,
        FINDING,
        CALLBACK,
        COMPLAINT
    }

    public boolean isOpen() {
        return dismissed == null && proceeding == null;
    }
}
