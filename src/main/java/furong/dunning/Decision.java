package furong.dunning;

import furong.dunning.Rung.Action;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about an account and when, from the facts alone: the same facts at the same time always give the
 * same decision. The order is that of the customer's interest: a debt that is gone, a promise, a stop come before any step.
 *
 * @param rung whose step it is, null where it is nobody's
 * @param at when it may be done; null where nothing is to be waited for
 * @param attempt which try of a reminder, 0 for other steps
 */
record Decision(
        Stage stage,
        Doing doing,
        @Nullable Rung rung,
        @Nullable Instant at,
        int attempt) {

    enum Doing {
        NOTHING,
        REMIND,
        SUSPEND_SOFTLY,
        SUSPEND,
        TERMINATE,
        /** Undo the suspension: the debt is gone or no longer old enough. */
        RELEASE,
        /** Undo it because the customer promised to pay. */
        RELEASE_ON_PROMISE,
        /** Undo it because somebody of the house said so, for a reason. */
        RELEASE_ON_STOP
    }

    static Decision of(Facts facts, Instant now, DunningHours hours) {
        var today = LocalDate.ofInstant(now, hours.zone());
        var since = facts.overdueSince();
        if (since == null || isTooLittle(facts)) return done(Stage.CLEAR, facts, Doing.RELEASE);
        if (facts.promisedUntil() != null && !today.isAfter(facts.promisedUntil())) {
            var over = hours.startOf(facts.promisedUntil().plusDays(1));
            if (facts.held() != null) return done(Stage.PROMISED, facts, Doing.RELEASE_ON_PROMISE);
            return new Decision(Stage.PROMISED, Doing.NOTHING, null, over, 0);
        }
        if (facts.givenUp() && facts.held() == null) return done(Stage.TERMINATED, facts, Doing.NOTHING);
        if (facts.stop() != null && !today.isAfter(facts.stop().until())) {
            if (facts.held() != null && facts.stop().lifts()) return done(Stage.STOPPED, facts, Doing.RELEASE_ON_STOP);
            return new Decision(
                    Stage.STOPPED,
                    Doing.NOTHING,
                    null,
                    hours.startOf(facts.stop().until().plusDays(1)),
                    0);
        }
        if (facts.held() != null && !isOldEnough(facts, today)) return done(Stage.REMINDING, facts, Doing.RELEASE);
        return climb(facts, since, now, hours);
    }

    private static Decision climb(Facts facts, LocalDate since, Instant now, DunningHours hours) {
        for (var rung : facts.rungs()) {
            if (facts.overdueMinor() < rung.minMinor()) continue;
            var next = switch (rung.action()) {
                case REMIND -> remind(facts, rung, since, now, hours);
                case SOFT -> facts.held() != null ? null : step(facts, Doing.SUSPEND_SOFTLY, rung, since, now, hours);
                case FULL ->
                    facts.held() != null && facts.held().hardenedAt() != null
                            ? null
                            : step(facts, Doing.SUSPEND, rung, since, now, hours);
                case TERMINATE -> terminate(facts, rung, now, hours);
            };
            if (next != null) return next;
        }
        return new Decision(stage(facts), Doing.NOTHING, null, null, 0);
    }

    /** Null once the customer was reached, or the tries are used up. Who is suspended is not reminded of it. */
    private static @Nullable Decision remind(Facts facts, Rung rung, LocalDate since, Instant now, DunningHours hours) {
        var tries = facts.of(rung.step());
        if (facts.held() != null || tries.reached()) return null;
        if (tries.waiting()) return new Decision(Stage.REMINDING, Doing.NOTHING, rung, null, 0);
        if (tries.made() >= rung.tries()) return null;
        var slot = hours.slot(rung, facts, since.plusDays(rung.afterDays()), now);
        var last = tries.lastEnd();
        if (last != null) {
            var again = last.plusSeconds(rung.retryHours() * 3600L);
            if (again.isAfter(slot)) slot = hours.allowed(rung, again);
        }
        return new Decision(Stage.REMINDING, Doing.REMIND, rung, slot, tries.made() + 1);
    }

    private static Decision step(
            Facts facts, Doing doing, Rung rung, LocalDate since, Instant now, DunningHours hours) {
        return new Decision(
                stage(facts), doing, rung, hours.slot(rung, facts, since.plusDays(rung.afterDays()), now), 0);
    }

    private static @Nullable Decision terminate(Facts facts, Rung rung, Instant now, DunningHours hours) {
        if (facts.held() == null || facts.held().hardenedAt() == null) return null;
        var since = LocalDate.ofInstant(facts.held().hardenedAt(), hours.zone());
        return new Decision(
                stage(facts), Doing.TERMINATE, rung, hours.slot(rung, facts, since.plusDays(rung.afterDays()), now), 0);
    }

    private static Decision done(Stage stage, Facts facts, Doing release) {
        return facts.held() == null
                ? new Decision(stage, Doing.NOTHING, null, null, 0)
                : new Decision(stage, release, null, Instant.EPOCH, 0);
    }

    private static Stage stage(Facts facts) {
        if (facts.held() == null) return Stage.REMINDING;
        return facts.held().hardenedAt() == null ? Stage.SOFT : Stage.SUSPENDED;
    }

    private static boolean isTooLittle(Facts facts) {
        return facts.rungs().stream().noneMatch(rung -> facts.overdueMinor() >= rung.minMinor());
    }

    /** Whether what is owed now still allows a suspension; part of it may have been paid. */
    private static boolean isOldEnough(Facts facts, LocalDate today) {
        var since = facts.overdueSince();
        return since != null
                && facts.rungs().stream()
                        .filter(rung -> rung.action() == Action.SOFT || rung.action() == Action.FULL)
                        .anyMatch(rung -> facts.overdueMinor() >= rung.minMinor()
                                && !today.isBefore(since.plusDays(rung.afterDays())));
    }
}
