package furong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.platform.Actor;
import furong.platform.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bank that sends a hundred thousand payments by lot: one in twenty twice, some reversed, some reversed before they
 * arrive, some changed under the same reference; and a house that dies between any two commits, before one or after it
 * with its answer lost. A model beside it knows only sums. {@code -Dfurong.seed=…} plays the same life again.
 */
@FurongTest
class PaymentSimulationTest {

    private static final int PAYMENTS = Integer.getInteger("furong.simulation.payments", 100_000);
    private static final int ACCOUNTS = 1_000;
    private static final int BATCH_MAX = 400;
    private static final Actor BANK = Actor.system("simulation");

    @Autowired
    Payments payments;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private final List<AccountKey> accounts = new ArrayList<>();
    private final Map<String, Receipt> booked = new HashMap<>();
    private final Set<String> blocked = new HashSet<>();
    private final Set<String> takenBack = new HashSet<>();
    private final List<Receipt> again = new ArrayList<>();
    private long charged;
    private int crashes;

    private static final class Crash extends RuntimeException {}

    @Test
    void nothingIsLostAndNothingCountsTwice() {
        var seed = Long.getLong("furong.seed", System.nanoTime());
        System.out.println("PaymentSimulationTest seed " + seed + " (repeat with -Dfurong.seed=" + seed + ")");
        var random = new Random(seed);
        bill(random);
        var sent = 0;
        while (sent < PAYMENTS) {
            var batch = batch(random, "S" + seed + "-" + sent);
            sent += batch.size();
            deliver(batch, random);
            if (random.nextInt(4) == 0) takeSomeBack(random);
        }
        deliver(again, random);
        compare(seed);
        System.out.printf("%,d payments sent, %,d booked, %d crashes%n", sent, booked.size(), crashes);
    }

    private void bill(Random random) {
        var charges = new ArrayList<NewCharge>();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        for (var one = 0; one < ACCOUNTS; one++) {
            var key = new AccountKey(CustomerId.next(), AccountId.next());
            accounts.add(key);
            for (var bill = 0; bill < 4; bill++) {
                var amount = Money.fen(20_000 + random.nextInt(400_000));
                charged += amount.minor();
                charges.add(new NewCharge(
                        key.customer(),
                        key.account(),
                        ItemId.next(),
                        bill % 2 == 0 ? ItemKind.RENT : ItemKind.USAGE,
                        bill < 2 ? "PHS" : "FIXED",
                        amount,
                        today,
                        today,
                        today.minusDays(30L * bill),
                        "bill " + bill,
                        "revenue.rent"));
            }
        }
        ledger.chargeAll(charges, BANK);
    }

    private List<Receipt> batch(Random random, String name) {
        var batch = new ArrayList<Receipt>();
        var size = 1 + random.nextInt(BATCH_MAX);
        for (var row = 0; row < size; row++) {
            var key = accounts.get(random.nextInt(ACCOUNTS));
            var receipt = receipt(key, name + "-" + row, 1 + random.nextInt(20_000));
            batch.add(receipt);
            if (random.nextInt(20) == 0) (random.nextBoolean() ? batch : again).add(receipt);
            if (random.nextInt(200) == 0) {
                payments.reverse(PayChannel.AGENT, "sim", receipt.reference(), "overtook", BANK);
                blocked.add(receipt.reference());
            } else if (random.nextInt(200) == 0) {
                again.add(receipt(key, receipt.reference(), receipt.amount().minor() + 1));
            }
        }
        return batch;
    }

