package furong.fulfilment;

import furong.customer.CustomerId;
import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanStep.State;
import furong.fulfilment.Turn.Reference;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves plans on: a step begins as soon as what it needs is done. The plan's row is locked meanwhile, so that two events
 * of one plan never interleave; a step ends once, however often its end is heard.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Runner {

    private static final int TURNS_MAX = 1_000;

    private final Plans plans;
    private final PlanTable table;
    private final Menu menu;
    private final Promises promises;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Runner(Plans plans, PlanTable table, Menu menu, Promises promises, ApplicationEventPublisher events, Clock clock) {
        this.plans = plans;
        this.table = table;
        this.menu = menu;
        this.promises = promises;
        this.events = events;
        this.clock = clock;
    }

    /** Begins whatever can begin, until nothing can. */
    void advance(CustomerId customer, String reference, Actor by) {
        for (var turns = 0; turns < TURNS_MAX; turns++) {
            var plan = plans.lock(customer, reference).orElseThrow();
            var next = plan.state() == Plan.State.CANCELLED
                    ? Optional.<PlanStep>empty()
                    : plan.steps().stream()
                            .filter(step -> step.is(State.WAITING) && (step.atOnce() || plan.ready(step)))
                            .filter(step -> step.counts() || plan.state() == Plan.State.COMPLETED)
                            .findFirst();
            if (next.isEmpty()) {
                settle(plan, by);
                return;
            }
            begin(plan, next.get(), by);
        }
        throw new IllegalStateException("plan " + reference + " does not come to rest");
    }

    /**
     * Ends the running steps of a plan that {@code which} names, and goes on. Hearing of an end again changes nothing.
     *
     * @throws Refused step-too-early if a step that began at once must wait for another
     */
    void finish(CustomerId customer, String reference, Predicate<PlanStep> which, Instant at, Actor by) {
        var locked = plans.lock(customer, reference);
        if (locked.isEmpty() || locked.get().state() == Plan.State.CANCELLED) return;
        var plan = locked.get();
        var ended = plan.steps().stream()
                .filter(step -> step.is(State.RUNNING) && which.test(step))
                .toList();
        if (ended.isEmpty()) return;
        for (var step : ended) {
            plan.missing(step).ifPresent(earlier -> {
                throw new Refused("step-too-early", earlier.name().packed());
            });
            done(plan, step, at, by);
        }
        advance(customer, reference, by);
    }

    /** Ends the running step of a kind of one item. */
    void finish(CustomerId customer, Reference reference, String kind, Instant at, Actor by) {
        finish(
                customer,
                reference.plan(),
                step -> step.kind().equals(kind) && (step.item() == 0 || step.item() == reference.item()),
                at,
                by);
    }

    /** Ends the step that waits for the call to the customer, even if its turn had not come. */
    void calledBack(CustomerId customer, String reference, Instant at, Actor by) {
        var plan = plans.lock(customer, reference);
        plan.flatMap(one -> one.first("CALL_BACK"))
                .filter(step -> step.is(State.WAITING) || step.is(State.RUNNING))
                .ifPresent(step -> {
                    table.begun(plan.get(), step, "", at, at);
                    done(plan.get(), step, at, by);
                });
    }

    private void begin(Plan plan, PlanStep step, Actor by) {
        var now = clock.instant();
        var turn = new Turn(plan, step, plan.itemOf(step), by);
        if (!step.makes().isEmpty()) promise(turn, now);
        table.begun(plan, step, "", now, now);
        var begun = menu.doing(step.kind()).begin(turn);
        if (begun.done()) {
            done(plan, step, now, by);
            return;
        }
        table.begun(plan, step, begun.subject(), now, begun.expected() == null ? now : begun.expected());
    }

    private void done(Plan plan, PlanStep step, Instant at, Actor by) {
        table.ended(plan, step, State.DONE, at, by);
        if (!step.keeps().isEmpty()) {
            var reference = Reference.of(plan.reference(), plan.itemOf(step).number());
            promises.keep(plan.customer(), PromiseType.valueOf(step.keeps()), reference, at, "step:" + step.code());
        }
        events.publishEvent(
                new StepDone(plan.customer(), plan.reference(), step.item(), step.code(), step.kind(), at, by));
    }

    /** Writes down what the plan waits for, or that it is over. */
    private void settle(Plan plan, Actor by) {
        if (plan.state() != Plan.State.RUNNING) return;
        var over = plan.steps().stream().filter(PlanStep::counts).allMatch(step -> step.is(State.DONE));
        if (!over) {
            waits(plan);
            return;
        }
        var at = plan.steps().stream()
                .filter(PlanStep::counts)
                .map(PlanStep::endedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(clock.instant());
        table.state(plan, Plan.State.COMPLETED, Stage.NONE, at);
        events.publishEvent(new PlanCompleted(plan.customer(), plan.reference(), at));
        advance(plan.customer(), plan.reference(), by);
    }

    private void waits(Plan plan) {
        var stage = plan.steps().stream()
                .filter(step -> step.counts() && step.is(State.RUNNING))
                .filter(plan::ready)
                .map(step -> menu.doing(step.kind()).stage())
                .findFirst()
                .orElse(Stage.NONE);
        if (stage == plan.stage()) return;
        table.state(plan, Plan.State.RUNNING, stage, null);
        events.publishEvent(new PlanWaits(plan.customer(), plan.reference(), stage));
    }

    private void promise(Turn turn, Instant from) {
        var plan = turn.plan();
        var _ = promises.make(
                new NewPromise(
                        plan.customer(),
                        PromiseType.valueOf(turn.step().makes()),
                        turn.reference(),
                        plan.segment(),
                        turn.item().product(),
                        plan.rural(),
                        from,
                        plan.owner(),
                        plan.businessLine()),
                turn.by());
    }
}
