package furong.billing.bench;

import furong.billing.BillRuns;
import furong.billing.Run;
import furong.platform.Actor;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A month's bills of so many accounts, each with 1.6 services of which a third are PHS, through the front class: from the
 * order to run until the last bill is written and charged to the ledger. Beside it what it takes to copy the same rows
 * into the same tables.
 */
public final class BillRunBench {

    private static final LocalDate MONTH = LocalDate.parse("2026-10-01");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private BillRunBench() {}

    public static void main(String[] arguments) {
        var options = Options.of(arguments, Map.of("accounts", 34_000L, "part", 1000L, "workers", 2L));
        var accounts = options.get("accounts");
        try (var house = new House(
                Map.of("furong.billing.part", options.get("part"), "furong.billing.workers", options.get("workers")))) {
            System.out.println("making " + accounts + " accounts …");
            make(house, accounts);
            run(house, accounts, options.get("workers").intValue());
        }
        System.exit(0);
    }

    private static void run(House house, long accounts, int workers) {
        var runs = house.bean(BillRuns.class);
        house.bean(TimeTravel.class)
                .startAt(MONTH.plusMonths(1).atTime(2, 0).atZone(ZONE).toInstant());
        Heap.forget();
        var begun = System.nanoTime();
        var run = runs.begin(MONTH, Run.Kind.REAL, Actor.system("benchmark"));
        var watch = new Watch(house.bean(javax.sql.DataSource.class));
        run = runs.work(run.id());
        var seconds = (System.nanoTime() - begun) / 1e9;
        watch.close();
        var heap = Heap.peak();
        System.out.printf(
                "%d accounts: %d bills, %d lines, total %s, %d parked, %.1f s, heap at most %d MiB%n",
                accounts, run.bills(), run.lines(), run.total().decimal(), run.parked(), seconds, heap);

        var tables = new ArrayList<>(List.of("billing.bill", "billing.bill_line"));
        house.filled("ledger").stream()
                .filter(table -> !List.of("ledger.gl_account", "ledger.authority", "ledger.allocation_rule")
                        .contains(table))
                .forEach(tables::add);
        var db = house.db();
        for (var table : tables)
            System.out.printf(
                    "  %-24s %,d rows%n",
                    table,
                    db.sql("select count(*) from " + table).query(Long.class).single());
        var one = house.copyFloor(tables, 1);
        var many = house.copyFloor(tables, workers);
        System.out.printf("copying the same rows: %.1f s by one connection, %.1f s by %d%n", one, many, workers);
        var conserved = conserved(house, run, accounts);
        System.out.printf(
                "bench bill-run: copy_ratio=%.2f copy_ratio_parallel=%.2f accounts_per_second=%.0f accounts=%d heap_mib=%d conserved=%s%n",
                seconds / one, seconds / many, accounts / seconds, accounts, heap, conserved);
    }

    /** Entries sum to nothing, what is billed is what is open, nobody is billed twice and everybody once. */
    private static boolean conserved(House house, Run run, long accounts) {
        var db = house.db();
        var entries = db.sql("select coalesce(sum(amount_minor), 0) from ledger.entry")
                .query(Long.class)
                .single();
        var open = db.sql("select coalesce(sum(open_minor), 0) from ledger.open_item")
                .query(Long.class)
                .single();
        var billed = db.sql("select sum(total_minor) from billing.bill")
                .query(Long.class)
                .single();
        var lines = db.sql("select sum(amount_minor) from billing.bill_line")
                .query(Long.class)
                .single();
        var bills = db.sql("select count(distinct (customer, account)) from billing.bill")
                .query(Long.class)
                .single();
        System.out.printf(
                "entries sum to %d; billed %d, lines %d, open %d; %d accounts billed%n",
                entries, billed, lines, open, bills);
        return entries == 0
                && open.equals(billed)
                && lines.equals(billed)
                && bills == accounts
                && run.total().minor() == billed;
    }

    /** Ids lie 64 apart, so that a customer, an account and its lines have ids of their own. */
    private static void make(House house, long accounts) {
        var db = house.db();
        // What only guards periods against their own application is left out while millions are made at once.
        db.sql("alter table billing.period drop constraint one_period_a_day").update();
        db.sql("""
                insert into customer.customer (customer, number, kind, name, name_grams, segment, home, district,
                    street_office, since)
                select n * 64, 'KH' || n, 'PERSON', 'n', '{}', case when n % 10 = 0 then 'COMMERCIAL' else 'PUBLIC' end,
                       n * 64 + 1, '510104', '510104022', '2020-01-01'
                from generate_series(1, :n) n""").param("n", accounts).update();
        db.sql("""
                insert into billing.account (customer, account, since)
                select n * 64, n * 64 + 2, '2020-01-01' from generate_series(1, :n) n""").param("n", accounts).update();
        db.sql("""
                insert into billing.period (customer, subscription, from_day, account, offer, features, number)
                select n * 64, n * 64 + 8 + k, '2020-01-01', n * 64 + 2,
                       case when k = 0 then case when n % 2 = 0 then 'FIXED_LINE_HOME' else 'PHS_STANDARD' end
                            when n % 30 < 1 then 'PHS_FAMILY' else 'ADSL_2M' end,
                       '{}', (80000000 + n)::text
                from generate_series(1, :n) n, generate_series(0, case when n % 10 < 6 then 1 else 0 end) k""").param("n", accounts).update();
        db.sql("""
                insert into rating.month_total (customer, cycle, account, subscription, tariff, records, quantity, units,
                    days, amount_minor)
                select n * 64, :month, n * 64 + 2, n * 64 + 8, t.tariff, 40, 4000 + n % 977, 70, 20, 700 + n % 313
                from generate_series(1, :n) n,
                     lateral (select case when n % 2 = 0 then 1 else 4 end as tariff
                              union all select 6 where n % 4 = 0) t""").param("month", MONTH).param("n", accounts).update();
        db.sql("insert into rating.cycle (cycle, closed_at) values (:month, now())")
                .param("month", MONTH)
                .update();
        db.sql("vacuum analyze").update();
        db.sql("checkpoint").update();
    }
}