    private Receipt receipt(AccountKey key, String reference, long fen) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return new Receipt(
                PayChannel.AGENT,
                "sim",
                reference,
                key.customer(),
                key.account(),
                Money.fen(fen),
                clock.instant(),
                today,
                today,
                "clearing.agent",
                List.of());
    }

    /** The bank sends until it hears an answer. The house may die before the commit, or after it, unheard. */
    private void deliver(List<Receipt> batch, Random random) {
        for (var from = 0; from < batch.size(); from += BATCH_MAX) {
            var rows = batch.subList(from, Math.min(batch.size(), from + BATCH_MAX));
            List<Outcome> outcomes = null;
            while (outcomes == null) outcomes = attempt(rows, random);
            for (var row = 0; row < rows.size(); row++) note(rows.get(row), outcomes.get(row));
        }
    }

    private @Nullable List<Outcome> attempt(List<Receipt> rows, Random random) {
        var fate = random.nextInt(12);
        try {
            var outcomes = transaction.execute(status -> {
                var done = payments.receiveAll(rows, BANK);
                if (fate == 0) throw new Crash();
                return done;
            });
            if (fate != 1) return outcomes;
        } catch (Crash crash) {
            assertThat(fate).isZero();
        }
        crashes++;
        return null;
    }

    private void note(Receipt receipt, Outcome outcome) {
        var first = booked.get(receipt.reference());
        switch (outcome) {
            case Outcome.Accepted ignored -> {
                assertThat(first).as("accepted once").isNull();
                assertThat(blocked).doesNotContain(receipt.reference());
                booked.put(receipt.reference(), receipt);
            }
            case Outcome.AlreadyAccepted ignored -> {
                if (first == null) booked.put(receipt.reference(), receipt); // the first answer got lost
                else assertThat(receipt.amount()).isEqualTo(first.amount());
            }
            case Outcome.Declined ignored ->
                assertThat(blocked.contains(receipt.reference())
                                || first != null && !first.amount().equals(receipt.amount()))
                        .as("declined because it was reversed before, or changed")
                        .isTrue();
        }
    }

    private void takeSomeBack(Random random) {
        var some = booked.keySet().stream().limit(1 + random.nextInt(40)).toList();
        for (var reference : some) {
            if (!takenBack.add(reference)) continue;
            assertThat(payments.reverse(PayChannel.AGENT, "sim", reference, "returned", BANK))
                    .isInstanceOf(ReversalOutcome.Reversed.class);
        }
    }

    private void compare(long seed) {
        var paid = booked.values().stream()
                .filter(receipt -> !takenBack.contains(receipt.reference()))
                .mapToLong(receipt -> receipt.amount().minor())
                .sum();
        var net = 0L;
        for (var key : accounts) {
            var owed = ledger.owed(key.customer(), key.account());
            net += owed.open().minus(owed.onAccount()).minor();
            assertThat(owed.open().isZero() || owed.onAccount().isZero())
                    .as("seed %d", seed)
                    .isTrue();
        }
        assertThat(net).as("what is owed, seed %d", seed).isEqualTo(charged - paid);
        var mine = accounts.stream().map(key -> key.customer().value()).toArray(Long[]::new);
        assertThat(number("select count(*) from payment.payment where customer = any(:mine)", mine))
                .isEqualTo(booked.size());
        assertThat(number("select coalesce(sum(amount_minor), 0) from ledger.entry where customer = any(:mine)", mine))
                .isZero();
        assertThat(number("""
                select count(*) from ledger.item i left join ledger.open_item o on o.customer = i.customer and o.item = i.id
                left join (select customer, item, sum(amount_minor) as settled from (
                        select customer, debit as item, amount_minor from ledger.allocation where customer = any(:mine)
                        union all select customer, credit, amount_minor from ledger.allocation
                        where customer = any(:mine)) s group by customer, item) a
                    on a.customer = i.customer and a.item = i.id
                where i.customer = any(:mine)
                  and coalesce(o.open_minor, 0) <> i.amount_minor - coalesce(a.settled, 0)""", mine))
                .as("open amounts are items less allocations, seed %d", seed)
                .isZero();
    }

    private long number(String sql, Long[] mine) {
        return db.sql(sql).param("mine", mine).query(Long.class).single();
    }
}
