package furong.channel.web.resource;

import furong.Furong;
import furong.customer.AddressBook;
import furong.customer.AddressBook.StreetOffice;
import furong.organisation.Area;
import furong.platform.BusinessClock;
import furong.platform.Label;
import furong.platform.LocalPostgres;
import furong.resource.Exchange;
import furong.resource.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * How long it takes to say what can be had at an address, in a city with a million lines of which most are in use: random
 * street offices, and addresses as people write them. Beside it the floor: one row read by its key through the same pool.
 * The last line is {@code bench reach: key=value …}; times are milliseconds.
 */
public final class ReachBench {

    private static final Map<String, Integer> PORTS = Map.of("PAIR", 5_000, "DSLAM", 3_000, "LAN", 1_000, "PON", 1_000);
    private static final int NUMBERS = 10_000;
    private static final int WARM_UP = 500;

    private final JdbcClient db;
    private final Inventory inventory;
    private final ReachCheck reach;
    private final Areas areas;
    private final LocalDate today;
    private final List<StreetOffice> offices;
    private final AddressBook book;
    private final Random chance;

    private ReachBench(ConfigurableApplicationContext house, long seed) {
        db = house.getBean(JdbcClient.class);
        inventory = house.getBean(Inventory.class);
        reach = house.getBean(ReachCheck.class);
        areas = house.getBean(Areas.class);
        var clock = house.getBean(BusinessClock.class);
        today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        book = house.getBean(AddressBook.class);
        offices = book.offices();
        chance = new Random(seed);
    }

    /** Arguments: how many exchanges of 10,000 lines (100), how many questions (5000), a seed (1). */
    public static void main(String[] args) throws IOException {
        var exchanges = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        var questions = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        var seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        var home = Files.createTempDirectory("furong-bench");
        try (var postgres = LocalPostgres.start(new LocalPostgres.Settings(home, false));
                var house = open(postgres, home)) {
            var bench = new ReachBench(house, seed);
            bench.build(exchanges);
            bench.measure(questions);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static ConfigurableApplicationContext open(LocalPostgres postgres, Path home) {
        var application = new SpringApplication(Furong.class);
        application.setDefaultProperties(Map.of(
                "spring.datasource.url", postgres.url(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", postgres.password(),
                "furong.secret-file", home.resolve("secret.key").toString(),
                "furong.demo", "none",
                "furong.time-travel", "true",
                "furong.work", "false",
                "furong.radius.port", "0",
                "server.port", "0",
                "logging.level.root", "ERROR"));
        return application.run();
    }

    /** Each exchange serves its share of the street offices; one kind of port in five exchanges is used up. */
    private void build(int exchanges) {
        for (var n = 0; n < exchanges; n++) {
            var code = "M%03d".formatted(n);
            var served = new ArrayList<Area>();
            for (var office = n; office < offices.size(); office += exchanges)
                served.add(offices.get(office).area());
            inventory.addExchange(new Exchange(code, new Label("端局" + n, "Exchange " + n), "VOICE"), served);
            PORTS.forEach((kind, count) -> inventory.addPorts(code, kind, count));
            inventory.addNumbers(code, Long.toString(20_000_000L + n * NUMBERS), NUMBERS);
        }
        db.sql("select setseed(0.5)").query().singleRow();
        db.sql("""
                update resource.port set state = 'USED', customer = 1
                where random() < 0.93 or kind = 'DSLAM' and right(exchange, 1) in ('3', '7')""").update();
        db.sql("""
                update resource.number set state = 'USED', customer = 1
                where random() < 0.9 or right(exchange, 2) = '55'""").update();
        for (var table : List.of("port", "number", "exchange", "exchange_area"))
            db.sql("vacuum analyze resource." + table).update();
    }

    private void measure(int questions) {
        var lines = count("port");
        var numbers = count("number");
        var keys = db.sql("select number from resource.number order by random() limit 1000")
                .query(String.class)
                .list();
        for (var n = 0; n < WARM_UP; n++) ask(n);
        var floor = new double[questions];
        var asked = new double[questions];
        var written = new double[questions];
        for (var n = 0; n < questions; n++) {
            var key = keys.get(n % keys.size());
            floor[n] = time(() -> db.sql("select state from resource.number where number = ?")
                    .param(key)
                    .query(String.class)
                    .single());
            var office = any();
            asked[n] = time(() -> reach.check(office.area(), today));
            var letter = letter(any());
            written[n] = time(() -> {
                var area = areas.written(letter);
                if (area == null) throw new IllegalStateException(letter);
                reach.check(area, today);
            });
        }
        System.out.printf(
                Locale.ROOT,
                "bench reach: lines=%d numbers=%d offices=%d questions=%d floor_p50=%.3f floor_p95=%.3f floor_p99=%.3f"
                        + " check_p50=%.3f check_p95=%.3f check_p99=%.3f check_max=%.3f"
                        + " written_p50=%.3f written_p95=%.3f written_max=%.3f over_50ms=%d check_to_floor=%.2f%n",
                lines,
                numbers,
                offices.size(),
                questions,
                at(floor, 50),
                at(floor, 95),
                at(floor, 99),
                at(asked, 50),
                at(asked, 95),
                at(asked, 99),
                at(asked, 100),
                at(written, 50),
                at(written, 95),
                at(written, 100),
                Arrays.stream(asked).filter(ms -> ms >= 50).count()
                        + Arrays.stream(written).filter(ms -> ms >= 50).count(),
                at(asked, 50) / at(floor, 50));
    }

    private void ask(int n) {
        reach.check(offices.get(n % offices.size()).area(), today);
    }

    private StreetOffice any() {
        return offices.get(chance.nextInt(offices.size()));
    }

    private String letter(StreetOffice office) {
        return "成都市" + book.district(office.area().district()).name().zh()
                + office.name().zh() + "光明路" + (1 + chance.nextInt(200)) + "号";
    }

    private long count(String table) {
        return db.sql("select count(*) from resource." + table)
                .query(Long.class)
                .single();
    }

    private static double time(Runnable what) {
        var from = System.nanoTime();
        what.run();
        return (System.nanoTime() - from) / 1e6;
    }

    /** Of all times the one that {@code percent} of them do not exceed. */
    private static double at(double[] times, int percent) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
