package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.dispatch.Assignments;
import furong.dispatch.Offers;
import furong.dispatch.Offers.Which;
import furong.dispatch.ProposalId;
import furong.dispatch.Proposals;
import furong.organisation.Role;
import furong.planning.StopId;
import furong.planning.Task;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What a dispatcher decides for many visits at once: a proposal, another look, another day for a list. */
@Allowed(Role.DISPATCHER)
@Controller
class BoardDecisions {

    private static final int REBOOKED_MAX = 100;
    private static final int DAYS = 10;

    private final BoardDoor door;
    private final BoardSource source;
    private final Proposals proposals;
    private final Assignments assignments;
    private final Offers offers;
    private final Templates templates;

    BoardDecisions(
            BoardDoor door,
            BoardSource source,
            Proposals proposals,
            Assignments assignments,
            Offers offers,
            Templates templates) {
        this.door = door;
        this.source = source;
        this.proposals = proposals;
        this.assignments = assignments;
        this.offers = offers;
        this.templates = templates;
    }

    @PostMapping("/board/proposals/{proposal}/accepted")
    JteModel accept(
            @PathVariable ProposalId proposal,
            BoardDoor.Wanted wanted,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var day = decidable(proposal, wanted, who, shell);
        proposals.accept(day, proposal, who.actor(request));
        return live(wanted, who, shell, "accepted");
    }

    @PostMapping("/board/proposals/{proposal}/declined")
    JteModel decline(
            @PathVariable ProposalId proposal,
            BoardDoor.Wanted wanted,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var day = decidable(proposal, wanted, who, shell);
        proposals.reject(day, proposal, who.actor(request));
        return live(wanted, who, shell, "declined");
    }

    /** Has the planner look at the day again: what has no crew is placed, what moves a window is proposed. */
    @PostMapping("/board/looks")
    JteModel look(BoardDoor.Wanted wanted, SignedIn who, HttpServletRequest request, Shell shell) {
        var desk = door.desk(who, wanted, shell.today());
        if (!BoardDoor.isStored(desk.plan())) throw new Refused("day-not-planned");
        assignments.replan(desk.plan().day(), who.actor(request));
        return live(wanted, who, shell, "looked");
    }

    /** Gives the chosen visits the best other window from the day after; their customers are told. */
    @PostMapping("/board/rebookings")
    JteModel rebook(
            BoardDoor.Wanted wanted,
            @RequestParam(name = "stop", required = false) @Nullable List<StopId> stops,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var desk = door.desk(who, wanted, shell.today());
        if (stops == null || stops.isEmpty()) throw new Refused("rebook-none");
        if (stops.size() > REBOOKED_MAX) throw new Refused("rebook-many", REBOOKED_MAX);
        var known = desk.byId();
        var which = stops.stream()
                .flatMap(stop -> {
                    var item = known.get(stop);
                    if (item == null) throw new Refused("not-found", stop.text());
                    return which(item.task());
                })
                .toList();
        var later = desk.plan().day().isBefore(shell.today())
                ? shell.today()
                : desk.plan().day();
        var moved = offers.rebookAll(which, later.plusDays(1), DAYS, who.actor(request));
        return templates.boardRebooked(shell, known, moved);
    }

    private static Stream<Which> which(Task task) {
        var customer = task.customer();
        return customer == null || task.begun()
                ? Stream.of()
                : Stream.of(new Which(customer, task.id().visit()));
    }

    /** The day of a proposal that is open still and this person's to decide. */
    private LocalDate decidable(ProposalId id, BoardDoor.Wanted wanted, SignedIn who, Shell shell) {
        var desk = door.desk(who, wanted, shell.today());
        var day = desk.plan().day();
        var open = proposals.open(day).filter(one -> one.id().equals(id));
        if (open.isEmpty()) throw new Refused("proposal-decided");
        if (!BoardSource.decides(who, desk, open.get())) throw new Refused("not-found", id.text());
        return day;
    }

    private JteModel live(BoardDoor.Wanted wanted, SignedIn who, Shell shell, String what) {
        var view = source.view(door.desk(who, wanted, shell.today()), who, shell);
        return templates.boardLive(view, Said.order(shell.t("board.said." + what, "", ""), List.of(), shell));
    }
}
