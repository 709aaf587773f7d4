package furong.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows a batch of postings adds, before they are written. */
final class Rows {

    /**
     * What never changes about a debit or a credit.
     *
     * @param amount in minor units, more than nothing
     * @param dueOn null for a credit
     */
    record Item(
            AccountKey key,
            long id,
            boolean debit,
            String kind,
            String product,
            LocalDate happenedOn,
            @Nullable LocalDate dueOn,
            String reference,
            long amount) {

        LocalDate due() {
            return dueOn == null ? happenedOn : dueOn;
        }
    }

    record NewItem(
            Item item,
            String currency,
            LocalDate countsOn,
            String otherSide,
            @Nullable Long reverses,
            long journal) {}

    /** One posting: who it concerns, what it is called, on which business date. */
    record Journal(
            AccountKey key,
            long id,
            String kind,
            String reference,
            String reason,
            LocalDate happenedOn,
            LocalDate countsOn) {}

    /** One side of a posting; {@code amount} in minor units, debit positive. */
    record Entry(Journal of, int line, long account, String gl, long amount, String currency) {}

    /** A settlement, or (negative, with a reason) one taken back. */
    record Settlement(
            AccountKey key,
            long id,
            long debit,
            long credit,
            long amount,
            int ruleVersion,
            @Nullable Long reverses,
            String reason) {}

    final List<NewItem> items = new ArrayList<>();
    final List<Journal> journals = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final List<Settlement> settlements = new ArrayList<>();

    /** What of an item is still open, while its account is locked and posted to. Amounts in minor units. */
    static final class OpenItem {

        final Item of;

        /** Whether the projection has a row of it, and what that row says. */
        final boolean stored;

        final long openBefore;
        final long contestedBefore;

        long open;
        long contested;

        private OpenItem(Item of, boolean stored, long open, long contested) {
            this.of = of;
            this.stored = stored;
            this.openBefore = stored ? open : 0;
            this.contestedBefore = stored ? contested : 0;
            this.open = open;
            this.contested = contested;
        }

        static OpenItem stored(Item of, long open, long contested) {
            return new OpenItem(of, true, open, contested);
        }

        /** An item the projection has no row of: a new one, or one that was settled and is opened again. */
        static OpenItem absent(Item of, long open) {
            return new OpenItem(of, false, open, 0);
        }

        /** What a credit may settle by rule: not what is contested. */
        long payable() {
            return open - contested;
        }

        /** Takes off what was settled; what is left cannot be contested for more than it is. */
        void settle(long amount) {
            open -= amount;
            contested = Math.min(contested, open);
            if (open < 0) throw new IllegalStateException("item " + of.id() + " settled for more than was open");
        }

        boolean changed() {
            return open != openBefore || contested != contestedBefore;
        }
    }
}
