package furong.agency;

import static java.util.Objects.requireNonNull;

import furong.customer.Account;
import furong.customer.Customers;
import furong.ledger.Ledger;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.PaymentId;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.payment.ReversalOutcome;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an agent's counter asks for at once: what somebody owes, a payment, a payment taken back. Asked again, it gives
 * the same answer and does nothing more.
 */
@Component
public class AgentDesk {

    private static final int REFERENCE_MAX = 64;

    private final Agencies agencies;
    private final Customers customers;
    private final Ledger ledger;
    private final Payments payments;
    private final Clock clock;
    private final Together<String, Account.Key> accounts;
    private final Together<Agent, LocalDate> days;

    AgentDesk(Agencies agencies, Customers customers, Ledger ledger, Payments payments, Clock clock) {
        this.agencies = agencies;
        this.customers = customers;
        this.ledger = ledger;
        this.payments = payments;
        this.clock = clock;
        accounts = new Together<>(customers::accounts);
        days = new Together<>(
                agents -> agents.stream().collect(Collectors.toMap(Function.identity(), agencies::current)));
    }

    /**
     * What an agent may see of an account.
     *
     * @param name of the customer, masked
     * @param open what may be asked for, contested things left out
     * @param overdueSince null if nothing is overdue
     */
    public record Bill(
            String account,
            String name,
            Money open,
            @Nullable LocalDate overdueSince) {}

    /**
     * A payment an agent has taken.
     *
     * @param reference the agent's, unique among all of its payments
     * @param account printed number
     */
    public record Taking(String reference, String account, Money amount, Instant paidAt) {}

    /** What an agent hears of a payment. */
    public sealed interface Answer {

        /**
         * Booked, now or before.
         *
         * @param again whether it had been booked before
         * @param day the agent's business day for which it counts
         */
        record Taken(PaymentId payment, boolean again, LocalDate day, Money amount) implements Answer {}

        /** Not booked, and never will be under this reference. */
        record Declined(String why) implements Answer {}
    }

    /**
     * @param account printed number
     * @throws Refused {@code agency-account-unknown}
     */
    public Bill enquire(String account) {
        var key = account(account);
        var name = customers.get(key.customer()).name();
        var owed = ledger.owed(key.customer(), key.account());
        return new Bill(account.strip(), masked(name), owed.payable(), owed.overdueSince());
    }

    /**
     * Books a payment, once for each reference.
     *
     * @throws Refused {@code agency-account-unknown}, {@code agency-amount}, {@code agency-reference}; {@code
     *     payment-differs} if the reference came before with another account or amount
     */
    public Answer pay(Agent agent, Taking taking, Actor by) {
        if (taking.reference().isBlank() || taking.reference().length() > REFERENCE_MAX)
            throw Refused.field("reference", "agency-reference", REFERENCE_MAX);
        if (!taking.amount().isPositive()) throw Refused.field("amount", "agency-amount");
        var key = account(taking.account());
        return book(agent, taking, key, requireNonNull(days.ask(agent)), by);
    }

    Answer book(Agent agent, Taking taking, Account.Key key, LocalDate day, Actor by) {
        var receipt = new Receipt(
                PayChannel.AGENT,
                agent.code().value(),
                taking.reference(),
                key.customer(),
                key.account(),
                taking.amount(),
                taking.paidAt(),
                LocalDate.ofInstant(taking.paidAt(), clock.getZone()),
                day,
                agent.clearing(),
                List.of());
        return switch (payments.receive(receipt, by)) {
            case Outcome.Accepted accepted -> new Answer.Taken(accepted.id(), false, day, taking.amount());
            case Outcome.AlreadyAccepted before ->
                new Answer.Taken(
                        before.id(),
                        true,
                        before.payment().businessDate(),
                        before.payment().amount());
            case Outcome.Declined declined -> new Answer.Declined(declined.why());
        };
    }

    /** Takes a payment back. One that has not come yet is declined when it comes. */
    public ReversalOutcome reverse(Agent agent, String reference, String reason, Actor by) {
        if (reference.isBlank() || reference.length() > REFERENCE_MAX)
            throw Refused.field("reference", "agency-reference", REFERENCE_MAX);
        return payments.reverse(PayChannel.AGENT, agent.code().value(), reference, reason, by);
    }

    /** What was booked under an agent's reference, for one that did not hear the answer. */
    public Optional<furong.payment.Payment> find(Agent agent, String reference) {
        return payments.find(PayChannel.AGENT, agent.code().value(), reference);
    }

    Account.Key account(String number) {
        var key = accounts.ask(number.strip());
        if (key == null) throw Refused.field("account", "agency-account-unknown", number.strip());
        return key;
    }

    /** The first character of a name, and a star for each other one. */
    private static String masked(String name) {
        var first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(Math.min(3, name.codePointCount(first, name.length())));
    }
}
