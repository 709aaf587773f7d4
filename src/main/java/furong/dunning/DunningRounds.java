package furong.dunning;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.dunning.Decision.Doing;
import furong.ledger.AccountKey;
import furong.ledger.Arrears;
import furong.ledger.Arrears.Standing;
import furong.organisation.Segment;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at all that is overdue, page by page, and writes down what is to be done about whom and when. It decides as the
 * desk does, by the same rule from the same facts, but for a page of accounts in a few statements; nothing is done yet.
 */
@Component
@AcrossCustomers("looks at the accounts of all customers")
class DunningRounds {

    private static final int PAGE = 5000;
    private static final int BESIDE = 3;

    private final JdbcClient db;
    private final Arrears arrears;
    private final Customers customers;
    private final Ladders ladders;
    private final FactsShelf shelf;
    private final DunningHours hours;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String currency;

    DunningRounds(
            JdbcClient db,
            Arrears arrears,
            Customers customers,
            Ladders ladders,
            FactsShelf shelf,
            DunningHours hours,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${furong.currency}") String currency) {
        this.db = db;
        this.arrears = arrears;
        this.customers = customers;
        this.ladders = ladders;
        this.shelf = shelf;
        this.hours = hours;
        this.transaction = transaction;
        this.clock = clock;
        this.currency = currency;
    }

    /** Looks at everybody; says at how many accounts with something overdue. */
    long look() {
        var ladder = ladders.current(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var looked = 0L;
        AccountKey last = null;
        var room = new Semaphore(BESIDE);
        var pages = new ArrayList<CompletableFuture<Void>>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            do {
                var keys = arrears.after(last, PAGE).stream().map(Standing::key).toList();
                var range = new Range(last, keys.size() < PAGE ? null : keys.getLast());
                room.acquireUninterruptibly();
                pages.add(CompletableFuture.runAsync(
                        () -> {
                            try {
                                look(keys, range, ladder);
                            } finally {
                                room.release();
                            }
                        },
                        hands));
                looked += keys.size();
                last = range.until();
            } while (last != null);
        }
        pages.forEach(CompletableFuture::join);
        return looked;
    }

    /** The accounts after {@code from} and not after {@code until}; null for no end. */
    private record Range(
            @Nullable AccountKey from, @Nullable AccountKey until) {}

