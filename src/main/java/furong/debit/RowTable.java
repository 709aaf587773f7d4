package furong.debit;

import furong.customer.Account;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.debit.BankEntry.Kind;
import furong.platform.AcrossCustomers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of banks' files. */
@Component
@AcrossCustomers("a bank's file concerns many customers")
class RowTable {

    /** Our printed account numbers, wherever a payer has written one. */
    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("ZH\\d{6}-\\d{5}-\\d");

    static final String COLUMNS =
            "file, line, kind, end_to_end, mandate, batch, bank_ref, amount_minor, reason, words, payer,"
                    + " value_date, state, note, customer, account, collection";

    private final JdbcClient db;
    private final Customers customers;

    RowTable(JdbcClient db, Customers customers) {
        this.db = db;
        this.customers = customers;
    }

    /** What became of an entry. */
    record Result(
            int line,
            FileRow.State state,
            String note,
            @Nullable CustomerId customer,
            @Nullable AccountId account) {}

    void insert(FileId file, List<BankEntry> entries) {
        var numbers = entries.stream().map(RowTable::accountNumber).toList();
        var known = customers.accounts(
                numbers.stream().filter(number -> !number.isEmpty()).distinct().toList());
        var _ = db.sql("""
                        insert into debit.row (file, line, kind, end_to_end, mandate, batch, bank_ref, amount_minor, reason,
                                               words, payer, value_date, state, account_no, customer, account)
                        select :file, line, kind, end_to_end, mandate, batch, bank_ref, amount, reason, words, payer, day,
                               case kind when 'OTHER' then 'IGNORED' else 'WAITING' end, number, customer, account
                        from unnest(:lines, :kinds, :ends, :mandates, :batches, :refs, :amounts, :reasons, :words, :payers,
                                    :days, :numbers, :customers, :accounts)
                          as e (line, kind, end_to_end, mandate, batch, bank_ref, amount, reason, words, payer, day, number,
                                customer, account)
                        on conflict do nothing""")
                .param("file", file.value())
                .param("lines", column(entries, BankEntry::line, Integer[]::new))
                .param("kinds", column(entries, entry -> entry.kind().name(), String[]::new))
                .param("ends", column(entries, BankEntry::endToEnd, String[]::new))
                .param("mandates", column(entries, BankEntry::mandate, String[]::new))
                .param("batches", column(entries, BankEntry::batch, String[]::new))
                .param("refs", column(entries, BankEntry::bankRef, String[]::new))
                .param("amounts", column(entries, BankEntry::minor, Long[]::new))
                .param("reasons", column(entries, BankEntry::reason, String[]::new))
                .param("words", column(entries, BankEntry::words, String[]::new))
                .param("payers", column(entries, BankEntry::payer, String[]::new))
                .param("days", column(entries, entry -> day(entry.valueDate()), java.sql.Date[]::new))
                .param("numbers", numbers.toArray(String[]::new))
                .param(
                        "customers",
                        column(numbers, number -> key(known.get(number), Account.Key::customer), Long[]::new))
                .param("accounts", column(numbers, number -> account(known.get(number)), Long[]::new))
                .update();
    }

    private static java.sql.@Nullable Date day(@Nullable LocalDate day) {
        return day == null ? null : java.sql.Date.valueOf(day);
    }

    private static @Nullable Long key(Account.@Nullable Key key, Function<Account.Key, CustomerId> part) {
        return key == null ? null : part.apply(key).value();
    }

    private static @Nullable Long account(Account.@Nullable Key key) {
        return key == null ? null : key.account().value();
    }

    private static String accountNumber(BankEntry entry) {
        var found = ACCOUNT_NUMBER.matcher(entry.endToEnd() + " " + entry.words());
        return found.find() ? found.group() : "";
    }

    private static <S, T> @Nullable T[] column(
            List<S> entries, Function<S, @Nullable T> of, java.util.function.IntFunction<@Nullable T[]> array) {
        return entries.stream().map(of).toArray(array);
    }

    /** Of entries that say the same of the same thing only the first counts. */
    void markTwice(FileId file) {
        var _ = db.sql("""
                        update debit.row r set state = 'TWICE' from (
                            select line, row_number() over (partition by kind, end_to_end, bank_ref, amount_minor order by line)
                                as nth
                            from debit.row where file = :file and state = 'WAITING' and end_to_end || bank_ref <> '') as seen
                        where r.file = :file and r.line = seen.line and seen.nth > 1""").param("file", file.value()).update();
    }

    /** Finds the collections that entries are about, by our reference of them. */
    void resolve(FileId file) {
        var _ = db.sql("""
                        update debit.row r set customer = d.customer, collection = d.collection,
                            account = (select c.account from debit.collection c
                                       where c.customer = d.customer and c.id = d.collection)
                        from debit.end_to_end d
                        where r.file = :file and r.state = 'WAITING' and d.end_to_end = r.end_to_end""").param("file", file.value()).update();
    }

