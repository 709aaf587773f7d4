package furong.debit;

import furong.agency.AgentCode;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Permissions to collect from bank accounts: one in force for each account of ours. */
@Component
@Transactional
public class Mandates {

    private static final int MANY = 100;
    static final String COLUMNS =
            "customer, id, account, reference, bank, payer, tail, signed_on, stopped_why, not_before," + " failures";

    private final JdbcClient db;
    private final Customers customers;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;

    Mandates(JdbcClient db, Customers customers, Secrets secrets, Audit audit, Clock clock) {
        this.db = db;
        this.customers = customers;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Registers a mandate the customer has signed. One that was in force for the account before ends with it.
     *
     * @throws Refused {@code debit-reference-taken}, or what is wrong with a field
     */
    public Mandate sign(NewMandate wanted, Actor by) {
        check(wanted);
        var id = MandateId.next();
        var _ = stop(wanted.customer(), wanted.account(), "replaced", by);
        var free = db.sql("""
                        insert into debit.mandate_directory (reference, customer, mandate) values (?, ?, ?)
                        on conflict do nothing""")
                .params(wanted.reference(), wanted.customer().value(), id.value())
                .update();
        if (free == 0) throw Refused.field("reference", "debit-reference-taken", wanted.reference());
        var number = wanted.bankAccount();
        var _ = db.sql("""
                        insert into debit.mandate (customer, id, account, reference, bank, payer, sealed, tail, signed_on,
                                                   state, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?)""")
                .params(wanted.customer().value(), id.value(), wanted.account().value(), wanted.reference())
                .params(wanted.bank().value(), wanted.payer(), secrets.seal(id.text() + ":" + number))
                .params(number.substring(number.length() - 4), wanted.signedOn(), Timestamp.from(clock.instant()))
                .update();
        audit.note(
                by,
                "debit.mandate-signed",
                wanted.customer().value(),
                "mandate:" + id.text(),
                Map.of("bank", wanted.bank().value(), "reference", wanted.reference()));
        return get(wanted.customer(), id);
    }

    private void check(NewMandate wanted) {
        var mine = customers.get(wanted.customer()).accounts().stream()
                .anyMatch(account -> account.active() && account.id().equals(wanted.account()));
        if (!mine) throw Refused.field("account", "debit-account");
        if (!wanted.reference().matches("[0-9A-Za-z+?/:().,'-]{1,35}"))
            throw Refused.field("reference", "debit-reference");
        if (wanted.payer().isEmpty() || wanted.payer().length() > 70) throw Refused.field("payer", "debit-payer");
        if (!wanted.bankAccount().matches("[0-9A-Z]{8,34}")) throw Refused.field("bankAccount", "debit-bank-account");
        if (wanted.signedOn().isAfter(today())) throw Refused.field("signedOn", "debit-signed-ahead");
        var known = db.sql("select count(*) from debit.terms where bank = ?")
                .param(wanted.bank().value())
                .query(Integer.class)
                .single();
        if (known == 0) throw Refused.field("bank", "debit-bank");
    }

    /** Ends a mandate at the customer's wish. What is under way with the bank stays under way. */
    public void stop(CustomerId customer, MandateId id, String why, Actor by) {
        if (why.isBlank()) throw Refused.field("why", "reason-needed");
        var mandate = get(customer, id);
        if (!stop(customer, mandate.account(), why.strip(), by)) throw new Refused("debit-mandate-stopped");
    }

    private boolean stop(CustomerId customer, AccountId account, String why, Actor by) {
        var stopped = db.sql("""
                        update debit.mandate set state = 'STOPPED', stopped_at = ?, stopped_why = ?
                        where customer = ? and account = ? and state = 'ACTIVE' returning id""")
                .params(Timestamp.from(clock.instant()), why, customer.value(), account.value())
                .query((row, n) -> new MandateId(row.getLong("id")))
                .optional();
        stopped.ifPresent(id ->
                audit.note(by, "debit.mandate-stopped", customer.value(), "mandate:" + id.text(), Map.of("why", why)));
        return stopped.isPresent();
    }

    @Transactional(readOnly = true)
    public Mandate get(CustomerId customer, MandateId id) {
        return db.sql("select " + COLUMNS + " from debit.mandate where customer = ? and id = ?")
                .params(customer.value(), id.value())
                .query((row, n) -> mandate(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** A customer's mandates, those in force first. */
    @Transactional(readOnly = true)
    public List<Mandate> of(CustomerId customer) {
        return db.sql("select " + COLUMNS + " " + """
                         from debit.mandate where customer = ? order by state, made_at desc limit ?""")
                .params(customer.value(), MANY)
                .query((row, n) -> mandate(row))
                .list();
    }

    static Mandate mandate(ResultSet row) throws SQLException {
        return new Mandate(
                new CustomerId(row.getLong("customer")),
                new MandateId(row.getLong("id")),
                new AccountId(row.getLong("account")),
                row.getString("reference"),
                new AgentCode(row.getString("bank")),
                row.getString("payer"),
                row.getString("tail"),
                row.getObject("signed_on", LocalDate.class),
                row.getString("stopped_why"),
                row.getObject("not_before", LocalDate.class),
                row.getInt("failures"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
