package furong.billing;

import furong.billing.Bill.CreditNote;
import furong.billing.Bill.Line;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.CreditKind;
import furong.ledger.Discretion;
import furong.ledger.ItemId;
import furong.ledger.NewCredit;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is put right after a bill was made: too little stands on the next, too much is taken off by a credit note. */
@Component
@Transactional
public class Corrections {

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;
    private final DocumentNumbers numbers;
    private final Discretion discretion;
    private final Bills bills;
    private final OneOffs oneOffs;

    Corrections(
            JdbcClient db,
            Clock clock,
            Audit audit,
            DocumentNumbers numbers,
            Discretion discretion,
            Bills bills,
            OneOffs oneOffs) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.numbers = numbers;
        this.discretion = discretion;
        this.bills = bills;
        this.oneOffs = oneOffs;
    }

    /**
     * Charges an account once by hand; it stands on the next bill. What was charged too much is a {@link #credit}.
     *
     * @param product code of the product it is for
     * @throws Refused field-required without a reason, adjustment-amount unless it is more than nothing
     */
    public void adjust(Adjustment wanted, Actor by) {
        if (wanted.reason().isBlank()) throw Refused.field("reason", "field-required");
        if (!wanted.amount().isPositive()) throw Refused.field("amount", "adjustment-amount");
        oneOffs.add(
                wanted.customer(),
                new OneOffs.OneOff(
                        wanted.account(),
                        null,
                        wanted.product(),
                        OneOffs.ADJUSTMENT,
                        wanted.name(),
                        wanted.amount(),
                        numbers.next("TZ"),
                        wanted.reason()));
        audit.note(
                by,
                "billing.adjusted",
                wanted.customer().value(),
                "account:" + wanted.account().text(),
                Map.of("minor", wanted.amount().minor(), "reason", wanted.reason()));
    }

    /** What is to be charged once, by hand. */
    public record Adjustment(
            CustomerId customer, AccountId account, String product, Label name, Money amount, String reason) {}

    /**
     * Takes something off a bill: its line's item is settled first, what is over goes the way the ledger's rule says.
     * Above the limit of who asks it waits, and nothing is credited, until a second person agrees.
     *
     * @param line null for off the whole bill
     * @throws Refused field-required without a reason, credit-too-much if more than is left of the line or bill
     */
    public CreditNote credit(Bill bill, @Nullable Integer line, Money amount, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "field-required");
        db.sql("select id from billing.bill where customer = ? and id = ? for update")
                .params(bill.customer().value(), bill.id().value())
                .query(Long.class)
                .single();
        var now = bills.get(bill.customer(), bill.id());
        var left = left(now, line);
        if (!amount.isPositive() || amount.compareTo(left) > 0)
            throw Refused.field("amount", "credit-too-much", left.decimal());
        var id = new ItemId(Ids.next());
        var note = new CreditNote(numbers.next("HC"), line, amount, reason.strip(), clock.instant(), by.badge());
        var asked = discretion.credit(credit(now, line, note, id), note.reason(), by);
        write(asked instanceof Discretion.Asked.Done ? "credit_note" : "asked_note", now, note, id);
        audit.note(
                by,
                "billing.credited",
                bill.customer().value(),
                "bill:" + bill.id().text(),
                Map.of("number", note.number(), "minor", amount.minor(), "reason", note.reason()));
        return note;
    }

    private void write(String table, Bill bill, CreditNote note, ItemId id) {
        db.sql("insert into billing." + table + """
                         (customer, id, account, bill, line, number, amount_minor, currency, reason, made_at, badge)
                        values (:customer, :id, :account, :bill, :line, :number, :amount, :currency, :reason, :now, :by)""")
                .param("customer", bill.customer().value())
                .param("id", id.value())
                .param("account", bill.account().value())
                .param("bill", bill.id().value())
                .param("line", note.line(), java.sql.Types.INTEGER)
                .param("number", note.number())
                .param("amount", note.amount().minor())
                .param("currency", note.amount().currency())
                .param("reason", note.reason())
                .param("now", Timestamp.from(note.at()))
                .param("by", note.badge())
                .update();
    }

    /** A second person agreed, and the note counts, or declined, and it is gone; what is not a note's is not ours. */
    @EventListener
    void on(Discretion.Decided decided) {
        db.sql("""
                        with asked as (delete from billing.asked_note where customer = :customer and id = :id returning *)
                        insert into billing.credit_note (customer, id, account, bill, line, number, amount_minor,
                            currency, reason, made_at, badge)
                        select customer, id, account, bill, line, number, amount_minor, currency, reason, made_at, badge
                        from asked where :agreed""")
                .param("customer", decided.customer().value())
                .param("id", decided.item().value())
                .param("agreed", decided.agreed())
                .update();
    }

    private NewCredit credit(Bill bill, @Nullable Integer line, CreditNote note, ItemId id) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var first = bill.lines().stream()
                .filter(one -> line == null || one.line() == line)
                .filter(one -> one.item() != null)
                .map(Line::item)
                .distinct()
                .toList();
        return new NewCredit(
                bill.customer(),
                bill.account(),
                id,
                CreditKind.CREDIT_NOTE,
                note.amount(),
                today,
                today,
                note.number(),
                "revenue.adjustment",
                first);
    }

    private static Money left(Bill bill, @Nullable Integer line) {
        var free = bill.asked().stream().map(CreditNote::amount).reduce(bill.net(), Money::minus);
        if (line == null) return free;
        var of = bill.lines().stream()
                .filter(one -> one.line() == line)
                .findFirst()
                .orElseThrow(() -> Refused.field("line", "not-found", line));
        return Stream.concat(bill.notes().stream(), bill.asked().stream())
                .filter(note -> line.equals(note.line()))
                .map(CreditNote::amount)
                .reduce(of.amount(), Money::minus)
                .min(free);
    }
}
