package furong.ledger;

import furong.platform.Actor;
import furong.platform.RowCopy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
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

    /**
     * Writes what is new in a large batch by {@code COPY}, a round trip for each table. A bill run posts a thousand
     * accounts at once, and rows given as parameters cost it more than the rest of their way.
     */
    static final class Copy {

        private final DataSource data;
        private final Actor by;
        private final Instant now;

        Copy(DataSource data, Actor by, Instant now) {
            this.data = data;
            this.by = by;
            this.now = now;
        }

        void write(Batch batch) {
            var changed = batch.changed();
            items(batch.rows.items);
            journals(batch.rows.journals);
            entries(batch.rows.entries);
            if (!batch.rows.settlements.isEmpty()) settlements(batch.rows.settlements);
            opened(changed.stream()
                    .filter(item -> !item.stored && item.open > 0)
                    .toList());
            try (var copy = RowCopy.begin(data, "ledger.outbox (customer, account, at)")) {
                for (var key : batch.accounts())
                    copy.put(key.customer().value())
                            .put(key.account().value())
                            .put(now)
                            .end();
            }
        }

        private void items(List<NewItem> rows) {
            try (var copy = RowCopy.begin(data, """
                    ledger.item (customer, id, account, side, kind, product, amount_minor, currency, happened_on, counts_on,
                        due_on, reference, other_side, reverses, journal)""")) {
                for (var row : rows) {
                    var item = row.item();
                    copy.put(item.key().customer().value())
                            .put(item.id())
                            .put(item.key().account().value())
                            .put(item.debit() ? "D" : "C")
                            .put(item.kind())
                            .put(item.product())
                            .put(item.amount())
                            .put(row.currency())
                            .put(item.happenedOn())
                            .put(row.countsOn())
                            .put(item.dueOn())
                            .put(item.reference())
                            .put(row.otherSide())
                            .put(row.reverses())
                            .put(row.journal())
                            .end();
                }
            }
        }

        private void journals(List<Journal> rows) {
            try (var copy = RowCopy.begin(data, """
                    ledger.journal (customer, month, id, account, kind, reference, reason, happened_on, counts_on, made_at,
                        person, badge, origin)""")) {
                for (var row : rows)
                    copy.put(row.key().customer().value())
                            .put(Batch.month(row.countsOn()))
                            .put(row.id())
                            .put(row.key().account().value())
                            .put(row.kind())
                            .put(row.reference())
                            .put(row.reason())
                            .put(row.happenedOn())
                            .put(row.countsOn())
                            .put(now)
                            .put(by.person())
                            .put(by.badge())
                            .put(by.origin())
                            .end();
            }
        }

        private void entries(List<Entry> rows) {
            try (var copy = RowCopy.begin(
                    data, "ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)")) {
                for (var row : rows)
                    copy.put(row.of().key().customer().value())
                            .put(Batch.month(row.of().countsOn()))
                            .put(row.of().id())
                            .put(row.line())
                            .put(row.account())
                            .put(row.gl())
                            .put(row.amount())
                            .put(row.currency())
                            .end();
            }
        }

        private void settlements(List<Settlement> rows) {
            try (var copy = RowCopy.begin(data, """
                    ledger.allocation (customer, id, account, debit, credit, amount_minor, rule_version, reverses, reason,
                        at)""")) {
                for (var row : rows)
                    copy.put(row.key().customer().value())
                            .put(row.id())
                            .put(row.key().account().value())
                            .put(row.debit())
                            .put(row.credit())
                            .put(row.amount())
                            .put(row.ruleVersion())
                            .put(row.reverses())
                            .put(row.reason())
                            .put(now)
                            .end();
            }
        }

        private void opened(List<OpenItem> rows) {
            if (rows.isEmpty()) return;
            try (var copy = RowCopy.begin(data, """
                    ledger.open_item (customer, account, item, side, kind, product, happened_on, due_on, amount_minor,
                        open_minor, contested_minor, reference)""")) {
                for (var row : rows)
                    copy.put(row.of.key().customer().value())
                            .put(row.of.key().account().value())
                            .put(row.of.id())
                            .put(row.of.debit() ? "D" : "C")
                            .put(row.of.kind())
                            .put(row.of.product())
                            .put(row.of.happenedOn())
                            .put(row.of.dueOn())
                            .put(row.of.amount())
                            .put(row.open)
                            .put(row.contested)
                            .put(row.of.reference())
                            .end();
            }
        }
    }
}
