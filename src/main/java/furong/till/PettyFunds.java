package furong.till;

import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.organisation.HallId;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.payment.Payment;
import furong.payment.PaymentId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The petty service fund of a hall: who is a yuan short is lent it and need not come a second time. Small, one loan a
 * customer, never to oneself, brought back or waived by somebody else. The database holds each of these rules.
 */
@Component
@Transactional
public class PettyFunds {

    private static final int MANY = 500;

    private final Funds funds;
    private final Loans loans;
    private final Customers customers;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    PettyFunds(Funds funds, Loans loans, Customers customers, Timeline timeline, Audit audit, Clock clock) {
        this.funds = funds;
        this.loans = loans;
        this.customers = customers;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives a hall a fund, or another size. Refused as {@code fund-size} above the rule's or below what is lent. */
    public Fund found(HallId hall, Money size, Actor by) {
        var max = funds.rule(today(), size.currency()).fundMax();
        if (!size.isPositive() || size.compareTo(max) > 0) throw Refused.field("size", "fund-size", max);
        try {
            var fund = funds.found(hall, by.unit(), size);
            audit.note(by, "fund.size", 0, "hall:" + hall.text(), Map.of("size", size.minor()));
            return fund;
        } catch (DataIntegrityViolationException lent) {
            throw Refused.field("size", "fund-size", max);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Fund> of(HallId hall) {
        return funds.of(hall);
    }

    @Transactional(readOnly = true)
    public List<Fund> inScope(Scope scope) {
        return funds.inScope(scope);
    }

    /** How much may be lent at once today. */
    @Transactional(readOnly = true)
    public Money loanMax(String currency) {
        return funds.rule(today(), currency).loanMax();
    }

    /** Says that one of our own people is, or lives with, this customer: they serve them, but lend them nothing. */
    public void declareOwn(StaffId staff, CustomerId customer, Actor by) {
        customers.get(customer);
        loans.declareOwn(staff, customer, clock.instant());
        audit.note(by, "staff.own-account", customer.value(), "staff:" + staff.text(), Map.of());
    }

    /**
     * Lends what is missing, in the transaction of the payment. Refused as {@code petty-none} where the hall has no fund
     * or it is empty, {@code petty-limit}, {@code petty-self}, and {@code petty-open} while an earlier loan is open.
     */
    LoanId lend(CashPayment cash, PaymentId payment, StaffMember clerk, Actor by) {
        var lend = java.util.Objects.requireNonNull(cash.lend());
        var amount = cash.missing();
        var rule = funds.rule(today(), amount.currency());
        if (amount.compareTo(rule.loanMax()) > 0) throw Refused.field("given", "petty-limit", rule.loanMax());
        if (lend.to().isBlank()) throw Refused.field("lentTo", "required");
        if (lend.reason().isBlank()) throw Refused.field("reason", "required");
        var hall = clerk.hall();
        var fund = hall == null ? Optional.<Fund>empty() : funds.of(hall);
        if (fund.isEmpty()) throw new Refused("petty-none");
        refuseOneself(customers.get(cash.customer()), lend.to(), clerk);
        if (loans.open(cash.customer()).isPresent()) throw new Refused("petty-open");
        if (!funds.lent(fund.get().id(), amount)) throw new Refused("petty-none");
        var id = LoanId.next();
        loans.add(new Loans.NewLoan(id, cash, payment, fund.get().id(), rule, clerk, clock.instant()));
        audit.note(
                by,
                "petty.lent",
                cash.customer().value(),
                "loan:" + id.text(),
                Map.of("amount", amount.minor(), "to", lend.to(), "reason", lend.reason()));
        tell(cash.customer(), id, "till.timeline.lent", amount, by);
        return id;
    }

    /** The customer brings it back; the yuan goes into the fund's box, not into the till. */
    public Loan repay(CustomerId customer, LoanId id, Actor by) {
        return end(customer, id, Loan.How.REPAID, "", by);
    }

    /** We let it go. Refused as {@code petty-waive-own} to whoever lent it. */
    public Loan waive(CustomerId customer, LoanId id, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "required");
        return end(customer, id, Loan.How.WAIVED, reason.strip(), by);
    }

    /** The customer's loans, the newest first. */
    @Transactional(readOnly = true)
    public List<Loan> of(CustomerId customer) {
        return loans.of(customer);
    }

    /** What is out of a fund, the oldest first. */
    @Transactional(readOnly = true)
    public List<Loan> outstanding(Fund fund) {
        return loans.outstanding(fund.id(), MANY);
    }

    /** The box is counted at the end of the day. Refused as {@code fund-differs} until a difference is explained. */
    public void count(HallId hall, Money counted, String note, Actor by) {
        var fund = funds.forUpdate(hall).orElseThrow(() -> new Refused("petty-none"));
        if (counted.minor() < 0) throw Refused.field("counted", "till-amount");
        if (!counted.equals(fund.box()) && note.isBlank())
            throw Refused.field("counted", "fund-differs", counted.minus(fund.box()));
        funds.count(fund, counted, note.strip(), today(), by);
        audit.note(
                by,
                "fund.counted",
                0,
                "hall:" + hall.text(),
                Map.of("system", fund.box().minor(), "counted", counted.minor()));
    }

    /** Puts back into the box what was waived out of it. */
    public void refill(HallId hall, Actor by) {
        var fund = funds.forUpdate(hall).orElseThrow(() -> new Refused("petty-none"));
        funds.refilled(fund);
        audit.note(
                by,
                "fund.refilled",
                0,
                "hall:" + hall.text(),
                Map.of("amount", fund.waived().minor()));
    }

    boolean isLent(Payment payment) {
        return loans.of(payment.customer()).stream()
                .anyMatch(loan -> loan.payment().equals(payment.id()));
    }

    /** Besides those who said which customer they are, whoever bears the customer's name or lends to their own. */
    private static void refuseOneself(Customer customer, String to, StaffMember clerk) {
        for (var name : List.of(customer.name(), to.strip()))
            if (name.equals(clerk.name().zh())
                    || name.equalsIgnoreCase(clerk.name().en())) throw new Refused("petty-self");
    }

    private Loan end(CustomerId customer, LoanId id, Loan.How how, String reason, Actor by) {
        var loan = loans.get(customer, id);
        if (loan.end() != null) throw new Refused("petty-ended");
        if (how == Loan.How.WAIVED && loans.lentBy(customer, id) == by.person()) throw new Refused("petty-waive-own");
        if (!loans.end(loan, new Loans.NewEnd(how, reason, clock.instant()), by)) throw new Refused("petty-ended");
        funds.ended(loans.fundOf(customer, id), loan.amount(), how);
        audit.note(
                by,
                "petty." + how.name().toLowerCase(java.util.Locale.ROOT),
                customer.value(),
                "loan:" + id.text(),
                Map.of("amount", loan.amount().minor(), "reason", reason));
        tell(customer, id, "till.timeline." + how, loan.amount(), by);
        return loans.get(customer, id);
    }

    private void tell(CustomerId customer, LoanId loan, String key, Money amount, Actor by) {
        timeline.add(new TimelineEntry(
                customer, clock.instant(), "money", "loan:" + loan.text(), key, List.of(amount.decimal()), by.badge()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
