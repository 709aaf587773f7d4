package furong.debit;

import static org.assertj.core.api.Assertions.assertThat;

import furong.platform.LocalPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A long file of a bank, and a process that is killed while it reads and posts it: the tables end as if it had not been. */
class KilledWhilePostingTest {

    private static final int ENTRIES = Integer.getInteger("furong.entries", 100_000);
    private static final int KILLS = 3;
    private static final long POLLING_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    /** What must be the same: everything but the ids and moments that each run makes anew. */
    private static final List<String> TABLES = List.of(
            "select line, kind, state, note, customer, account, collection, amount_minor from debit.row",
            "select customer, id, state, reason, does, settled_on, returned_on from debit.collection",
            "select customer, id, state, not_before, failures, collected, stopped_why from debit.mandate",
            "select customer, account, channel, door, reference, amount_minor, settled_minor, on_account_minor, value_date,"
                    + " business_date from payment.payment",
            "select p.customer, p.reference, r.reason from payment.reversal r"
                    + " join payment.payment p on p.customer = r.customer and p.id = r.payment",
            "select customer, account, side, kind, amount_minor, open_minor,"
                    // a credit is named for its payment, whose id is another in each run
                    + " case when reference like 'payment:%' then '' else reference end from ledger.open_item",
            "select customer, account, gl, count(*), sum(amount_minor) from ledger.entry group by customer, account, gl",
            "select state, problem from debit.file");

    @TempDir
    Path home;

    @Test
    @DisplayName("A camt.054 file killed three times at random ends in the same tables as an uninterrupted run")
    void theTablesEndAsIfNothingHadHappened() throws Exception {
        var seed = System.nanoTime();
        System.out.println("posting kill test, seed " + seed + ", entries " + ENTRIES);
        var chance = new Random(seed);
        // the house is killed and never its database, which needs no disk to remember what was committed
        try (var postgres = LocalPostgres.start(new LocalPostgres.Settings(home, false))) {
            run(postgres, "build", "postgres", seed);
            db(postgres, "template1")
                    .sql("create database undisturbed template postgres")
                    .update();
            var at = new ArrayList<Integer>();
            for (var kill = 0; kill < KILLS; kill++) at.add(killAtRandom(postgres, chance, kill));
            run(postgres, "work", "postgres", seed);
            run(postgres, "work", "undisturbed", seed);
            var killed = checksums(db(postgres, "postgres"));
            assertThat(killed).isEqualTo(checksums(db(postgres, "undisturbed")));
            conserved(db(postgres, "postgres"));
            System.out.println(
                    "posting kill test: entries=" + ENTRIES + " kills=" + KILLS + " at=" + at + " same=true");
        }
    }

    /** The first kill hits the reading, the others the posting, each at a count drawn by lot; says which. */
    private int killAtRandom(LocalPostgres postgres, Random chance, int kill) throws Exception {
        var house = house(postgres, "work", "postgres", 0);
        awaitLine(house.inputReader(), "ready");
        var db = db(postgres, "postgres");
        var share = chance.nextInt(ENTRIES / 4);
        var wanted = kill == 0 ? share : (kill - 1) * ENTRIES / 3 + share;
        var sql = kill == 0
                ? "select count(*) from debit.row"
                : "select count(*) from debit.row where state <> 'WAITING'";
        while (house.isAlive() && db.sql(sql).query(Integer.class).single() <= wanted)
            LockSupport.parkNanos(POLLING_NANOS);
        assertThat(house.isAlive()).as("killed before its end").isTrue();
        house.destroyForcibly().onExit().join();
        return wanted;
    }

    private static TreeMap<String, String> checksums(JdbcClient db) {
        var sums = new TreeMap<String, String>();
        for (var table : TABLES)
            sums.put(
                    table,
                    db.sql(
                                    "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '')"
                                            + " from (" + table + ") as t")
                            .query(String.class)
                            .single());
        return sums;
    }

    private static void conserved(JdbcClient db) {
        assertThat(db.sql("select coalesce(sum(amount_minor), 0) from ledger.entry")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) from debit.row where state = 'WAITING'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) - count(distinct (channel, door, reference)) from payment.payment")
                        .query(Long.class)
                        .single())
                .as("booked twice")
                .isZero();
        assertThat(db.sql("select count(*) from payment.payment")
                        .query(Long.class)
                        .single())
                .isGreaterThan(ENTRIES * 9L / 10);
    }

    private void run(LocalPostgres postgres, String what, String database, long seed) throws IOException {
        var house = house(postgres, what, database, seed);
        awaitLine(house.inputReader(), "done");
        house.onExit().join();
    }

    private Process house(LocalPostgres postgres, String what, String database, long seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostUntilKilled.class.getName(),
                        what,
                        url(postgres, database),
                        postgres.password(),
                        home.resolve("secret.key").toString(),
                        home.resolve("camt.054.xml").toString(),
                        Long.toString(seed),
                        Integer.toString(ENTRIES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static JdbcClient db(LocalPostgres postgres, String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(postgres, database), "postgres", postgres.password()));
    }

    private static String url(LocalPostgres postgres, String database) {
        return postgres.url().replace("/postgres", "/" + database);
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        for (var line = next(lines); line != null; line = next(lines)) if (line.equals(wanted)) return;
        throw new IllegalStateException("the house ended before it said " + wanted);
    }

    private static @Nullable String next(BufferedReader lines) throws IOException {
        return lines.readLine();
    }
}
