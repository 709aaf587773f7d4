package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Actor;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers owe, what was credited to them, and what settled what. Every posting is a journal whose entries sum to
 * zero; nothing is ever changed or taken away, a correction is an entry of its own. The only thing a posting locks is
 * the row of its account.
 *
 * <p>Ids are made by the caller: sending the same item twice changes nothing, sending another one with the same id is
 * refused as {@code ledger-item-differs}.
 */
@Component
@Transactional
public class Ledger {

    private final Postings postings;
    private final CreditReversals reversals;
    private final AccountStanding standing;

    Ledger(Postings postings, CreditReversals reversals, AccountStanding standing) {
        this.postings = postings;
        this.reversals = reversals;
        this.standing = standing;
    }

    public void charge(NewCharge charge, Actor by) {
        postings.charge(List.of(charge), by);
    }

    /** Charges any number of accounts, one statement per table. Credit that waits on an account settles them at once. */
    public void chargeAll(List<NewCharge> charges, Actor by) {
        postings.charge(charges, by);
    }

    /** Credits an account; what is owed is settled in the order of the rule, what is left waits on the account. */
    public Credited credit(NewCredit credit, Actor by) {
        return postings.credit(List.of(credit), by).getFirst();
    }

    /** Credits any number of accounts, one statement per table; the answers come in the order of the credits. */
    public List<Credited> creditAll(List<NewCredit> credits, Actor by) {
        return postings.credit(credits, by);
    }

    /**
     * Takes a credit back, as a bounced cheque or a returned debit does. What it had settled is open again, exactly as
     * much; what of it waited on the account is gone. Refused {@code ledger-reversed-before}.
     */
    public void reverse(CustomerId customer, ItemId credit, String reason, Actor by) {
        reversals.reverse(customer, credit, reason, by);
    }

    /** How an account stands today. */
    @Transactional(readOnly = true)
    public Owed owed(CustomerId customer, AccountId account) {
        return standing.owed(new AccountKey(customer, account));
    }
}
