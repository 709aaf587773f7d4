package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.dispatch.Live;
import furong.dispatch.Proposal;
import furong.dispatch.ProposalId;
import furong.dispatch.Proposals;
import furong.fieldwork.Command;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.planning.Difference.Move;
import furong.planning.Item;
import furong.planning.StopId;
import furong.platform.Ids;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/**
 * What a dispatcher hears on the telephone: it takes longer, the customer is late, a crew cannot go on, something goes before the
 * rest. The plan answers; the board says what it did by itself, or shows what it proposes.
 */
@Allowed(Role.DISPATCHER)
@Controller
class BoardEvents {

    private static final int MOVES_MAX = 8;

    private final BoardDoor door;
    private final BoardSource source;
    private final Live live;
    private final Proposals proposals;
    private final Organisation organisation;
    private final Templates templates;
    private final Clock clock;

    BoardEvents(
            BoardDoor door,
            BoardSource source,
            Live live,
            Proposals proposals,
            Organisation organisation,
            Templates templates,
            Clock clock) {
        this.door = door;
        this.source = source;
        this.live = live;
        this.proposals = proposals;
        this.organisation = organisation;
        this.templates = templates;
        this.clock = clock;
    }

    /** A stop of the board something is told about. */
    record About(String day, @Nullable String unit, StopId stop) {

        BoardDoor.Wanted wanted() {
            return new BoardDoor.Wanted(day, unit);
        }
    }

    /** The work takes so many minutes longer than planned. */
    @PostMapping("/board/overruns")
    JteModel overrun(
            About about,
            @RequestParam(defaultValue = "0") int minutes,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var item = told(about, who, shell);
        var before = newest(about.wanted(), shell);
        live.overrun(customer(item), about.stop().visit(), minutes, who.actor(request));
        var title = shell.t("board.told.OVERRUN", BoardWords.name(item, shell), minutes);
        return answer(about.wanted(), title, before, who, shell);
    }

    /** The customer will be there later on the same day. */
    @PostMapping("/board/lateness")
    JteModel late(
            About about,
            @RequestParam(defaultValue = "") String from,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var item = told(about, who, shell);
        var later = BoardDoor.time("from", from);
        if (later == null) throw Refused.field("from", "late-from");
        var before = newest(about.wanted(), shell);
        var command = new Command("late:" + Ids.text(Ids.next()), clock.instant(), who.actor(request));
        live.customerLate(customer(item), about.stop().visit(), later, command);
        var title = shell.t("board.told.CUSTOMER_LATE", BoardWords.name(item, shell), later);
        return answer(about.wanted(), title, before, who, shell);
    }

    /** It goes before everything else: whoever can be there first goes there next. */
    @PostMapping("/board/emergencies")
    JteModel emergency(
            About about,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var item = told(about, who, shell);
        var before = newest(about.wanted(), shell);
        live.emergency(customer(item), about.stop().visit(), why, who.actor(request));
        var after = door.desk(who, about.wanted(), shell.today()).plan().find(about.stop());
        var title = shell.t(
                "board.told.EMERGENCY",
                BoardWords.name(item, shell),
                after.map(placed -> placed.crew().name()).orElse(shell.t("board.nobody")),
                after.map(placed -> BoardWords.time(placed.stop().start())).orElse("—"));
        return answer(about.wanted(), title, before, who, shell);
    }

    /** A crew of the day, with what can be told about it. */
    @GetMapping("/board/crews/{crew}")
    JteModel crew(@PathVariable CrewId crew, BoardDoor.Wanted wanted, SignedIn who, Shell shell) {
        var desk = door.desk(who, wanted, shell.today());
        var asked = BoardDoor.crew(desk, crew);
        var today = desk.plan().day().equals(shell.today()) && BoardDoor.isStored(desk.plan());
        var gone = live.isGone(desk.plan().day(), crew);
        var unit = organisation.unit(asked.unit());
        return templates.boardCrew(new CrewView(shell, desk, asked, shell.t(unit.name()), today, gone));
    }

