package furong.ledger;

import furong.ledger.Rows.OpenItem;
import furong.platform.Actor;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch down: one statement per table whatever the number of rows, all in one round trip. Rows that change are
 * looked up by key whatever the statistics say: a table that grew since they were made would else be read whole.
 */
final class Writing {

    static final String STATEMENTS = """
            insert into ledger.item (customer, id, account, side, kind, product, amount_minor, currency, happened_on,
                counts_on, due_on, reference, other_side, reverses, journal)
            select c, i, a, s, k, p, m, cur, h::date, co::date, d::date, r, o, rev, j
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                as n (c, i, a, s, k, p, m, cur, h, co, d, r, o, rev, j);
            insert into ledger.journal (customer, month, id, account, kind, reference, reason, happened_on, counts_on,
                made_at, person, badge, origin)
            select c, mo::date, i, a, k, r, why, h::date, co::date, ?::timestamptz, ?, ?, ?
            from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[]) as n (c, mo, i, a, k, r, why, h, co);
            insert into ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)
            select c, mo::date, j, l, a, g, m, cur
            from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
                ?::text[]) as n (c, mo, j, l, a, g, m, cur);
            insert into ledger.allocation (customer, id, account, debit, credit, amount_minor, rule_version, reverses,
                reason, at)
            select c, i, a, d, cr, m, v, rev, why, ?::timestamptz
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[]) as n (c, i, a, d, cr, m, v, rev, why);
            insert into ledger.open_item (customer, account, item, side, kind, product, happened_on, due_on,
                amount_minor, open_minor, contested_minor, reference)
            select c, a, i, s, k, p, h::date, d::date, m, o, co, r
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) as n (c, a, i, s, k, p, h, d, m, o, co, r);
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            update ledger.open_item t set open_minor = o, contested_minor = co
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as n (c, a, i, o, co)
            where t.customer = c and t.account = a and t.item = i;
            delete from ledger.open_item t using unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (c, a, i)
            where t.customer = c and t.account = a and t.item = i;
            set local enable_seqscan to default;
            set local enable_hashjoin to default;
            set local enable_mergejoin to default;
            insert into ledger.outbox (customer, account, at)
            select c, a, ?::timestamptz from unnest(?::bigint[], ?::bigint[]) as n (c, a)""";

    static final String CHANGES = """
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            update ledger.open_item t set open_minor = o, contested_minor = co
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as n (c, a, i, o, co)
            where t.customer = c and t.account = a and t.item = i;
            delete from ledger.open_item t using unnest(?::bigint[], ?::bigint[], ?::bigint[]) as n (c, a, i)
            where t.customer = c and t.account = a and t.item = i;
            set local enable_seqscan to default;
            set local enable_hashjoin to default;
            set local enable_mergejoin to default""";

    private final PreparedStatement statement;
    private final Batch batch;
    private final Actor by;
    private final Timestamp now;
    private int next = 1;

    Writing(PreparedStatement statement, Batch batch, Actor by, Timestamp now) {
        this.statement = statement;
        this.batch = batch;
        this.by = by;
        this.now = now;
    }

    boolean write() throws SQLException {
        var changed = batch.changed();
        var fresh =
                changed.stream().filter(item -> !item.stored && item.open > 0).toList();
        var touched =
                changed.stream().filter(item -> item.stored && item.open > 0).toList();
        var settled =
                changed.stream().filter(item -> item.stored && item.open == 0).toList();
        items(batch.rows.items);
        journals(batch.rows.journals);
        entries(batch.rows.entries);
        settlements(batch.rows.settlements);
        opened(fresh);
        identity(touched);
        numbers(touched, item -> item.open);
        numbers(touched, item -> item.contested);
        identity(settled);
        value(now);
        var accounts = List.copyOf(batch.accounts());
        numbers(accounts, key -> key.customer().value());
        numbers(accounts, key -> key.account().value());
        statement.execute();
        expect(batch.rows.items.size(), batch.rows.journals.size(), batch.rows.entries.size());
        expectNext(batch.rows.settlements.size(), fresh.size(), 0, 0, 0, touched.size(), settled.size());
        expectNext(0, 0, 0, accounts.size());
        return true;
    }

    private void items(List<Rows.NewItem> rows) throws SQLException {
        numbers(rows, row -> row.item().key().customer().value());
        numbers(rows, row -> row.item().id());
        numbers(rows, row -> row.item().key().account().value());
        texts(rows, row -> row.item().debit() ? "D" : "C");
        texts(rows, row -> row.item().kind());
        texts(rows, row -> row.item().product());
        numbers(rows, row -> row.item().amount());
        texts(rows, Rows.NewItem::currency);
        texts(rows, row -> row.item().happenedOn());
        texts(rows, Rows.NewItem::countsOn);
        texts(rows, row -> row.item().dueOn());
        texts(rows, row -> row.item().reference());
        texts(rows, Rows.NewItem::otherSide);
        value(rows.stream().map(Rows.NewItem::reverses).toArray(Long[]::new));
        numbers(rows, Rows.NewItem::journal);
    }

