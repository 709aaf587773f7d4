package furong.fulfilment;

import furong.customer.CustomerId;
import furong.fieldwork.HoldId;
import furong.fulfilment.Plan.Stage;
import furong.fulfilment.PlanStep.State;
import furong.fulfilment.Turn.Reference;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees orders through, by plans of steps that recipes name. */
@Component
@Transactional
public class Fulfilment {

    private final Recipes recipes;
    private final Conditions conditions;
    private final Plans plans;
    private final PlanTable table;
    private final Runner runner;
    private final Menu menu;
    private final SiteVisits siteVisits;
    private final Promises promises;
    private final Audit audit;
    private final Clock clock;

    Fulfilment(
            Recipes recipes,
            Conditions conditions,
            Plans plans,
            PlanTable table,
            Runner runner,
            Menu menu,
            SiteVisits siteVisits,
            Promises promises,
            Audit audit,
            Clock clock) {
        this.recipes = recipes;
        this.conditions = conditions;
        this.plans = plans;
        this.table = table;
        this.runner = runner;
        this.menu = menu;
        this.siteVisits = siteVisits;
        this.promises = promises;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a plan by the recipe in force and begins every step that can begin now, in the caller's transaction: if one
     * is refused (no port free, slot gone), there is no plan.
     *
     * @throws Refused plan-no-recipe, and whatever the first steps are refused for
     */
    public Plan begin(NewPlan wanted, Actor by) {
        var at = clock.instant();
        var recipe = recipes.current(wanted.action(), wanted.product(), LocalDate.ofInstant(at, clock.getZone()));
        var id = new Plan.Id(Ids.next());
        table.insert(wanted, id, recipe, by, at);
        for (var n = 0; n < recipe.steps().size(); n++) {
            var step = recipe.steps().get(n);
            for (var item : wanted.items()) {
                if (step.shared() && item.number() > 1) continue;
                if (!conditions.hold(step.onlyIf(), wanted, item)) continue;
                var slot = wanted.slots().get(step.kind());
                var subject = slot == null ? "" : SiteVisits.held(slot);
                table.insert(wanted.customer(), id, step.shared() ? 0 : item.number(), n + 1, step, subject);
            }
        }
        runner.advance(wanted.customer(), wanted.reference(), by);
        return plans.get(wanted.customer(), wanted.reference());
    }

    @Transactional(readOnly = true)
    public Plan get(CustomerId customer, String reference) {
        return plans.get(customer, reference);
    }

    @Transactional(readOnly = true)
    public Optional<Plan> find(CustomerId customer, String reference) {
        return plans.find(customer, reference);
    }

    /**
     * Gives a plan up: what was taken is given back, last things first.
     *
     * @throws Refused plan-is-over, plan-past-return (naming the step), or what a step's taking back is refused for
     */
    public void cancel(CustomerId customer, String reference, String why, Actor by) {
        var plan = plans.lock(customer, reference).orElseThrow(() -> new Refused("not-found", reference));
        if (plan.state() != Plan.State.RUNNING) throw new Refused("plan-is-over");
        plan.steps().stream().filter(PlanStep::isPastReturn).findFirst().ifPresent(step -> {
            throw new Refused("plan-past-return", step.name().packed());
        });
        var now = clock.instant();
        for (var step : plan.steps().reversed()) {
            if (step.is(State.WAITING)) table.ended(plan, step, State.SKIPPED, now, by);
            if (!step.is(State.RUNNING) && !step.is(State.DONE)) continue;
            menu.doing(step.kind()).undo(new Turn(plan, step, plan.itemOf(step), by), why);
            table.ended(plan, step, State.UNDONE, now, by);
            if (step.makes().isEmpty()) continue;
            var subject = Reference.of(reference, plan.itemOf(step).number());
            promises.voidIt(customer, PromiseType.valueOf(step.makes()), subject, "CUSTOMER", by);
        }
        table.state(plan, Plan.State.CANCELLED, Stage.NONE, now);
        audit.note(by, "plan.cancelled", customer.value(), reference, Map.of("why", why));
    }

    /** The customer was rung: perhaps before everything was done, for the crew's part is what is asked about. */
    public void calledBack(CustomerId customer, String reference, Instant at, Actor by) {
        runner.calledBack(customer, reference, at, by);
    }

    /**
     * Books the visit of a step that has none, because none was chosen or the one chosen would come too early.
     *
     * @throws Refused plan-step-unknown, plan-visit-booked
     */
    public void bookVisit(CustomerId customer, String reference, String code, HoldId slot, Actor by) {
        var plan = plans.lock(customer, reference).orElseThrow(() -> new Refused("not-found", reference));
        var step = plan.steps().stream()
                .filter(one -> one.code().equals(code)
                        && one.is(State.RUNNING)
                        && siteVisits.kinds().contains(one.kind()))
                .findFirst()
                .orElseThrow(() -> new Refused("plan-step-unknown", code));
        if (!step.subject().isEmpty()) throw new Refused("plan-visit-booked");
        siteVisits.book(new Turn(plan, step, plan.itemOf(step), by), slot);
    }
}
