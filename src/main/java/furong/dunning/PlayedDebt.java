package furong.dunning;

import furong.dunning.Attempt.Outcome;
import furong.dunning.Facts.Held;
import furong.dunning.Facts.Stop;
import furong.dunning.Facts.Tries;
import furong.dunning.Rung.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One debt as it really went, played through steps that were not in force: decided by the same rule at the same hours,
 * with the promises to pay and the stops there were. A try reaches whom the same try really reached; what was never tried
 * in reality ends as the last one that was, and reaches at once if there was none.
 */
final class PlayedDebt {

    private static final int ROUNDS_MAX = 400;

    /** What is known of a debt; {@code minor} the most it was. */
    record Debt(
            long customer,
            long account,
            LocalDate since,
            long minor,
            @Nullable Instant clearedAt) {}

    /** A real attempt: {@code endedAt} is null if it still waits. */
    record Try(Instant madeAt, @Nullable Instant endedAt, Outcome outcome) {}

    /** Agreed or stopped in {@code [from, until)}, {@code day} the last one of it; {@code until} is null if it lasts. */
    record Pause(Instant from, @Nullable Instant until, LocalDate day, boolean lifts) {

        boolean holdsAt(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }

        Stream<Instant> changes() {
            return until == null ? Stream.of(from) : Stream.of(from, until);
        }
    }

    /** All that happened to a debt, each list in the order of time. */
    record Past(Debt debt, List<Try> tries, List<Pause> promises, List<Pause> stops) {}

    private final Past past;
    private final List<Rung> rungs;
    private final DunningHours hours;
    private final Map<Integer, Tries> made = new HashMap<>();
    private final Map<Action, Long> done = new EnumMap<>(Action.class);
    private int tries;
    private @Nullable Held held;
    private boolean givenUp;

    private PlayedDebt(Past past, List<Rung> rungs, DunningHours hours) {
        this.past = past;
        this.rungs = rungs;
        this.hours = hours;
    }

    /** How often each action would have been done in {@code [from, until)}. */
    static Map<Action, Long> play(Past past, List<Rung> rungs, DunningHours hours, Instant from, Instant until) {
        return new PlayedDebt(past, rungs, hours).play(from, until);
    }

    private Map<Action, Long> play(Instant from, Instant until) {
        var cleared = past.debt.clearedAt();
        var end = cleared != null && cleared.isBefore(until) ? cleared : until;
        var now = hours.startOf(past.debt.since());
        for (var round = 0; round < ROUNDS_MAX && now.isBefore(end); round++) {
            var decision = Decision.of(facts(now), now, hours);
            var at = decision.at();
            if (decision.doing() != Decision.Doing.NOTHING && at != null && !at.isAfter(now)) {
                carryOut(decision, now, !now.isBefore(from));
                continue;
            }
            var next = next(now, at);
            if (next == null) break;
            now = next;
        }
        return done;
    }

    private Facts facts(Instant now) {
        var promise = past.promises.stream().filter(one -> one.holdsAt(now)).reduce((one, later) -> later);
        var stop = past.stops.stream().filter(one -> one.holdsAt(now)).reduce((one, later) -> later);
        var debt = past.debt;
        return new Facts(
                debt.customer(),
                debt.account(),
                debt.minor(),
                debt.since(),
                made(now),
                promise.map(Pause::day).orElse(null),
                stop.map(one -> new Stop(one.day(), one.lifts())).orElse(null),
                held,
                givenUp,
                rungs);
    }

    /** A try that has not ended yet at that time waits. */
    private Map<Integer, Tries> made(Instant now) {
        var seen = new HashMap<Integer, Tries>();
        made.forEach((step, one) -> seen.put(
                step,
                one.lastEnd() == null || one.lastEnd().isAfter(now) ? new Tries(one.made(), true, false, null) : one));
        return seen;
    }

    /** The next moment at which something may be different: the step's own, an outcome, a promise or stop begun or over. */
    private @Nullable Instant next(Instant now, @Nullable Instant at) {
        return Stream.of(
                        Stream.ofNullable(at),
                        made.values().stream().map(Tries::lastEnd).filter(Objects::nonNull),
                        past.promises.stream().flatMap(Pause::changes),
                        past.stops.stream().flatMap(Pause::changes))
                .flatMap(one -> one)
                .filter(one -> one.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private void carryOut(Decision decision, Instant now, boolean counts) {
        var rung = decision.rung();
        if (rung != null && counts) done.merge(rung.action(), 1L, Long::sum);
        switch (decision.doing()) {
            case NOTHING -> {}
            case REMIND -> remind(Objects.requireNonNull(rung), now);
            case SUSPEND_SOFTLY -> held = new Held(1, now, null);
            case SUSPEND -> held = new Held(1, held == null ? now : held.begunAt(), now);
            case TERMINATE -> {
                held = null;
                givenUp = true;
            }
            case RELEASE, RELEASE_ON_PROMISE, RELEASE_ON_STOP -> held = null;
        }
    }

    private void remind(Rung rung, Instant now) {
        var before = made.getOrDefault(rung.step(), Tries.NONE);
        var real = past.tries.isEmpty() ? null : past.tries.get(Math.min(tries, past.tries.size() - 1));
        tries++;
        var ended = real == null ? now : after(real, now);
        var reached = real == null || real.outcome() == Outcome.SENT || real.outcome() == Outcome.DELIVERED;
        made.put(rung.step(), new Tries(before.made() + 1, false, reached, ended));
    }

    private static @Nullable Instant after(Try real, Instant now) {
        return real.endedAt() == null
                ? null
                : now.plusMillis(real.endedAt().toEpochMilli() - real.madeAt().toEpochMilli());
    }
}
