package furong.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import furong.channel.radius.AccessServer;
import furong.channel.sms.RealCentre;
import furong.platform.LocalPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Suspensions and payments interleaved by lot, while packets to access servers are lost, one server is dead for more than
 * ten minutes of the house's clock, and the process is killed with -9. It runs when asked for:
 * {@code -Dfurong.wave=60}, {@code -Dfurong.wave=20000} for the whole size, {@code -Dfurong.kills=3} for the kills.
 */
class WaveTest {

    private static final int LINES = Integer.getInteger("furong.wave", 0);
    private static final int KILLS = Integer.getInteger("furong.kills", 2);
    private static final int TEN_MINUTES_IN_HALF_AN_HOUR = 3;
    private static final int ONLINE = Math.min(200, LINES / 2);
    private static final Duration SETTLING = Duration.ofSeconds(120 + LINES / 20);

    private final List<String[]> logins = new ArrayList<>();

    @TempDir
    Path home;

    @BeforeEach
    void onlyWhenAskedFor() {
        if (LINES == 0)
            System.out.println("SKIPPED WaveTest: several processes for minutes; -Dfurong.wave=60 asks for it");
        Assumptions.assumeTrue(LINES > 0, "-Dfurong.wave=60 asks for it, -Dfurong.wave=20000 for the whole");
    }

    @Test
    @DisplayName("invariant 7: after the wave wanted is observed for all, and every reminder was sent once")
    void afterTheWaveAllIsAsItShouldBe() throws Exception {
        var seed = Long.getLong("furong.seed", System.nanoTime());
        System.out.println("wave, seed " + seed);
        var chance = new Random(seed);
        var radius = freePorts();
        var begun = System.nanoTime();
        try (var centre = new RealCentre(0);
                var one = new AccessServer("nas-1", radius, radius + 1, 0.01, seed);
                var other = new AccessServer("nas-2", radius, radius + 1, 0.01, seed + 1)) {
            centre.receipts = true;
            var settings = List.of(
                    "furong.radius.port=" + radius,
                    "furong.radius.servers[nas-1]=" + one.place(),
                    "furong.radius.servers[nas-2]=" + other.place(),
                    "furong.sms.host=127.0.0.1",
                    "furong.sms.port=" + centre.port(),
                    "furong.sms.password=secret",
                    "furong.sms.per-second=2000");
            try (var postgres = start()) {
                logins(house(postgres, "prepare", 0, settings).inputReader());
            }
            System.out.printf("prepared after %d s%n", seconds(begun));
            for (var kill = 0; kill < KILLS; kill++)
                try (var postgres = start()) {
                    workUntilKilled(postgres, chance, settings, List.of(one, other), kill == 0);
                    other.away = false;
                    System.out.printf("killed after %d s, receipts owed %d%n", seconds(begun), centre.receiptsOwed());
                }
            try (var postgres = start()) {
                var house = house(postgres, "work", chance.nextLong(), settings);
                try {
                    awaitLine(house.inputReader(), "ready");
                    if (KILLS > 0) say(house, "later");
                    dialIn(house, List.of(one, other), chance);
                    say(house, "go");
                    var db = JdbcClient.create(
                            new DriverManagerDataSource(postgres.url(), "postgres", postgres.password()));
                    everythingIsPaidAndOn(db);
                    everythingIsHandedOver(db, centre);
                    for (var n = 0; n < TEN_MINUTES_IN_HALF_AN_HOUR; n++) say(house, "later");
                    check(db, centre);
                } finally {
                    house.destroyForcibly().onExit().join();
                }
            }
            assertThat(one.disconnects.get() + other.disconnects.get())
                    .as("sessions that were ended")
                    .isPositive();
            System.out.printf(
                    "wave: lines=%d kills=%d sent=%d disconnects=%d packets_lost=%d seconds=%d%n",
                    LINES,
                    KILLS,
                    centre.given.size(),
                    one.disconnects.get() + other.disconnects.get(),
                    one.lost.get() + other.lost.get(),
                    seconds(begun));
        }
    }

    /**
     * One server dies, if asked for, once people are online through it: what it is told then, it never hears; ten minutes
     * pass before the process is killed.
     */
    private void workUntilKilled(
            LocalPostgres postgres, Random chance, List<String> settings, List<AccessServer> servers, boolean oneDies)
            throws IOException {
        var house = house(postgres, "work", chance.nextLong(), settings);
        awaitLine(house.inputReader(), "ready");
        if (!oneDies) say(house, "later");
        dialIn(house, servers, chance);
        servers.getLast().away = oneDies;
        say(house, "go");
        park(300 + LINES * 2L + chance.nextInt(500 + LINES * 4));
        if (oneDies) {
            say(house, "later");
            park(300 + LINES);
        }
        house.destroyForcibly().onExit().join();
    }

