package furong.bench;

import furong.bench.Clients.Speed;
import furong.ledger.LedgerCheck;
import furong.payment.Outcome;
import furong.payment.PayChannel;
import furong.payment.Payments;
import furong.payment.Receipt;
import furong.platform.Actor;
import furong.platform.Money;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Durable payments per second through the front class, through the HTTP door of an agent and from files, each divided by
 * TPC-B-like transactions per second on the same server, with the same clients, turn about; the median of the pairs.
 * Afterwards the books are compared: every payment that was acknowledged is there once, and every journal sums to zero.
 */
final class PostingBench {

    private static final Actor BENCH = Actor.system("bench");
    private static final int FILE_ROWS = 500;
    private static final int FILE_CLIENTS = 2;
    private static final int WEB_WARM_SECONDS = 25;

    /** The connections of the house; whoever waits for a shared commit holds none. */
    private static final int CONNECTIONS = 24;

    private final House house;
    private final Billed billed;
    private final Payments payments;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    private PostingBench(House house, Billed billed) {
        this.house = house;
        this.billed = billed;
        this.payments = house.part(Payments.class);
    }

    public static void main(String[] arguments) throws Exception {
        var options = new Options(arguments);
        var clients = options.number("clients", 64);
        var settings = Map.<String, Object>of("spring.datasource.hikari.maximum-pool-size", CONNECTIONS);
        try (var house = House.start(settings)) {
            var billed = new Billed(house, options.number("accounts", 60_000));
            new PostingBench(house, billed).run(clients, options.number("seconds", 6), options.number("pairs", 5));
        }
        System.exit(0);
    }

    private void run(int clients, int seconds, int pairs) throws Exception {
        var ruler = new ArrayList<Double>();
        var front = new ArrayList<Double>();
        var http = new ArrayList<Double>();
        var file = new ArrayList<Double>();
        try (var tpcb = new TpcB(house, clients, clients);
                var door = new AgentDoor(house, clients)) {
            Clients.run(clients, Math.max(1, seconds / 2), tpcb::once);
            Clients.run(clients, Math.max(1, seconds / 2), this::single);
            // the way through the web server is long: it takes thousands of requests to be compiled
            Clients.run(clients, WEB_WARM_SECONDS, client -> pay(door, client));
            for (var pair = 1; pair <= pairs; pair++) {
                var floor = say("pair " + pair + " TPC-B-like", Clients.run(clients, seconds, tpcb::once));
                ruler.add(floor.perSecond());
                front.add(say("  front class", Clients.run(clients, seconds, this::single))
                                .perSecond()
                        / floor.perSecond());
                http.add(say("  HTTP door", Clients.run(clients, seconds, client -> pay(door, client)))
                                .perSecond()
                        / floor.perSecond());
                file.add(say("  file rows", Clients.run(FILE_CLIENTS, seconds, this::file))
                                .perSecond()
                        / floor.perSecond());
            }
        }
        System.out.printf(Locale.ROOT, "TPC-B-like: median %,.0f/s with %d clients%n", median(ruler), clients);
        System.out.printf(
                Locale.ROOT,
                "bench posting: front_ratio=%.2f http_ratio=%.2f file_ratio=%.2f conserved=%b%n",
                median(front),
                median(http),
                median(file),
                conserved());
    }

    private int single(int client) {
        return count(List.of(payments.receive(receipt("front"), BENCH)));
    }

    private int pay(AgentDoor door, int client) throws IOException, InterruptedException {
        var number = next.getAndIncrement();
        door.pay(client, billed.number(number), billed.part(number), "H" + number);
        acknowledged.incrementAndGet();
        return 1;
    }

    private int file(int client) {
        var rows =
                IntStream.range(0, FILE_ROWS).mapToObj(row -> receipt("file")).toList();
        return count(payments.receiveAll(rows, BENCH));
    }

    private Receipt receipt(String door) {
        var number = next.getAndIncrement();
        var key = billed.account(number);
        return new Receipt(
                PayChannel.AGENT,
                door,
                "B" + number,
                key.customer(),
                key.account(),
                Money.fen(billed.part(number)),
                billed.now(),
                billed.today(),
                billed.today(),
                "clearing.agent",
                List.of());
    }

    private int count(List<Outcome> outcomes) {
        for (var outcome : outcomes)
            if (!(outcome instanceof Outcome.Accepted)) throw new IllegalStateException(outcome.toString());
        acknowledged.addAndGet(outcomes.size());
        return outcomes.size();
    }

    /** Every acknowledged payment once, none without an acknowledgement, and the books agree. */
    private boolean conserved() throws SQLException {
        var stored = house.part(JdbcClient.class)
                .sql("select count(*) from payment.payment")
                .query(Long.class)
                .single();
        var found = house.part(LedgerCheck.class).run();
        System.out.printf(
                Locale.ROOT,
                "%,d payments acknowledged, %,d stored; %,d items and %,d entries compared, %d differences%n",
                acknowledged.get(),
                stored,
                found.items(),
                found.entries(),
                found.differences());
        found.first().forEach(System.out::println);
        return stored == acknowledged.get() && found.conserved();
    }

    private static Speed say(String what, Speed speed) {
        System.out.println(what + ": " + speed);
        return speed;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
