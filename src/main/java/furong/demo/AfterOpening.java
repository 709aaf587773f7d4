package furong.demo;

import furong.dispatch.Replays;
import furong.platform.Actor;
import furong.travel.Spot;
import furong.travel.Travels;
import furong.travel.Trip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the demo city does beside everything else once it is open, so that nobody waits for it: travel times learn from a month of
 * invented drives (slow in the rush hours, slower in the old city's two districts than elsewhere), and the month that was
 * played is replayed by the planner and by first come. Each is done once.
 */
@Component
@ConditionalOnProperty(name = "furong.demo", havingValue = "city")
class AfterOpening {

    private static final int DRIVES = 420;
    private static final int BATCH = 35;
    private static final int DAYS = 28;
    private static final List<String> DISTRICTS = List.of("510104", "510105", "510106", "510107", "510108");

    private final Travels travels;
    private final Replays replays;
    private final Clock clock;

    AfterOpening(Travels travels, Replays replays, Clock clock) {
        this.travels = travels;
        this.replays = replays;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("demo, after opening").start(() -> {
            tell();
            replay();
        });
    }

    /** Asked for here, worked off like every other: day by day. */
    void replay() {
        if (replays.newest().isPresent()) return;
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        replays.begin(today.minusDays(Month.DAYS), today.minusDays(1), Actor.system("demo city"));
    }

    /** Nothing if there is something already. */
    void tell() {
        if (!travels.districts().isEmpty()) return;
        var random = new Random(DRIVES);
        var now = clock.instant();
        var trips = new ArrayList<Trip>();
        for (int n = 0; n < DRIVES; n++) trips.add(trip(n, random, now));
        for (int n = 0; n < DRIVES; n += BATCH) travels.learn(trips.subList(n, n + BATCH));
    }

    private Trip trip(int number, Random random, Instant now) {
        var district = DISTRICTS.get(random.nextInt(DISTRICTS.size()));
        var from = spot(random, district);
        var to = spot(random, district);
        var time = LocalTime.of(7 + random.nextInt(14), random.nextInt(60));
        var left = now.atZone(clock.getZone())
                .minusDays(DAYS - (long) number * (DAYS - 1) / DRIVES)
                .with(time)
                .toInstant();
        var usual = travels.route(from, to, LocalTime.of(3, 0)).seconds();
        var slower = rush(time.getHour())
                * (DISTRICTS.indexOf(district) < 2 ? 1.15 : 0.95)
                * (0.85 + 0.3 * random.nextDouble());
        return new Trip("demo:" + number, from, to, left, left.plus(Duration.ofSeconds(Math.round(usual * slower))));
    }

    private static double rush(int hour) {
        if (hour == 8 || hour == 18) return 1.7;
        if (hour == 7 || hour == 9 || hour == 17 || hour == 19) return 1.4;
        return hour >= 20 ? 0.95 : 1.15;
    }

    private static Spot spot(Random random, String district) {
        return new Spot(30.652 + random.nextDouble() * 0.06, 104.04 + random.nextDouble() * 0.07, district);
    }
}
