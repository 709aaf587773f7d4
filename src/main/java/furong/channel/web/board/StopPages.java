package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.dispatch.Assignments;
import furong.dispatch.Days;
import furong.organisation.CrewId;
import furong.organisation.Role;
import furong.planning.Hand;
import furong.planning.StopId;
import furong.planning.Violation;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** One stop of the board: what is known of it, who could do it, and why somebody is not to. */
@Allowed(Role.DISPATCHER)
@Controller
class StopPages {

    private final BoardDoor door;
    private final Assignments assignments;
    private final Days days;
    private final Templates templates;

    StopPages(BoardDoor door, Assignments assignments, Days days, Templates templates) {
        this.door = door;
        this.assignments = assignments;
        this.days = days;
        this.templates = templates;
    }

    @GetMapping("/board/stops/{stop}")
    JteModel show(@PathVariable StopId stop, BoardDoor.Wanted wanted, SignedIn who, Shell shell) {
        var desk = door.desk(who, wanted.on(shell.today()));
        BoardDoor.mustHave(desk, stop);
        var item = desk.plan().item(stop).orElseThrow();
        var placed = desk.plan().find(stop).orElse(null);
        var quotes = item.task().begun()
                ? List.<furong.planning.Quote>of()
                : assignments.candidates(desk.plan().day(), stop);
        List<Violation> broken = placed == null
                ? List.of()
                : Hand.violations(placed.crew(), days.rules(desk.plan().day())).stream()
                        .filter(rule -> rule.stop().equals(stop))
                        .toList();
        var shown =
                new DayDesk(desk.plan(), door.desk(who, wanted, shell.today()).unit(), desk.crews(), desk.open());
        return templates.boardStop(new StopView(shell, shown, item, placed, quotes, broken, who.is(Role.DISPATCHER)));
    }

    /** "Why not Li at ten?" */
    @GetMapping("/board/stops/{stop}/why")
    JteModel why(
            @PathVariable StopId stop,
            BoardDoor.Wanted wanted,
            @RequestParam CrewId crew,
            @RequestParam @Nullable String at,
            SignedIn who,
            Shell shell) {
        var desk = door.desk(who, wanted.on(shell.today()));
        BoardDoor.mustHave(desk, stop);
        var asked = BoardDoor.crew(desk, crew);
        var quote = assignments.why(desk.plan().day(), stop, crew, BoardDoor.time("at", at));
        return templates.boardWhy(shell, desk, stop, asked, quote, at == null ? "" : at);
    }
}
