package furong.dunning.bench;

import furong.channel.radius.RadiusDoor;
import furong.dunning.Debtors;
import furong.dunning.Debtors.Debtor;
import furong.network.AccessLogin;
import furong.platform.Ids;
import furong.subscription.Subscriptions;
import furong.subscription.Suspensions;
import furong.subscription.Suspensions.Suspension;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tinyradius.core.dictionary.DefaultDictionary;
import org.tinyradius.core.packet.PacketType;
import org.tinyradius.core.packet.request.AccessRequest;
import org.tinyradius.core.packet.request.RadiusRequest;

/**
 * From the commit of a payment until a RADIUS client on a real socket is let in again, while payments of others run at
 * {@code --rate} (100) a second. {@code --lines N} (300) lines are suspended and paid, one after another.
 */
public final class LineBackBench {

    private static final String SECRET = "testing123";
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private LineBackBench() {}

    public static void main(String[] args) throws Exception {
        var lines = option(args, "--lines", 300);
        var rate = option(args, "--rate", 100);
        try (var house = new House(Map.of("furong.work", "true", "furong.time-travel", "true"))) {
            var debtors = house.get(Debtors.class);
            debtors.lay(lines + 20);
            var suspended = suspended(house, debtors, lines);
            var others = others(debtors, 200);
            var paid = new AtomicInteger();
            var pace = new ScheduledThreadPoolExecutor(1);
            try (var hands = Executors.newFixedThreadPool(8)) {
                var begin = System.nanoTime();
                pace.scheduleAtFixedRate(
                        () -> hands.execute(() -> {
                            debtors.pays(others.get(paid.getAndIncrement() % others.size()), 1);
                        }),
                        0,
                        1_000_000L / rate,
                        TimeUnit.MICROSECONDS);
                var took = new ArrayList<Double>();
                for (var one : suspended) took.add(back(house, debtors, one));
                pace.shutdownNow();
                var seconds = (System.nanoTime() - begin) / 1e9;
                report(took, paid.get() / seconds);
            }
        }
    }

    private record Line(Debtor debtor, AccessLogin login) {}

    /** Reminded and suspended as the rows would say after weeks; the clock is not moved for a measurement. */
    private static List<Line> suspended(House house, Debtors debtors, int count) {
        var db = house.get(JdbcClient.class);
        var suspensions = house.get(Suspensions.class);
        var subscriptions = house.get(Subscriptions.class);
        var lines = new ArrayList<Line>();
        for (var n = 0; n < count; n++) {
            var one = debtors.moveIn();
            debtors.bill(one, 5_000, debtors.today().minusDays(60));
            var attempt = Ids.next();
            var suspension = Ids.next();
            settled(subscriptions, one);
            db.sql("""
                    with a as (
                        insert into dunning.attempt (customer, id, account, episode, ladder, step, try, channel, reached,
                            template, made_at, outcome, ended_at, badge)
                        values (:c, :attempt, :account, current_date - 59, 1, 3, 1, 'SMS', '1', 'DUNNING_LAST',
                            now() - interval '30 days', 'SENT', now() - interval '30 days', 'bench')),
                    s as (
                        insert into dunning.suspension (customer, id, account, episode, ladder, begun_at, hardened_at,
                            person, badge)
                        values (:c, :suspension, :account, current_date - 59, 1, now() - interval '20 days',
                            now() - interval '10 days', 0, 'bench')),
                    l as (insert into dunning.suspended_line (customer, suspension, subscription)
                          values (:c, :suspension, :line)),
                    w as (insert into dunning.account (customer, account, segment, unit, stage, overdue_minor, currency,
                            overdue_since, looked_at)
                          values (:c, :account, 'PUBLIC', 0,
                                  'SUSPENDED', 5000, 'CNY', current_date - 59, now()))
                    insert into dunning.suspension_ground (customer, suspension, attempt) values (:c, :suspension, :attempt)""")
                    .param("c", one.customer().value())
                    .param("attempt", attempt)
                    .param("account", one.account().value())
                    .param("suspension", suspension)
                    .param("line", one.line().value())
                    .update();
            suspensions.suspend(
                    one.customer(),
                    new Suspension(one.line(), false, List.of(attempt), "dunning:" + Ids.text(suspension)),
                    Debtors.BY);
            lines.add(new Line(one, subscriptions.login(one.customer(), one.line())));
        }
        for (var one : lines) while (accepted(house, one.login())) LockSupport.parkNanos(PROBE_NANOS);
        System.out.println("suspended " + count + " lines");
        return lines;
    }

    private static void settled(Subscriptions subscriptions, Debtor one) {
        for (var n = 0; n < 2000; n++) {
            if (subscriptions.get(one.customer(), one.line()) instanceof furong.subscription.Subscription.Active)
                return;
            LockSupport.parkNanos(PROBE_NANOS);
        }
        throw new IllegalStateException("a line does not come on");
    }

    private static List<Debtor> others(Debtors debtors, int count) {
        var others = new ArrayList<Debtor>();
        for (var n = 0; n < count; n++) {
            var one = debtors.moveInWithoutALine();
            debtors.bill(one, 5_000_000);
            others.add(one);
        }
        return others;
    }

    /** Milliseconds. */
    private static double back(House house, Debtors debtors, Line line) throws Exception {
        debtors.pays(line.debtor(), 5_000);
        var committed = System.nanoTime();
        while (!accepted(house, line.login())) {
            if (System.nanoTime() - committed > TimeUnit.SECONDS.toNanos(60))
                throw new IllegalStateException("not back within a minute: " + line);
            LockSupport.parkNanos(PROBE_NANOS);
        }
        return (System.nanoTime() - committed) / 1e6;
    }

    private static boolean accepted(House house, AccessLogin login) {
        var port = house.get(RadiusDoor.class).port();
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(500);
            var authenticator = new byte[16];
            java.util.concurrent.ThreadLocalRandom.current().nextBytes(authenticator);
            var name = DefaultDictionary.INSTANCE.createAttribute("User-Name", login.username());
            var request = (AccessRequest) RadiusRequest.create(
                    DefaultDictionary.INSTANCE,
                    PacketType.ACCESS_REQUEST,
                    authenticator[0],
                    authenticator,
                    List.of(name));
            var bytes = request.withPapPassword(login.password())
                    .encodeRequest(SECRET)
                    .toBytes();
            socket.send(new DatagramPacket(
                    bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            var answer = new DatagramPacket(new byte[4096], 4096);
            socket.receive(answer);
            return answer.getData()[0] == PacketType.ACCESS_ACCEPT;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void report(List<Double> took, double rate) {
        var sorted = took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d lines came back, %.0f other payments a second meanwhile; slowest %s ms%n",
                sorted.length,
                rate,
                Arrays.toString(Arrays.copyOfRange(sorted, Math.max(0, sorted.length - 3), sorted.length)));
        System.out.printf(
                Locale.ROOT,
                "bench line-back: p50_ms=%.1f p99_ms=%.1f max_ms=%.1f lines=%d payments_per_second=%.0f%n",
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted[sorted.length - 1],
                sorted.length,
                rate);
    }

    private static int option(String[] args, String name, int otherwise) {
        for (var n = 0; n + 1 < args.length; n++) if (args[n].equals(name)) return Integer.parseInt(args[n + 1]);
        return otherwise;
    }
}
