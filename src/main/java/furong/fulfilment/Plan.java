package furong.fulfilment;

import furong.catalog.OfferId;
import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.organisation.Segment;
import furong.organisation.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is being done about an order: its items, and its steps in the order in which they are shown. */
public record Plan(
        CustomerId customer,
        Id id,
        String reference,
        String action,
        String procedure,
        OfferId offer,
        String product,
        String businessLine,
        UnitId owner,
        Segment segment,
        boolean rural,
        String contact,
        @Nullable LocalDate effective,
        long askedBy,
        UnitId askedUnit,
        State state,
        Stage stage,
        Instant beganAt,
        @Nullable Instant endedAt,
        List<Item> items,
        List<PlanStep> steps) {

    /** The identity of a plan; whoever asked for it knows it by the reference given. */
    public record Id(long value) implements furong.platform.Id {}

    public enum State {
        RUNNING,
        COMPLETED,
        CANCELLED
    }

    public Plan {
        items = List.copyOf(items);
        steps = List.copyOf(steps);
    }

    /** The item a step is about; the first for one all share. */
    public Item itemOf(PlanStep step) {
        return items.get(Math.max(1, step.item()) - 1);
    }

    /** The first step of a kind. */
    public Optional<PlanStep> first(String kind) {
        return steps.stream().filter(step -> step.kind().equals(kind)).findFirst();
    }

    /** The visit booked for the first step of a kind, VISIT or VISIT_OLD; empty if there is none yet. */
    public Optional<VisitId> visit(String kind) {
        return first(kind).filter(SiteVisits::isBooked).map(SiteVisits::visit);
    }

    /** Whether it is this step that the plan waits for now; one begun at once may have to wait for others. */
    public boolean isTurnOf(PlanStep step) {
        return step.is(PlanStep.State.RUNNING) && ready(step);
    }

    /** Whether everything {@code step} needs is done. */
    boolean ready(PlanStep step) {
        return steps.stream().filter(step::needs).allMatch(earlier -> earlier.is(PlanStep.State.DONE));
    }

    /** The first step {@code step} still waits for. */
    Optional<PlanStep> missing(PlanStep step) {
        return steps.stream()
                .filter(step::needs)
                .filter(earlier -> !earlier.is(PlanStep.State.DONE))
                .findFirst();
    }

    /** What a plan waits for. */
    public enum Stage {
        VISIT,
        NETWORK,
        WORK,
        DATE,
        NONE
    }
}
