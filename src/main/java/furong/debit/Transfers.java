package furong.debit;

import furong.agency.AgentCode;
import furong.customer.Customers;
import furong.ledger.Ledger;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money that customers transferred and nobody could place: found an account by a person, or put aside with a reason. */
@Component
@Transactional
@AcrossCustomers("nobody knows yet whose the money is")
public class Transfers {

    private final RowTable rows;
    private final FileTable files;
    private final Customers customers;
    private final Payments payments;
    private final Posting posting;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Transfers(
            RowTable rows,
            FileTable files,
            Customers customers,
            Payments payments,
            Posting posting,
            Ledger ledger,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.customers = customers;
        this.payments = payments;
        this.posting = posting;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** What nobody could place, the oldest first. */
    @Transactional(readOnly = true)
    public List<FileRow> unmatched(int limit) {
        return rows.unmatched(limit);
    }

    /**
     * Books money that came to an account, by its printed number; its reference stays the bank's, so that the same
     * money in a later statement is known.
     *
     * @throws Refused {@code debit-not-unmatched}, {@code debit-not-money}, {@code debit-account-unknown}
     */
    public void place(FileId file, int line, String accountNumber, Actor by) {
        var row = locked(file, line);
        if (row.entry().kind() != BankEntry.Kind.CREDIT) throw new Refused("debit-not-money");
        var number = accountNumber.strip();
        var key = customers.accounts(List.of(number)).get(number);
        if (key == null) throw Refused.field("account", "debit-account-unknown", number);
        var bank = bank(file);
        var value = row.entry().valueDate();
        var day = value == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : value;
        var outcome = payments.receive(
                new Receipt(
                        PayChannel.TRANSFER,
                        bank.value(),
                        Posting.transferReference(file, row.entry()),
                        key.customer(),
                        key.account(),
                        Money.fen(row.entry().minor()),
                        day.atStartOfDay(clock.getZone()).toInstant(),
                        day,
                        day,
                        row.note().equals(Posting.OWED) ? Posting.UNPLACED : Posting.TRANSFERRED,
                        List.of()),
                by);
        if (outcome instanceof Outcome.Declined declined) throw new Refused(declined.why());
        rows.end(file, List.of(new RowTable.Result(line, FileRow.State.DONE, "placed", key.customer(), key.account())));
        audit.note(
                by,
                "debit.transfer-placed",
                key.customer().value(),
                "bank-file:" + file.text() + ":" + line,
                Map.of("minor", row.entry().minor()));
    }

    /** Puts an entry aside: it goes back to the payer, or was looked into; says why. */
    public void setAside(FileId file, int line, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "reason-needed");
        var row = locked(file, line);
        if (row.note().equals(Posting.OWED))
            ledger.move(
                    posting.unplaced(
                            Posting.UNPLACED,
                            Posting.TRANSFERRED,
                            Money.fen(row.entry().minor()),
                            file),
                    by);
        rows.end(file, List.of(new RowTable.Result(line, FileRow.State.IGNORED, "aside", null, null)));
        audit.note(by, "debit.entry-aside", 0, "bank-file:" + file.text() + ":" + line, Map.of("why", why.strip()));
    }

    private FileRow locked(FileId file, int line) {
        return rows.unmatched(file, line).orElseThrow(() -> new Refused("debit-not-unmatched"));
    }

    private AgentCode bank(FileId file) {
        return files.files("where id = :id limit :limit", file.value(), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", file.text()))
                .bank();
    }
}
