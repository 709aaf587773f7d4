package furong.ledger;

import static furong.ledger.Hand.CLERK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Ids;
import furong.platform.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invariant 2: tries to break the ledger by SQL, by many hands at once and by lot. */
@FurongTest
class LedgerInvariantTest {

    private static final int LIVES = 25;
    private static final int STEPS = 60;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerCheck check;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private Hand hand;

    @BeforeEach
    void newCustomer() {
        hand = new Hand(ledger, clock);
    }

    @Test
    void aJournalThatDoesNotSumToZeroIsNotCommitted() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        fails("does not sum to zero", """
                insert into ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)
                select customer, month, journal, 9, account, gl, 1, currency from ledger.entry
                where customer = :customer and line = 1""");
        fails("without journal", """
                insert into ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)
                select customer, month, 1, line, account, gl, amount_minor, currency from ledger.entry
                where customer = :customer""");
        fails("in one currency", """
                insert into ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)
                select customer, month, journal, line + 4, account, gl, amount_minor, 'EUR' from ledger.entry
                where customer = :customer""");
        fails("no account", """
                insert into ledger.entry (customer, month, journal, line, account, gl, amount_minor, currency)
                select customer, month, journal, line + 4, account, 'nowhere', amount_minor, currency
                from ledger.entry where customer = :customer""");
    }

    @Test
    void nothingIsChangedOrTakenAway() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        hand.pay(100);
        for (var table : List.of("journal", "entry", "item", "allocation")) {
            var column = table.equals("journal") ? "reason = 'x'" : "amount_minor = amount_minor + 1";
            fails("refused", "update ledger." + table + " set " + column + " where customer = :customer");
            fails("refused", "delete from ledger." + table + " where customer = :customer");
            assertThatThrownBy(() -> db.sql("truncate ledger." + table).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("refused");
        }
        var month = hand.today().toString().substring(0, 7).replace("-", "");
        assertThatThrownBy(() -> db.sql("delete from ledger.entry_" + month).update())
                .hasMessageContaining("refused");
        assertThatThrownBy(() -> db.sql("truncate ledger.entry_" + month).update())
                .hasMessageContaining("refused");
    }

    @Test
    void aSettlementIsTakenBackOnceAndWithAReason() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        var paid = hand.pay(100);
        ledger.reverse(hand.customer, paid.credit(), "bounced", CLERK);
        var again = """
                insert into ledger.allocation (customer, id, account, debit, credit, amount_minor, rule_version,
                    reverses, reason, at)
                select customer, %d, account, debit, credit, amount_minor, rule_version, reverses, %s, at
                from ledger.allocation where customer = :customer and reverses is not null""";
        fails("allocation_reversed_once", again.formatted(Ids.next(), "'again'"));
        fails("check constraint", again.formatted(Ids.next(), "''"));
        fails("item_reversed_once", """
                insert into ledger.item select customer, %d, account, side, kind, product, amount_minor, currency,
                    happened_on, counts_on, due_on, reference, other_side, reverses, journal
                from ledger.item where customer = :customer and kind = 'REVERSAL'""".formatted(Ids.next()));
    }

    @Test
    void noMoreIsSettledThanIsOpenAndNoMoreContested() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        fails("check constraint", "update ledger.open_item set open_minor = -1 where customer = :customer");
        fails("check constraint", "update ledger.open_item set open_minor = 2101 where customer = :customer");
        fails("check constraint", "update ledger.open_item set contested_minor = 2101 where customer = :customer");
    }

    @Test
    void aMonthWithoutAPartitionIsRefusedToSql() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        fails("no partition", """
                insert into ledger.journal select customer, date '1901-01-01', id, account, kind, reference, reason,
                    happened_on, date '1901-01-05', made_at, person, badge, origin
                from ledger.journal where customer = :customer""");
    }

    @Test
    void theNightlyComparisonFindsWhatDiffers() {
        hand.charge(ItemKind.RENT, 2_100, 10);
        assertThat(check.run().first()).noneMatch(found -> found.contains(hand.customer.value() + ""));
        db.sql("update ledger.open_item set open_minor = 2000 where customer = ?")
                .param(hand.customer.value())
                .update();
        var found = check.run();
        db.sql("update ledger.open_item set open_minor = 2100 where customer = ?")
                .param(hand.customer.value())
                .update();
        assertThat(found.conserved()).isFalse();
        assertThat(found.first()).anyMatch(line -> line.contains(hand.customer.value() + ": open 2100, said 2000"));
        assertThat(check.latest()).isPresent();
    }

    @Test
    void manyHandsAtOnceLoseAndDoubleNothing() throws InterruptedException, ExecutionException {
        var account = hand;
        hand.charge(ItemKind.RENT, 100_000, 10);
        var paid = IntStream.range(0, 60)
                .<Callable<Long>>mapToObj(n -> () -> {
                    if (n % 3 == 0) account.charge(ItemKind.USAGE, 10, 10);
                    var credit = account.newCredit(ItemId.next(), CreditKind.PAYMENT, 500);
                    ledger.credit(credit, CLERK);
                    ledger.credit(credit, CLERK); // the answer got lost: sent again
                    if (n % 4 == 0) ledger.reverse(account.customer, credit.id(), "bounced", CLERK);
                    return n % 4 == 0 ? 0L : 500L;
                })
                .toList();
        var total = 0L;
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var done : threads.invokeAll(paid)) total += done.get();
        }
        assertThat(total).isEqualTo(45 * 500);
        assertThat(hand.open()).isEqualTo(100_000 + 20 * 10 - total);
        assertThat(differences()).isEmpty();
    }

    @Test
    void oneCreditIsReversedByOneOfManyHands() throws InterruptedException, ExecutionException {
        hand.charge(ItemKind.RENT, 2_100, 10);
        var paid = hand.pay(2_100).credit();
        Callable<Boolean> reverse = () -> {
            try {
                ledger.reverse(hand.customer, paid, "bounced", CLERK);
                return true;
            } catch (Refused refused) {
                return false;
            }
        };
        var done = 0;
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var one : threads.invokeAll(java.util.Collections.nCopies(24, reverse))) if (one.get()) done++;
        }
        assertThat(done).isEqualTo(1);
        assertThat(hand.open()).isEqualTo(2_100);
    }

    /** Charges, payments, reversals and moves by lot; a model beside them knows only sums. */
    @Test
    void whateverComesItAddsUp() {
        var seed = Long.getLong("furong.seed", System.nanoTime());
        System.out.println("LedgerInvariantTest seed " + seed + " (repeat with -Dfurong.seed=" + seed + ")");
        var random = new Random(seed);
        for (var life = 0; life < LIVES; life++) live(random, seed);
    }

    private void live(Random random, long seed) {
        var one = new Hand(ledger, clock);
        var credits = new ArrayList<Credited>();
        var balance = 0L;
        for (var step = 0; step < STEPS; step++) {
            var fen = 1 + random.nextLong(5_000);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    var kinds = List.of(ItemKind.RENT, ItemKind.USAGE, ItemKind.LATE_FEE, ItemKind.DEPOSIT);
                    one.charge(kinds.get(random.nextInt(kinds.size())), fen, random.nextInt(90) - 45);
                    balance += fen;
                }
                case 2, 3 -> {
                    credits.add(one.pay(fen));
                    balance -= fen;
                }
                default -> {
                    if (credits.isEmpty()) continue;
                    var taken = credits.remove(random.nextInt(credits.size()));
                    ledger.reverse(one.customer, taken.credit(), "by lot", CLERK);
                    balance += taken.settled().plus(taken.onAccount()).minor();
                }
            }
            var owed = one.owed();
            assertThat(owed.open().minus(owed.onAccount()).minor())
                    .as("seed %d", seed)
                    .isEqualTo(balance);
            assertThat(owed.open().isZero() || owed.onAccount().isZero())
                    .as("nothing waits while something is owed, seed %d", seed)
                    .isTrue();
        }
        hand = one;
        assertThat(differences()).as("seed %d", seed).isEmpty();
    }

    /** Open items against items less allocations, of this customer. */
    private List<String> differences() {
        return db.sql("""
                select i.id || ': ' || i.amount_minor
                from ledger.item i left join ledger.open_item o on o.customer = i.customer and o.item = i.id
                where i.customer = :customer and coalesce(o.open_minor, 0) <> i.amount_minor - coalesce((
                    select sum(a.amount_minor) from ledger.allocation a
                    where a.customer = i.customer and i.id in (a.debit, a.credit)), 0)""")
                .param("customer", hand.customer.value())
                .query(String.class)
                .list();
    }

    private void fails(String why, String sql) {
        assertThatThrownBy(() ->
                        db.sql(sql).param("customer", hand.customer.value()).update())
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }
}
