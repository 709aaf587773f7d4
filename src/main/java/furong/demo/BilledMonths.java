package furong.demo;

import furong.billing.BillRuns;
import furong.billing.Run;
import furong.catalog.OfferId;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import furong.rating.Usage;
import furong.rating.UsageKind;
import furong.rating.UsageRecord;
import furong.resource.FreeNumber;
import furong.resource.Numbers;
import furong.subscription.SubscriptionBoard;
import furong.subscription.SubscriptionBoard.Existing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Lines some customers had before the demo's month begins, the calls they made, and the bills of two months. */
@DemoPart
@Order(Ordered.HIGHEST_PRECEDENCE)
class BilledMonths implements Chapter {

    private static final Actor BUILDER = Actor.system("demo city");
    private static final int SUBSCRIBERS = 240;
    private static final int CYCLES = 2;
    private static final int CALLS_A_MONTH = 12;
    private static final int NUMBERS_TAKEN_OF_A_DISTRICT = 60;

    private final Customers customers;
    private final SubscriptionBoard board;
    private final Numbers numbers;
    private final Usage usage;
    private final BillRuns runs;
    private final TimeTravel time;

    BilledMonths(
            Customers customers,
            SubscriptionBoard board,
            Numbers numbers,
            Usage usage,
            BillRuns runs,
            TimeTravel time) {
        this.customers = customers;
        this.board = board;
        this.numbers = numbers;
        this.usage = usage;
        this.runs = runs;
        this.time = time;
    }

    @Override
    public void plan(Plot plot) {
        play(plot.known(), plot.people(), plot.begin(), new Progress(System.out));
    }

    /** Plays the months before {@code begin}; the clock shows {@code begin} again afterwards. */
    private void play(List<CustomerId> known, People people, Instant begin, Progress progress) {
        progress.begin("two months of bills");
        var zone = ZoneId.of("Asia/Shanghai");
        var month = LocalDate.ofInstant(begin, zone).withDayOfMonth(1).minusMonths(CYCLES);
        var since = month.minusDays(20).atStartOfDay(zone).toInstant();
        var had = takeOver(known, since); // customers are known from the month's beginning on only
        for (var cycle = month; cycle.isBefore(month.plusMonths(CYCLES)); cycle = cycle.plusMonths(1)) {
            time.startAt(cycle.plusMonths(1).atTime(2, 0).atZone(zone).toInstant());
            usage.take("demo-switch", calls(had, cycle, people, zone));
            runs.work(runs.begin(cycle, Run.Kind.TRIAL, BUILDER).id());
            runs.work(runs.begin(cycle, Run.Kind.REAL, BUILDER).id());
            progress.at(cycle.getMonthValue() - month.getMonthValue() + 1, CYCLES);
        }
        time.startAt(begin);
        progress.end();
    }

    /** Every third of them has broadband as well. */
    private List<String> takeOver(List<CustomerId> known, Instant since) {
        var free = new HashMap<String, Queue<FreeNumber>>();
        var existing = new ArrayList<Existing>();
        var had = new ArrayList<String>();
        for (var n = 0; n < known.size() && had.size() < SUBSCRIBERS; n += 7) {
            var customer = customers.get(known.get(n));
            var number = free.computeIfAbsent(customer.home().area().district(), district -> numbersOf(customer))
                    .poll();
            if (number == null) continue;
            had.add(number.number());
            existing.add(line(customer, "FIXED_LINE_HOME", number.number(), since));
            if (had.size() % 3 == 0) existing.add(line(customer, "ADSL_2M", null, since));
        }
        board.takeOver(existing);
        return had;
    }

    private Queue<FreeNumber> numbersOf(Customer customer) {
        return new ArrayDeque<>(numbers.free(customer.home().area(), "VOICE", "", NUMBERS_TAKEN_OF_A_DISTRICT));
    }

    private static Existing line(
            Customer customer, String offer, @org.jspecify.annotations.Nullable String number, Instant since) {
        return new Existing(
                customer.id(),
                customer.accounts().getFirst().id(),
                new OfferId(offer),
                customer.home().id(),
                customer.home().area(),
                number,
                since);
    }

    private static List<UsageRecord> calls(List<String> had, LocalDate month, People people, ZoneId zone) {
        var calls = new ArrayList<UsageRecord>();
        for (var number : had) {
            for (var n = people.between(1, CALLS_A_MONTH); n > 0; n--) {
                var at = month.plusDays(people.between(0, month.lengthOfMonth() - 1))
                        .atTime(people.between(7, 22), people.between(0, 59))
                        .atZone(zone)
                        .toInstant();
                var far = people.once(5);
                calls.add(new UsageRecord(
                        Ids.text(Ids.next()),
                        far ? UsageKind.TOLL_CALL : UsageKind.LOCAL_CALL,
                        number,
                        far ? "010" + people.between(60000000, 69999999) : "028" + people.between(84000000, 88999999),
                        at,
                        people.between(5, 900)));
            }
        }
        return calls;
    }
}
