package furong.bench;

import furong.customer.AccountId;
import furong.customer.Address;
import furong.customer.CustomerId;
import furong.customer.CustomerImport;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.ledger.AccountKey;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accounts as the city has them: 1.6 services each, a third of the services PHS; each with the bills of some months, of
 * which every service has a line of rent and one of usage.
 */
final class Billed {

    private static final int MONTHS = 3;
    private static final int CHUNK = 200;
    private static final int IMPORTED_AT_ONCE = 500;
    private static final long STRIDE = 7_919; // a prime, so that neighbours in time are no neighbours in the tables

    private final List<AccountKey> accounts = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<Long> bills = new ArrayList<>();
    private final Clock clock;

    Billed(House house, int count) throws InterruptedException {
        clock = house.part(Clock.class);
        var ledger = house.part(Ledger.class);
        var random = new Random(20_031_018);
        register(house, count);
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var from = 0; from < count; from += CHUNK) {
                var charges = new ArrayList<NewCharge>();
                for (var one = from; one < Math.min(count, from + CHUNK); one++)
                    charges.addAll(bills(accounts.get(one), random));
                threads.execute(() -> ledger.chargeAll(charges, Actor.system("bench")));
            }
        }
        System.out.printf(
                "%,d accounts billed for %d months in %.1f s%n", count, MONTHS, (System.nanoTime() - began) / 1e9);
    }

    /** Customers with names, addresses and numbers, as another system hands them over. */
    private void register(House house, int count) {
        var takeOver = house.part(CustomerImport.class);
        var home = new NewPlace(new Area("510107", "510107001"), Address.street("洗面桥街", "12"));
        for (var from = 0; from < count; from += IMPORTED_AT_ONCE) {
            var rows = new ArrayList<CustomerImport.Incoming>();
            for (var one = from; one < Math.min(count, from + IMPORTED_AT_ONCE); one++) {
                var who = NewCustomer.person("客户" + one, null, "138" + (10_000_000 + one), home);
                rows.add(new CustomerImport.Incoming("B" + one, "", who, today(), true, Set.of(), "", ""));
            }
            for (var outcome : takeOver.take("bench", rows, Actor.system("bench")))
                if (!(outcome instanceof CustomerImport.Outcome.Imported))
                    throw new IllegalStateException(outcome.toString());
        }
        house.part(JdbcClient.class)
                .sql("select customer, account, number from customer.number_directory where account is not null"
                        + " order by account")
                .query((row, n) -> {
                    accounts.add(new AccountKey(new CustomerId(row.getLong(1)), new AccountId(row.getLong(2))));
                    return numbers.add(row.getString(3));
                })
                .list();
    }

    private List<NewCharge> bills(AccountKey key, Random random) {
        var services = 1 + (random.nextInt(10) < 4 ? 1 : 0) + (random.nextInt(10) < 2 ? 1 : 0);
        var charges = new ArrayList<NewCharge>();
        var total = 0L;
        for (var month = MONTHS; month > 0; month--) {
            for (var service = 0; service < services; service++) {
                var product = random.nextInt(3) == 0
                        ? "PHS"
                        : List.of("FIXED", "ADSL", "LAN").get(random.nextInt(3));
                for (var kind : List.of(ItemKind.RENT, ItemKind.USAGE)) {
                    var charge = charge(key, month, kind, product, 500 + random.nextInt(6_000));
                    total += charge.amount().minor();
                    charges.add(charge);
                }
            }
        }
        bills.add(total / MONTHS);
        return charges;
    }

    private NewCharge charge(AccountKey key, int monthsAgo, ItemKind kind, String product, long fen) {
        var on = today().minusMonths(monthsAgo).withDayOfMonth(1);
        return new NewCharge(
                key.customer(),
                key.account(),
                ItemId.next(),
                kind,
                product,
                Money.fen(fen),
                on,
                on,
                on.plusDays(20),
                "bill:" + on,
                kind == ItemKind.RENT ? "revenue.rent" : "revenue.usage");
    }

    /** Whose turn it is with the payment of this number. */
    AccountKey account(long number) {
        return accounts.get(index(number));
    }

    /** The printed number of the account whose turn it is. */
    String number(long number) {
        return numbers.get(index(number));
    }

    /** What is paid: about a third of a bill, as not everybody pays all at once. In fen. */
    long part(long number) {
        return 1 + bills.get(index(number)) / 3;
    }

    private int index(long number) {
        return (int) (number * STRIDE % accounts.size());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
