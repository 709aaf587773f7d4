package furong.hall;

import static org.assertj.core.api.Assertions.assertThat;

import furong.platform.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A day in a hall, played through with the rule of calling and arrivals in bursts. */
class CallOrderTest {

    private static final Instant OPENS = Instant.parse("2004-03-08T00:30:00Z");
    private static final Duration DAY = Duration.ofHours(9);
    private static final int COUNTERS = 5;
    private static final int DAYS = 200;
    private static final Duration SEAT = Duration.ofHours(2);
    private static final QueueClass ORDINARY = queue("ORDINARY", false, 0, 1800);
    private static final QueueClass PRIORITY = queue("PRIORITY", true, 1800, 300);

    private record Person(Instant came, QueueClass queue, Duration takes) {}

    private record Counter(boolean seat, Instant since) {
        Instant rank(Person person) {
            var rank = person.queue().rank(person.came());
            return seat && person.queue().priority() ? rank.minus(SEAT) : rank;
        }
    }

    private record Called(Person person, Instant at) {
        Duration waited() {
            return Duration.between(person.came(), at);
        }
    }

    @Test
    @DisplayName("G4-16 priority waits little and the ordinary queue never starves")
    void priorityWaitsLittleAndNobodyStarves() {
        var priority = new ArrayList<Duration>();
        var ordinary = new ArrayList<Duration>();
        var without = new ArrayList<Duration>();
        for (var seed = 0L; seed < DAYS; seed++) {
            var people = arrivals(new Random(seed));
            var called = day(people);
            priority.addAll(waits(called, PRIORITY));
            ordinary.addAll(waits(called, ORDINARY));
            without.addAll(waits(day(withoutPriority(people)), ORDINARY));
        }
        var p95 = p95(priority);
        System.out.printf(
                "hall: %d days, priority p95 %d s of %d; ordinary p95 %d min, longest %d min; with nobody preferred %d and %d min%n",
                DAYS,
                p95.toSeconds(),
                priority.size(),
                p95(ordinary).toMinutes(),
                Collections.max(ordinary).toMinutes(),
                p95(without).toMinutes(),
                Collections.max(without).toMinutes());
        assertThat(p95).isLessThanOrEqualTo(PRIORITY.target());
        assertThat(Collections.max(ordinary))
                .isLessThanOrEqualTo(Collections.max(without).plus(PRIORITY.headStart()));
    }

    /** The guarantee behind it: nobody is passed by somebody who came later than the head start after them. */
    @Test
    void nobodyIsPassedByThoseWhoComeLongAfter() {
        for (var seed = 0L; seed < 50; seed++) {
            var called = day(arrivals(new Random(seed)));
            for (var one : called)
                for (var other : called)
                    if (other.at().isBefore(one.at()))
                        assertThat(other.person().came())
                                .as("seed " + seed)
                                .isBeforeOrEqualTo(one.person()
                                        .came()
                                        .plus(PRIORITY.headStart())
                                        .plus(SEAT));
        }
    }

    private static List<Person> withoutPriority(List<Person> people) {
        return people.stream()
                .map(person -> new Person(person.came(), ORDINARY, person.takes()))
                .toList();
    }

    private static Duration p95(List<Duration> waits) {
        return waits.stream().sorted().toList().get((int) (waits.size() * 0.95));
    }

    /** Bursts: a bus arrives, it stops raining; one of eight needs the priority seat. */
    private static List<Person> arrivals(Random chance) {
        var people = new ArrayList<Person>();
        var now = OPENS;
        while (now.isBefore(OPENS.plus(DAY))) {
            var burst = chance.nextInt(10) == 0 ? 8 + chance.nextInt(12) : 1;
            for (var n = 0; n < burst; n++)
                people.add(new Person(
                        now.plusSeconds(chance.nextInt(40)),
                        chance.nextInt(8) == 0 ? PRIORITY : ORDINARY,
                        Duration.ofSeconds(90 + chance.nextInt(300))));
            now = now.plusSeconds(60 + chance.nextInt(220));
        }
        people.sort(Comparator.comparing(Person::came));
        return people;
    }

    /** One of the counters is the seat at which priority has a further head start; each free one calls the first in rank. */
    private static List<Called> day(List<Person> people) {
        var free = new PriorityQueue<Counter>(Comparator.comparing(Counter::since));
        for (var number = 0; number < COUNTERS; number++) free.add(new Counter(number == 0, OPENS));
        var waiting = new ArrayList<Person>();
        var called = new ArrayList<Called>();
        var next = 0;
        while (called.size() < people.size()) {
            var counter = free.remove();
            var at = counter.since();
            if (waiting.isEmpty() && people.get(next).came().isAfter(at))
                at = people.get(next).came();
            while (next < people.size() && !people.get(next).came().isAfter(at)) waiting.add(people.get(next++));
            var person =
                    waiting.stream().min(Comparator.comparing(counter::rank)).orElseThrow();
            waiting.remove(person);
            called.add(new Called(person, at));
            free.add(new Counter(counter.seat(), at.plus(person.takes())));
        }
        return called;
    }

    private static List<Duration> waits(List<Called> called, QueueClass queue) {
        Map<QueueClass, List<Duration>> waits = new TreeMap<>(Comparator.comparing(QueueClass::code));
        for (var one : called)
            waits.computeIfAbsent(one.person().queue(), key -> new ArrayList<>())
                    .add(one.waited());
        return waits.get(queue).stream().sorted().toList();
    }

    private static QueueClass queue(String code, boolean priority, int headStart, int target) {
        return new QueueClass(
                code,
                code.substring(0, 1),
                new Label(code, code),
                priority,
                Duration.ofSeconds(headStart),
                Duration.ofSeconds(target));
    }
}