    /** A crew cannot go on: what it had is given to others, or waits. */
    @PostMapping("/board/absences")
    JteModel gone(
            BoardDoor.Wanted wanted,
            @RequestParam CrewId crew,
            @RequestParam(defaultValue = "") String why,
            SignedIn who,
            HttpServletRequest request,
            Shell shell) {
        var name = mine(crew, wanted, who, shell);
        var before = newest(wanted, shell);
        live.crewGone(crew, why, who.actor(request));
        return answer(wanted, shell.t("board.told.CREW_GONE", name), before, who, shell);
    }

    @PostMapping("/board/returns")
    JteModel back(
            BoardDoor.Wanted wanted, @RequestParam CrewId crew, SignedIn who, HttpServletRequest request, Shell shell) {
        var name = mine(crew, wanted, who, shell);
        var before = newest(wanted, shell);
        live.crewBack(crew, who.actor(request));
        return answer(wanted, shell.t("board.told.CREW_BACK", name), before, who, shell);
    }

    private Item told(About about, SignedIn who, Shell shell) {
        var desk = door.desk(who, BoardDoor.day(about.day()));
        BoardDoor.mustHave(desk, about.stop());
        mustAnswer(desk, shell);
        return desk.plan().item(about.stop()).orElseThrow();
    }

    private String mine(CrewId crew, BoardDoor.Wanted wanted, SignedIn who, Shell shell) {
        var desk = door.desk(who, wanted.on(shell.today()));
        mustAnswer(desk, shell);
        return BoardDoor.crew(desk, crew).name();
    }

    /** Only a day that was planned and is today has a plan that answers. */
    private static void mustAnswer(DayDesk desk, Shell shell) {
        if (!desk.plan().day().equals(shell.today())) throw new Refused("board-not-today");
        if (!BoardDoor.isStored(desk.plan())) throw new Refused("day-not-planned");
    }

    private static CustomerId customer(Item item) {
        var customer = item.task().customer();
        if (customer == null) throw new Refused("not-found", item.id().text());
        return customer;
    }

    private Optional<ProposalId> newest(BoardDoor.Wanted wanted, Shell shell) {
        return newest(wanted.on(shell.today())).map(Proposal::id);
    }

    private Optional<Proposal> newest(LocalDate day) {
        return proposals.of(day, 1).stream().findFirst();
    }

    /** What the plan made of it: nothing, something by itself, or a proposal that waits. */
    private JteModel answer(
            BoardDoor.Wanted wanted, String title, Optional<ProposalId> before, SignedIn who, Shell shell) {
        var view = source.view(door.desk(who, wanted, shell.today()), who, shell);
        var made = newest(view.desk().plan().day())
                .filter(proposal -> !before.equals(Optional.of(proposal.id())))
                .orElse(null);
        if (made == null)
            return templates.boardLive(view, new Said(title, shell.t("board.answer.nothing"), List.of(), Tone.GOOD));
        if (made.state() == Proposal.State.OPEN)
            return templates.boardLive(
                    view,
                    new Said(title, shell.t("board.answer.waits", made.moves().size()), List.of(), Tone.WARN));
        var moves = made.moves().stream()
                .limit(MOVES_MAX)
                .map(move -> move(move, view))
                .toList();
        var tone = made.moves().stream().anyMatch(Move::window) ? Tone.WARN : Tone.GOOD;
        return templates.boardLive(
                view, new Said(title, shell.t("board.answer.done", made.moves().size()), moves, tone));
    }

    private static String move(Move move, DayView view) {
        var moved = view.stopName(move.stop()) + " · " + where(move.from(), move.fromStart(), view) + " → "
                + where(move.to(), move.toStart(), view);
        return move.window() ? moved + " · " + view.shell().t("board.answer.late") : moved;
    }

    private static String where(@Nullable CrewId crew, int start, DayView view) {
        return view.crewName(crew) + (start < 0 ? "" : " " + BoardWords.time(start));
    }
}