    /**
     * Everybody's row is there and committed before it is locked, and locked before the debts are read: a payment that is
     * not seen here is still to mark the row as due, and waits for that until this is done.
     */
    private void look(List<AccountKey> keys, Range range, Ladders.Ladder ladder) {
        meet(keys);
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            var segments = lock(keys, range);
            var standings = arrears.of(keys);
            var facts = shelf.gather(standings, segments, ladder.rungs());
            var page = new ArrayList<Case>();
            for (var n = 0; n < facts.size(); n++) {
                var decision = Decision.of(facts.get(n), now, hours);
                if (decision.stage() != Stage.CLEAR) page.add(new Case(standings.get(n), decision));
            }
            clearOthers(page, range, now);
            if (page.isEmpty()) return;
            write(page, now);
            episodes(page, segments);
        });
    }

    private record Case(Standing standing, Decision decision) {}

    /** Those who were never overdue before get a row. */
    private void meet(List<AccountKey> keys) {
        var strangers = db.sql("""
                select q.customer, q.account from unnest(:customers, :accounts) as q (customer, account)
                where not exists (select from dunning.account a
                                  where a.customer = q.customer and a.account = q.account)""")
                .param("customers", customers(keys))
                .param("accounts", accounts(keys))
                .query((row, n) -> new AccountKey(new CustomerId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
        if (strangers.isEmpty()) return;
        var rows = customers.rows(strangers.stream().map(AccountKey::customer).collect(Collectors.toSet()));
        db.sql("""
                insert into dunning.account (customer, account, segment, unit, stage, overdue_minor, currency, looked_at)
                select customer, account, segment, unit, 'CLEAR', 0, :currency, :now
                from unnest(:customers, :accounts, :segments, :units) as t (customer, account, segment, unit)
                on conflict do nothing""")
                .param("now", Timestamp.from(clock.instant()))
                .param("currency", currency)
                .param("customers", customers(strangers))
                .param("accounts", accounts(strangers))
                .param(
                        "segments",
                        strangers.stream()
                                .map(one -> rows.get(one.customer()))
                                .map(row -> row == null
                                        ? Segment.PUBLIC.name()
                                        : row.segment().name())
                                .toArray(String[]::new))
                .param(
                        "units",
                        strangers.stream()
                                .map(one -> rows.get(one.customer()))
                                .map(row -> row == null ? 0L : row.owner().value())
                                .toArray(Long[]::new))
                .update();
    }

    /** Locks the rows of these and of whoever else in the range is not clear, in one order as everybody does. */
    private Map<Long, Segment> lock(List<AccountKey> keys, Range range) {
        var segments = new HashMap<Long, Segment>();
        within(range, db.sql("""
                select a.customer, a.segment from dunning.account a
                where (a.customer, a.account) > (:fromCustomer, :fromAccount)
                  and (a.customer, a.account) <= (:untilCustomer, :untilAccount)
                  and (a.stage <> 'CLEAR'
                       or (a.customer, a.account) in (select * from unnest(:customers, :accounts)))
                order by a.customer, a.account for update of a"""))
                .param("customers", customers(keys))
                .param("accounts", accounts(keys))
                .query(row -> {
                    segments.put(row.getLong(1), Segment.valueOf(row.getString(2)));
                });
        return segments;
    }

    /** Whoever owes nothing any more, within the range of this page, is due for the desk to undo what was done. */
    private void clearOthers(List<Case> page, Range range, Instant now) {
        within(range, db.sql("""
                update dunning.account a set next_at = :now
                where a.stage <> 'CLEAR' and a.next_at is distinct from :now
                  and (a.customer, a.account) > (:fromCustomer, :fromAccount)
                  and (a.customer, a.account) <= (:untilCustomer, :untilAccount)
                  and (a.customer, a.account) not in (select * from unnest(:customers, :accounts))"""))
                .param("now", Timestamp.from(now))
                .param("customers", customers(keys(page)))
                .param("accounts", accounts(keys(page)))
                .update();
    }

    private static StatementSpec within(Range range, StatementSpec statement) {
        var from = range.from();
        var until = range.until();
        return statement
                .param(
                        "fromCustomer",
                        from == null ? Long.MIN_VALUE : from.customer().value())
                .param(
                        "fromAccount",
                        from == null ? Long.MIN_VALUE : from.account().value())
                .param(
                        "untilCustomer",
                        until == null ? Long.MAX_VALUE : until.customer().value())
                .param(
                        "untilAccount",
                        until == null ? Long.MAX_VALUE : until.account().value());
    }

    /** A decision that is to be carried out now is left to the desk, which decides again with the account locked. */
    private void write(List<Case> page, Instant now) {
        db.sql("""
                update dunning.account a set stage = t.stage, overdue_minor = t.overdue, currency = t.currency,
                    overdue_since = t.since, step = t.step, next_action = t.action, next_at = t.at, looked_at = :now
                from unnest(:customers, :accounts, :stages, :overdue, :currencies, cast(:since as date[]), :steps,
                            :actions, cast(:at as timestamptz[]))
                    as t (customer, account, stage, overdue, currency, since, step, action, at)
                where a.customer = t.customer and a.account = t.account
                  and (a.stage, a.overdue_minor, a.overdue_since, a.step, a.next_action, a.next_at) is distinct from
                      (t.stage, t.overdue, t.since, t.step, t.action, t.at)""")
                .param("now", Timestamp.from(now))
                .param("customers", customers(keys(page)))
                .param("accounts", accounts(keys(page)))
                .param("stages", strings(page, one -> one.decision.stage().name()))
                .param("overdue", overdue(page))
                .param("currencies", strings(page, one -> one.standing.overdue().currency()))
                .param("since", strings(page, one -> String.valueOf(one.standing.overdueSince())))
                .param(
                        "steps",
                        page.stream()
                                .map(one -> one.decision.rung() == null
                                        ? 0
                                        : one.decision.rung().step())
                                .toArray(Integer[]::new))
                .param("actions", strings(page, one -> action(one.decision)))
                .param(
                        "at",
                        strings(
                                page,
                                one -> one.decision.at() == null
                                        ? null
                                        : one.decision.at().toString()))
                .update();
    }

    private static String action(Decision decision) {
        return decision.doing() == Doing.NOTHING ? "" : decision.doing().name();
    }

    private void episodes(List<Case> page, Map<Long, Segment> segments) {
        db.sql("""
                insert into dunning.episode as e (customer, account, overdue_since, segment, amount_minor)
                select * from unnest(:customers, :accounts, cast(:since as date[]), :segments, :overdue)
                on conflict (customer, account, overdue_since) do update set amount_minor = excluded.amount_minor
                where e.amount_minor < excluded.amount_minor""")
                .param("customers", customers(keys(page)))
                .param("accounts", accounts(keys(page)))
                .param("since", strings(page, one -> String.valueOf(one.standing.overdueSince())))
                .param(
                        "segments",
                        strings(
                                page,
                                one -> segments.getOrDefault(
                                                one.standing.key().customer().value(), Segment.PUBLIC)
                                        .name()))
                .param("overdue", overdue(page))
                .update();
    }

    private static List<AccountKey> keys(List<Case> page) {
        return page.stream().map(one -> one.standing.key()).toList();
    }

    private static Long[] overdue(List<Case> page) {
        return page.stream().map(one -> one.standing.overdue().minor()).toArray(Long[]::new);
    }

    private static @Nullable String[] strings(List<Case> page, Function<Case, @Nullable String> what) {
        return page.stream().map(what).toArray(String[]::new);
    }

    private static Long[] customers(List<AccountKey> keys) {
        return keys.stream().map(one -> one.customer().value()).toArray(Long[]::new);
    }

    private static Long[] accounts(List<AccountKey> keys) {
        return keys.stream().map(one -> one.account().value()).toArray(Long[]::new);
    }
}
