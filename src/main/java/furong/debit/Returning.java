package furong.debit;

import furong.debit.RowTable.Result;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.payment.PayChannel;
import furong.payment.Payments;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a bank rejects or sends back. A paid collection is taken back in the ledger, which opens again exactly what it had
 * settled; then the reason decides what happens to the mandate.
 */
@Component
@AcrossCustomers("a bank's file concerns many customers")
class Returning {

    private static final int CHUNK = 500;
    private static final String FEES = "revenue.one-off";

    private final CollectionTable collections;
    private final Reasons reasons;
    private final Payments payments;
    private final Ledger ledger;
    private final Clock clock;

    Returning(CollectionTable collections, Reasons reasons, Payments payments, Ledger ledger, Clock clock) {
        this.collections = collections;
        this.reasons = reasons;
        this.payments = payments;
        this.ledger = ledger;
        this.clock = clock;
    }

    List<Result> rejected(BankFile file, List<FileRow> chunk, Actor by) {
        return chunk.stream()
                .flatMap(row -> (row.entry().isSum()
                                ? whole(file, row, by)
                                : Optional.of(failed(file, row, CollectionState.REJECTED, by)))
                        .stream())
                .toList();
    }

    /** A whole file of ours, rejected: some at a time, until none is left to be. */
    private Optional<Result> whole(BankFile file, FileRow row, Actor by) {
        var left = collections.state(row.entry().batch(), file.bank(), CollectionState.SENT, CHUNK);
        for (var one : left)
            fail(
                    one,
                    CollectionState.REJECTED,
                    row.entry().reason(),
                    row.entry().valueDate(),
                    by);
        return left.isEmpty()
                ? Optional.of(new Result(row.entry().line(), FileRow.State.DONE, "", null, null))
                : Optional.empty();
    }

    List<Result> returned(BankFile file, List<FileRow> chunk, Actor by) {
        return chunk.stream()
                .map(row -> failed(file, row, CollectionState.RETURNED, by))
                .toList();
    }

    private Result failed(BankFile file, FileRow row, CollectionState state, Actor by) {
        var line = row.entry().line();
        var one = collection(row);
        if (one.isEmpty() || !one.get().bank().equals(file.bank()))
            return new Result(line, FileRow.State.UNMATCHED, "unknown-collection", null, null);
        var collection = one.get();
        if (collection.state() == CollectionState.RETURNED)
            return new Result(line, FileRow.State.DONE, "returned-already", null, null);
        if (collection.state() == state) return new Result(line, FileRow.State.DONE, "rejected-already", null, null);
        if (row.entry().minor() != 0
                && row.entry().minor() != collection.amount().minor())
            return new Result(line, FileRow.State.UNMATCHED, "amount", null, null);
        fail(collection, state, row.entry().reason(), row.entry().valueDate(), by);
        return new Result(line, FileRow.State.DONE, "", null, null);
    }

    private Optional<Collection> collection(FileRow row) {
        var customer = row.customer();
        var id = row.collection();
        return customer == null || id == null ? Optional.empty() : collections.lock(customer, id);
    }

    /** A return blocks money that has not been heard of yet; a rejection means that none will come. */
    void fail(Collection one, CollectionState state, String code, @Nullable LocalDate day, Actor by) {
        var paid = one.state() == CollectionState.PAID;
        var end = paid ? CollectionState.RETURNED : state;
        var reason = reasons.of(code);
        if (end == CollectionState.RETURNED) {
            var _ = payments.reverse(
                    PayChannel.DIRECT_DEBIT,
                    one.bank().value(),
                    one.endToEnd(),
                    code.isEmpty() ? "returned" : code,
                    by);
        }
        var does = reasons.follow(one.customer(), one.mandate(), reason, day);
        collections.failed(one, end, code.isEmpty() ? reason.code() : code, does, day, clock.instant());
        if (reason.feeMinor() > 0) charge(one, reason, day, by);
    }

    /** The fee bears the collection's own id: however often it is tried, it is one. */
    private void charge(Collection one, Reason reason, @Nullable LocalDate day, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var on = day == null ? today : day;
        ledger.charge(
                new NewCharge(
                        one.customer(),
                        one.account(),
                        new ItemId(one.id().value()),
                        ItemKind.ONE_OFF,
                        "DEBIT_RETURN",
                        Money.fen(reason.feeMinor()),
                        on,
                        today,
                        today.plusDays(30),
                        one.endToEnd(),
                        FEES),
                by);
    }
}