    private void journals(List<Rows.Journal> rows) throws SQLException {
        value(now);
        value(by.person());
        value(by.badge());
        value(by.origin());
        numbers(rows, row -> row.key().customer().value());
        texts(rows, row -> Batch.month(row.countsOn()));
        numbers(rows, Rows.Journal::id);
        numbers(rows, row -> row.key().account().value());
        texts(rows, Rows.Journal::kind);
        texts(rows, Rows.Journal::reference);
        texts(rows, Rows.Journal::reason);
        texts(rows, Rows.Journal::happenedOn);
        texts(rows, Rows.Journal::countsOn);
    }

    private void entries(List<Rows.Entry> rows) throws SQLException {
        numbers(rows, row -> row.of().key().customer().value());
        texts(rows, row -> Batch.month(row.of().countsOn()));
        numbers(rows, row -> row.of().id());
        numbers(rows, Rows.Entry::line);
        numbers(rows, Rows.Entry::account);
        texts(rows, Rows.Entry::gl);
        numbers(rows, Rows.Entry::amount);
        texts(rows, Rows.Entry::currency);
    }

    private void settlements(List<Rows.Settlement> rows) throws SQLException {
        value(now);
        numbers(rows, row -> row.key().customer().value());
        numbers(rows, Rows.Settlement::id);
        numbers(rows, row -> row.key().account().value());
        numbers(rows, Rows.Settlement::debit);
        numbers(rows, Rows.Settlement::credit);
        numbers(rows, Rows.Settlement::amount);
        numbers(rows, Rows.Settlement::ruleVersion);
        value(rows.stream().map(Rows.Settlement::reverses).toArray(Long[]::new));
        texts(rows, Rows.Settlement::reason);
    }

    private void opened(List<OpenItem> rows) throws SQLException {
        identity(rows);
        texts(rows, row -> row.of.debit() ? "D" : "C");
        texts(rows, row -> row.of.kind());
        texts(rows, row -> row.of.product());
        texts(rows, row -> row.of.happenedOn());
        texts(rows, row -> row.of.dueOn());
        numbers(rows, row -> row.of.amount());
        numbers(rows, row -> row.open);
        numbers(rows, row -> row.contested);
        texts(rows, row -> row.of.reference());
    }

    private void identity(List<OpenItem> rows) throws SQLException {
        numbers(rows, row -> row.of.key().customer().value());
        numbers(rows, row -> row.of.key().account().value());
        numbers(rows, row -> row.of.id());
    }

    private <T> void numbers(List<T> rows, ToLongFunction<T> number) throws SQLException {
        value(rows.stream().mapToLong(number).toArray());
    }

    @SuppressWarnings("NullAway") // a null in an array is a null in a column
    private <T> void texts(List<T> rows, Function<T, @Nullable Object> text) throws SQLException {
        var texts = new String[rows.size()];
        for (var i = 0; i < texts.length; i++) {
            var value = text.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        value(texts);
    }

    private void value(Object value) throws SQLException {
        statement.setObject(next++, value);
    }

    private void expect(int... counts) throws SQLException {
        check(statement.getUpdateCount(), counts[0]);
        expectNext(java.util.Arrays.copyOfRange(counts, 1, counts.length));
    }

    private void expectNext(int... counts) throws SQLException {
        for (var count : counts) {
            statement.getMoreResults();
            check(statement.getUpdateCount(), count);
        }
    }

    /** Anything else would mean that somebody wrote without holding the lock. */
    static void check(int written, int wanted) {
        if (written != wanted) throw new IllegalStateException(written + " rows written instead of " + wanted);
    }

    /** Writes what of a copied batch only changes. */
    static boolean change(PreparedStatement statement, List<OpenItem> stored) throws SQLException {
        var touched = stored.stream().filter(item -> item.open > 0).toList();
        var settled = stored.stream().filter(item -> item.open == 0).toList();
        var next = identity(statement, 1, touched);
        statement.setObject(next++, touched.stream().mapToLong(row -> row.open).toArray());
        statement.setObject(
                next++, touched.stream().mapToLong(row -> row.contested).toArray());
        identity(statement, next, settled);
        statement.execute();
        for (var skipped = 0; skipped < 3; skipped++) statement.getMoreResults();
        check(statement.getUpdateCount(), touched.size());
        statement.getMoreResults();
        check(statement.getUpdateCount(), settled.size());
        return true;
    }

    private static int identity(PreparedStatement statement, int from, List<OpenItem> rows) throws SQLException {
        var next = from;
        statement.setObject(
                next++,
                rows.stream().mapToLong(row -> row.of.key().customer().value()).toArray());
        statement.setObject(
                next++,
                rows.stream().mapToLong(row -> row.of.key().account().value()).toArray());
        statement.setObject(next++, rows.stream().mapToLong(row -> row.of.id()).toArray());
        return next;
    }
}