    private static void park(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static void say(Process house, String what) throws IOException {
        house.outputWriter().write(what + "\n");
        house.outputWriter().flush();
    }

    /** Some are online when the wave comes, so that there is somebody to disconnect; others dial in meanwhile. */
    private void dialIn(Process house, List<AccessServer> servers, Random chance) {
        var online = 0;
        for (var n = 0; n < ONLINE; n++) if (dial(servers.get(n % servers.size()), chance)) online++;
        System.out.println("online " + online);
        for (var server : servers) {
            var lot = new Random(chance.nextLong());
            Thread.ofPlatform().daemon().start(() -> {
                while (house.isAlive() && !server.away) dial(server, lot);
            });
        }
    }

    private boolean dial(AccessServer server, Random chance) {
        var login = logins.get(chance.nextInt(logins.size()));
        try {
            return server.dial(login[1], login[2]);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void logins(BufferedReader lines) throws IOException {
        var other = new ArrayList<String>();
        for (var line = lines.readLine(); line != null && !line.equals("ready"); line = lines.readLine())
            if (line.startsWith("login ")) logins.add(line.split(" "));
            else other.add(line);
        assertThat(logins)
                .as("the house said besides: " + String.join("\n", other))
                .hasSize(LINES);
    }

    private static void everythingIsPaidAndOn(JdbcClient db) {
        Awaitility.await().atMost(SETTLING).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(one(db, "select count(*) from ledger.open_item where side = 'D'"))
                    .as("unpaid")
                    .isZero();
            assertThat(one(db, "select count(*) from dunning.account where stage <> 'CLEAR'"))
                    .as("not clear")
                    .isZero();
            assertThat(one(db, "select count(*) from subscription.hold where lifted_at is null"))
                    .as("held")
                    .isZero();
            assertThat(one(db, "select count(*) from network.service where observed_version < wanted_version"))
                    .as("not as wanted")
                    .isZero();
        });
    }

    /**
     * What was being handed over at a kill and has no receipt was lost with it. It is sent when the house is sure of that,
     * half an hour later, which may come once nothing else is under way.
     */
    private static void everythingIsHandedOver(JdbcClient db, RealCentre centre) {
        Awaitility.await().atMost(SETTLING).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(one(db, """
                    select count(*) from message.message m where state = 'QUEUED' and (telling is not null or not exists (
                        select from message.part p where p.customer = m.customer and p.message = m.id
                        and p.state = 'SUBMITTING'))""")).as("under way").isZero();
            assertThat(centre.receiptsOwed()).as("receipts owed").isZero();
        });
    }

    private static void check(JdbcClient db, RealCentre centre) {
        Awaitility.await()
                .atMost(SETTLING)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(one(db, "select count(*) from message.message where state = 'QUEUED'"))
                        .as("unsent")
                        .isZero());
        assertThat(one(db, "select count(*) from network.service where wanted_on and observed_on"))
                .isEqualTo(LINES);
        assertThat(one(db, """
                select count(*) from subscription.hold h where reason = 'NON_PAYMENT' and not exists (
                    select from subscription.ground g join dunning.attempt a on a.customer = g.customer and a.id = g.reminder
                    where g.customer = h.customer and g.hold = h.id and a.outcome <> 'WAITING')""")).as("suspended without reminders").isZero();
        var suspensions = one(db, "select count(*) from dunning.suspension");
        System.out.println("suspensions " + suspensions);
        assertThat(suspensions).as("suspensions there were").isPositive();
        assertThat(one(db, "select count(*) from promise.promise where type = 'RESUME' and state <> 'KEPT'"))
                .as("promises to resume that were not kept")
                .isZero();
        // the words belong to it: among so many, two messages to one phone now and then draw the same 16 bits
        var seen = new HashMap<String, RealCentre.Given>();
        var twice = new ArrayList<String>();
        for (var part : centre.given) {
            var before = seen.put(part.phone() + ":" + part.reference() + ":" + part.words(), part);
            if (before != null) twice.add(part.phone() + " " + before.name() + " " + part.name());
        }
        assertThat(twice).as("told the same twice").isEmpty();
        Awaitility.await()
                .atMost(SETTLING)
                .untilAsserted(() -> assertThat(one(db, "select count(*) from message.part where state = 'DELIVERED'"))
                        .as("parts with a receipt")
                        .isEqualTo(seen.size()));
    }

    private static long one(JdbcClient db, String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    /** Two in a row. */
    private static int freePorts() throws IOException {
        while (true)
            try (var first = new DatagramSocket(0);
                    var second = new DatagramSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (java.net.BindException taken) {
                continue;
            }
    }

    /** The house is killed and never its database, which needs no disk to remember what was committed. */
    private LocalPostgres start() {
        return LocalPostgres.start(new LocalPostgres.Settings(home, false));
    }

    private Process house(LocalPostgres postgres, String what, long seed, List<String> settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx500m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WaveHouse.class.getName(),
                what,
                Integer.toString(LINES),
                Long.toString(seed),
                "spring.datasource.url=" + postgres.url(),
                "spring.datasource.username=postgres",
                "spring.datasource.password=" + postgres.password(),
                "furong.secret-file=" + home.resolve("secret.key")));
        command.addAll(settings);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What the house says afterwards is passed on: a process whose words nobody reads stands still. */
    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        var said = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(wanted)) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(System.out::println));
                return;
            }
            said.add(line);
        }
        throw new IllegalStateException("the house ended before it was ready: " + String.join("\n", said));
    }
}
