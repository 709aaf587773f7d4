package furong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import furong.platform.LocalPostgres;
import furong.platform.PowerCut;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The process is killed at random while it takes orders; sometimes the database is killed with it. Nothing is lost. */
class KilledWhileOrderingTest {

    private static final int KILLS = 3;
    private static final Duration SETTLING = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    @DisplayName("G4-10 every confirmed order has its visit, its promise and its callback after random kills")
    void nothingConfirmedIsLost() throws Exception {
        var seed = System.nanoTime();
        System.out.println("kill test, seed " + seed);
        var chance = new Random(seed);
        var placed = new ArrayList<long[]>();
        var done = new ArrayList<long[]>();
        for (var kill = 0; kill < KILLS; kill++) {
            try (var postgres = start()) {
                workUntilKilled(postgres, chance, placed, done);
                if (kill % 2 == 1) PowerCut.at(home);
            }
        }
        assertThat(placed).as("orders confirmed before the kills").hasSizeGreaterThan(KILLS);
        try (var postgres = start()) {
            var db = JdbcClient.create(new DriverManagerDataSource(postgres.url(), "postgres", postgres.password()));
            var house = house(postgres, "settle", 0);
            try {
                awaitLine(house.inputReader(), "ready");
                everythingIsThere(db, placed);
                Awaitility.await().atMost(SETTLING).untilAsserted(() -> whatWasDoneWorks(db, done));
                triggersAndObligationsAgree(db);
            } finally {
                house.destroyForcibly().onExit().join();
            }
        }
        System.out.printf("kill test: kills=%d placed=%d done=%d lost=0%n", KILLS, placed.size(), done.size());
    }

    private void workUntilKilled(LocalPostgres postgres, Random chance, List<long[]> placed, List<long[]> done)
            throws IOException {
        var house = house(postgres, "work", chance.nextLong());
        var lines = house.inputReader();
        awaitLine(lines, "ready");
        var until = placed.size() + 3 + chance.nextInt(20);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(" ");
            if (words.length != 3) continue;
            var pair = new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
            if (words[0].equals("placed")) placed.add(pair);
            if (words[0].equals("done")) done.add(pair);
            if (placed.size() == until) killSoon(house, chance.nextInt(400));
        }
        house.onExit().join();
    }

    /** In the middle of whatever the four threads are doing by then. */
    private static void killSoon(Process house, int milliseconds) {
        Thread.ofPlatform().start(() -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
            house.destroyForcibly();
        });
    }

    private static void everythingIsThere(JdbcClient db, List<long[]> placed) {
        assertThat(count(db, placed, "")).as("orders").isEqualTo(placed.size());
        assertThat(count(db, placed, """
                and (o.visit is null or exists (
                    select from fieldwork.visit v where v.customer = o.customer and v.id = o.visit))""")).as("with their visit").isEqualTo(placed.size());
        assertThat(count(db, placed, """
                and exists (select from promise.promise p where p.customer = o.customer and p.type = 'INSTALL'
                            and p.subject = 'order:' || w.text)""")).as("with their promise").isEqualTo(placed.size());
        assertThat(count(db, placed, """
                and exists (select from callback.obligation b where b.customer = o.customer
                            and b.subject = 'order:' || w.text)""")).as("with their callback").isEqualTo(placed.size());
    }

    private static void whatWasDoneWorks(JdbcClient db, List<long[]> done) {
        assertThat(count(db, done, "and o.state = 'COMPLETED'"))
                .as("done and working")
                .isEqualTo(done.size());
    }

    private static void triggersAndObligationsAgree(JdbcClient db) {
        var disagreeing = db.sql("""
                select count(*) from fieldwork.visit v
                join ordering.service_order o on o.customer = v.customer and o.visit = v.id
                where (v.state = 'DONE') <> exists (
                    select from callback.obligation b
                    where b.customer = o.customer and b.due_at is not null and b.subject = v.reference)""").query(Long.class).single();
        assertThat(disagreeing)
                .as("finished visits without a due callback, or the other way round")
                .isZero();
    }

    private static long count(JdbcClient db, List<long[]> pairs, String condition) {
        return db.sql("""
                select count(*) from unnest(:customers, :orders, :texts) as w (customer, id, text)
                join ordering.service_order o on o.customer = w.customer and o.id = w.id
                where true """ + " " + condition)
                .param("customers", pairs.stream().map(pair -> pair[0]).toArray(Long[]::new))
                .param("orders", pairs.stream().map(pair -> pair[1]).toArray(Long[]::new))
                .param(
                        "texts",
                        pairs.stream()
                                .map(pair -> furong.platform.Ids.text(pair[1]))
                                .toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private LocalPostgres start() {
        return LocalPostgres.start(new LocalPostgres.Settings(home, true));
    }

    private Process house(LocalPostgres postgres, String what, long seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkUntilKilled.class.getName(),
                        what,
                        postgres.url(),
                        postgres.password(),
                        home.resolve("secret.key").toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) if (line.equals(wanted)) return;
        throw new IllegalStateException("the house ended before it was ready");
    }
}
