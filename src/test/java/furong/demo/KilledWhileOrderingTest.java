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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The process is killed at random while it takes orders; sometimes the database is killed with it. Nothing is lost. */
class KilledWhileOrderingTest {

    private static final int KILLS = Integer.getInteger("furong.kills", 3);
    private static final int ORDERS = Integer.getInteger("furong.orders", 45);
    /** Work that a killed process had begun is taken over after half a minute. */
    private static final Duration SETTLING = Duration.ofSeconds(150);

    private final Map<String, Integer> actions = new TreeMap<>();

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
                Awaitility.await().atMost(SETTLING).untilAsserted(() -> {
                    whatIsWantedIsSo(db);
                    nothingWaitsForTheNetwork(db);
                });
                triggersAndObligationsAgree(db);
                nothingIsKeptForNobody(db);
            } finally {
                house.destroyForcibly().onExit().join();
            }
        }
        System.out.printf(
                "kill test: kills=%d placed=%d done=%d lost=0 %s%n", KILLS, placed.size(), done.size(), actions);
    }

    private void workUntilKilled(LocalPostgres postgres, Random chance, List<long[]> placed, List<long[]> done)
            throws IOException {
        var house = house(postgres, "work", chance.nextLong());
        var lines = house.inputReader();
        awaitLine(lines, "ready");
        var until = placed.size() + ORDERS / KILLS / 2 + chance.nextInt(ORDERS / KILLS);
        for (var line = next(lines); line != null; line = next(lines)) {
            var words = line.split(" ");
            if (words.length != 4) continue;
            var pair = new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
            actions.merge(words[3], 1, Integer::sum);
            if (words[0].equals("placed")) placed.add(pair);
            if (words[0].equals("done")) done.add(pair);
            if (placed.size() == until) killSoon(house, chance.nextInt(400));
        }
        house.onExit().join();
    }

    /** Null at the end. Who is killed closes the stream, which may happen while a line is being read. */
    private static @Nullable String next(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException closed) {
            return null;
        }
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
                and exists (select from promise.promise p where p.customer = o.customer and p.type = o.promise
                            and p.subject = 'order:' || w.text)""")).as("with their promise").isEqualTo(placed.size());
        assertThat(count(db, placed, """
                and (not o.callback or exists (select from callback.obligation b where b.customer = o.customer
                            and b.subject = 'order:' || w.text))""")).as("with their callback").isEqualTo(placed.size());
    }

    private static void whatIsWantedIsSo(JdbcClient db) {
        assertThat(one(db, "select count(*) from network.service where observed_version < wanted_version"))
                .as("services that are not as they should be")
                .isZero();
    }

    /** Everything the network had to do for an order has reached the order. */
    private static void nothingWaitsForTheNetwork(JdbcClient db) {
        assertThat(one(db, "select count(*) from ordering.service_order where state = 'OPEN' and stage = 'NETWORK'"))
                .as("orders that wait for a network that has done its part")
                .isZero();
    }

    /** Whatever number or port is taken is so for a line that is there, or a leg that is being laid. */
    private static void nothingIsKeptForNobody(JdbcClient db) {
        for (var what : List.of("number", "port"))
            assertThat(one(db, """
                    select count(*) from resource.%1$s r where r.state in ('RESERVED', 'USED')
                    and not exists (select from subscription.subscription s where s.customer = r.customer
                                    and s.%1$s = r.%2$s and s.state <> 'CANCELLED')
                    and not exists (select from subscription.move m where m.customer = r.customer
                                    and (m.new_%1$s = r.%2$s or m.old_%1$s = r.%2$s)
                                    and m.cleared_at is null and m.released_at is null)""".formatted(what, what.equals("port") ? "id" : what)))
                    .as("kept for nobody: " + what)
                    .isZero();
    }

    private static long one(JdbcClient db, String sql) {
        return db.sql(sql).query(Long.class).single();
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
