package furong.dunning;

import furong.customer.CustomerId;
import furong.customer.CustomerRow;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient db;
    private final Arrears arrears;
    private final Customers customers;
    private final Ladders ladders;
    private final FactsShelf shelf;
    private final DunningHours hours;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DunningRounds(
            JdbcClient db,
            Arrears arrears,
            Customers customers,
            Ladders ladders,
            FactsShelf shelf,
            DunningHours hours,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.arrears = arrears;
        this.customers = customers;
        this.ladders = ladders;
        this.shelf = shelf;
        this.hours = hours;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at everybody; says at how many accounts with something overdue. */
    long look() {
        var ladder = ladders.current(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        var looked = 0L;
        AccountKey last = null;
        while (true) {
            var page = arrears.after(last, PAGE);
            var from = last;
            var until = page.size() < PAGE ? null : page.getLast().key();
            transaction.executeWithoutResult(status -> look(page, from, until, ladder));
            looked += page.size();
            if (until == null) return looked;
            last = until;
        }
    }

    private void look(
            List<Standing> page, @Nullable AccountKey from, @Nullable AccountKey until, Ladders.Ladder ladder) {
        var now = clock.instant();
        clearOthers(page, from, until, now);
        if (page.isEmpty()) return;
        var known = known(page);
        var strangers = page.stream()
                .map(one -> one.key().customer())
                .filter(customer -> !known.containsKey(customer.value()))
                .collect(Collectors.toSet());
        var rows = rows(strangers);
        var segments = new HashMap<>(known);
        rows.forEach((customer, row) -> segments.put(customer.value(), row.segment()));
        var facts = shelf.gather(page, segments, ladder.rungs());
        var decisions = facts.stream().map(one -> Decision.of(one, now, hours)).toList();
        write(page, decisions, segments, rows, now);
        episodes(page, segments);
    }

    /** Whoever owes nothing any more, within the range of this page, is due for the desk to undo what was done. */
    private void clearOthers(List<Standing> page, @Nullable AccountKey from, @Nullable AccountKey until, Instant now) {
        db.sql("""
                update dunning.account a set next_at = :now
                where a.stage <> 'CLEAR' and a.next_at is distinct from :now
                  and (a.customer, a.account) > (:fromCustomer, :fromAccount)
                  and (a.customer, a.account) <= (:untilCustomer, :untilAccount)
                  and not exists (select from unnest(:customers, :accounts) as q (customer, account)
                                  where q.customer = a.customer and q.account = a.account)""")
                .param("now", Timestamp.from(now))
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
                        until == null ? Long.MAX_VALUE : until.account().value())
                .param("customers", customers(page))
                .param("accounts", accounts(page))
                .update();
    }

    private Map<Long, Segment> known(List<Standing> page) {
        var known = new HashMap<Long, Segment>();
        db.sql("""
                select a.customer, a.segment from dunning.account a
                join unnest(:customers, :accounts) as q (customer, account)
                  on a.customer = q.customer and a.account = q.account""")
                .param("customers", customers(page))
                .param("accounts", accounts(page))
                .query(row -> {
                    known.put(row.getLong(1), Segment.valueOf(row.getString(2)));
                });
        return known;
    }

    private Map<CustomerId, CustomerRow> rows(Set<CustomerId> strangers) {
        return strangers.isEmpty() ? Map.of() : customers.rows(strangers);
    }

    /** A decision that is to be carried out now is left to the desk, which decides again with the account locked. */
    private void write(
            List<Standing> page,
            List<Decision> decisions,
            Map<Long, Segment> segments,
            Map<CustomerId, CustomerRow> rows,
            Instant now) {
        db.sql("""
                insert into dunning.account as a (customer, account, segment, unit, stage, overdue_minor, currency,
                    overdue_since, step, next_action, next_at, looked_at)
                select customer, account, segment, unit, stage, overdue, currency,
                       case when stage = 'CLEAR' then null else since end, step, action, at, :now
                from unnest(:customers, :accounts, :segments, :units, :stages, :overdue, :currencies, cast(:since as date[]), :steps,
                            :actions, cast(:at as timestamptz[]))
                    as t (customer, account, segment, unit, stage, overdue, currency, since, step, action, at)
                on conflict (customer, account) do update set stage = excluded.stage,
                    overdue_minor = excluded.overdue_minor, overdue_since = excluded.overdue_since, step = excluded.step,
                    next_action = excluded.next_action, next_at = excluded.next_at, looked_at = excluded.looked_at
                where (a.stage, a.overdue_minor, a.overdue_since, a.step, a.next_action, a.next_at) is distinct from
                      (excluded.stage, excluded.overdue_minor, excluded.overdue_since, excluded.step,
                       excluded.next_action, excluded.next_at)""")
                .param("now", Timestamp.from(now))
                .param("customers", customers(page))
                .param("accounts", accounts(page))
                .param(
                        "segments",
                        page.stream().map(one -> segment(one, segments).name()).toArray(String[]::new))
                .param(
                        "units",
                        page.stream()
                                .map(one -> rows.get(one.key().customer()))
                                .map(row -> row == null ? 0L : row.owner().value())
                                .toArray(Long[]::new))
                .param(
                        "stages",
                        decisions.stream().map(one -> one.stage().name()).toArray(String[]::new))
                .param(
                        "overdue",
                        page.stream().map(one -> one.overdue().minor()).toArray(Long[]::new))
                .param(
                        "currencies",
                        page.stream().map(one -> one.overdue().currency()).toArray(String[]::new))
                .param("since", days(page))
                .param(
                        "steps",
                        decisions.stream()
                                .map(one -> one.rung() == null ? 0 : one.rung().step())
                                .toArray(Integer[]::new))
                .param(
                        "actions",
                        decisions.stream()
                                .map(one -> one.doing() == Doing.NOTHING
                                        ? ""
                                        : one.doing().name())
                                .toArray(String[]::new))
                .param(
                        "at",
                        decisions.stream()
                                .map(one -> one.at() == null ? null : one.at().toString())
                                .toArray(String[]::new))
                .update();
    }

    private void episodes(List<Standing> page, Map<Long, Segment> segments) {
        db.sql("""
                insert into dunning.episode as e (customer, account, overdue_since, segment, amount_minor)
                select * from unnest(:customers, :accounts, cast(:since as date[]), :segments, :overdue)
                on conflict (customer, account, overdue_since) do update set amount_minor = excluded.amount_minor
                where e.amount_minor < excluded.amount_minor""")
                .param("customers", customers(page))
                .param("accounts", accounts(page))
                .param("since", days(page))
                .param(
                        "segments",
                        page.stream().map(one -> segment(one, segments).name()).toArray(String[]::new))
                .param(
                        "overdue",
                        page.stream().map(one -> one.overdue().minor()).toArray(Long[]::new))
                .update();
    }

    private static Segment segment(Standing one, Map<Long, Segment> segments) {
        return segments.getOrDefault(one.key().customer().value(), Segment.PUBLIC);
    }

    private static String[] days(List<Standing> page) {
        return page.stream().map(one -> String.valueOf(one.overdueSince())).toArray(String[]::new);
    }

    private static Long[] customers(List<Standing> page) {
        return page.stream().map(one -> one.key().customer().value()).toArray(Long[]::new);
    }

    private static Long[] accounts(List<Standing> page) {
        return page.stream().map(one -> one.key().account().value()).toArray(Long[]::new);
    }
}
