package furong.debit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing a bank says in a file.
 *
 * @param line its number among the entries of the file, from 1
 * @param endToEnd our reference of the collection it is about, empty if it names none
 * @param mandate reference of the mandate, if named
 * @param batch our reference of the whole file it is about, if it is about one
 * @param bankRef the bank's own reference of the booking
 * @param minor amount in fen, 0 where none is named
 * @param reason of a rejection or return, a code of ISO 20022's external list
 * @param words what the payer wrote
 * @param valueDate from when the money counts
 */
public record BankEntry(
        int line,
        Kind kind,
        String endToEnd,
        String mandate,
        String batch,
        String bankRef,
        long minor,
        String reason,
        String words,
        String payer,
        @Nullable LocalDate valueDate) {

    /** Answers to collections, money that came, money that went back, and what does not concern us. In order of posting. */
    public enum Kind {
        ACCEPTED,
        CREDIT,
        REJECTED,
        RETURN,
        OTHER
    }

    public BankEntry {
        if (endToEnd.equals("NOTPROVIDED")) endToEnd = "";
    }

    /** What of an entry about a whole file or the account names no collection. */
    boolean isSum() {
        return endToEnd.isEmpty() && !batch.isEmpty();
    }
}
