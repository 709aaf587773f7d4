package furong.debit;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a file and what became of it.
 *
 * @param note why, where it is not plain: a code of {@code debit.note.<code>}
 */
public record FileRow(
        FileId file,
        BankEntry entry,
        State state,
        String note,
        @Nullable CustomerId customer,
        @Nullable AccountId account,
        @Nullable CollectionId collection) {

    /** Nothing yet, all it asks for, nothing for want of an account, it stood there before, or it is not for us. */
    public enum State {
        WAITING,
        DONE,
        UNMATCHED,
        TWICE,
        IGNORED
    }
}
