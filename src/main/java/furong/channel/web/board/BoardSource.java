package furong.channel.web.board;

import furong.board.Board;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.dispatch.Days;
import furong.dispatch.Live;
import furong.dispatch.Proposal;
import furong.dispatch.Proposals;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.platform.Actor;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the board together from what the modules say of the day; so many questions however many crews there are. */
@Component
class BoardSource {

    private static final int EVENTS = 20;

    private final Days days;
    private final Live live;
    private final Proposals proposals;
    private final Board board;
    private final Organisation organisation;

    BoardSource(Days days, Live live, Proposals proposals, Board board, Organisation organisation) {
        this.days = days;
        this.live = live;
        this.proposals = proposals;
        this.board = board;
        this.organisation = organisation;
    }

    DayView view(DayDesk desk, SignedIn who, Shell shell) {
        var day = desk.plan().day();
        var mine = desk.ids();
        var open = proposals.open(day);
        var risks = days.atRisk(day).stream()
                .filter(risk -> mine.contains(risk.crew().id()))
                .toList();
        var self = new Actor(who.who().id().value(), 0, who.who().badge(), "");
        return new DayView(
                shell,
                desk,
                days.violations(day),
                risks,
                board.causes(desk.items()),
                open.orElse(null),
                open.isPresent() && decides(who, desk, open.get()),
                story(desk),
                board.last(day, self).orElse(null),
                organisation.units().stream()
                        .filter(unit -> who.scope().sees(unit.id()))
                        .toList(),
                who.is(Role.DISPATCHER));
    }

    /** The newest of what concerns crews in scope; a day nobody planned has no story. */
    private DayStory story(DayDesk desk) {
        if (!BoardDoor.isStored(desk.plan())) return DayStory.NOTHING;
        var day = desk.plan().day();
        var mine = desk.ids();
        var events = live.events(day, EVENTS).stream()
                .filter(event -> event.crew() == null || mine.contains(event.crew()))
                .toList();
        if (events.isEmpty()) return DayStory.NOTHING;
        var answers = proposals.of(day, EVENTS).stream()
                .collect(Collectors.toMap(answer -> answer.event().id(), Function.identity(), (newer, older) -> newer));
        var saved = live.savedWaits(day, EVENTS).stream()
                .filter(wait -> mine.contains(wait.crew()))
                .toList();
        return new DayStory(events, answers, saved);
    }

    /** Whoever has all the crews that a proposal moves something from or to. */
    static boolean decides(SignedIn who, DayDesk desk, Proposal proposal) {
        var crews = proposal.moves().stream()
                .flatMap(move -> java.util.stream.Stream.of(move.from(), move.to()))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Set<CrewId> theirs = desk.plan().crews().stream()
                .filter(crew -> who.scope().sees(crew.unit()))
                .map(crew -> crew.id())
                .collect(Collectors.toSet());
        return theirs.containsAll(crews);
    }
}
