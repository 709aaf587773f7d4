package furong.fulfilment;

import furong.fieldwork.VisitDone;
import furong.fieldwork.VisitRebooked;
import furong.fieldwork.Visits;
import furong.fulfilment.PlanStep.State;
import furong.fulfilment.Turn.Reference;
import furong.organisation.Staff;
import furong.platform.Actor;
import furong.subscription.Activated;
import furong.subscription.CameBack;
import furong.subscription.Changed;
import furong.subscription.Ended;
import furong.subscription.LegLive;
import furong.subscription.OldLegGone;
import furong.subscription.Renumbered;
import furong.subscription.SwitchedOn;
import furong.subscription.WentOff;
import furong.workorder.WorkDone;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears that something a plan waits for has happened. The crew's "done" and a desk's are heard in their own transaction,
 * so that no crash can come between the two; what the network did is heard after it was recorded, until that succeeds.
 */
@Component
@Transactional
class Hearing {

    private static final Actor SYSTEM = Actor.system("fulfilment");

    private final Runner runner;
    private final Plans plans;
    private final SiteVisits siteVisits;
    private final Visits visits;
    private final Staff staff;

    Hearing(Runner runner, Plans plans, SiteVisits siteVisits, Visits visits, Staff staff) {
        this.runner = runner;
        this.plans = plans;
        this.siteVisits = siteVisits;
        this.visits = visits;
        this.staff = staff;
    }

    @EventListener
    void on(VisitDone done) {
        if (plans.find(done.customer(), done.reference()).isEmpty()) return;
        var subject = SiteVisits.subject(done.visit());
        var crew = staff.member(done.handler()).from(subject);
        runner.finish(done.customer(), done.reference(), step -> step.subject().equals(subject), done.at(), crew);
    }

    /** The step is expected later; taking down what is old waits for another appointment if the new comes after it. */
    @EventListener
    void on(VisitRebooked rebooked) {
        var found = plans.lock(rebooked.customer(), rebooked.reference());
        if (found.isEmpty()) return;
        var plan = found.get();
        var subject = SiteVisits.subject(rebooked.visit());
        plan.steps().stream()
                .filter(step -> step.is(State.RUNNING) && step.subject().equals(subject))
                .forEach(step -> siteVisits.pointTo(plan, step, visits.get(plan.customer(), rebooked.visit())));
        plan.steps().stream()
                .filter(step -> step.is(State.RUNNING)
                        && step.kind().equals("VISIT_OLD")
                        && !step.subject().isEmpty()
                        && !step.subject().equals(subject))
                .filter(step -> beginsBefore(plan, step, rebooked))
                .forEach(step -> siteVisits.release(new Turn(plan, step, plan.itemOf(step), SYSTEM)));
    }

    @EventListener
    void on(WorkDone done) {
        runner.finish(
                done.customer(),
                done.reference(),
                step -> step.subject().equals(done.work().subject()),
                done.at(),
                done.by());
    }

    @ApplicationModuleListener
    void on(SwitchedOn on) {
        var reference = Reference.parse(on.reference());
        runner.finish(on.customer(), reference, "ACTIVATE", on.at(), SYSTEM);
        runner.finish(on.customer(), reference, "ACTIVATE_LEG", on.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(Activated activated) {
        var reference = Reference.parse(activated.reference());
        runner.finish(activated.customer(), reference, "ACTIVATE", activated.at(), SYSTEM);
        runner.finish(activated.customer(), reference, "TEST", activated.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(LegLive live) {
        var reference = Reference.parse(live.reference());
        runner.finish(live.customer(), reference, "ACTIVATE_LEG", live.at(), SYSTEM);
        runner.finish(live.customer(), reference, "TEST_LEG", live.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(OldLegGone gone) {
        runner.finish(gone.customer(), Reference.parse(gone.reference()), "RELEASE_LEG", gone.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(Changed changed) {
        runner.finish(changed.customer(), Reference.parse(changed.reference()), "CHANGE", changed.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(Renumbered renumbered) {
        runner.finish(
                renumbered.customer(), Reference.parse(renumbered.reference()), "RENUMBER", renumbered.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(WentOff off) {
        runner.finish(off.customer(), Reference.parse(off.reference()), "HOLD", off.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(CameBack back) {
        runner.finish(back.customer(), Reference.parse(back.reference()), "LIFT", back.at(), SYSTEM);
    }

    @ApplicationModuleListener
    void on(Ended ended) {
        runner.finish(ended.customer(), Reference.parse(ended.reference()), "END", ended.at(), SYSTEM);
    }

    private boolean beginsBefore(Plan plan, PlanStep step, VisitRebooked rebooked) {
        var old = visits.get(plan.customer(), SiteVisits.visit(step)).appointment();
        var first = plan.first("VISIT").map(PlanStep::subject).orElse("");
        return Objects.equals(first, SiteVisits.subject(rebooked.visit()))
                && old.day().atTime(old.from()).isBefore(rebooked.day().atTime(rebooked.until()));
    }
}
