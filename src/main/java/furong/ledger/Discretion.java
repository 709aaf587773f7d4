package furong.ledger;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.organisation.Scope;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people give away: credits, refunds, write-offs. Up to the limit of their role they do it by themselves, above it a
 * second person agrees or declines. The database holds to that too, whoever posts and by whatever way.
 */
@Component
@Transactional
@AcrossCustomers("whoever decides sees the requests about all customers")
public class Discretion {

    private final Requests requests;
    private final Postings postings;
    private final OnAccount onAccount;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Discretion(
            Requests requests,
            Postings postings,
            OnAccount onAccount,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.postings = postings;
        this.onAccount = onAccount;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** What may be given away. */
    public enum Kind {
        CREDIT_NOTE,
        GOODWILL,
        WRITE_OFF,
        REFUND
    }

    /** Whether it was done, or waits for a second person. The item has, or will have, this id. */
    public sealed interface Asked {
        record Done(ItemId item) implements Asked {}

        record Waiting(ItemId item) implements Asked {}
    }

    /** Money to be paid out of what waits on an account; {@code otherSide}: where it comes from, as {@code cash.counter}. */
    public record Refund(
            CustomerId customer, AccountId account, ItemId id, Money amount, String reference, String otherSide) {}

    /**
     * What somebody asked for.
     *
     * @param limit what their role lets them give away alone
     * @param badge of who asked
     */
    public record Request(
            CustomerId customer,
            AccountId account,
            ItemId item,
            Kind kind,
            Money amount,
            Money limit,
            String reference,
            String otherSide,
            List<ItemId> first,
            String reason,
            long askedBy,
            String badge,
            Instant at) {

        boolean needsSecond() {
            return amount.compareTo(limit) > 0;
        }
    }

    /** A second person decided on a request; published in the transaction that posts it. */
    public record Decided(CustomerId customer, ItemId item, boolean agreed) {}

    /** Asks for a credit note, a goodwill credit or a write-off; done at once if the limit allows. */
    public Asked credit(NewCredit credit, String reason, Actor by) {
        var request = requests.add(credit, reason, by);
        return request.needsSecond() ? waits(request, by) : done(request, by);
    }

    /** Asks for a refund; done at once if the limit allows. Refused {@code ledger-not-on-account} if less waits there. */
    public Asked refund(Refund refund, String reason, Actor by) {
        var request = requests.add(refund, reason, by);
        return request.needsSecond() ? waits(request, by) : done(request, by);
    }

    /**
     * A second person agrees, and it is posted, or declines. Refused {@code ledger-same-person} to who asked,
     * {@code ledger-no-authority} to whom may give nothing of the kind, {@code ledger-decided-before}.
     */
    public void decide(CustomerId customer, ItemId item, boolean approve, String reason, Actor by) {
        var request = requests.get(customer, item);
        if (!request.needsSecond()) throw new Refused("ledger-decided-before");
        if (request.askedBy() == by.person()) throw new Refused("ledger-same-person");
        if (!approve && reason.isBlank()) throw Refused.field("reason", "ledger-reason-missing");
        requests.decide(request, approve, reason, by);
        note(by, approve ? "ledger.agreed" : "ledger.declined", request);
        if (approve) post(request, by);
        events.publishEvent(new Decided(customer, item, approve));
    }

    /** Requests above a limit by people of these units that nobody has decided yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Request> waiting(Scope scope, int limit) {
        return requests.waiting(scope, limit);
    }

    /** What this person may give away alone; zero if nothing. */
    @Transactional(readOnly = true)
    public Money limit(Kind kind, String currency, Actor by) {
        return requests.limit(kind, currency, by).amount();
    }

    /**
     * Lets a posting of a discretionary credit through that is within the limit, or was agreed to. Refused
     * {@code ledger-second-person-needed}.
     */
    void authorise(List<NewCredit> credits, Actor by) {
        for (var credit : credits) {
            if (!isDiscretionary(credit.kind()) || requests.isAgreed(credit)) continue;
            var request = requests.add(credit, credit.reference(), by);
            if (request.needsSecond())
                throw Refused.field(
                        "amount", "ledger-second-person-needed", request.limit().decimal());
        }
    }

    private static boolean isDiscretionary(CreditKind kind) {
        return switch (kind) {
            case CREDIT_NOTE, GOODWILL, WRITE_OFF -> true;
            case PAYMENT, COMPENSATION, DEPOSIT_RETURN, CARD, TRANSFER_IN -> false;
        };
    }

    private Asked waits(Request request, Actor by) {
        note(by, "ledger.asked", request);
        return new Asked.Waiting(request.item());
    }

    private Asked done(Request request, Actor by) {
        post(request, by);
        note(by, "ledger.given", request);
        return new Asked.Done(request.item());
    }

    private void post(Request of, Actor by) {
        if (of.kind() == Kind.REFUND) {
            onAccount.refund(of, by);
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var credit = new NewCredit(
                of.customer(),
                of.account(),
                of.item(),
                CreditKind.valueOf(of.kind().name()),
                of.amount(),
                today,
                today,
                of.reference(),
                of.otherSide(),
                of.first());
        var unused = postings.credit(List.of(credit), by);
    }

    private void note(Actor by, String what, Request of) {
        audit.note(
                by,
                what,
                of.customer().value(),
                "item:" + of.item().text(),
                Map.of("kind", of.kind(), "minor", of.amount().minor(), "reason", of.reason()));
    }
}