    /** The kind of entry that is to be posted next: what came before what went back. */
    Optional<Kind> next(FileId file) {
        for (var kind : Kind.values()) {
            var some = db.sql("select 1 from debit.row where file = ? and kind = ? and state = 'WAITING' limit 1")
                    .params(file.value(), kind.name())
                    .query(Integer.class)
                    .optional();
            if (some.isPresent()) return Optional.of(kind);
        }
        return Optional.empty();
    }

    /** Entries of one kind that wait, in the order of customers. */
    List<FileRow> waiting(FileId file, Kind kind, int limit) {
        return db.sql("select " + COLUMNS + " " + """
                         from debit.row where file = ? and kind = ? and state = 'WAITING'
                        order by customer nulls last, line limit ?""")
                .params(file.value(), kind.name(), limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Of these lines those whose money another file of the bank told of before, when nobody knew whose it is. */
    Set<Integer> toldBefore(BankFile file, List<FileRow> rows) {
        return Set.copyOf(db.sql("""
                        select line from unnest(:lines, :references, :amounts) as told (line, reference, amount)
                        where reference <> '' and exists (
                            select from debit.row r join debit.file f on f.id = r.file
                            where r.bank_ref = told.reference and r.kind = 'CREDIT' and r.amount_minor = told.amount
                              and r.note in ('unplaced', 'placed', 'aside') and r.file <> :file and f.bank = :bank)""")
                .param("lines", column(rows, row -> row.entry().line(), Integer[]::new))
                .param("references", column(rows, row -> row.entry().bankRef(), String[]::new))
                .param("amounts", column(rows, row -> row.entry().minor(), Long[]::new))
                .param("file", file.id().value())
                .param("bank", file.bank().value())
                .query(Integer.class)
                .list());
    }

    /** Notes what became of entries that waited. */
    void end(FileId file, List<Result> results) {
        var _ = db.sql("""
                        update debit.row r set state = e.state, note = e.note,
                            customer = coalesce(e.customer, r.customer), account = coalesce(e.account, r.account)
                        from unnest(:lines, :states, :notes, :customers, :accounts)
                            as e (line, state, note, customer, account)
                        where r.file = :file and r.line = e.line and r.state in ('WAITING', 'UNMATCHED')""")
                .param("file", file.value())
                .param("lines", column(results, Result::line, Integer[]::new))
                .param("states", column(results, result -> result.state().name(), String[]::new))
                .param("notes", column(results, Result::note, String[]::new))
                .param(
                        "customers",
                        column(
                                results,
                                result -> result.customer() == null
                                        ? null
                                        : result.customer().value(),
                                Long[]::new))
                .param(
                        "accounts",
                        column(
                                results,
                                result -> result.account() == null
                                        ? null
                                        : result.account().value(),
                                Long[]::new))
                .update();
    }

    List<FileRow> of(FileId file, int after, int limit, List<FileRow.State> states) {
        return db.sql("select " + COLUMNS + " " + """
                         from debit.row where file = :file and line > :after
                          and (cardinality(:states::text[]) = 0 or state = any(:states)) order by line limit :limit""")
                .param("file", file.value())
                .param("after", after)
                .param("states", states.stream().map(FileRow.State::name).toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Money that came for nobody we know, the oldest first. */
    List<FileRow> unmatched(int limit) {
        return db.sql("select " + COLUMNS + " " + """
                         from debit.row where state = 'UNMATCHED' order by value_date, file, line limit ?""")
                .param(limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** One entry that is unmatched, locked. */
    Optional<FileRow> unmatched(FileId file, int line) {
        return db.sql("select " + COLUMNS
                        + " from debit.row where file = ? and line = ? and state = 'UNMATCHED' for update")
                .params(file.value(), line)
                .query((row, n) -> row(row))
                .optional();
    }

    private static FileRow row(ResultSet row) throws SQLException {
        var entry = new BankEntry(
                row.getInt("line"),
                Kind.valueOf(row.getString("kind")),
                row.getString("end_to_end"),
                row.getString("mandate"),
                row.getString("batch"),
                row.getString("bank_ref"),
                row.getLong("amount_minor"),
                row.getString("reason"),
                row.getString("words"),
                row.getString("payer"),
                row.getObject("value_date", LocalDate.class));
        var customer = row.getLong("customer");
        var account = row.getLong("account");
        var collection = row.getLong("collection");
        return new FileRow(
                new FileId(row.getLong("file")),
                entry,
                FileRow.State.valueOf(row.getString("state")),
                row.getString("note"),
                customer == 0 ? null : new CustomerId(customer),
                account == 0 ? null : new AccountId(account),
                collection == 0 ? null : new CollectionId(collection));
    }
}
