package furong.dispatch;

import furong.dispatch.Proposal.State;
import furong.planning.DayPlan;
import furong.planning.Item;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Other plans for a day that wait for the dispatcher's word, and those that were decided or applied by themselves. */
@Component
@Transactional
public class Proposals {

    private final ProposalRows rows;
    private final Snapshots snapshots;
    private final Replanning replanning;
    private final Commits commits;
    private final Audit audit;

    Proposals(ProposalRows rows, Snapshots snapshots, Replanning replanning, Commits commits, Audit audit) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.replanning = replanning;
        this.commits = commits;
        this.audit = audit;
    }

    /** A day's proposals with what they change, the newest first. */
    @Transactional(readOnly = true)
    public List<Proposal> of(LocalDate day, int limit) {
        return rows.of(day, limit);
    }

    /** The one that waits, if one does. */
    @Transactional(readOnly = true)
    public Optional<Proposal> open(LocalDate day) {
        return rows.of(day, 5).stream()
                .filter(proposal -> proposal.state() == State.OPEN)
                .findFirst();
    }

    /**
     * The dispatcher says yes. Refused as {@code plan-moved-on} if the plan is no longer the one it was made from, as
     * {@code proposal-decided} if it was decided already. What a crew has begun meanwhile stays as it is.
     */
    public int accept(LocalDate day, ProposalId id, Actor by) {
        var proposal = rows.find(day, id).orElseThrow(() -> new Refused("not-found", id.text()));
        switch (proposal.state()) {
            case OPEN -> {}
            case OVERTAKEN -> throw new Refused("plan-moved-on");
            case APPLIED, REJECTED -> throw new Refused("proposal-decided");
        }
        var snapshot = snapshots.of(day);
        var before = snapshot.plan();
        if (before.version() != proposal.base()) throw new Refused("plan-moved-on");
        if (!rows.end(day, State.APPLIED, by.badge()).equals(Optional.of(id))) throw new Refused("plan-moved-on");
        var version = commits.store(before, applied(snapshot, before, id), null);
        audit.note(by, "plan.accepted", 0, "day:" + day, Map.of("proposal", id.text(), "version", version));
        return version;
    }

    /** The dispatcher says no; the plan stays. */
    public void reject(LocalDate day, ProposalId id, Actor by) {
        var proposal = rows.find(day, id).orElseThrow(() -> new Refused("not-found", id.text()));
        if (proposal.state() != State.OPEN) throw new Refused("proposal-decided");
        rows.end(day, State.REJECTED, by.badge());
        audit.note(by, "plan.rejected", 0, "day:" + day, Map.of("proposal", id.text()));
    }

    private DayPlan applied(Snapshots.Snapshot snapshot, DayPlan before, ProposalId id) {
        var orders = rows.orders(before.day(), id);
        var items = before.places().values().stream()
                .collect(Collectors.toMap(
                        placed -> placed.stop().id(), placed -> placed.stop().item()));
        for (var item : before.unassigned()) items.put(item.id(), item);
        var plan = before;
        var placed = new HashSet<StopId>();
        for (var order : orders.entrySet()) {
            var stops = new ArrayList<Item>();
            for (var stop : order.getValue()) {
                var item = items.get(stop);
                if (item == null) continue;
                stops.add(item);
                placed.add(stop);
            }
            plan = plan.with(replanning.hand(snapshot, plan).order(order.getKey(), stops));
        }
        var gone = orders.keySet().stream()
                .flatMap(crew -> before.crew(crew).stream())
                .flatMap(crew -> crew.items().stream())
                .filter(item -> !placed.contains(item.id()));
        var left = new ArrayList<>(before.unassigned().stream()
                .filter(item -> !placed.contains(item.id()))
                .toList());
        gone.forEach(left::add);
        return plan.with(Map.of(), left);
    }
}
