package furong.dunning.bench;

import furong.dunning.DunningBoard;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes to look at all accounts and write down what is to be done about whom and when. One account in ten is
 * overdue, by one day to ninety; each has two open items. {@code --accounts N} (340000).
 */
public final class DunningSweepBench {

    private static final int CHUNK = 200_000;

    private DunningSweepBench() {}

    public static void main(String[] args) throws IOException {
        var accounts = 340_000;
        for (var n = 0; n + 1 < args.length; n++)
            if (args[n].equals("--accounts")) accounts = Integer.parseInt(args[n + 1]);
        try (var house = new House(Map.of("furong.work", "false", "furong.time-travel", "true"))) {
            var db = house.get(JdbcClient.class);
            fill(db, accounts);
            var board = house.get(DunningBoard.class);
            var first = seconds(board);
            var again = seconds(board);
            var overdue = db.sql("select count(*) from dunning.account")
                    .query(Long.class)
                    .single();
            System.out.printf(
                    Locale.ROOT,
                    "%d accounts, %d overdue: first look %.1f s, the same a moment later %.1f s%n",
                    accounts,
                    overdue,
                    first,
                    again);
            System.out.printf(
                    Locale.ROOT,
                    "bench dunning-sweep: seconds=%.2f accounts=%d overdue=%d again_seconds=%.2f%n",
                    first,
                    accounts,
                    overdue,
                    again);
        }
    }

    private static double seconds(DunningBoard board) {
        var begin = System.nanoTime();
        board.look();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Straight into the tables: what is measured is the looking. */
    private static void fill(JdbcClient db, int accounts) {
        for (var from = 0; from < accounts; from += CHUNK) {
            db.sql("""
                    insert into ledger.open_item (customer, account, item, side, kind, product, happened_on, due_on,
                        amount_minor, open_minor, reference)
                    select 1000000000 + n, 2000000000 + n, 4000000000 + n * 2 + i, 'D', 'RENT', 'ADSL',
                           current_date - 40, case when n % 10 = 0 then current_date - (1 + n % 90) - i else current_date + 5 end,
                           5000, 5000, 'bench'
                    from generate_series(:from, :until) as n, generate_series(0, 1) as i""")
                    .param("from", from)
                    .param("until", Math.min(from + CHUNK, accounts) - 1)
                    .update();
        }
        db.sql("vacuum analyze ledger.open_item").update();
        System.out.println("filled " + accounts + " accounts");
    }
}
