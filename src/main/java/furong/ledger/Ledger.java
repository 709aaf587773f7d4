package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers owe, what was credited to them, and what settled what. Every posting is a journal whose entries sum to
 * zero; nothing is ever changed or taken away, a correction is an entry of its own. The only thing a posting locks is
 * the row of its account. A journal says who made it, when and why: it is its own audit.
 *
 * <p>Ids are made by the caller: sending the same item twice changes nothing, sending another one with the same id is
 * refused as {@code ledger-item-differs}.
 */
@Component
@Transactional
public class Ledger {

    private final Postings postings;
    private final Settled settled;
    private final Statements statements;
    private final OnAccount onAccount;
    private final Discretion discretion;
    private final Books.House house;
    private final Reference reference;
    private final Audit audit;
    private final Clock clock;

    Ledger(
            Postings postings,
            Settled settled,
            Statements statements,
            OnAccount onAccount,
            Discretion discretion,
            Books.House house,
            Reference reference,
            Audit audit,
            Clock clock) {
        this.postings = postings;
        this.settled = settled;
        this.statements = statements;
        this.onAccount = onAccount;
        this.discretion = discretion;
        this.house = house;
        this.reference = reference;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an account of the general ledger is. */
    public enum GeneralKind {
        ASSET,
        LIABILITY,
        REVENUE,
        EXPENSE
    }

    /**
     * Money of the house that moves between two accounts of the general ledger and is no customer's.
     *
     * @param amount from {@code credit} to {@code debit}
     */
    public record GeneralMove(String debit, String credit, Money amount, LocalDate on, String reference) {}

    /**
     * A deposit that goes over to another customer together with what it is held for.
     *
     * @param item what it was charged as to {@code from}
     * @param newItem what it will be charged as to {@code to}
     */
    public record PassedDeposit(
            AccountKey from,
            ItemId item,
            AccountKey to,
            ItemId newItem,
            Money amount,
            LocalDate on,
            LocalDate dueOn,
            String reference) {

        PassedDeposit of(Money part) {
            return new PassedDeposit(from, item, to, newItem, part, on, dueOn, reference);
        }
    }

    /** Charges an account. Refused {@code ledger-amount-not-positive}, {@code ledger-gl-unknown}, {@code ledger-currency}. */
    public void charge(NewCharge charge, Actor by) {
        postings.charge(List.of(charge), by);
    }

    /** Charges any number of accounts, one statement per table. Credit that waits on an account settles them at once. */
    public void chargeAll(List<NewCharge> charges, Actor by) {
        postings.charge(charges, by);
    }

    /**
     * Credits an account; what is owed is settled in the order of the rule, what is left waits on the account. A credit
     * note, goodwill or write-off above the person's limit is refused as {@code ledger-second-person-needed}: ask for it
     * by {@link Discretion#credit}.
     */
    public Credited credit(NewCredit credit, Actor by) {
        return creditAll(List.of(credit), by).getFirst();
    }

    /** Credits any number of accounts, one statement per table; the answers come in the order of the credits. */
    public List<Credited> creditAll(List<NewCredit> credits, Actor by) {
        discretion.authorise(credits, by);
        return postings.credit(credits, by);
    }

    /**
     * Takes a credit back, as a bounced cheque or a returned debit does. What it had settled is open again, exactly as
     * much; what of it waited on the account is gone. Refused {@code ledger-reversed-before}.
     */
    public void reverse(CustomerId customer, ItemId credit, String reason, Actor by) {
        settled.reverse(customer, credit, reason, by);
    }

    /** What a credit has settled by now: what was taken back no longer counts. */
    @Transactional(readOnly = true)
    public Credited credited(CustomerId customer, ItemId credit) {
        return settled.by(customer, credit);
    }

    /** Moves credit that waits on one account of a customer to another one, where it settles what is owed. */
    public void transferOnAccount(CustomerId customer, AccountId from, AccountId to, Money amount, Actor by) {
        onAccount.transfer(customer, from, to, amount, by);
    }

    /** What is held as a deposit of the account: what of it was paid and not given back. */
    @Transactional(readOnly = true)
    public Money deposit(CustomerId customer, AccountId account) {
        var key = new AccountKey(customer, account);
        return new Money(statements.deposit(key), statements.currency(key));
    }

    /**
     * Gives the deposit back: it settles what is owed, what is left waits on the account and can be refunded. Refused
     * {@code ledger-no-deposit}.
     */
    public Money returnDeposit(CustomerId customer, AccountId account, String reference, Actor by) {
        return onAccount.returnDeposit(new AccountKey(customer, account), reference, by);
    }

    /**
     * Lets a deposit go over to another customer: what of it was paid is held for that one now, what was not is owed by
     * that one. Neither is paid anything.
     */
    public void passDeposit(PassedDeposit passed, Actor by) {
        onAccount.passDeposit(passed, by);
    }

    /** Moves money that is no customer's within the general ledger. Refused {@code ledger-gl-unknown}. */
    public void move(GeneralMove move, Actor by) {
        house.move(move, by);
    }

    /** How an account stands today. */
    @Transactional(readOnly = true)
    public Owed owed(CustomerId customer, AccountId account) {
        return statements.owed(new AccountKey(customer, account));
    }

    /** What was charged and credited from a day on until before another. */
    @Transactional(readOnly = true)
    public Statement statement(CustomerId customer, AccountId account, LocalDate from, LocalDate until) {
        return statements.statement(new AccountKey(customer, account), from, until);
    }

    /** All versions of the allocation rules, the newest first. */
    @Transactional(readOnly = true)
    public List<AllocationRule> rules() {
        return reference.all();
    }

    /**
     * Publishes the next version of an allocation rule. It holds for credits that count from {@code since} on, which must
     * not lie in the past. Refused {@code ledger-rule-past}, {@code ledger-rule-version}.
     */
    public void publish(AllocationRule rule, Actor by) {
        if (rule.since().isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone())))
            throw Refused.field("since", "ledger-rule-past");
        var newest = reference.all().stream()
                .filter(known -> known.code().equals(rule.code()))
                .mapToInt(AllocationRule::version)
                .max()
                .orElse(0);
        if (rule.version() != newest + 1 || !reference.add(rule)) throw new Refused("ledger-rule-version");
        audit.note(
                by,
                "ledger.rule-published",
                0,
                "allocation-rule:" + rule.code(),
                Map.of("version", rule.version(), "since", rule.since().toString()));
    }

    /** Adds an account to the general ledger, such as the clearing with a new agent; one that is there stays as it is. */
    public void addGeneralAccount(String code, GeneralKind kind, Label name, Actor by) {
        reference.addGeneral(code, kind, name);
        audit.note(by, "ledger.general-account", 0, "gl:" + code, Map.of("kind", kind));
    }
}
