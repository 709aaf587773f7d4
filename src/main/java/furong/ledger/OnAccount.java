package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is done with credit that waits on an account, and with deposits. */
@Component
class OnAccount {

    private static final String TRANSFERS = "transfer";
    private static final String DEPOSITS = "liability.deposit";

    private final Books books;
    private final Statements statements;
    private final Clock clock;

    OnAccount(Books books, Statements statements, Clock clock) {
        this.books = books;
        this.statements = statements;
        this.clock = clock;
    }

    /** Refused {@code ledger-not-on-account} if less than that waits. */
    void transfer(CustomerId customer, AccountId from, AccountId to, Money amount, Actor by) {
        if (!amount.isPositive()) throw Refused.field("amount", "ledger-amount-not-positive");
        if (from.equals(to)) throw Refused.field("account", "ledger-same-account");
        var source = new AccountKey(customer, from);
        var target = new AccountKey(customer, to);
        var batch = books.open(Books.Wanted.accounts(List.of(source, target), amount.currency()));
        var today = today();
        var journal = new Rows.Journal(source, Ids.next(), "TRANSFER", "account:" + to.text(), "", today, today);
        batch.rows.journals.add(journal);
        var minor = amount.minor();
        batch.rows.entries.add(new Rows.Entry(journal, 1, from.value(), Books.RECEIVABLE, minor, amount.currency()));
        batch.rows.entries.add(new Rows.Entry(journal, 2, to.value(), Books.RECEIVABLE, -minor, amount.currency()));
        take(
                batch,
                row(source, Ids.next(), ItemKind.TRANSFER_OUT, "account:" + to.text(), minor),
                amount,
                journal.id());
        batch.add(new Rows.NewItem(
                new Rows.Item(
                        target,
                        Ids.next(),
                        false,
                        CreditKind.TRANSFER_IN.name(),
                        "",
                        today,
                        null,
                        "account:" + from.text(),
                        minor),
                amount.currency(),
                today,
                Books.RECEIVABLE,
                null,
                journal.id()));
        batch.settle(target, today);
        books.close(batch, by);
    }

    /** Pays out what waits on the account. Refused {@code ledger-not-on-account} if less than that waits. */
    void refund(Discretion.Request of, Actor by) {
        var key = new AccountKey(of.customer(), of.account());
        var batch = books.open(Books.Wanted.accounts(List.of(key), of.amount().currency()));
        var today = today();
        var minor = of.amount().minor();
        var journal = batch.post(
                new Rows.Journal(key, Ids.next(), "REFUND", of.reference(), of.reason(), today, today),
                of.amount(),
                Map.of(of.otherSide(), -minor));
        take(batch, row(key, of.item().value(), ItemKind.REFUND, of.reference(), minor), of.amount(), journal.id());
        books.close(batch, by);
    }

    /** Gives back what is held: it settles what is owed, and what is left waits on the account to be refunded. */
    Money returnDeposit(AccountKey key, String reference, Actor by) {
        var currency = statements.currency(key);
        var batch = books.open(Books.Wanted.accounts(List.of(key), currency));
        var held = new Money(statements.deposit(key), currency);
        if (!held.isPositive()) throw new Refused("ledger-no-deposit");
        var today = today();
        var credit = new NewCredit(
                key.customer(),
                key.account(),
                ItemId.next(),
                CreditKind.DEPOSIT_RETURN,
                held,
                today,
                today,
                reference,
                DEPOSITS,
                List.of());
        var unused = Postings.credit(batch, credit);
        books.close(batch, by);
        return held;
    }

    /**
     * The giver's deposit is given back, which settles it if it was never paid; the taker is charged it; and what was paid
     * goes over to settle that. Nothing of it settles what else the giver owes: the taker has paid the giver for it.
     */
    void passDeposit(Ledger.PassedDeposit passed, Actor by) {
        var giver = passed.from();
        var taker = passed.to();
        var amount = passed.amount();
        var batch = books.open(Books.Wanted.accounts(List.of(giver, taker), amount.currency()));
        var returned = credit(batch, giver, CreditKind.DEPOSIT_RETURN, DEPOSITS, passed);
        batch.settleFirst(returned, List.of(passed.item()));
        var owed = charge(batch, passed);
        var paid = new Money(returned.open, amount.currency());
        if (paid.isPositive()) {
            var over = passed.of(paid);
            var out = batch.post(journal("TRANSFER", giver, over), paid, Map.of(TRANSFERS, -paid.minor()));
            var debit = batch.add(new Rows.NewItem(
                    row(giver, Ids.next(), ItemKind.TRANSFER_OUT, passed.reference(), paid.minor()),
                    amount.currency(),
                    passed.on(),
                    TRANSFERS,
                    null,
                    out.id()));
            var settled = batch.settle(debit, returned, paid.minor(), 0);
            var came = credit(batch, taker, CreditKind.TRANSFER_IN, TRANSFERS, over);
            batch.settle(owed, came, settled.amount(), 0);
        }
        books.close(batch, by);
    }

    private static Rows.OpenItem charge(Batch batch, Ledger.PassedDeposit passed) {
        var amount = passed.amount();
        var journal = batch.post(journal("CHARGE", passed.to(), passed), amount, Map.of(DEPOSITS, -amount.minor()));
        var item = new Rows.Item(
                passed.to(),
                passed.newItem().value(),
                true,
                ItemKind.DEPOSIT.name(),
                "",
                passed.on(),
                passed.dueOn(),
                passed.reference(),
                amount.minor());
        return batch.add(new Rows.NewItem(item, amount.currency(), passed.on(), DEPOSITS, null, journal.id()));
    }

    private static Rows.OpenItem credit(
            Batch batch, AccountKey key, CreditKind kind, String otherSide, Ledger.PassedDeposit passed) {
        var amount = passed.amount();
        var journal = batch.post(journal("CREDIT", key, passed), amount.negated(), Map.of(otherSide, amount.minor()));
        return batch.add(new Rows.NewItem(
                new Rows.Item(
                        key, Ids.next(), false, kind.name(), "", passed.on(), null, passed.reference(), amount.minor()),
                amount.currency(),
                passed.on(),
                otherSide,
                null,
                journal.id()));
    }

    private static Rows.Journal journal(String kind, AccountKey key, Ledger.PassedDeposit passed) {
        return new Rows.Journal(key, Ids.next(), kind, passed.reference(), "", passed.on(), passed.on());
    }

    /** Adds a debit and lets it be settled by what waits on the account, the oldest first. */
    private void take(Batch batch, Rows.Item item, Money amount, long journal) {
        var debit = batch.add(new Rows.NewItem(item, amount.currency(), today(), Books.RECEIVABLE, null, journal));
        for (var open : List.copyOf(batch.open(item.key()))) {
            if (open.of.debit() || open.open == 0 || debit.open == 0) continue;
            batch.settle(debit, open, Math.min(debit.open, open.open), 0);
        }
        if (debit.open > 0) throw Refused.field("amount", "ledger-not-on-account");
    }

    private Rows.Item row(AccountKey key, long id, ItemKind kind, String reference, long minor) {
        return new Rows.Item(key, id, true, kind.name(), "", today(), today(), reference, minor);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
