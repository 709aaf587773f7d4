package furong.till;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.payment.PaymentId;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of loans; of what is out, one row a customer says so. */
@AcrossCustomers("the list of what is out of a hall's fund")
@Component
class Loans {

    private static final int MANY = 100;
    private static final String LOANS = """
            select l.customer, l.id, l.account, l.payment, l.amount_minor, l.currency, l.lent_to, l.reason, l.badge,
                   l.at, e.how, e.reason as end_reason, e.at as ended_at, e.badge as end_badge
            from till.loan l left join till.loan_end e on e.customer = l.customer and e.loan = l.id
            """;

    private final JdbcClient db;

    Loans(JdbcClient db) {
        this.db = db;
    }

    record NewLoan(
            LoanId id,
            CashPayment cash,
            PaymentId payment,
            long fund,
            Funds.Rule rule,
            StaffMember clerk,
            Instant at) {}

    record NewEnd(Loan.How how, String reason, Instant at) {}

    void declareOwn(StaffId staff, CustomerId customer, Instant at) {
        db.sql("insert into till.own_account (customer, staff, at) values (?, ?, ?) on conflict do nothing")
                .params(customer.value(), staff.value(), Timestamp.from(at))
                .update();
    }

    private boolean isOwn(StaffId staff, CustomerId customer) {
        return db.sql("""
                        select exists (select from till.own_account where customer = :customer and staff = :staff)""")
                .param("customer", customer.value())
                .param("staff", staff.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Long> open(CustomerId customer) {
        return db.sql("select loan from till.open_loan where customer = :customer")
                .param("customer", customer.value())
                .query(Long.class)
                .optional();
    }

    void add(NewLoan loan) {
        var cash = loan.cash();
        var lend = Objects.requireNonNull(cash.lend());
        var amount = cash.missing();
        if (isOwn(loan.clerk().id(), cash.customer())) throw new Refused("petty-self");
        db.sql("""
                insert into till.loan (customer, id, account, payment, fund, amount_minor, currency, rule_since,
                    loan_max_minor, lent_to, reason, lent_by, badge, at)
                values (:customer, :id, :account, :payment, :fund, :amount, :currency, :since,
                    :max, :to, :reason, :by, :badge, :at)""")
                .param("customer", cash.customer().value())
                .param("id", loan.id().value())
                .param("account", cash.account().value())
                .param("payment", loan.payment().value())
                .param("fund", loan.fund())
                .param("amount", amount.minor())
                .param("currency", amount.currency())
                .param("since", loan.rule().since())
                .param("max", loan.rule().loanMax().minor())
                .param("to", lend.to().strip())
                .param("reason", lend.reason().strip())
                .param("by", loan.clerk().id().value())
                .param("badge", loan.clerk().badge())
                .param("at", Timestamp.from(loan.at()))
                .update();
        try {
            db.sql("insert into till.open_loan (customer, loan) values (?, ?)")
                    .params(cash.customer().value(), loan.id().value())
                    .update();
        } catch (DuplicateKeyException another) {
            throw new Refused("petty-open");
        }
    }

    /** Refused as {@code not-found}. */
    Loan get(CustomerId customer, LoanId id) {
        return db.sql(LOANS + "where l.customer = :customer and l.id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, n) -> loan(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    List<Loan> of(CustomerId customer) {
        return db.sql(LOANS + "where l.customer = :customer order by l.id desc limit :many")
                .param("customer", customer.value())
                .param("many", MANY)
                .query((row, n) -> loan(row))
                .list();
    }

    List<Loan> outstanding(long fund, int limit) {
        return db.sql(LOANS + """
                join till.open_loan o on o.customer = l.customer and o.loan = l.id
                where l.fund = :fund order by l.at limit :limit""")
                .param("fund", fund)
                .param("limit", limit)
                .query((row, n) -> loan(row))
                .list();
    }

    long lentBy(CustomerId customer, LoanId id) {
        return number("lent_by", customer, id);
    }

    long fundOf(CustomerId customer, LoanId id) {
        return number("fund", customer, id);
    }

    private long number(String column, CustomerId customer, LoanId id) {
        return db.sql("select " + column + " from till.loan where customer = :customer and id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** False if it ended before. */
    boolean end(Loan loan, NewEnd end, Actor by) {
        var open = db.sql("delete from till.open_loan where customer = :customer and loan = :loan")
                .param("customer", loan.customer().value())
                .param("loan", loan.id().value())
                .update();
        if (open == 0) return false;
        db.sql("""
                insert into till.loan_end (customer, loan, lent_by, how, reason, person, badge, at)
                values (:customer, :loan, :lentBy, :how, :reason, :person, :badge, :at)""")
                .param("customer", loan.customer().value())
                .param("loan", loan.id().value())
                .param("lentBy", lentBy(loan.customer(), loan.id()))
                .param("how", end.how().name())
                .param("reason", end.reason())
                .param("person", by.person())
                .param("badge", by.badge())
                .param("at", Timestamp.from(end.at()))
                .update();
        return true;
    }

    private static Loan loan(ResultSet row) throws SQLException {
        var how = row.getString("how");
        return new Loan(
                new CustomerId(row.getLong("customer")),
                new LoanId(row.getLong("id")),
                new AccountId(row.getLong("account")),
                new PaymentId(row.getLong("payment")),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("lent_to"),
                row.getString("reason"),
                row.getString("badge"),
                row.getTimestamp("at").toInstant(),
                how == null
                        ? null
                        : new Loan.End(
                                Loan.How.valueOf(how),
                                row.getString("end_reason"),
                                row.getTimestamp("ended_at").toInstant(),
                                row.getString("end_badge")));
    }
}
