package furong.bench;

import furong.dispatch.Replays;
import furong.dispatch.Replays.Outcome;
import furong.dispatch.Replays.Run;
import furong.dispatch.Replays.Way;
import furong.platform.Actor;
import furong.platform.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the demo city and replays its month: planned by Furong, and in the order in which visits were booked. */
final class ReplayBench {

    private static final int DAYS = 30;
    private static final Duration LOOK = Duration.ofMillis(500);

    private ReplayBench() {}

    public static void main(String[] arguments) throws Exception {
        var days = new Options(arguments).number("days", DAYS);
        Path mark = Files.createTempDirectory("furong-replay").resolve("unfinished");
        var settings = Map.<String, Object>of(
                "furong.demo", "city", "furong.time-travel", true, "furong.demo-unfinished", mark);
        try (var house = House.start(settings)) {
            var replays = house.part(Replays.class);
            var clock = house.part(Clock.class);
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var begun = System.nanoTime();
            try {
                replays.begin(today.minusDays(days), today.minusDays(1), Actor.system("bench"));
            } catch (Refused running) {
                System.out.println("the city replays its month by itself already");
            }
            var run = finished(replays);
            System.out.printf(Locale.ROOT, "replayed in %.0f s%n", (System.nanoTime() - begun) / 1e9);
            print(replays.of(run.first(), run.last()));
        }
        System.exit(0);
    }

    private static Run finished(Replays replays) throws InterruptedException {
        while (true) {
            var run = replays.newest();
            if (run.isPresent() && run.get().endedAt() != null) return run.get();
            Thread.sleep(LOOK);
        }
    }

    private static void print(List<Outcome> outcomes) {
        var furong = sum(outcomes, Way.FURONG);
        var first = sum(outcomes, Way.FIRST_COME);
        line("Furong", furong);
        line("first come", first);
        System.out.printf(
                Locale.ROOT,
                "bench replay: visits=%d km_furong=%.0f km_fcfs=%.0f km_ratio=%.2f idle_furong=%d idle_fcfs=%d idle_ratio=%.2f"
                        + " kept_furong=%.4f kept_fcfs=%.4f overtime_furong=%d overtime_fcfs=%d%n",
                furong.visits(),
                furong.metres() / 1e3,
                first.metres() / 1e3,
                (double) furong.metres() / Math.max(1, first.metres()),
                furong.idle() / 60,
                first.idle() / 60,
                (double) furong.idle() / Math.max(1, first.idle()),
                (double) furong.kept() / Math.max(1, furong.visits()),
                (double) first.kept() / Math.max(1, first.visits()),
                furong.overtime() / 60,
                first.overtime() / 60);
    }

    private static void line(String name, Outcome one) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %5d visits, %5d windows kept, %3d without a crew, %7.0f km, %6d min waiting, %5d min overtime, %4d crew days%n",
                name,
                one.visits(),
                one.kept(),
                one.unserved(),
                one.metres() / 1e3,
                one.idle() / 60,
                one.overtime() / 60,
                one.crews());
    }

    private static Outcome sum(List<Outcome> outcomes, Way way) {
        return outcomes.stream()
                .filter(one -> one.way() == way)
                .reduce(Outcome::plus)
                .orElseThrow();
    }
}
