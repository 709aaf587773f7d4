package furong.debit;

import furong.agency.Agencies;
import furong.debit.RowTable.Result;
import furong.ledger.Ledger;
import furong.ledger.Ledger.GeneralMove;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts the entries of a file, a chunk in a transaction: the money, the collection it is about and the entry change
 * together, so that a chunk is done or not begun. What came is posted before what went back.
 */
@Component
@AcrossCustomers("a bank's file concerns many customers")
class Posting {

    private static final int CHUNK = 500;
    static final String COLLECTED = "clearing.debit";
    static final String TRANSFERRED = "clearing.transfer";

    /** Where money stands that is nobody's yet, and the note on its row that says so. */
    static final String UNPLACED = "liability.unplaced";

    static final String OWED = "unplaced";

    private final RowTable rows;
    private final FileTable files;
    private final CollectionTable collections;
    private final Returning returning;
    private final Answering answering;
    private final Payments payments;
    private final Agencies agencies;
    private final Ledger ledger;
    private final Clock clock;

    Posting(
            RowTable rows,
            FileTable files,
            CollectionTable collections,
            Returning returning,
            Answering answering,
            Payments payments,
            Agencies agencies,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.collections = collections;
        this.returning = returning;
        this.answering = answering;
        this.payments = payments;
        this.agencies = agencies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public boolean next(BankFile file) {
        if (file.state() != BankFile.State.POSTING) return false;
        var kind = rows.next(file.id());
        if (kind.isEmpty()) {
            if (files.move(file.id(), BankFile.State.POSTING, BankFile.State.DONE, clock.instant()))
                answering.through(file);
            return false;
        }
        var chunk = rows.waiting(file.id(), kind.get(), CHUNK);
        var by = Actor.system("bank-file " + file.id().text());
        var results = switch (kind.get()) {
            case ACCEPTED -> answering.accepted(file, chunk);
            case CREDIT -> credits(file, chunk, by);
            case REJECTED -> returning.rejected(file, chunk, by);
            case RETURN -> returning.returned(file, chunk, by);
            case OTHER -> List.<Result>of();
        };
        rows.end(file.id(), results);
        return true;
    }

    private List<Result> credits(BankFile file, List<FileRow> chunk, Actor by) {
        var results = new ArrayList<Result>();
        var posted = new ArrayList<FileRow>();
        var receipts = new ArrayList<Receipt>();
        var unknown = new ArrayList<FileRow>();
        for (var row : chunk) {
            var receipt = receipt(file, row);
            if (receipt.isPresent()) {
                posted.add(row);
                receipts.add(receipt.get());
            } else if (row.entry().isSum()) {
                sum(file, row, by).ifPresent(results::add);
            } else if (agencies.money(
                    file.bank(), row.entry().words(), row.entry().minor(), by)) {
                results.add(new Result(row.entry().line(), FileRow.State.DONE, "agent", null, null));
            } else {
                unknown.add(row);
            }
        }
        results.addAll(unplaced(file, unknown, by));
        results.addAll(post(posted, receipts, by));
        return results;
    }

    /** Money of which nobody knows whose it is: we owe it to somebody, from the first file that tells of it. */
    private List<Result> unplaced(BankFile file, List<FileRow> unknown, Actor by) {
        if (unknown.isEmpty()) return List.of();
        var before = rows.toldBefore(file, unknown);
        var results = new ArrayList<Result>();
        var sum = Money.fen(0);
        for (var row : unknown) {
            var told = before.contains(row.entry().line());
            var state = told ? FileRow.State.TWICE : FileRow.State.UNMATCHED;
            results.add(new Result(row.entry().line(), state, told ? "" : OWED, null, null));
            if (!told) sum = sum.plus(Money.fen(row.entry().minor()));
        }
        if (sum.isPositive()) ledger.move(unplaced(TRANSFERRED, UNPLACED, sum, file.id()), by);
        return results;
    }

    GeneralMove unplaced(String debit, String credit, Money amount, FileId file) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return new GeneralMove(debit, credit, amount, today, "bank-file:" + file.text());
    }

    /** The receipt for money that names a collection or an account of ours. */
    private Optional<Receipt> receipt(BankFile file, FileRow row) {
        var customer = row.customer();
        var account = row.account();
        if (customer == null || account == null) return Optional.empty();
        var entry = row.entry();
        var day = day(entry);
        var collected = row.collection() != null;
        return Optional.of(new Receipt(
                collected ? PayChannel.DIRECT_DEBIT : PayChannel.TRANSFER,
                file.bank().value(),
                collected ? entry.endToEnd() : transferReference(file.id(), entry),
                customer,
                account,
                Money.fen(entry.minor()),
                day.atStartOfDay(clock.getZone()).toInstant(),
                day,
                day,
                collected ? COLLECTED : TRANSFERRED,
                List.of()));
    }

    /** The bank's own, which stays the same from the advice to the statement; without one, the place in the file. */
    static String transferReference(FileId file, BankEntry entry) {
        return entry.bankRef().isEmpty() ? file.text() + ":" + entry.line() : entry.bankRef();
    }

    private List<Result> post(List<FileRow> posted, List<Receipt> receipts, Actor by) {
        var outcomes = payments.receiveAll(receipts, by);
        var results = new ArrayList<Result>();
        var paid = new ArrayList<FileRow>();
        for (var n = 0; n < posted.size(); n++) {
            var row = posted.get(n);
            var declined = outcomes.get(n) instanceof Outcome.Declined no ? no.why() : "";
            if (declined.isEmpty() && row.collection() != null) paid.add(row);
            results.add(
                    switch (declined) {
                        case "" -> new Result(row.entry().line(), FileRow.State.DONE, "", null, null);
                        case "payment-blocked" ->
                            new Result(row.entry().line(), FileRow.State.DONE, "returned-before", null, null);
                        default -> new Result(row.entry().line(), FileRow.State.UNMATCHED, "differs", null, null);
                    });
        }
        collections.paid(paid, clock.instant());
        return results;
    }

    /** One sum for a whole file of ours: it must be what the accepted collections add up to; those are paid then. */
    private Optional<Result> sum(BankFile file, FileRow row, Actor by) {
        var batch = row.entry().batch();
        var due = collections.accepted(batch, file.bank(), CHUNK);
        if (due.isEmpty()) {
            var paid = collections.total(batch, file.bank()) == row.entry().minor();
            return Optional.of(new Result(
                    row.entry().line(),
                    paid ? FileRow.State.DONE : FileRow.State.UNMATCHED,
                    paid ? "" : "sum",
                    null,
                    null));
        }
        if (collections.total(batch, file.bank()) != row.entry().minor())
            return Optional.of(new Result(row.entry().line(), FileRow.State.UNMATCHED, "sum", null, null));
        var day = day(row.entry());
        var receipts = due.stream()
                .map(one -> new Receipt(
                        PayChannel.DIRECT_DEBIT,
                        file.bank().value(),
                        one.endToEnd(),
                        one.customer(),
                        one.account(),
                        one.amount(),
                        day.atStartOfDay(clock.getZone()).toInstant(),
                        day,
                        day,
                        COLLECTED,
                        List.of()))
                .toList();
        payments.receiveAll(receipts, by);
        collections.paid(due, day, clock.instant());
        return Optional.empty();
    }

    private LocalDate day(BankEntry entry) {
        var day = entry.valueDate();
        return day == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : day;
    }
}
