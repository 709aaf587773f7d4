package furong.fulfilment;

import furong.platform.Actor;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What plans do by themselves: go on when their day has come, and tell somebody when a step is stuck. */
@Component
public class PlanClock {

    private static final Logger log = LoggerFactory.getLogger(PlanClock.class);
    private static final Actor SYSTEM = Actor.system("fulfilment");

    private final FulfilmentBoard board;
    private final Turns turns;
    private final Clock clock;

    PlanClock(FulfilmentBoard board, Turns turns, Clock clock) {
        this.board = board;
        this.turns = turns;
        this.clock = clock;
    }

    /** Goes on with up to {@code limit} plans whose day has come; says how many. One that cannot counts as stuck. */
    public int goOn(int limit) {
        var due = board.due(LocalDate.ofInstant(clock.instant(), clock.getZone()), limit);
        for (var row : due) {
            try {
                turns.dayHasCome(row);
            } catch (Refused refused) {
                log.info("{} {}: {}", row.reference(), row.step().code(), refused.getMessage());
                turns.troubled(row, refused.code());
            }
        }
        return due.size();
    }

    /** Tells of up to {@code limit} steps that are stuck and were not told of; says how many. */
    public int alarm(int limit) {
        var stuck = board.unalarmed(limit);
        stuck.forEach(turns::alarm);
        return stuck.size();
    }

    /** Each in a transaction of its own: one that fails keeps no other back. */
    @Component
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    static class Turns {

        private final Plans plans;
        private final PlanTable table;
        private final Runner runner;
        private final ApplicationEventPublisher events;
        private final Clock clock;

        Turns(Plans plans, PlanTable table, Runner runner, ApplicationEventPublisher events, Clock clock) {
            this.plans = plans;
            this.table = table;
            this.runner = runner;
            this.events = events;
            this.clock = clock;
        }

        void dayHasCome(FulfilmentBoard.Row row) {
            var step = row.step();
            runner.finish(
                    row.customer(),
                    row.reference(),
                    one -> one.code().equals(step.code()) && one.item() == step.item(),
                    clock.instant(),
                    SYSTEM);
        }

        void troubled(FulfilmentBoard.Row row, String code) {
            plans.lock(row.customer(), row.reference())
                    .ifPresent(plan -> table.troubled(plan, row.step(), code, clock.instant()));
        }

        void alarm(FulfilmentBoard.Row row) {
            var found = plans.lock(row.customer(), row.reference());
            if (found.isEmpty()) return;
            var plan = found.get();
            var still = plan.steps().stream()
                    .filter(step -> step.code().equals(row.step().code())
                            && step.item() == row.step().item())
                    .filter(step -> step.is(PlanStep.State.RUNNING) && step.alarmedAt() == null)
                    .findFirst();
            if (still.isEmpty()) return;
            var step = still.get();
            table.alarmed(plan, step, clock.instant());
            var since = step.beganAt() == null ? clock.instant() : step.beganAt();
            events.publishEvent(new StepStuck(
                    plan.customer(), plan.reference(), step.item(), step.code(), plan.owner(), since, step.note()));
        }
    }
}
