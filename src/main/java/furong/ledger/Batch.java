package furong.ledger;

import furong.ledger.Rows.OpenItem;
import furong.ledger.Rows.Settlement;
import furong.platform.Ids;
import furong.platform.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are locked, what of their items is open, and what is about to be posted to them. Pure: it reads and
 * writes no table. {@link Books} opens it and writes it down.
 */
final class Batch {

    /** An item that was there before, by the id a caller sent again. */
    record Known(AccountKey key, long amount, String kind) {}

    private final TreeMap<AccountKey, TreeMap<Long, OpenItem>> books = new TreeMap<>();
    private final Map<Long, Known> known = new HashMap<>();
    private final BiFunction<String, LocalDate, AllocationRule> rules;
    final Rows rows = new Rows();

    /** @param rules the rule for a kind of credit on a business date */
    Batch(Collection<AccountKey> accounts, BiFunction<String, LocalDate, AllocationRule> rules) {
        accounts.forEach(key -> books.put(key, new TreeMap<>()));
        this.rules = rules;
    }

    void stored(OpenItem item) {
        book(item.of.key()).put(item.of.id(), item);
    }

    void known(long id, Known item) {
        known.put(id, item);
    }

    /** What stands under this id already, in the tables or in this batch. */
    @Nullable
    Known known(long id) {
        return known.get(id);
    }

    Collection<AccountKey> accounts() {
        return books.keySet();
    }

    Collection<OpenItem> open(AccountKey key) {
        return book(key).values();
    }

    @Nullable
    OpenItem open(AccountKey key, long id) {
        return book(key).get(id);
    }

    /** Adds an item and opens it for its whole amount. */
    OpenItem add(Rows.NewItem added) {
        var item = OpenItem.absent(added.item(), added.item().amount());
        rows.items.add(added);
        book(item.of.key()).put(item.of.id(), item);
        known.put(item.of.id(), new Known(item.of.key(), item.of.amount(), item.of.kind()));
        return item;
    }

    /** Adds a posting with two sides: to what the customer owes, and against it to {@code otherSide}. */
    Rows.Journal post(Rows.Journal journal, Money receivable, Map<String, Long> otherSides) {
        rows.journals.add(journal);
        var line = 1;
        var account = journal.key().account().value();
        var currency = receivable.currency();
        rows.entries.add(new Rows.Entry(journal, line++, account, Books.RECEIVABLE, receivable.minor(), currency));
        for (var side : otherSides.entrySet())
            rows.entries.add(new Rows.Entry(journal, line++, account, side.getKey(), side.getValue(), currency));
        return journal;
    }

    /** Settles {@code amount} of a debit by a credit, both open. */
    Settlement settle(OpenItem debit, OpenItem credit, long amount, int ruleVersion) {
        debit.settle(amount);
        credit.settle(amount);
        var row = new Settlement(
                debit.of.key(), Ids.next(), debit.of.id(), credit.of.id(), amount, ruleVersion, null, "");
        rows.settlements.add(row);
        return row;
    }

    /** Takes a settlement back: debit and credit are open again for as much. */
    void reopen(Settlement settled, Rows.Item debit, Rows.Item credit, String reason) {
        rows.settlements.add(new Settlement(
                settled.key(),
                Ids.next(),
                settled.debit(),
                settled.credit(),
                -settled.amount(),
                settled.ruleVersion(),
                settled.id(),
                reason));
        book(debit.key()).computeIfAbsent(debit.id(), id -> OpenItem.absent(debit, 0)).open += settled.amount();
        book(credit.key()).computeIfAbsent(credit.id(), id -> OpenItem.absent(credit, 0)).open += settled.amount();
    }

    /** Lets a credit settle these items first, contested or not, as far as it goes. */
    void settleFirst(OpenItem credit, List<ItemId> first) {
        for (var id : first) {
            var debit = open(credit.of.key(), id.value());
            if (debit == null || !debit.of.debit()) continue;
            var amount = Math.min(debit.open, credit.open);
            if (amount > 0) settle(debit, credit, amount, 0);
        }
    }

    /** Lets the credits of an account, the oldest first, settle what may be settled, each by its rule. */
    void settle(AccountKey key, LocalDate on) {
        var items = book(key).values();
        var debits = new ArrayList<OpenItem>();
        var credits = new ArrayList<OpenItem>();
        for (var item : items) {
            if (item.of.debit() && item.payable() > 0) debits.add(item);
            if (!item.of.debit() && item.open > 0) credits.add(item);
        }
        if (debits.isEmpty()) return;
        for (var credit : credits) {
            var rule = rules.apply(credit.of.kind(), on);
            debits.sort(rule.order());
            for (var debit : debits) {
                var amount = Math.min(debit.payable(), credit.open);
                if (amount > 0) settle(debit, credit, amount, rule.version());
            }
        }
    }

    List<OpenItem> changed() {
        return books.values().stream()
                .flatMap(book -> book.values().stream())
                .filter(OpenItem::changed)
                .toList();
    }

    /** First days of the months that are booked on. */
    TreeSet<LocalDate> months() {
        var months = new TreeSet<LocalDate>();
        rows.journals.forEach(journal -> months.add(month(journal.countsOn())));
        return months;
    }

    static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private TreeMap<Long, OpenItem> book(AccountKey key) {
        var book = books.get(key);
        if (book == null) throw new IllegalStateException("account " + key.account() + " is not locked");
        return book;
    }
}
