package furong.dunning;

import furong.Furong;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.dunning.Debtors.Debtor;
import furong.ledger.AccountKey;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process that is made to be killed: it opens the house on a given database, and suspends and takes payments in four
 * threads once it reads the line "go"; "later" moves its clock by ten minutes. Arguments: what to do (prepare, work), how
 * many, a seed, then settings as {@code name=value}.
 */
class WaveHouse {

    private static final int THREADS = 4;
    private static final int AT_ONCE = 100;

    public static void main(String[] args) throws Exception {
        var settings = new HashMap<String, Object>(Map.of(
                "furong.time-travel", "true",
                "furong.demo", "none",
                "furong.work", "true",
                "server.port", "0",
                "logging.level.root", "ERROR"));
        for (var n = 3; n < args.length; n++) {
            var cut = args[n].indexOf('=');
            settings.put(args[n].substring(0, cut), args[n].substring(cut + 1));
        }
        var application = new SpringApplication(Furong.class);
        // as arguments, for these come before what the house's own properties say
        var context = application.run(settings.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new));
        var count = Integer.parseInt(args[1]);
        if (args[0].equals("prepare")) prepare(context, count);
        System.out.println("ready");
        if (args[0].equals("work")) obey(context, new Random(Long.parseLong(args[2])));
        context.close();
        System.exit(0);
    }

    private static void obey(ApplicationContext context, Random chance) throws IOException {
        var time = context.getBean(TimeTravel.class);
        var clock = context.getBean(Clock.class);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("later")) time.startAt(clock.instant().plus(Duration.ofMinutes(10)));
            if (line.equals("go")) work(context, chance);
        }
    }

    /** People with a line each who owe for sixty days and were reminded in time; a ladder that knows no night. */
    private static void prepare(ApplicationContext context, int count) {
        var db = context.getBean(JdbcClient.class);
        var debtors = context.getBean(Debtors.class);
        debtors.lay(count + 10);
        db.sql("""
                insert into dunning.ladder (version, since, name_zh, name_en, source, person, badge, made_at)
                values (99, current_date - 1, '波', 'wave', 'test', 0, 'test', now())""").update();
        db.sql("""
                insert into dunning.rung (ladder, segment, step, action, after_days, min_minor, tries, retry_hours, hours,
                    on_holidays, spread_minutes, template)
                values (99, 'PUBLIC', 1, 'REMIND', 3, 100, 2, 24, 'MON-SUN 00:00-24:00', true, 0, 'DUNNING_1'),
                       (99, 'PUBLIC', 2, 'FULL', 31, 100, 1, 24, 'MON-SUN 00:00-24:00', true, 0, '')""").update();
        var subscriptions = context.getBean(Subscriptions.class);
        try (var hands = Executors.newFixedThreadPool(THREADS)) {
            for (var left = count; left > 0; left -= AT_ONCE) {
                var some = Math.min(left, AT_ONCE);
                hands.execute(() -> {
                    for (var one : debtors.takeOver(some)) {
                        debtors.bill(one, 5_000, debtors.today().minusDays(60));
                        var login = subscriptions.login(one.customer(), one.line());
                        System.out.println("login " + login.username() + " " + login.password());
                    }
                });
            }
        }
    }

    /** Each account is taken up and paid for, in an order drawn by lot, the two often at the same time. */
    private static void work(ApplicationContext context, Random chance) {
        var desk = context.getBean(DunningDesk.class);
        var debtors = context.getBean(Debtors.class);
        var tasks = new ArrayList<Runnable>();
        for (var key : owing(context.getBean(JdbcClient.class))) {
            tasks.add(() -> desk.takeUp(key));
            tasks.add(() -> desk.takeUp(key));
            tasks.add(() -> debtors.pays(new Debtor(key.customer(), key.account(), SubscriptionId.next(), ""), 5_000));
        }
        Collections.shuffle(tasks, chance);
        var left = new ConcurrentLinkedQueue<>(tasks);
        for (var n = 0; n < THREADS; n++)
            Thread.ofPlatform().start(() -> {
                for (var task = left.poll(); task != null; task = left.poll()) {
                    try {
                        task.run();
                    } catch (RuntimeException failed) {
                        System.out.println("failed " + failed);
                    }
                }
                System.out.println("done " + Ids.next());
            });
    }

    private static List<AccountKey> owing(JdbcClient db) {
        return db.sql("select distinct customer, account from ledger.open_item where side = 'D' order by 1, 2")
                .query((row, n) -> new AccountKey(new CustomerId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
    }
}
