package furong.agency;

import furong.customer.AccountId;
import furong.customer.Address;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody who owes something, for tests. */
@Component
public class Payer {

    private static final Actor BY = Actor.system("test");

    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;
    private final JdbcClient db;

    Payer(Customers customers, Ledger ledger, Clock clock, JdbcClient db) {
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
        this.db = db;
    }

    public record Somebody(CustomerId customer, AccountId account, String number) {}

    public Somebody owing(long... minors) {
        var home = new NewPlace(Area.district("510114"), Address.street("测试路", "1"));
        var customer = customers.register(NewCustomer.person("测试付款人", null, "13800000001", home), BY);
        var account = customer.accounts().getFirst();
        for (var minor : minors) owes(customer.id(), account.id(), minor);
        return new Somebody(customer.id(), account.id(), account.number());
    }

    public ItemId owes(CustomerId customer, AccountId account, long minor) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var id = new ItemId(Ids.next());
        ledger.charge(
                new NewCharge(
                        customer,
                        account,
                        id,
                        ItemKind.RENT,
                        "FIXED_LINE",
                        Money.fen(minor),
                        today,
                        today,
                        today.plusDays(20),
                        "bill " + id.text(),
                        "revenue.rent"),
                BY);
        return id;
    }

    /** What is open, in fen. */
    public long open(Somebody somebody) {
        return ledger.owed(somebody.customer(), somebody.account()).open().minor();
    }

    public long onAccount(Somebody somebody) {
        return ledger.owed(somebody.customer(), somebody.account()).onAccount().minor();
    }

    /** What journals of these references moved on the account of money that is nobody's yet, in fen. */
    public long unplaced(long customer, String reference) {
        return db.sql("""
                        select coalesce(sum(e.amount_minor), 0) from ledger.journal j
                        join ledger.entry e on e.customer = j.customer and e.month = j.month and e.journal = j.id
                        where j.customer = ? and j.reference like ? and e.gl = 'liability.unplaced'""").params(customer, reference).query(Long.class).single();
    }

    /** Amounts somebody owes, each by itself, in fen. */
    public List<Long> openItems(Somebody somebody) {
        return db.sql("select open_minor from ledger.open_item where customer = ? and account = ? and open_minor > 0")
                .params(somebody.customer().value(), somebody.account().value())
                .query(Long.class)
                .list();
    }
}
