package furong.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows a batch of postings adds, before they are written. */
final class Rows {

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
}
