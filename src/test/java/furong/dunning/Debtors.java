package furong.dunning;

import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.customer.PlaceId;
import furong.ledger.AccountKey;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.ledger.NewCredit;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Money;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Ports;
import furong.subscription.NewSubscription;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionBoard;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers with a broadband line and an account, who owe and pay. */
@Component
public class Debtors {

    public static final Actor BY = Actor.system("test");
    private static final String EXCHANGE = "D01";
    private static final Area AREA = new Area("510107", "510107001");

    private final Customers customers;
    private final Inventory inventory;
    private final Ports ports;
    private final Subscriptions subscriptions;
    private final SubscriptionBoard board;
    private final Ledger ledger;
    private final JdbcClient db;
    private final Clock clock;

    Debtors(
            Customers customers,
            Inventory inventory,
            Ports ports,
            Subscriptions subscriptions,
            SubscriptionBoard board,
            Ledger ledger,
            JdbcClient db,
            Clock clock) {
        this.customers = customers;
        this.inventory = inventory;
        this.ports = ports;
        this.subscriptions = subscriptions;
        this.board = board;
        this.ledger = ledger;
        this.db = db;
        this.clock = clock;
    }

    public record Debtor(CustomerId customer, AccountId account, SubscriptionId line, String phone) {
        public AccountKey key() {
            return new AccountKey(customer, account);
        }
    }

    public void lay(int lines) {
        inventory.addExchange(
                new Exchange(EXCHANGE, new Label("欠费局", "Debtown"), "VOICE"), List.of(Area.district("510794")));
        inventory.addPorts(EXCHANGE, "DSLAM", lines);
    }

    /** Only the city's own districts are known here, so the home is carried over by hand. */
    public Debtor moveInInHenan() {
        var debtor = moveIn();
        db.sql("update customer.place set district = '410102' where customer = ?")
                .param(debtor.customer().value())
                .update();
        return debtor;
    }

    /** Who pays and owes, and has nothing that could be switched off. */
    public Debtor moveInWithoutALine() {
        var home = new NewPlace(AREA, new Address("洗面桥街", "12", "芙蓉苑", "3", "2", "501"));
        var customer = customers.register(NewCustomer.person("另一", null, "13700000000", home), BY);
        return new Debtor(customer.id(), customer.accounts().getFirst().id(), SubscriptionId.next(), "13700000000");
    }

    /** Many at once, each with a line they have had for a year. */
    public List<Debtor> takeOver(int count) {
        var newcomers = new ArrayList<Customer>();
        var phones = new ArrayList<String>();
        var existing = new ArrayList<SubscriptionBoard.Existing>();
        var since = clock.instant().minus(Duration.ofDays(365));
        for (var n = 0; n < count; n++) {
            phones.add(phone());
            var customer = register(phones.getLast());
            newcomers.add(customer);
            existing.add(new SubscriptionBoard.Existing(
                    customer.id(),
                    customer.accounts().getFirst().id(),
                    new OfferId("ADSL_2M"),
                    PlaceId.next(),
                    Area.district("510794"),
                    null,
                    since));
        }
        var lines = board.takeOver(existing);
        var debtors = new ArrayList<Debtor>();
        for (var n = 0; n < count; n++)
            debtors.add(new Debtor(newcomers.get(n).id(), existing.get(n).account(), lines.get(n), phones.get(n)));
        return debtors;
    }

    private Customer register(String phone) {
        var home = new NewPlace(AREA, new Address("洗面桥街", "12", "芙蓉苑", "3", "2", "501"));
        return customers.register(NewCustomer.person("欠费", null, phone, home), BY);
    }

    private static String phone() {
        return "137%08d".formatted(Math.floorMod(Ids.next() * 31, 100_000_000L));
    }

    public Debtor moveIn() {
        var phone = phone();
        var customer = register(phone);
        var account = customer.accounts().getFirst().id();
        return new Debtor(customer.id(), account, line(customer.id(), account), phone);
    }

    public SubscriptionId line(CustomerId customer, AccountId account) {
        var reference = "order:" + Ids.text(Ids.next());
        var port = ports.reserve(customer.value(), Area.district("510794"), "DSLAM", reference, Duration.ofMinutes(30));
        var line = subscriptions.start(
                new NewSubscription(customer, account, new OfferId("ADSL_2M"), PlaceId.next(), null, port),
                reference,
                BY);
        subscriptions.activate(customer, line, BY);
        return line;
    }

    /** A bill of so many fen, to be paid within ten days. */
    public ItemId bill(Debtor debtor, long fen) {
        return bill(debtor, fen, today().plusDays(10));
    }

    public ItemId bill(Debtor debtor, long fen, LocalDate due) {
        var id = ItemId.next();
        ledger.charge(
                new NewCharge(
                        debtor.customer(),
                        debtor.account(),
                        id,
                        ItemKind.RENT,
                        "ADSL",
                        Money.fen(fen),
                        today(),
                        today(),
                        due,
                        "bill:" + id.text(),
                        "revenue.rent"),
                BY);
        return id;
    }

    public void pays(Debtor debtor, long fen) {
        var _ = ledger.credit(
                new NewCredit(
                        debtor.customer(),
                        debtor.account(),
                        ItemId.next(),
                        CreditKind.PAYMENT,
                        Money.fen(fen),
                        today(),
                        today(),
                        "test:" + Ids.text(Ids.next()),
                        "cash.counter",
                        List.of()),
                BY);
    }

    public boolean works(Debtor debtor) {
        return subscriptions.get(debtor.customer(), debtor.line()) instanceof Subscription.Active line && line.works();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    public Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(clock.getZone()).toInstant();
    }
}
